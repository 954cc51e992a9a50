import { aggregate } from '../address/aggregate.ts';
import { coverOf, type Coverable } from '../address/cover.ts';
import { distinctPrefixes } from '../address/distinct.ts';
import { overlapsAcross } from '../address/overlaps.ts';
import { addressCount, formatPrefix, type Prefix } from '../address/prefix.ts';
import { widestBlocks } from '../address/widest.ts';
import type { Allocation, NetworkPlace } from '../allocate/allocation.ts';
import { takenBy, type Taken } from '../allocate/taken.ts';
import { gatewayKindsOf, networksByGateway, type GatewayKind } from '../connectivity/gateway.ts';
import type { Network, Plan, Pool } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { Meter } from '../limits/meter.ts';
import { routeMeters } from '../limits/route-meters.ts';

/** How few prefixes stand for a set of networks. */
export interface Advertised {
  /** Different prefixes as the address spaces have them. */
  readonly prefixes: number;
  /** The fewest that hold exactly the same addresses. */
  readonly exact: readonly string[];
  /** The fewest that cover them and, beside them, only what is free in the pools of these networks. */
  readonly summary: readonly string[];
  /** IPv4 addresses that `summary` covers beside them. */
  readonly waste: number;
}

export interface PoolSummary {
  readonly name: string;
  /** Of all networks inside the pool, whichever pool they name; of larger ones the part inside. */
  readonly advertises: Advertised;
}

export interface RegionSummary {
  readonly region: string;
  readonly virtualNetworks: number;
  readonly advertises: Advertised;
}

export interface GatewaySummary {
  readonly virtualNetwork: string;
  readonly kinds: readonly GatewayKind[];
  /** Networks that it serves: its own, and those that use it by gateway transit. */
  readonly serves: readonly string[];
  readonly advertises: Advertised;
  /**
   * The platform's limits on routes. Azure advertises prefixes as the address spaces have them, unless the network lists others in their
   * place (`SUMMARIZED_PREFIXES` of the catalog).
   */
  readonly limits: readonly Meter[];
}

export interface AggregationSummary {
  /** In the document's order. */
  readonly pools: readonly PoolSummary[];
  /** By name; networks without a region are in none. */
  readonly regions: readonly RegionSummary[];
  /** In the document's order of their networks. */
  readonly gateways: readonly GatewaySummary[];
}

/**
 * Returns how few prefixes each pool, region and gateway would advertise. Networks without a place are left out. No two summaries
 * of regions, or of gateways, share addresses, unless the networks do. The time grows with the number of prefixes.
 */
export function aggregationOf(plan: Plan, allocation: Allocation): AggregationSummary {
  const placed = allocation.networks.filter(({ prefixes }) => prefixes.length > 0);
  const taken = takenBy(plan, allocation);
  return {
    pools: poolSummaries(plan, taken, placed),
    regions: regionSummaries(placed, taken),
    gateways: gatewaySummaries(plan, placed, taken),
  };
}

/** Returns what each network alone would advertise. Networks without a place are absent. The time grows with the number of prefixes. */
export function advertisedByNetwork(plan: Plan, allocation: Allocation): ReadonlyMap<Network, Advertised> {
  const placed = allocation.networks.filter(({ prefixes }) => prefixes.length > 0);
  const alone = new Map(placed.map(({ network }) => [network, [network]]));
  return new Map(summaries(alone, takenBy(plan, allocation)).map(({ key, advertises }) => [key, advertises]));
}

function poolSummaries(plan: Plan, taken: readonly Taken[], placed: readonly NetworkPlace[]): PoolSummary[] {
  const held = membersOf(taken, new Map(placed.map(({ network }) => [network.name, 'held']))).get('held') ?? [];
  const spaces = plan.pools.flatMap((pool) => prefixesIn(pool).map((prefix) => ({ pool, prefix })));
  const inside = new Map(plan.pools.map((pool) => [pool, [] as Coverable[]]));
  overlapsAcross(
    spaces.map(({ prefix }) => prefix),
    held.map(({ prefix }) => prefix),
    (inSpaces, inHeld) => {
      const [space, member] = [spaces[inSpaces], held[inHeld]];
      if (space && member) inside.get(space.pool)?.push(space.prefix.length > member.prefix.length ? { ...member, prefix: space.prefix } : member);
    },
  );
  return [...inside].map(([pool, members]) => ({ name: pool.name, advertises: advertised(members, prefixesIn(pool)) }));
}

