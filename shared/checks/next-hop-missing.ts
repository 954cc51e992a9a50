import type { Subnet, UserRoute } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import { routesPage } from './sources.ts';

/** A route that leads to a firewall or a gateway should have one to lead to. */
export const nextHopMissing = defineCheck({
  rule: 'next-hop-missing',
  severity: 'error',
  title: 'A route leads to a firewall or a gateway that the plan does not have.',
  why: 'The next hop "firewall" means the Azure Firewall of the network itself or of a network that it is peered with; "gateway" means the VPN or ExpressRoute gateway of the network, or of the peer whose gateway it uses. Without one the traffic of the route is dropped.',
  born: '2026-11',
  sources: [routesPage],
  scope: 'neighbours',
  messages: {
    firewall: 'The route {route} of {subnet} leads to a firewall; neither {network} nor a network that it is peered with has one.',
    gateway: 'The route {route} of {subnet} leads to a gateway; {network} has none and uses none of a peer.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, size: /26, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.65.0.0/24], subnets: [{service: firewall}]}\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, size: /26, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]}]\npeerings: [{between: [hub, spoke], forwardedTraffic: true}]\n',
  },
  *run({ plan, reach }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        for (const route of subnet.routes) {
          if (route.nextHop.kind === 'firewall' && !reach.firewallFor(network))
            yield finding('firewall', [subnet.address], [...route.path, 'nextHop'], valuesOf(route, subnet));
          if (route.nextHop.kind === 'gateway' && !reach.gatewayFor(network))
            yield finding('gateway', [subnet.address], [...route.path, 'nextHop'], valuesOf(route, subnet));
        }
      }
    }
  },
});

function valuesOf(route: UserRoute, { address, networkName }: Subnet) {
  return { route: route.name, subnet: address, network: networkName };
}
