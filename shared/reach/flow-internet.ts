import { userDefaultRoute } from '../catalog/route-rules.ts';
import { isEndpointsOnly } from '../config/configure.ts';
import { PUBLIC_IPV4, type Extent } from './extent.ts';
import { routeWords } from './effective-routes.ts';
import type { Reach, Spot } from './reach.ts';
import type { Way } from './arrivals.ts';

/** Returns the internet as a subnet sees it: every public address that neither its network nor what is connected uses inside. */
export function internetExtent(spot: Spot, reach: Reach): Extent {
  return { kind: 'addresses', set: PUBLIC_IPV4.minus(reach.networkRoutes(spot.place).connected), atLarge: true };
}

/** Returns the way from the internet to a subnet: what stands there is reached at public addresses, if it has any. */
export function wayFromInternet(reach: Reach, spot: Spot, to: Extent, from: string): Way {
  const { subnet } = spot.entry;
  const inbound = { on: subnet.address, direction: 'inbound' as const, rules: reach.nsgOf(spot)?.inbound };
  const way = { to, nextHop: undefined, route: undefined, path: [from, subnet.address], relays: [], gates: [inbound], arrived: spot };
  const away = reach
    .routesOf(spot)
    .to(internetExtent(spot, reach))
    .find(({ route }) => route?.nextHop !== 'Internet');
  if (away?.route) {
    const because = [`${subnet.address} takes ${routeWords(away.route)} to the internet.`, userDefaultRoute.inbound.value];
    return { ...way, verdict: 'blocked', because };
  }
  if (subnet.workloads.every(({ service }) => isEndpointsOnly(service)))
    return { ...way, verdict: 'blocked', because: [`The private endpoints in ${subnet.address} have no public addresses.`] };
  const open = subnet.workloads.find(({ service, inputs }) => service.id !== 'nat-gateway' && service.publicAddresses.count(inputs) > 0);
  if (open) return { ...way, verdict: 'allowed', because: [`${open.service.name} has public addresses.`] };
  return {
    ...way,
    verdict: 'unknown',
    because: [`Whether anything in ${subnet.address} has a public address, or stands behind one, is not in the plan.`],
  };
}