function regionSummaries(placed: readonly NetworkPlace[], taken: readonly Taken[]): RegionSummary[] {
  const byRegion = new Map<string, Network[]>();
  for (const { network } of placed) {
    if (network.region === undefined) continue;
    const networks = byRegion.get(network.region);
    if (networks) networks.push(network);
    else byRegion.set(network.region, [network]);
  }
  return summaries(byRegion, taken)
    .map(({ key, networks, advertises }) => ({ region: key, virtualNetworks: networks.length, advertises }))
    .sort((a, b) => compareText(a.region, b.region));
}

function gatewaySummaries(plan: Plan, placed: readonly NetworkPlace[], taken: readonly Taken[]): GatewaySummary[] {
  const spaces = new Map(placed.map(({ network, prefixes }) => [network, prefixes]));
  const served = [...networksByGateway(plan)].flatMap(([gateway, networks]): [Network, Network[]][] =>
    spaces.has(gateway) ? [[gateway, networks.filter((network) => spaces.has(network))]] : [],
  );
  return summaries(new Map(served), taken).map(({ key, networks, advertises }) => {
    const prefixes = networks.flatMap((network) => spaces.get(network) ?? []);
    return {
      virtualNetwork: key.name,
      kinds: gatewayKindsOf(key),
      serves: networks.map(({ name }) => name),
      advertises,
      limits: routeMeters(key, prefixes, plan),
    };
  });
}

/** Returns what each set of networks advertises, in the order of the map; no network may be in two of them. */
function summaries<K>(
  sets: ReadonlyMap<K, readonly Network[]>,
  taken: readonly Taken[],
): { readonly key: K; readonly networks: readonly Network[]; readonly advertises: Advertised }[] {
  const keyOf = new Map([...sets].flatMap(([key, networks]) => networks.map(({ name }) => [name, key] as const)));
  const members = membersOf(taken, keyOf);
  return [...sets].map(([key, networks]) => {
    const own = members.get(key) ?? [];
    const pools = [...new Set(networks.flatMap(({ pool }) => pool ?? []))];
    return { key, networks, advertises: advertised(own, [...pools.flatMap(prefixesIn), ...own.map(({ prefix }) => prefix)]) };
  });
}

/** Returns the prefixes of the networks with each key. All that others have stands in the way of widening them. */
function membersOf<K>(taken: readonly Taken[], keyOf: ReadonlyMap<string, K>): ReadonlyMap<K, readonly Coverable[]> {
  const keyFor = ({ by }: Taken) => (by.kind === 'virtual-network' ? keyOf.get(by.name) : undefined);
  const members = new Map<K, Coverable[]>();
  for (const { item, length } of widestBlocks(taken, (one) => keyFor(one) ?? one)) {
    const key = keyFor(item);
    if (key === undefined) continue;
    const member = { prefix: item.prefix, widest: length };
    const known = members.get(key);
    if (known) known.push(member);
    else members.set(key, [member]);
  }
  return members;
}

function prefixesIn(pool: Pool): Prefix[] {
  return pool.prefixes.flatMap(({ prefix }) => prefix ?? []);
}

/** `space` is what a summary may cover where nobody else is; every member lies in it. */
function advertised(members: readonly Coverable[], space: readonly Prefix[]): Advertised {
  const prefixes = members.map(({ prefix }) => prefix);
  const exact = aggregate(prefixes);
  const summary = coverOf(members, space);
  return {
    prefixes: distinctPrefixes(prefixes).length,
    exact: exact.map(formatPrefix),
    summary: summary.map(formatPrefix),
    waste: ipv4Count(summary) - ipv4Count(exact),
  };
}

function ipv4Count(prefixes: readonly Prefix[]): number {
  return prefixes.reduce((sum, prefix) => sum + (prefix.family === 4 ? addressCount(prefix) : 0), 0);
}
