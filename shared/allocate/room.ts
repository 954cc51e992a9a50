import { PrefixIndex } from '../address/overlaps.ts';
import { parsePrefix, prefixContains, prefixesOverlap, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import { widestBlocks, type Widest } from '../address/widest.ts';
import { LARGEST_SUBNET } from '../catalog/azure-subnet.ts';
import { excludedRangesOf } from '../catalog/by-inputs.ts';
import type { Network, Plan, Pool, Subnet } from '../plan/plan.ts';
import { prefixesOf } from './allocate.ts';
import type { Allocation, NetworkPlace } from './allocation.ts';
import { takenBy, takenIn, type Holder, type Taken } from './taken.ts';

/** How far something that has a place can grow without moving. */
export interface Room {
  /** The IPv4 prefix that it has. */
  readonly prefix: Ipv4Prefix;
  /** The shortest prefix length of a block around it that is otherwise free and that it may have; its own when it cannot grow. */
  readonly growsTo: number;
  /** What a larger block would meet. */
  readonly stop: Stop;
}

/** Why something grows no further than it does. Where several hold, the first in this order is named. */
export type Stop =
  /** A subnet that exists in Azure is never resized. */
  | { readonly kind: 'deployed' }
  /** A network whose space nobody hands out: it was given, and it names no pool. */
  | { readonly kind: 'no-pool' }
  /** It does not lie in one prefix of its pool or network. */
  | { readonly kind: 'outside' }
  /** It would fill that prefix; a block never reaches over two of them. */
  | { readonly kind: 'parent'; readonly prefix: Prefix }
  /** The largest subnet that a service in it, or Azure, accepts. */
  | { readonly kind: 'largest'; readonly who: string }
  /** A range that a service in it keeps out of. */
  | { readonly kind: 'excluded'; readonly prefix: Prefix; readonly who: string }
  | { readonly kind: 'taken'; readonly prefix: Prefix; readonly by: Holder };

/** How far everything of a plan can grow in place. */
export interface Rooms {
  /** One for each IPv4 prefix of the address space, in its order. Networks without one are absent. */
  readonly networks: ReadonlyMap<Network, readonly Room[]>;
  /** Subnets without an IPv4 prefix are absent. */
  readonly subnets: ReadonlyMap<Subnet, Room>;
}

/**
 * Returns how far every network and subnet can grow in place.
 *
 * A network grows inside one prefix of its pool, apart from all that is taken; its own further prefixes may become part of the block. A
 * deployed one does too: Azure shrinks none, but enlarges it. A subnet grows inside one prefix of its network's address space, as far as its
 * services allow; a deployed one does not. IPv6 prefixes have fixed lengths and are left out. The time grows with the number of prefixes.
 */
export function roomsOf(plan: Plan, allocation: Allocation): Rooms {
  return { networks: networkRooms(plan, allocation), subnets: new Map(allocation.networks.flatMap(subnetRooms)) };
}

function networkRooms(plan: Plan, allocation: Allocation): Map<Network, Room[]> {
  // By network, a list for each of its IPv4 prefixes.
  const neighbours = new Map<string, (readonly Bound[])[]>();
  for (const { item, ...width } of widestBlocks(takenBy(plan, allocation), ({ by }) => by)) {
    if (item.by.kind !== 'virtual-network' || item.prefix.family === 6) continue;
    const bounds = neighbours.get(item.by.name);
    if (bounds) bounds.push(neighbourBounds(width));
    else neighbours.set(item.by.name, [neighbourBounds(width)]);
  }
  const spaces = new Map(plan.pools.map((pool): [Pool, Space] => [pool, spaceOf(prefixesOf(pool, 4))]));
  const rooms = new Map<Network, Room[]>();
  for (const { network, prefixes } of allocation.networks) {
    const own = prefixes.filter((prefix) => prefix.family === 4);
    if (own.length === 0) continue;
    const space = network.pool && spaces.get(network.pool);
    const excluded = space ? excludedRanges(network.subnets, 'network') : [];
    const nearest = neighbours.get(network.name) ?? [];
    rooms.set(
      network,
      own.map((prefix, k) => {
        if (!space) return { prefix, growsTo: prefix.length, stop: { kind: 'no-pool' } };
        return roomWithin(prefix, [space(prefix), ...excluded.map((range) => range(prefix)), ...(nearest[k] ?? [])]);
      }),
    );
  }
  return rooms;
}

function subnetRooms(network: NetworkPlace): [Subnet, Room][] {
  const neighbours = new Map(
    widestBlocks(takenIn(network), ({ by }) => by).flatMap(({ item, ...width }) =>
      item.by.kind === 'subnet' && item.prefix.family === 4 ? [[item.by.name, neighbourBounds(width)] as const] : [],
    ),
  );
  const space = spaceOf(network.prefixes.filter((prefix) => prefix.family === 4));
  return network.subnets.flatMap(({ subnet, prefix, origin }): [Subnet, Room][] => {
    if (!prefix) return [];
    if (origin === 'deployed') return [[subnet, { prefix, growsTo: prefix.length, stop: { kind: 'deployed' } }]];
    const excluded = excludedRanges([subnet], 'subnet').map((range) => range(prefix));
    const nearest = neighbours.get(subnet.address) ?? [];
    return [[subnet, roomWithin(prefix, [space(prefix), ...largestBounds(subnet), ...excluded, ...nearest])]];
  });
}

/** The shortest prefix length that one reason leaves, and the reason; longer than the prefix's own where it does not hold as it is. */
interface Bound {
  readonly length: number;
  readonly stop: Stop;
}

type Space = (prefix: Prefix) => Bound;

/** `bounds` in the order of `Stop`; at least one. */
function roomWithin(prefix: Ipv4Prefix, bounds: readonly [Bound, ...Bound[]]): Room {
  const { length, stop } = bounds.reduce((strictest, bound) => (bound.length > strictest.length ? bound : strictest));
  return { prefix, growsTo: Math.min(length, prefix.length), stop };
}

function spaceOf(prefixes: readonly Prefix[]): Space {
  const index = new PrefixIndex(prefixes);
  return (prefix) => {
    // The largest comes first.
    const [place] = index.overlapping(prefix);
    const parent = place === undefined ? undefined : prefixes[place];
    if (!parent || !prefixContains(parent, prefix)) return { length: Infinity, stop: { kind: 'outside' } };
    return { length: parent.length, stop: { kind: 'parent', prefix: parent } };
  };
}

/** Returns the bound that the nearest other holder sets; none where there is no other. */
function neighbourBounds({ length, stop }: Pick<Widest<Taken>, 'length' | 'stop'>): Bound[] {
  return stop ? [{ length, stop: { kind: 'taken', ...stop } }] : [];
}

function largestBounds({ workloads }: Subnet): Bound[] {
  return [
    ...workloads.flatMap(({ service }): Bound[] => {
      const { largest } = service.subnet;
      return largest ? [{ length: largest.value, stop: { kind: 'largest', who: service.name } }] : [];
    }),
    { length: LARGEST_SUBNET.value, stop: { kind: 'largest', who: 'Azure' } },
  ];
}

/** Returns a bound for each range that the services in `subnets` keep their subnet, or the whole network, out of. */
function excludedRanges(subnets: readonly Subnet[], appliesTo: 'subnet' | 'network'): ((prefix: Ipv4Prefix) => Bound)[] {
  return subnets.flatMap(({ workloads }) =>
    workloads.flatMap((workload) =>
      excludedRangesOf(workload).flatMap((range) => {
        const excluded = range.appliesTo === appliesTo ? parsePrefix(range.prefix) : undefined;
        if (excluded?.family !== 4) return [];
        const stop: Stop = { kind: 'excluded', prefix: excluded, who: workload.service.name };
        return [
          (prefix: Ipv4Prefix) => ({ length: prefixesOverlap(excluded, prefix) ? Infinity : Math.clz32(excluded.first ^ prefix.first) + 1, stop }),
        ];
      }),
    ),
  );
}
