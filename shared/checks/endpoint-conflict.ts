import { endpointOverview } from '../catalog/service-endpoint.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { defineCheck } from './check.ts';
import { placesOfEndpoint } from './endpoint-lists.ts';

/** A subnet should have one of two service endpoints that lead to the same resources. */
export const endpointConflict = defineCheck({
  rule: 'endpoint-conflict',
  severity: 'error',
  title: 'A subnet has two service endpoints that exclude each other.',
  why: 'Microsoft.Storage leads to the accounts of one region and Microsoft.Storage.Global to those of all regions. Azure takes one of the two on a subnet. The one for all regions leads to everything that the other does.',
  born: '2026-11',
  sources: [endpointOverview],
  scope: 'network',
  messages: { both: '{subnet} should have {wide} or {narrow}, not both.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Storage, Microsoft.Storage.Global]}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Storage.Global]}]\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        for (const type of subnet.serviceEndpoints) {
          const endpoint = findServiceEndpoint(type);
          const other = endpoint?.excludes;
          // Each of the two names the other: reported once, by the one that leads everywhere.
          if (!endpoint || other === undefined || endpoint.region.value !== 'any-region' || !subnet.serviceEndpoints.includes(other)) continue;
          const places = placesOfEndpoint(plan, subnet, other);
          const fix = { title: `Remove ${other} from ${subnet.address}`, edits: places.map((path) => ({ path })) };
          yield finding(
            'both',
            [subnet.address],
            places[0] ?? subnet.path,
            { subnet: subnet.address, wide: type, narrow: other },
            { source: endpoint.region.source, ...(subnet.deployed ? {} : { fix }) },
          );
        }
      }
    }
  },
});
