import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Network, Plan } from '../plan/plan.ts';
import type { Service } from '../catalog/service.ts';
import { same, valueAt } from '../plan/source-edit.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { homesByService, type Home } from './services-in.ts';

/** A service of which a network may hold a fixed number should not stand in it more often. */
export const onePerNetwork = defineCheck({
  rule: 'one-per-network',
  severity: 'error',
  title: 'A virtual network holds more of a service than Azure allows.',
  why: 'A virtual network may hold one VPN gateway, one ExpressRoute gateway, one Azure Firewall. Azure refuses the second.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: { many: '{network} should hold at most {most} × {service}, not {count}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{workloads: [{service: vpn-gateway}, {service: vpn-gateway}]}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{workloads: [{service: vpn-gateway}, {service: expressroute-gateway}]}]\n',
  },
  *run({ plan }, finding) {
    for (const [service, homes] of homesByService(plan)) {
      const most = service.subnet.perNetwork;
      if (!most) continue;
      const counts = new Map<Network, number>();
      for (const { network, subnet } of homes) {
        for (const workload of subnet.workloads) {
          if (workload.service === service) counts.set(network, (counts.get(network) ?? 0) + (service.subnet.countsFor?.(workload.inputs) ?? 1));
        }
      }
      for (const [network, count] of counts) {
        if (count > most.value)
          yield finding(
            'many',
            [network.name],
            network.path,
            { network: network.name, most: most.value, service: service.name, count },
            {
              source: most.source,
              fix: dropCopies(
                plan,
                service,
                most.value,
                homes.filter((home) => home.network === network),
              ),
            },
          );
      }
    }
  },
});

/** Removes what is written several times alike in one subnet, where that is all there is too much. */
function dropCopies(plan: Pick<Plan, 'document'>, service: Service, most: number, homes: readonly Home[]): Fix | undefined {
  const [home, ...others] = homes;
  if (!home || others.length > 0 || home.subnet.deployed || service.subnet.countsFor) return undefined;
  const { subnet } = home;
  const places = subnet.workloads.flatMap((workload, i) => (workload.service === service ? [[...subnet.path, 'workloads', i]] : []));
  const [first, ...copies] = places.map((path) => valueAt(plan.document, path));
  if (first === undefined || !copies.every((copy) => same(first, copy))) return undefined;
  return { title: `Keep ${most} × ${service.name} in ${subnet.address}`, edits: places.slice(most).map((path) => ({ path })) };
}
