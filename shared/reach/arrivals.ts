import { AddressSet } from '../address/address-set.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { UNREACHABLE_ACROSS_REGIONS } from '../catalog/peering-rules.ts';
import type { Workload } from '../catalog/size.ts';
import { gatewayFor, gatewayKindsOf } from '../connectivity/gateway.ts';
import { otherEnd, peeringsOf } from '../connectivity/peerings.ts';
import type { ExternalNetwork, Network, Peering } from '../plan/plan.ts';
import type { Route } from './effective-routes.ts';
import { addressesOf, PUBLIC_ADDRESSES, type Extent } from './extent.ts';
import type { Gate } from './evaluate-nsg.ts';
import { policiesAct } from './network-routes.ts';
import type { Reach, Spot } from './reach.ts';
import { wayOutOf } from './way-out.ts';
import { extentWords } from './words.ts';

export type Certainty = 'allowed' | 'blocked' | 'unknown';

/** Where traffic should arrive. */
export interface Goal {
  readonly label: string;
  /** Whether a subnet belongs to it. */
  readonly holds: (spot: Spot) => boolean;
  readonly external?: ExternalNetwork;
  /** It lies on the internet. */
  readonly outside?: true;
  /** What arrives are replies, which go where requests cannot. */
  readonly replies?: true;
}

/** An appliance on the way: its address, and the subnet that holds it. */
export interface Relay {
  readonly address: string;
  readonly on: string;
}

/** One way that a part of traffic takes, hop by hop. */
export interface Way {
  /** The part of the destination that takes it. */
  readonly to: Extent;
  /** What the routes make of it, whatever NSGs say. */
  readonly verdict: Certainty;
  readonly nextHop: string | undefined;
  /** The first route on the way, in words. */
  readonly route: string | undefined;
  readonly path: readonly string[];
  /** The appliances that relay it. */
  readonly relays: readonly Relay[];
  /** The NSGs that it passes, in order. */
  readonly gates: readonly Gate[];
  readonly because: readonly string[];
  readonly arrived?: Spot | ExternalNetwork;
  /** It arrives at private endpoints. */
  readonly atEndpoints?: true;
}

/** What a way has behind it. */
export interface Trip {
  readonly reach: Reach;
  readonly goal: Goal;
  /** The network that it began in; undefined: outside of all. */
  readonly began: Network | undefined;
  readonly nextHop: string | undefined;
  readonly route: string | undefined;
  readonly path: readonly string[];
  readonly relays: readonly Relay[];
  readonly gates: readonly Gate[];
  readonly because: readonly string[];
}

/** Returns the way that a trip comes to, with the sentence that says why. */
export function end(trip: Trip, to: Extent, verdict: Certainty, because: string, arrived: Pick<Way, 'arrived' | 'atEndpoints'> = {}): Way {
  const { nextHop, route, path, relays, gates } = trip;
  return { to, verdict, nextHop, route, path, relays, gates, because: [...trip.because, because], ...arrived };
}

/** Returns the NSG of a subnet as a gate. */
export function gateOf(reach: Reach, spot: Spot, direction: 'inbound' | 'outbound'): Gate {
  return { on: spot.entry.subnet.address, direction, rules: reach.nsgOf(spot)?.[direction] };
}

/** What is said where a default route would decide, but routes may exist that the plan does not name. */
export function unseenOr(verdict: Certainty, { reach }: Trip, at: Spot, route: Route): Certainty {
  return route.origin === 'default' && reach.networkRoutes(at.place).unseen.length > 0 ? 'unknown' : verdict;
}

/** Arrives in a network: at the subnets that hold the addresses. `at` is where it comes from; undefined: a peered external network. */
export function deliver(trip: Trip, at: Spot | undefined, place: NetworkPlace, to: Extent, endpoints: boolean): Way[] {
  if (to.kind === 'tag') return [end(trip, to, 'unknown', `Which addresses ${to.tag} stands for is not in the plan.`)];
  const barred = at && barrier(trip, at, place.network);
  const ways: Way[] = [];
  let left = to.set;
  for (const spot of trip.reach.holding(place, to.set)) {
    const { prefix, ipv6Prefix } = spot.entry;
    const own = AddressSet.of(prefix, ...(ipv6Prefix ? [ipv6Prefix] : []));
    const part = addressesOf(to.set.intersection(own), to);
    if (!part) continue;
    left = left.minus(own);
    ways.push(arrive(trip, part, spot, endpoints, barred));
  }
  const rest = addressesOf(left, to);
  return rest ? [...ways, end(trip, rest, 'blocked', `No subnet of ${place.network.name} holds ${extentWords(rest)}.`)] : ways;
}

