import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import { endingServices } from './ending-services.ts';
import { succeed } from './remedies/succeed.ts';

/** A plan should not build on a service that will be gone. */
export const serviceRetiring = defineCheck({
  rule: 'service-retiring',
  severity: 'warning',
  title: 'A service has a date on which it will be retired.',
  why: 'It works until that day. Plan the subnet of its successor now, while there is room beside it.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: { retiring: '{service} in {subnet} retires{date}{successor}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: aks, service: aks-kubenet, inputs: {nodes: 5}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: aks, service: aks-azure-cni-overlay, inputs: {nodes: 5}}]\n',
  },
  *run({ plan }, finding) {
    for (const { service, subnet, values, source } of endingServices(plan, 'retiring')) {
      const fix = succeed(plan, subnet, service);
      yield finding('retiring', [subnet.address], subnet.path, { ...values, service: service.name, subnet: subnet.address }, { fix, source });
    }
  },
});
