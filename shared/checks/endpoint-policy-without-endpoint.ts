import { serviceEndpointPolicies } from '../catalog/service-endpoint-policies.ts';
import { serviceEndpointsOf } from '../config/service-endpoints.ts';
import { valueAt } from '../plan/source-edit.ts';
import { defineCheck } from './check.ts';

const [STORAGE] = serviceEndpointPolicies.types.value;
const TYPES: ReadonlySet<string> = new Set(serviceEndpointPolicies.types.value);

/** A service endpoint policy needs the Storage endpoint that it narrows. */
export const endpointPolicyWithoutEndpoint = defineCheck({
  rule: 'endpoint-policy-without-endpoint',
  severity: 'error',
  title: 'A subnet has a service endpoint policy and no Storage endpoint.',
  why: 'A service endpoint policy narrows what a subnet reaches through its service endpoint for Azure Storage, Microsoft.Storage or Microsoft.Storage.Global. Without one there is nothing to narrow, and Azure takes no policy on the subnet. Add the endpoint, or leave the policy out: private endpoints are not filtered by it.',
  born: '2026-11',
  sources: [serviceEndpointPolicies.rules.source],
  scope: 'network',
  messages: {
    missing: '{subnet} has a service endpoint policy and should have a service endpoint for Azure Storage, which the policy narrows.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: app, inputs: {machines: 4}, serviceEndpointPolicy: [/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data]}\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        if (subnet.serviceEndpointPolicy.length === 0 || serviceEndpointsOf(subnet).some((type) => TYPES.has(type))) continue;
        const list = [...subnet.path, 'serviceEndpoints'];
        const path = [...subnet.path, 'serviceEndpointPolicy'];
        const written = valueAt(plan.document, list);
        const edit = Array.isArray(written) ? { path: [...list, written.length], insert: STORAGE } : { path: list, set: [STORAGE] };
        yield finding(
          'missing',
          [subnet.address],
          path,
          { subnet: subnet.address },
          {
            fix: { title: `Add ${STORAGE} to ${subnet.address}`, edits: [edit] },
            alternatives: [{ title: `Remove the service endpoint policy of ${subnet.address}`, edits: [{ path }] }],
          },
        );
      }
    }
  },
});
