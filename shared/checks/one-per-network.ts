import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Service } from '../catalog/service.ts';
import { defineCheck } from './check.ts';

/** A service of which a network may hold a fixed number should not stand in it more often. */
export const onePerNetwork = defineCheck({
  rule: 'one-per-network',
  severity: 'error',
  title: 'A virtual network holds more of a service than Azure allows.',
  why: 'A virtual network may hold one VPN gateway, one ExpressRoute gateway, one Azure Firewall. Azure refuses the second.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  messages: { many: '{network} should hold at most {most} × {service}, not {count}.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{workloads: [{service: vpn-gateway}, {service: vpn-gateway}]}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{workloads: [{service: vpn-gateway}, {service: expressroute-gateway}]}]\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      const counts = new Map<Service, number>();
      for (const subnet of network.subnets) {
        for (const { service, inputs } of subnet.workloads)
          counts.set(service, (counts.get(service) ?? 0) + (service.subnet.countsFor?.(inputs) ?? 1));
      }
      for (const [service, count] of counts) {
        const most = service.subnet.perNetwork;
        if (most && count > most.value)
          yield finding(
            'many',
            [network.name],
            network.path,
            { network: network.name, most: most.value, service: service.name, count },
            { source: most.source },
          );
      }
    }
  },
});
