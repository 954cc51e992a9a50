import type { Bounds } from '../address/bounds.ts';
import { AddressSet } from '../address/address-set.ts';
import { ipv4Prefix } from '../address/prefix.ts';
import { integrationFacts } from '../catalog/integration-facts.ts';
import { isEndpointsOnly } from '../config/configure.ts';
import { throughGates, type NsgRule, type Passage } from './evaluate-nsg.ts';
import type { Extent } from './extent.ts';
import type { End, Group } from './flow-ends.ts';
import { internetExtent, wayFromInternet } from './flow-internet.ts';
import { wayToService } from './flow-service.ts';
import type { Reach, Spot } from './reach.ts';
import { withReplies } from './replies.ts';
import type { Traffic } from './traffic.ts';
import type { Goal, Way } from './arrivals.ts';
import { waysFromExternal, waysFromSubnet } from './ways.ts';

/** A way, what goes along it, and what the NSGs on it make of that. */
export interface Trial {
  readonly way: Way;
  readonly traffic: Traffic;
  readonly passages: readonly Passage[];
  /** Rules that treat some addresses of the internet differently. */
  readonly apart: readonly NsgRule[];
}

export interface Trials {
  readonly trials: readonly Trial[];
  readonly publicWay?: string;
}

/** Returns every way from one end to the other with what becomes of the traffic on it. At least one end is subnets. */
export function trialsOf(reach: Reach, from: End, to: End, services: Bounds<number>): Trials {
  const run = (way: Way, source: Extent): Trial => {
    const traffic = { from: source, to: way.to, services };
    return { way, traffic, ...throughGates(way.gates, traffic) };
  };
  if (from.kind === 'subnets' && to.kind === 'service') {
    const found = from.groups.map((group) => ({ group, ...wayToService(reach, group, to.endpoint, to.region, services) }));
    const publicWay = found.find((one) => one.publicWay !== undefined)?.publicWay;
    return { trials: found.map(({ way, group }) => run(way, addresses(group.ipv4))), ...(publicWay === undefined ? {} : { publicWay }) };
  }
  const family = familyOf(from, to);
  if (from.kind === 'subnets')
    return { trials: from.groups.flatMap((group) => fromGroup(reach, group, to, family).map((way) => run(way, sourceOf(group, family)))) };
  if (to.kind !== 'subnets') return { trials: [] };
  if (from.kind === 'external') {
    const origin = { label: from.label, at: from.external, set: from.set };
    const ways = to.groups.flatMap((group) => {
      const set = group[family];
      if (set.isEmpty) return [noAddresses(from.label, group)];
      return withReplies(
        reach,
        origin,
        waysFromExternal(reach, from.external, addresses(set), groupGoal(to.label, group)).map((way) => judgedAtTarget(reach, way, group)),
      );
    });
    return { trials: ways.map((way) => run(way, addresses(from.set))) };
  }
  return {
    trials: to.groups.flatMap(({ spots, [family]: all }) =>
      spots.map((spot) => {
        const own = addresses(all.intersection(spotSet(spot)));
        return run(
          wayFromInternet(reach, spot, own, from.label),
          from.kind === 'internet' && from.set ? addresses(from.set) : internetExtent(spot, reach),
        );
      }),
    ),
  };
}

type Family = 'ipv4' | 'ipv6';
const EVERY_IPV4 = ipv4Prefix(0, 0);

/** Traffic is looked at for IPv4, unless one end has IPv6 addresses only. */
function familyOf(...ends: readonly End[]): Family {
  const without = ends.some((end) => {
    if (end.kind === 'subnets') return end.groups.every(({ ipv4 }) => !ipv4.overlaps(EVERY_IPV4));
    return 'set' in end && end.set !== undefined && !end.set.overlaps(EVERY_IPV4);
  });
  return without ? 'ipv6' : 'ipv4';
}

function addresses(set: AddressSet): Extent {
  return { kind: 'addresses', set };
}

function spotSet({ entry: { prefix, ipv6Prefix } }: Spot): AddressSet {
  return AddressSet.of(prefix, ...(ipv6Prefix ? [ipv6Prefix] : []));
}

function sourceOf(group: Group, family: Family): Extent {
  return addresses(group[family]);
}

function groupGoal(label: string, { spots }: Group): Goal {
  const own = new Set(spots.map(({ entry }) => entry.subnet));
  return { label, holds: ({ entry }) => own.has(entry.subnet) };
}

function noAddresses(from: string, { label, ipv4 }: Group): Way {
  return stuck(from, addresses(ipv4), `${label} has no addresses of the family that the other end has.`);
}

function stuck(from: string, to: Extent, because: string): Way {
  return { to, verdict: 'blocked', nextHop: undefined, route: undefined, path: [from], relays: [], gates: [], because: [because] };
}

function fromGroup(reach: Reach, group: Group, to: End, family: Family): Way[] {
  const set = group[family];
  if (set.isEmpty) return [noAddresses(group.label, group)];
  if (group.spot.entry.subnet.workloads.every(({ service }) => isEndpointsOnly(service)))
    return [stuck(group.label, addresses(set), integrationFacts['private-endpoint'].answers.callsIntoNetwork.note)];
  const origin = { label: group.label, at: group, set };
  const follow = (destination: Extent, goal: Goal) => withReplies(reach, origin, waysFromSubnet(reach, group.spot, destination, goal));
  if (to.kind === 'subnets')
    return to.groups.flatMap((target) => {
      const aim = target[family];
      if (aim.isEmpty) return [noAddresses(group.label, target)];
      return follow(addresses(aim), groupGoal(to.label, target)).map((way) => judgedAtTarget(reach, way, target));
    });
  if (to.kind === 'external') return follow(addresses(to.set), { label: to.label, holds: () => false, external: to.external });
  const outside = to.kind === 'internet' && to.set ? addresses(to.set) : internetExtent(group.spot, reach);
  return follow(outside, { label: to.label, holds: () => false, outside: true });
}

/** Traffic that finds no way is held against the rules of its target all the same, so that the answer names every layer that stops it. */
function judgedAtTarget(reach: Reach, way: Way, { spots }: Group): Way {
  const [only] = spots;
  if (way.arrived || !only || spots.length > 1) return way;
  return { ...way, gates: [...way.gates, { on: only.entry.subnet.address, direction: 'inbound', rules: reach.nsgOf(only)?.inbound }] };
}
