import { AddressSet } from '../address/address-set.ts';
import { parseIpv4 } from '../address/ipv4.ts';
import { ipv4Prefix, ipv6Prefix } from '../address/prefix.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { isBlock } from '../config/configure.ts';
import { gatewayKindsOf } from '../connectivity/gateway.ts';
import { peersOf } from '../connectivity/peerings.ts';
import type { ExternalNetwork, Network } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import {
  atExternal,
  barrier,
  deliver,
  end,
  gateOf,
  toGateway,
  toInternet,
  unseenOr,
  type Certainty,
  type Goal,
  type Trip,
  type Way,
} from './arrivals.ts';
import { routeWords, type Route } from './effective-routes.ts';
import { PUBLIC_ADDRESSES, type Extent } from './extent.ts';
import type { Reach, Spot } from './reach.ts';
import { extentWords } from './words.ts';

/** Returns the ways from a subnet to a destination: one for each part of it that is led differently. */
export function waysFromSubnet(reach: Reach, spot: Spot, to: Extent, goal: Goal): Way[] {
  const trip = { ...started(reach, goal, spot.entry.subnet.address, spot.place.network), gates: [gateOf(reach, spot, 'outbound')] };
  return onward(trip, spot, to);
}

/** Returns the ways from an external network, by the best of its connections. */
export function waysFromExternal(reach: Reach, external: ExternalNetwork, to: Extent, goal: Goal): Way[] {
  const trip = started(reach, goal, external.name, undefined);
  // Where both ways offer a prefix ExpressRoute is taken.
  const connections = [...external.connections].sort((a, b) => compareText(a.via, b.via) || compareText(a.to.name, b.to.name));
  const tried = connections.map(({ to: network, via }) => {
    const place = reach.placeOf(network);
    if (isBlock(network)) return [end(trip, to, 'unknown', `${network.name} is a Virtual WAN hub, whose routes are not in the plan.`)];
    if (!place) return [end(trip, to, 'unknown', `${network.name} has no place yet.`)];
    const entered = { ...trip, because: [`${external.name} attaches to ${network.name} by ${via}.`] };
    if (via === 'peering') return deliver({ ...entered, nextHop: 'VNetPeering' }, undefined, place, to, false);
    return fromGateway(entered, place, via, to);
  });
  return best(tried) ?? [end(trip, to, 'blocked', `${external.name} is not connected to any network of the plan.`)];
}

function started(reach: Reach, goal: Goal, from: string, began: Network | undefined): Trip {
  return { reach, goal, began, nextHop: undefined, route: undefined, path: [from], relays: [], gates: [], because: [] };
}

const RANK: Readonly<Record<Certainty, number>> = { blocked: 0, unknown: 1, allowed: 2 };

function best(tried: readonly Way[][]): Way[] | undefined {
  const worst = (ways: readonly Way[]) => Math.min(...ways.map(({ verdict }) => RANK[verdict]));
  return [...tried].sort((a, b) => worst(b) - worst(a))[0];
}

function fromGateway(trip: Trip, place: NetworkPlace, via: 'vpn' | 'expressroute', to: Extent): Way[] {
  const { network } = place;
  const id = via === 'vpn' ? 'vpn-gateway' : 'expressroute-gateway';
  if (!gatewayKindsOf(network).includes(via)) return [end(trip, to, 'blocked', `${network.name} has no gateway for it.`)];
  const spot = trip.reach.spotsOf(place).find(({ entry }) => entry.subnet.workloads.some(({ service }) => service.id === id));
  if (!spot) return [end(trip, to, 'unknown', `The gateway of ${network.name} has no place yet.`)];
  return onward({ ...trip, path: [...trip.path, spot.entry.subnet.address] }, spot, to);
}

/** Follows the routes of a subnet. */
function onward(trip: Trip, at: Spot, to: Extent): Way[] {
  return trip.reach
    .routesOf(at)
    .to(to)
    .flatMap(({ to: part, route, doubts }) => {
      const ways = take(trip, at, part, route);
      if (doubts.length === 0) return ways;
      const others = doubts.flatMap((doubt) => take(trip, at, part, doubt));
      const sure = ways.every(({ verdict }) => [...ways, ...others].every((other) => other.verdict === verdict));
      if (sure) return ways;
      const words = doubts.map(routeWords).join(', ');
      const doubt = `Whether ${words} goes before it cannot be told: the plan does not hold which addresses it is for.`;
      return ways.map((way) => ({ ...way, verdict: 'unknown' as const, because: [...way.because, doubt] }));
    });
}

