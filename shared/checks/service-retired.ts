import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { defineCheck } from './check.ts';
import { placesOfEndpoint } from './endpoint-lists.ts';
import { endingServices } from './ending-services.ts';
import { succeed } from './remedies/succeed.ts';

/** A plan should not build on a service that is gone. */
export const serviceRetired = defineCheck({
  rule: 'service-retired',
  severity: 'warning',
  title: 'A service is retired.',
  why: 'The plan still works with it, so that what exists can be described. New subnets for it are wasted.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: {
    retired: '{service} in {subnet} is retired{date}{successor}.',
    endpoint: 'The service endpoint {type} of {subnet} should be removed; {service} is retired.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: gateway, service: application-gateway-v1, inputs: {instances: 2}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: gateway, service: application-gateway-v2, inputs: {maxInstances: 2}}]\n',
  },
  *run({ plan }, finding) {
    for (const { service, subnet, values, source } of endingServices(plan, 'retired')) {
      const fix = succeed(plan, subnet, service);
      yield finding('retired', [subnet.address], subnet.path, { ...values, service: service.name, subnet: subnet.address }, { fix, source });
    }
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        for (const type of subnet.serviceEndpoints) {
          const endpoint = findServiceEndpoint(type);
          if (endpoint?.status !== 'retired') continue;
          const places = placesOfEndpoint(plan, subnet, type);
          const title = `Remove ${type} from ${subnet.address}`;
          const fix = subnet.deployed ? undefined : { title, edits: places.map((path) => ({ path })) };
          const [source] = endpoint.sources;
          yield finding(
            'endpoint',
            [subnet.address],
            places[0] ?? subnet.path,
            { type, subnet: subnet.address, service: endpoint.name },
            { fix, source },
          );
        }
      }
    }
  },
});
