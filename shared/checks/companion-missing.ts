import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { serviceById } from '../catalog/catalog.ts';
import { defineCheck } from './check.ts';

/** A service that needs a further subnet beside its own should find it in its network. */
export const companionMissing = defineCheck({
  rule: 'companion-missing',
  severity: 'warning',
  title: 'A service lacks a subnet that belongs beside its own.',
  why: 'Some services need two subnets or more: Azure Firewall with forced tunnelling has its management interface in one of its own, nodes and pods of some clusters live apart. Planned later, the second one may find no room. A set plans all of them in one step.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: { missing: '{network} should have a subnet for {companion} beside {subnet}. {why}' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: firewall, inputs: {forcedTunnelling: true}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: firewall, inputs: {forcedTunnelling: true}}, {service: firewall-management}]\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        const told = new Set<string>();
        for (const { service, inputs } of subnet.workloads) {
          for (const companion of service.subnet.companions ?? []) {
            const needed = companion.needed === 'required' || companion.when?.(inputs) === true;
            if (!needed || told.has(companion.service)) continue;
            told.add(companion.service);
            // A service that belongs beside itself, as the two subnets of a workspace do, is not its own companion.
            const there = network.subnets.some(
              (other) => other !== subnet && other.workloads.some((workload) => workload.service.id === companion.service),
            );
            if (there) continue;
            const [source] = service.sources;
            yield finding(
              'missing',
              [subnet.address],
              subnet.path,
              {
                network: network.name,
                subnet: subnet.address,
                companion: serviceById(companion.service)?.name ?? companion.service,
                why: companion.why,
              },
              source ? { source } : {},
            );
          }
        }
      }
    }
  },
});
