import { PrefixIndex } from '../address/overlaps.ts';
import { prefixContains, prefixesOverlap, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import { widestBlocks, type Widest } from '../address/widest.ts';
import { LARGEST_SUBNET } from '../catalog/azure-subnet.ts';
import { excludedPrefixesOf } from '../catalog/excluded-prefixes.ts';
import type { Plan, Pool, Subnet } from '../plan/plan.ts';
import { prefixesOf } from './allocate.ts';
import { remembered } from '../problem/remembered.ts';
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
  /** Of a network one for each IPv4 prefix of its address space, in its order. */
  readonly network: (place: NetworkPlace) => readonly Room[];
  /** Of a subnet; undefined: it has no IPv4 prefix. */
  readonly subnet: (place: NetworkPlace, subnet: Subnet) => Room | undefined;
}

/**
 * Returns how far every network and subnet can grow in place.
 *
 * A network grows inside one prefix of its pool, apart from all that is taken; its own further prefixes may become part of the block. A
 * deployed one does too: Azure shrinks none, but enlarges it. A subnet grows inside one prefix of its network's address space, as far as its
 * services allow; a deployed one does not. IPv6 prefixes have fixed lengths and are left out. The time grows with the number of prefixes.
 */
export function roomsOf(plan: Plan, allocation: Allocation): Rooms {
  let rooms = known.get(allocation);
  if (!rooms) known.set(allocation, (rooms = { network: networkRooms(plan, allocation), subnet: (place, subnet) => subnetRooms(place).get(subnet) }));
  return rooms;
}

/** The rooms of an allocation are worked out once, however often they are asked for: checks and the result all look at them. */
const known = new WeakMap<Allocation, Rooms>();

/** Most ask for few of the networks, or for none. */
function networkRooms(plan: Plan, allocation: Allocation): Rooms['network'] {
  let neighbours: ReadonlyMap<string, readonly (Bound | undefined)[]> | undefined;
  const spaces = new Map(plan.pools.map((pool): [Pool, Space] => [pool, spaceOf(prefixesOf(pool, 4))]));
  return remembered(({ network, prefixes }: NetworkPlace) => {
    const space = network.pool && spaces.get(network.pool);
    const nearest = (neighbours ??= neighboursOf(plan, allocation)).get(network.name) ?? [];
    return prefixes
      .filter((prefix) => prefix.family === 4)
      .map((prefix, k) => {
        if (!space) return { prefix, growsTo: prefix.length, stop: NO_POOL };
        return roomWithin(prefix, stricter(outOfRanges(space(prefix), prefix, network.subnets, 'network'), nearest[k]));
      });
  });
}

/** What the blocks around networks meet, by the network's name, one for each of its IPv4 prefixes. */
function neighboursOf(plan: Plan, allocation: Allocation): ReadonlyMap<string, readonly (Bound | undefined)[]> {
  const neighbours = new Map<string, (Bound | undefined)[]>();
  for (const { item, ...width } of widestBlocks(takenBy(plan, allocation), ({ by }) => by)) {
    if (item.by.kind !== 'virtual-network' || item.prefix.family === 6) continue;
    const bounds = neighbours.get(item.by.name);
    if (bounds) bounds.push(neighbourBound(width));
    else neighbours.set(item.by.name, [neighbourBound(width)]);
  }
  return neighbours;
}

/** Returns how far the subnets of one network can grow in place. Those without an IPv4 prefix are absent. */
export const subnetRooms = remembered((network: NetworkPlace): ReadonlyMap<Subnet, Room> => {
  const rooms = new Map<Subnet, Room>();
  const neighbours = new Map<string, Bound | undefined>();
  for (const { item, ...width } of widestBlocks(takenIn(network), ({ by }) => by))
    if (item.by.kind === 'subnet' && item.prefix.family === 4) neighbours.set(item.by.name, neighbourBound(width));
  const space = spaceOf(network.prefixes.filter((prefix) => prefix.family === 4));
  for (const { subnet, prefix, origin } of network.subnets) {
    if (!prefix) continue;
    const room = (): Room => {
      const largest = stricter(space(prefix), largestBound(subnet));
      return roomWithin(prefix, stricter(outOfRanges(largest, prefix, [subnet], 'subnet'), neighbours.get(subnet.address)));
    };
    rooms.set(subnet, origin === 'deployed' ? { prefix, growsTo: prefix.length, stop: DEPLOYED } : room());
  }
  return rooms;
});

