import { requiredPolicyAliases } from '../catalog/service-endpoint-policies.ts';
import { valueAt } from '../plan/source-edit.ts';
import { defineCheck } from './check.ts';
import { servicesIn } from './services-in.ts';

/** A service endpoint policy should name the alias that a service in its subnet requires. */
export const endpointPolicyAliasMissing = defineCheck({
  rule: 'endpoint-policy-alias-missing',
  severity: 'error',
  title: 'A service endpoint policy lacks the alias that a service in its subnet requires.',
  why: 'SQL Managed Instance works under a service endpoint policy as long as every policy of its subnet names the alias that leads to what the service keeps in Azure Storage itself. Without it Azure refuses the subnet with a conflict of its network intent policy.',
  born: '2026-11',
  sources: requiredPolicyAliases.map(({ alias }) => alias.source),
  scope: 'network',
  messages: { missing: 'The service endpoint policy of {subnet} should name the alias {alias}, which {service} requires.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: sqlmi, service: sql-managed-instance, inputs: {gp: 2}, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: sqlmi, service: sql-managed-instance, inputs: {gp: 2}, serviceEndpoints: [Microsoft.Storage], serviceEndpointPolicy: [/services/Azure/ManagedInstance, /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data]}\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        if (subnet.serviceEndpointPolicy.length === 0) continue;
        for (const { id, name } of servicesIn(subnet)) {
          const alias = requiredPolicyAliases.find(({ service }) => service === id)?.alias;
          if (!alias || subnet.serviceEndpointPolicy.includes(alias.value)) continue;
          const path = [...subnet.path, 'serviceEndpointPolicy'];
          const written = valueAt(plan.document, path);
          const last = Array.isArray(written) ? written.length : 0;
          const fix = { title: `Add ${alias.value} to the policy of ${subnet.address}`, edits: [{ path: [...path, last], insert: alias.value }] };
          yield finding(
            'missing',
            [subnet.address],
            path,
            { subnet: subnet.address, alias: alias.value, service: name },
            { source: alias.source, fix },
          );
        }
      }
    }
  },
});
