import { delegationOf } from '../catalog/by-inputs.ts';
import { defineCheck } from './check.ts';
import { delegationPage } from './sources.ts';

/** A subnet should be delegated to one service, and then hold nothing that a delegation shuts out. */
export const delegationConflict = defineCheck({
  rule: 'delegation-conflict',
  severity: 'error',
  title: 'What lives in a subnet asks for different delegations.',
  why: 'A subnet is delegated to one service. Azure refuses a second delegation, and private endpoints in a delegated subnet.',
  born: '2026-11',
  sources: [delegationPage],
  messages: {
    two: '{subnet} should be delegated to one service; what lives in it asks for {delegations}.',
    endpoints: '{subnet} is delegated to {delegation} and should hold no private endpoints.',
    undelegated: '{subnet} is delegated to {delegation}; {service} should stand in a subnet without delegation.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, service: sql-managed-instance, inputs: {gp: 1}, privateEndpoints: [{resource: key-vault}]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, service: sql-managed-instance, inputs: {gp: 1}}\n      - {name: endpoints, privateEndpoints: [{resource: key-vault}]}\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        const delegations = [...new Set(subnet.workloads.flatMap((workload) => delegationOf(workload)?.to ?? []))].sort();
        const [delegation] = delegations;
        if (delegation === undefined) continue;
        if (delegations.length > 1)
          yield finding('two', [subnet.address], subnet.path, { subnet: subnet.address, delegations: delegations.join(' and ') });
        if (subnet.privateEndpoints.length > 0)
          yield finding('endpoints', [subnet.address], [...subnet.path, 'privateEndpoints'], { subnet: subnet.address, delegation });
        for (const service of new Set(subnet.workloads.flatMap((workload) => (delegationOf(workload) === undefined ? workload.service : [])))) {
          yield finding('undelegated', [subnet.address], subnet.path, { subnet: subnet.address, delegation, service: service.name });
        }
      }
    }
  },
});
