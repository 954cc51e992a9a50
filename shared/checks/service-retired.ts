import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import { endingServices } from './ending-services.ts';

/** A plan should not build on a service that is gone. */
export const serviceRetired = defineCheck({
  rule: 'service-retired',
  severity: 'warning',
  title: 'A service is retired.',
  why: 'The plan still works with it, so that what exists can be described. New subnets for it are wasted.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: { retired: '{service} in {subnet} is retired{date}{successor}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: gateway, service: application-gateway-v1, inputs: {instances: 2}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: gateway, service: application-gateway-v2, inputs: {maxInstances: 2}}]\n',
  },
  *run({ plan }, finding) {
    for (const { service, subnet, values, source } of endingServices(plan, 'retired')) {
      yield finding('retired', [subnet.address], subnet.path, { ...values, service: service.name, subnet: subnet.address }, source ? { source } : {});
    }
  },
});
