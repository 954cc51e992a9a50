import { delegationOf } from '../catalog/by-inputs.ts';
import type { Subnet } from '../plan/plan.ts';
import { residentsOf } from './attachments.ts';
import { defineCheck } from './check.ts';
import { partSubnet } from './remedies/new-subnet.ts';
import { delegationPage } from './sources.ts';

/** A subnet should be delegated to one service, and then hold nothing that a delegation shuts out. */
export const delegationConflict = defineCheck({
  rule: 'delegation-conflict',
  severity: 'error',
  title: 'What lives in a subnet asks for different delegations.',
  why: 'A subnet is delegated to one service. Azure refuses a second delegation, and private endpoints in a delegated subnet.',
  born: '2026-11',
  sources: [delegationPage],
  scope: 'network',
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
  *run({ plan, allocation }, finding) {
    for (const place of allocation.networks) {
      for (const { subnet } of place.subnets) {
        if (subnet.workloads.length < 2 && subnet.privateEndpoints.length === 0) continue;
        const delegated = subnet.workloads.map((workload) => delegationOf(workload)?.to);
        const delegations = [...new Set(delegated.flatMap((to) => to ?? []))].sort();
        const [delegation] = delegations;
        if (delegation === undefined) continue;
        if (delegations.length > 1)
          yield finding(
            'two',
            [subnet.address],
            subnet.path,
            { subnet: subnet.address, delegations: delegations.join(' and ') },
            { fix: partSubnet(plan, place, subnet, placesBut(subnet, keptOf(subnet, delegations), delegated, delegations)) },
          );
        if (subnet.privateEndpoints.length > 0)
          yield finding(
            'endpoints',
            [subnet.address],
            [...subnet.path, 'privateEndpoints'],
            { subnet: subnet.address, delegation },
            { fix: partSubnet(plan, place, subnet, 'endpoints') },
          );
        for (const service of new Set(residentsOf(subnet).flatMap((workload) => (delegationOf(workload) === undefined ? workload.service : [])))) {
          const own = subnet.workloads.flatMap((workload, i) => (workload.service === service ? [i] : []));
          yield finding(
            'undelegated',
            [subnet.address],
            subnet.path,
            { subnet: subnet.address, delegation, service: service.name },
            service.subnet.requiredName?.value === subnet.name ? {} : { fix: partSubnet(plan, place, subnet, [own]) },
          );
        }
      }
    }
  },
});

/** The delegation that the subnet keeps: that of the service whose name it bears, else the first. */
function keptOf(subnet: Subnet, delegations: readonly string[]): string | undefined {
  const named = subnet.workloads.find(({ service }) => service.subnet.requiredName?.value === subnet.name);
  return (named && delegationOf(named)?.to) ?? delegations[0];
}

/** The places of the workloads of each other delegation. */
function placesBut(
  { workloads }: Subnet,
  kept: string | undefined,
  delegated: readonly (string | undefined)[],
  delegations: readonly string[],
): readonly (readonly number[])[] {
  return delegations.filter((to) => to !== kept).map((to) => workloads.flatMap((_, i) => (delegated[i] === to ? [i] : [])));
}