function arrive(trip: Trip, to: Extent, spot: Spot, endpoints: boolean, barred: string | undefined): Way {
  const { subnet } = spot.entry;
  const { network } = spot.place;
  const { goal, reach } = trip;
  if (!goal.holds(spot)) return end(trip, to, 'blocked', `It arrives at ${subnet.address}, not at ${goal.label}.`);
  // Rules see private endpoints only where the policy of the subnet says so.
  const judged = !endpoints || policiesAct(network, subnet);
  const there = { ...trip, path: [...trip.path, subnet.address], gates: judged ? [...trip.gates, gateOf(reach, spot, 'inbound')] : trip.gates };
  const arrived = { arrived: spot, ...(endpoints ? { atEndpoints: true as const } : {}) };
  if (barred !== undefined) return end(there, to, 'blocked', barred, arrived);
  const caller = !goal.replies && subnet.workloads.length > 0 && subnet.workloads.every(onlyCalls) ? subnet.workloads[0] : undefined;
  if (caller) return end(there, to, 'blocked', `${caller.service.name} only calls out through ${subnet.address}; nothing comes in by it.`, arrived);
  const basic = !goal.replies && trip.began && trip.began.region !== network.region ? subnet.workloads.find(behindBasic) : undefined;
  if (basic)
    return end(
      there,
      to,
      'unknown',
      `${basic.service.name} may stand behind a Basic load balancer, which peered networks of other regions do not reach.`,
      arrived,
    );
  if (trip.relays.length > 0) return end(there, to, 'unknown', `What ${relayWords(trip)} lets through is not in the plan.`, arrived);
  return end(
    there,
    to,
    'allowed',
    endpoints ? `It arrives at the private endpoints in ${subnet.address}.` : `It arrives at ${subnet.address}.`,
    arrived,
  );
}

function relayWords({ relays }: Trip): string {
  return relays.map(({ address, on }) => `the appliance at ${address} (${on})`).join(' and ');
}

function onlyCalls({ service: { integration } }: Workload): boolean {
  return integration.length > 0 && integration.every((way) => way === 'outbound-integration');
}

function behindBasic({ service }: Workload): boolean {
  return UNREACHABLE_ACROSS_REGIONS.value.includes(service.id);
}

/** Why traffic from `at` may not enter a peered network; undefined when it may. */
export function barrier(trip: Trip, at: Spot, into: Network): string | undefined {
  const from = at.place.network;
  if (from === into) return undefined;
  const peering = peeringBetween(from, into, trip);
  if (!peering) return `${from.name} and ${into.name} are not peered.`;
  if (trip.began === from) return undefined;
  if (trip.relays.length > 0)
    return peering.forwardedTraffic
      ? undefined
      : `The peering of ${from.name} and ${into.name} should let forwarded traffic pass (forwardedTraffic: true).`;
  return peering.gatewayTransit === from ? undefined : `${into.name} does not use the gateway of ${from.name} (gatewayTransit).`;
}

function peeringBetween(a: Network, b: Network, { reach }: Trip): Peering | undefined {
  return peeringsOf(a, reach.plan).find((peering) => otherEnd(peering, a) === b);
}

/** Arrives at an external network. */
export function atExternal(trip: Trip, to: Extent, external: ExternalNetwork): Way {
  const { goal } = trip;
  if (goal.external !== external)
    return goal.outside
      ? end(trip, to, 'unknown', `It leads to ${external.name}; what happens there is not in the plan.`)
      : end(trip, to, 'blocked', `It leads to ${external.name}, not to ${goal.label}.`);
  const there = { ...trip, path: [...trip.path, external.name] };
  if (trip.relays.length > 0) return end(there, to, 'unknown', `What ${relayWords(trip)} lets through is not in the plan.`, { arrived: external });
  return end(there, to, 'allowed', `It arrives at ${external.name}.`, { arrived: external });
}

/** Leaves by the gateway that serves a subnet's network. */
export function toGateway(trip: Trip, at: Spot, to: Extent, route: Route): Way[] {
  const { reach, goal } = trip;
  const gateway = gatewayFor(at.place.network, reach.plan);
  if (!gateway) return [end(trip, to, 'blocked', `${at.place.network.name} has no gateway and uses none of a peer.`)];
  const place = reach.placeOf(gateway);
  const spot =
    place &&
    reach.spotsOf(place).find(({ entry }) => entry.subnet.workloads.some(({ service }) => service.subnet.requiredName?.value === 'GatewaySubnet'));
  const through = spot ? { ...trip, path: [...trip.path, spot.entry.subnet.address] } : trip;
  if (route.kind === 'prefix' && route.leadsTo && 'connections' in route.leadsTo) return [atExternal(through, to, route.leadsTo)];
  const kinds = gatewayKindsOf(gateway);
  if (!kinds.includes('vpn')) return [end(trip, to, 'blocked', `A user route cannot name the ExpressRoute gateway of ${gateway.name} as next hop.`)];
  const external = reach.attachedTo(gateway).find((one) => one === goal.external);
  if (kinds.length > 1 || !external)
    return [end(through, to, 'unknown', `What lies behind the gateway of ${gateway.name} for ${extentWords(to)} is not in the plan.`)];
  return [atExternal(through, to, external)];
}

/** Leaves for the internet, if what stands in the subnet has a way out. */
export function toInternet(trip: Trip, at: Spot, to: Extent, route: Route): Way {
  const { goal, reach } = trip;
  const { subnet } = at.entry;
  const isPrivate = to.kind === 'addresses' && !to.set.overlaps(PUBLIC_ADDRESSES);
  if (isPrivate || !goal.outside) {
    const why = isPrivate ? 'The internet leads to no private addresses' : `The internet does not lead to ${goal.label}`;
    const unseen = reach.networkRoutes(at.place).unseen;
    return end(trip, to, unseenOr('blocked', trip, at, route), [`${why}.`, ...unseen].join(' '));
  }
  const there = { ...trip, path: [...trip.path, goal.label] };
  if (trip.relays.length > 0) return end(there, to, 'unknown', `What ${relayWords(trip)} lets through is not in the plan.`);
  const { found, because } = wayOutOf(at.place.network, subnet);
  return end(there, to, found === 'sure' ? 'allowed' : 'unknown', because);
}