const NO_POOL: Stop = { kind: 'no-pool' };
const DEPLOYED: Stop = { kind: 'deployed' };

/** The shortest prefix length that one reason leaves, and the reason; longer than the prefix's own where it does not hold as it is. */
interface Bound {
  readonly length: number;
  readonly stop: Stop;
}

type Space = (prefix: Prefix) => Bound;

function roomWithin(prefix: Ipv4Prefix, { length, stop }: Bound): Room {
  return { prefix, growsTo: Math.min(length, prefix.length), stop };
}

/** Bounds are compared in the order of `Stop`: of two that leave the same, the earlier one is named. */
function stricter(before: Bound, bound: Bound | undefined): Bound {
  return bound !== undefined && bound.length > before.length ? bound : before;
}

/** So few prefixes are looked through faster than an index of them is made. */
const FEW = 8;
const OUTSIDE: Bound = { length: Infinity, stop: { kind: 'outside' } };

function spaceOf(prefixes: readonly Prefix[]): Space {
  const bounds = prefixes.map((prefix): Bound & { readonly prefix: Prefix } => ({ prefix, length: prefix.length, stop: { kind: 'parent', prefix } }));
  const index = prefixes.length > FEW ? new PrefixIndex(prefixes) : undefined;
  return (prefix) => {
    const near = index ? index.overlapping(prefix).flatMap((place) => bounds[place] ?? []) : bounds;
    let parent: Bound | undefined;
    for (const bound of near) if ((parent === undefined || bound.length < parent.length) && prefixContains(bound.prefix, prefix)) parent = bound;
    return parent ?? OUTSIDE;
  };
}

/** Returns the bound that the nearest other holder sets; none where there is no other. */
function neighbourBound({ length, stop }: Pick<Widest<Taken>, 'length' | 'stop'>): Bound | undefined {
  return stop && { length, stop: { kind: 'taken', prefix: stop.prefix, by: stop.by } };
}

/** Returns the bound that the services in a subnet set, or Azure. */
function largestBound({ workloads }: Subnet): Bound {
  let strictest: Bound | undefined;
  for (const { service } of workloads) {
    const { largest } = service.subnet;
    if (largest && (strictest === undefined || largest.value > strictest.length))
      strictest = { length: largest.value, stop: { kind: 'largest', who: service.name } };
  }
  return strictest ? stricter(strictest, AZURE) : AZURE;
}

const AZURE: Bound = { length: LARGEST_SUBNET.value, stop: { kind: 'largest', who: 'Azure' } };

/** Returns `bound`, or a stricter one that a range sets which the services in `subnets` keep their subnet, or the whole network, out of. */
function outOfRanges(bound: Bound, prefix: Ipv4Prefix, subnets: readonly Subnet[], appliesTo: 'subnet' | 'network'): Bound {
  let strictest = bound;
  for (const { workloads } of subnets) {
    for (const workload of workloads) {
      for (const { range, prefix: excluded } of excludedPrefixesOf(workload)) {
        if (range.appliesTo !== appliesTo || excluded.family !== 4) continue;
        const length = prefixesOverlap(excluded, prefix) ? Infinity : Math.clz32(excluded.first ^ prefix.first) + 1;
        if (length > strictest.length) strictest = { length, stop: { kind: 'excluded', prefix: excluded, who: workload.service.name } };
      }
    }
  }
  return strictest;
}
