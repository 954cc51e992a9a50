import { formatPrefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { recommendedOf, smallestOf } from '../catalog/by-inputs.ts';
import { defineCheck } from './check.ts';
import { resizeSubnet } from './remedies/place-anew.ts';

/** A subnet should have the size that its service's documentation advises. */
export const belowRecommended = defineCheck({
  rule: 'below-recommended',
  severity: 'warning',
  title: 'A subnet is smaller than its service recommends.',
  why: 'The subnet holds what is planned today. The documentation of the service advises more, for scaling, maintenance and upgrades. With "sizing: minimum" in the defaults this check is silent.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: { below: '{subnet} is {prefix}; a /{length} or larger is recommended for {service}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: gateway, service: application-gateway-v2, inputs: {maxInstances: 4}, prefix: 10.64.0.0/26}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: gateway, service: application-gateway-v2, inputs: {maxInstances: 4}, prefix: 10.64.0.0/24}]\n',
  },
  *run({ plan, allocation }, finding) {
    if (plan.sizing === 'minimum') return;
    for (const place of allocation.networks) {
      for (const { subnet, prefix } of place.subnets) {
        // As large as all of its services advise, and the sum asks.
        if (!prefix || prefix.length <= subnet.sizing.recommended) continue;
        for (const workload of subnet.workloads) {
          const { service } = workload;
          const recommended = recommendedOf(workload);
          if (!recommended || prefix.length <= recommended.value || prefix.length > smallestOf(workload).value) continue;
          yield finding(
            'below',
            [subnet.address],
            subnet.prefix?.path ?? subnet.path,
            { subnet: subnet.address, prefix: formatPrefix(prefix), length: recommended.value, service: service.name },
            { source: recommended.source, fix: resizeSubnet(place, subnet, subnet.sizing.recommended) },
          );
        }
      }
    }
  },
});
