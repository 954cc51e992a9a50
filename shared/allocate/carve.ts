import { freePrefixes, largestPrefix } from '../address/free-space.ts';
import { forEachOverlap, PrefixIndex } from '../address/overlaps.ts';
import { addressCount, prefixContains, type Prefix } from '../address/prefix.ts';
import { IPV6_NETWORK } from '../catalog/azure-subnet.ts';
import type { Network, Pool } from '../plan/plan.ts';
import type { Shortage } from './allocation.ts';
import { blockAroundPins, ipv6BlockAround, neededLength, networkDemand } from './networks.ts';
import { outermost, placeAll, type Demand, type Preference } from './place.ts';
import { pinnedIpv6Subnets, pinnedSubnets } from './subnets.ts';

/** The blocks that networks got, and what found no place. */
export interface Carved {
  readonly blocks: ReadonlyMap<Network, Prefix>;
  readonly shortages: ReadonlyMap<Network, Shortage>;
}

/** Addresses that are gone: `standing` are address spaces, which may want to grow; `other` is everything else. */
export interface Gone {
  readonly standing: readonly Prefix[];
  readonly other: readonly Prefix[];
}

/**
 * Carves a block of one family for each network out of its pool, outside of what is gone.
 *
 * Those with pinned subnets go first. Each has but one block of each size around its pins, and their order does not matter: two such
 * blocks that meet would each hold the other's pins. Pools that share addresses are one space, in which a network lies in the prefixes of
 * its own pool. What finds no place is told with what is left in its pool once all have had their turn.
 */
export function carve(family: 4 | 6, networks: readonly Network[], gone: Gone, prefer: Preference): Carved {
  const blocks = new Map<Network, Prefix>();
  const without: Network[] = [];
  const pins = networks.flatMap((network) => pinsOf(network, family).map((prefix) => ({ network, prefix })));
  const fixed = [...gone.standing, ...gone.other];
  const index = new PrefixIndex([...fixed, ...pins.map(({ prefix }) => prefix)]);
  const around = networks.filter((network) => pinsOf(network, family).length > 0);
  for (const network of around) {
    const isFree = (block: Prefix) => index.overlapping(block).every((i) => pins[i - fixed.length]?.network === network);
    const block = blockAround(network, family, isFree, prefer);
    if (block) blocks.set(network, block);
    else without.push(network);
  }

  const standing = [...gone.standing, ...blocks.values()];
  const taken = [...standing, ...gone.other, ...pins.map(({ prefix }) => prefix)];
  const inTheWay = around.length === 0 ? index : new PrefixIndex(taken);
  const waiting = networks.filter((network) => pinsOf(network, family).length === 0);
  for (const pools of poolsThatShare(waiting, family)) {
    const space = outermost(pools.flatMap((pool) => prefixesOf(pool, family)));
    const near = [...new Set(space.flatMap((prefix) => inTheWay.overlapping(prefix)))];
    const ofPools = waiting.filter(({ pool }) => pool !== undefined && pools.includes(pool));
    const placed = placeAll(
      space,
      near.map((i) => taken[i] as Prefix),
      ofPools.map((network) => demandOf(network, family, space)),
      family === 4 ? prefer : 'tightest',
      near.flatMap((i) => standing[i] ?? []),
    );
    for (const network of ofPools) {
      const block = placed.get(network.name);
      if (block) blocks.set(network, block);
      else without.push(network);
    }
  }
  const held = [...taken, ...blocks.values()];
  const free = new Map<Pool, Prefix[]>();
  for (const { pool } of without) if (pool && !free.has(pool)) free.set(pool, freePrefixes(prefixesOf(pool, family), held));
  const left = ({ pool }: Network) => (pool && free.get(pool)) ?? [];
  return { blocks, shortages: new Map(without.map((network) => [network, shortageOf(network, family, left(network))])) };
}

/** Returns the readable prefixes of a pool in one family. */
export function prefixesOf(pool: Pool, family: 4 | 6): Prefix[] {
  return pool.prefixes.flatMap(({ prefix }) => (prefix?.family === family ? [prefix] : []));
}

/** Returns the prefixes of one family that the document gives to subnets of a network. */
export function pinsOf(network: Network, family: 4 | 6): readonly Prefix[] {
  return family === 4 ? pinnedSubnets(network) : pinnedIpv6Subnets(network);
}

function blockAround(network: Network, family: 4 | 6, isFree: (block: Prefix) => boolean, prefer: Preference): Prefix | undefined {
  const pool = network.pool === undefined ? [] : prefixesOf(network.pool, family);
  return family === 4 ? blockAroundPins(network, pool, isFree, prefer) : ipv6BlockAround(pinnedIpv6Subnets(network), pool, isFree);
}

/** Returns what a network asks of `space`, the prefixes of its own pool and of those that share addresses with it. */
export function demandOf(network: Network, family: 4 | 6, space: readonly Prefix[]): Demand {
  const own = network.pool === undefined ? [] : prefixesOf(network.pool, family);
  const within = space.every((prefix) => own.some((outer) => prefixContains(outer, prefix))) ? undefined : own;
  if (family === 4) return networkDemand(network, within);
  return { key: network.name, length: IPV6_NETWORK.value, excluded: [], ...(within && { within }) };
}

/** Groups the pools of networks: two that share addresses are in one group. */
export function poolsThatShare(networks: readonly Network[], family: 4 | 6): Pool[][] {
  const pools = [...new Set(networks.flatMap(({ pool }) => pool ?? []))];
  const parts = pools.flatMap((pool, i) => prefixesOf(pool, family).map((prefix) => ({ prefix, i })));
  const group = pools.map((_, i) => i);
  forEachOverlap(
    parts.map(({ prefix }) => prefix),
    (a, b) => {
      const [to, from] = [group[parts[a]?.i ?? 0], group[parts[b]?.i ?? 0]];
      if (to !== from) group.forEach((own, i) => own === from && (group[i] = to ?? 0));
    },
  );
  return [...new Set(group)].map((own) => pools.filter((_, i) => group[i] === own));
}

/** `free`: what is left in its pool. */
function shortageOf(network: Network, family: 4 | 6, free: readonly Prefix[]): Shortage {
  const pool = network.pool === undefined ? [] : prefixesOf(network.pool, family);
  const largest = largestPrefix(free);
  const isPinned = pinsOf(network, family).length > 0;
  const length = family === 4 ? neededLength(network) : IPV6_NETWORK.value;
  const because: Shortage['because'] =
    pool.length === 0 ? 'no-pool-prefix' : isPinned ? 'pinned-subnets' : largest && largest.length <= length ? 'excluded-ranges' : undefined;
  return {
    kind: 'network',
    subject: network.name,
    family,
    length: isPinned ? undefined : length,
    within: network.pool?.name ?? network.name,
    largestFree: largest,
    freeAddresses: free.reduce((sum, prefix) => sum + addressCount(prefix), 0),
    ...(because && { because }),
  };
}