function take(trip: Trip, at: Spot, to: Extent, route: Route | undefined): Way[] {
  const { address } = at.entry.subnet;
  if (!route) {
    const unsure = hasPublicIpv6(to)
      ? ['Which routes IPv6 has by itself to the internet is not in the catalog.']
      : trip.reach.networkRoutes(at.place).unseen;
    return [end(trip, to, unsure.length > 0 ? 'unknown' : 'blocked', [`${address} has no route to ${extentWords(to)}.`, ...unsure].join(' '))];
  }
  const led: Trip = {
    ...trip,
    nextHop: trip.nextHop ?? route.nextHop,
    route: trip.route ?? routeWords(route),
    because: [...trip.because, `${address} takes ${routeWords(route)} to ${extentWords(to)}. ${route.because}`],
  };
  switch (route.nextHop) {
    case 'None':
      return [end(led, to, unseenOr('blocked', led, at, route), 'The route drops it.')];
    case 'VnetLocal':
      return deliver(led, at, at.place, to, false);
    case 'VNetPeering':
    case 'InterfaceEndpoint':
      return byPeering(led, at, to, route);
    case 'VirtualNetworkGateway':
      return toGateway(led, at, to, route);
    case 'Internet':
      return [toInternet(led, at, to, route)];
    case 'VirtualAppliance':
      return relay(led, at, to, route.nextHopAddress ?? '');
    case 'VirtualNetworkServiceEndpoint':
      return [end(led, to, 'allowed', 'It reaches the service from its private address.')];
  }
}

function hasPublicIpv6(to: Extent): boolean {
  return to.kind === 'addresses' && to.set.intersection(PUBLIC_ADDRESSES).overlaps(ipv6Prefix(0n, 0));
}

function byPeering(trip: Trip, at: Spot, to: Extent, route: Route): Way[] {
  const node = route.kind === 'prefix' ? route.leadsTo : undefined;
  if (!node) return [end(trip, to, 'unknown', 'Where it leads is not in the plan.')];
  if ('connections' in node) return [atExternal(trip, to, node)];
  const place = trip.reach.placeOf(node);
  return place ? deliver(trip, at, place, to, route.nextHop === 'InterfaceEndpoint') : [end(trip, to, 'unknown', `${node.name} has no place yet.`)];
}

/** Follows traffic to the appliance at an address, and on from there. */
function relay(trip: Trip, at: Spot, to: Extent, address: string): Way[] {
  const number = parseIpv4(address);
  if (number === undefined) return [end(trip, to, 'unknown', `The appliance at ${address} has an IPv6 address; its way is not followed.`)];
  if (trip.relays.some((before) => before.address === address))
    return [end(trip, to, 'blocked', `It comes back to the appliance at ${address}: the routes make a loop.`)];
  const host = AddressSet.of(ipv4Prefix(number, 32));
  const { network } = at.place;
  const peers = peersOf(network, trip.reach.plan);
  const networks = [network, ...peers.sort((a, b) => compareText(a.name, b.name))];
  const spot = networks
    .flatMap((network) => trip.reach.placeOf(network) ?? [])
    .flatMap((place) => trip.reach.holding(place, host))
    .at(0);
  if (!spot)
    return [
      end(trip, to, 'blocked', `No subnet of ${at.place.network.name} or of a network that it is peered with holds the appliance at ${address}.`),
    ];
  const barred = barrier(trip, at, spot.place.network);
  if (barred !== undefined && trip.relays.length > 0) return [end(trip, to, 'blocked', barred)];
  const { reach } = trip;
  const on = spot.entry.subnet.address;
  return onward(
    {
      ...trip,
      path: [...trip.path, on],
      relays: [...trip.relays, { address, on }],
      gates: [...trip.gates, gateOf(reach, spot, 'inbound'), gateOf(reach, spot, 'outbound')],
      because: [...trip.because, `The appliance at ${address} stands in ${on}.`],
    },
    spot,
    to,
  );
}
