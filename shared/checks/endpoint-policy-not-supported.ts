import { noServiceEndpointPolicies } from '../catalog/service-endpoint-policies.ts';
import { defineCheck } from './check.ts';
import { servicesIn } from './services-in.ts';

const rowOf = new Map(noServiceEndpointPolicies.flatMap((row) => row.services.map((id) => [id, row] as const)));

/** Some services stop working, or Azure refuses their subnet, under a service endpoint policy. */
export const endpointPolicyNotSupported = defineCheck({
  rule: 'endpoint-policy-not-supported',
  severity: 'error',
  title: 'A subnet has a service endpoint policy, and a service in it takes none.',
  why: 'A service endpoint policy cuts off every storage account that it does not list, those in which a managed service keeps its own data among them. Some services therefore take no policy on their subnet: they fail to start, or stop working. Leave the policy out, or let what should be narrowed live in another subnet. Batch has an alias for what it keeps itself; an older page excludes it all the same, which is a warning.',
  born: '2026-11',
  scope: 'network',
  sources: [...new Map(noServiceEndpointPolicies.map(({ fact }) => [fact.source.url, fact.source])).values()],
  messages: {
    refused: '{service} takes no service endpoint policy on its subnet, so {subnet} should do without. {why}',
    unclear:
      'A page excludes service endpoint policies for {service}, and {subnet} has one; whether the alias {alias} in it is enough should be tried first.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: gateway, service: application-gateway-v2, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/22]\n    subnets:\n      - {name: gateway, service: application-gateway-v2, serviceEndpoints: [Microsoft.Storage]}\n      - {name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data]}\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        if (subnet.serviceEndpointPolicy.length === 0) continue;
        const path = [...subnet.path, 'serviceEndpointPolicy'];
        for (const { id, name } of servicesIn(subnet)) {
          const row = rowOf.get(id);
          if (!row) continue;
          const alias = row.aliases?.[id];
          const { source } = row.fact;
          const fix = { title: `Remove the service endpoint policy of ${subnet.address}`, edits: [{ path }] };
          const values = { service: name, subnet: subnet.address };
          if (alias !== undefined && subnet.serviceEndpointPolicy.includes(alias))
            yield finding('unclear', [subnet.address], path, { ...values, alias }, { source, severity: 'warning', fix });
          else yield finding('refused', [subnet.address], path, { ...values, why: row.why }, { source, fix });
        }
      }
    }
  },
});
