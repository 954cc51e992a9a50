import { freePrefixes } from '../../address/free-space.ts';
import {
  buddyOf,
  formatPrefix,
  longestLength,
  parentOf,
  parsePrefix,
  prefixAround,
  prefixContains,
  prefixLast,
  prefixesOverlap,
  samePrefix,
  subprefixes,
  type Address,
  type Prefix,
} from '../../address/prefix.ts';
import { prefixesOf } from '../../allocate/allocate.ts';
import type { Shortage } from '../../allocate/allocation.ts';
import { mayLieIn, networkExclusions } from '../../allocate/networks.ts';
import { excludedFor, pinnedSubnets } from '../../allocate/subnets.ts';
import { takenBy } from '../../allocate/taken.ts';
import { PRIVATE_RANGES } from '../../catalog/address-ranges.ts';
import { IPV6_NETWORK } from '../../catalog/azure-subnet.ts';
import type { Pool } from '../../plan/plan.ts';
import { nothing, ofFamily, type Change, type Lack } from './change.ts';

const privateRanges = PRIVATE_RANGES.flatMap(({ prefix }) => parsePrefix(prefix) ?? []);
/** Unique local addresses, and how many of their leading bits one site draws once and keeps (RFC 4193, 3). */
const LOCAL_IPV6 = parsePrefix('fd00::/8');
const SITE_BITS = 48;

/** Yields a further prefix for the pool, or for the address space: the smallest that can hold what is missing, as near as can be. */
export function* furtherPrefix(lack: Lack): Generator<Change> {
  const { shortage, place } = lack;
  const { pool } = place.network;
  if (shortage.because === 'pinned-subnets') {
    if (pool) yield* poolAroundPins(lack, pool);
  } else if (shortage.kind === 'network') {
    if (pool && pool.name === shortage.within) for (const length of lengthsToTry(lack)) yield* furtherOfPool(lack, pool, length);
  } else yield* furtherOfNetwork(lack);
}

/** The prefix length that is missing; then that of one prefix for all that found no place there, since those before it may take the first. */
function lengthsToTry({ allocation, shortage }: Lack): number[] {
  const { length, within, family, kind } = shortage;
  if (length === undefined) return [];
  const bits = longestLength(family);
  const missing = allocation.shortages.filter((other) => isLike(other, { within, family, kind }));
  const all = missing.reduce((sum, other) => sum + 2 ** (bits - (other.length ?? bits)), 0);
  const forAll = bits - Math.ceil(Math.log2(all) - 1e-9);
  return forAll < length ? [length, forAll] : [length];
}

function isLike(other: Shortage, { within, family, kind }: Pick<Shortage, 'within' | 'family' | 'kind'>): boolean {
  return other.within === within && other.family === family && other.kind === kind;
}

function* furtherOfPool(lack: Lack, pool: Pool, length: number): Generator<Change> {
  const { family } = lack.shortage;
  const { network } = lack.place;
  const inTheWay = [...known(lack), ...networkExclusions(network)];
  const nearest = nearestFree(family, length, prefixesOf(pool, family), inTheWay);
  const mayLie = family === 4 ? mayLieIn(network, lack.prefer) : undefined;
  if (nearest && (mayLie === undefined || mayLie(nearest))) yield addToPool(pool, nearest);
  if (mayLie === undefined) return;
  // Its subnets keep out of ranges, too: a block apart from all of these has room for them.
  const apart = nearestFree(family, length, prefixesOf(pool, family), [...inTheWay, ...network.subnets.flatMap(excludedFor)]);
  if (apart) yield addToPool(pool, apart);
}

function addToPool(pool: Pool, block: Prefix): Change {
  return {
    kind: 'further-prefix',
    title: () => `Add ${formatPrefix(block)} to pool ${pool.name}`,
    edits: [{ path: [...pool.path, 'prefixes'], set: [...pool.prefixes.map(({ text }) => text), formatPrefix(block)] }],
    moves: nothing,
  };
}

/** Pinned subnets that lie outside of their pool: the smallest block around them that nobody else has may become part of it. */
function* poolAroundPins({ plan, allocation, place }: Lack, pool: Pool): Generator<Change> {
  const pins = pinnedSubnets(place.network);
  const others = takenBy(plan, allocation).filter(({ by }) => by.kind !== 'virtual-network' || by.name !== place.network.name);
  const inTheWay = [...others.map(({ prefix }) => prefix), ...plan.pools.flatMap((other) => prefixesOf(other, 4))];
  for (let block: Prefix | undefined = pins[0]; block; block = parentOf(block)) {
    const candidate: Prefix = block;
    if (!privateRanges.some((range) => prefixContains(range, candidate)) || inTheWay.some((prefix) => prefixesOverlap(prefix, candidate))) return;
    if (pins.every((pin) => prefixContains(candidate, pin))) yield addToPool(pool, candidate);
  }
}

/** A network with a pool extends into that; one without into whatever private range is free beside it. */
function* furtherOfNetwork(lack: Lack): Generator<Change> {
  const { plan, allocation, shortage, place, subnet } = lack;
  const { network, prefixes } = place;
  const { family } = shortage;
  const excluded = [...networkExclusions(network), ...(subnet && family === 4 ? excludedFor(subnet.subnet) : [])];
  const near = ofFamily(prefixes, family);
  const taken = takenBy(plan, allocation).map(({ prefix }) => prefix);
  // An IPv6 subnet is a small part of the only length that networks are given.
  for (const length of family === 6 ? [IPV6_NETWORK.value] : lengthsToTry(lack)) {
    const own = network.pool && prefixesOf(network.pool, family);
    const block = own ? nearestIn(own, length, near, [...taken, ...excluded]) : nearestFree(family, length, near, [...known(lack), ...excluded]);
    if (block === undefined) continue;
    const before = [...prefixes.map(formatPrefix), ...network.addressSpace.filter((written) => !written.prefix).map(({ text }) => text)];
    yield {
      kind: 'further-prefix',
      title: () => `Add ${formatPrefix(block)} to the address space of ${network.name}`,
      edits: [{ path: [...network.path, 'addressSpace'], set: [...before, formatPrefix(block)] }],
      moves: nothing,
    };
  }
}

/** Everything that a further prefix keeps out of: what is taken, and what pools hold. */
function known({ plan, allocation }: Lack): Prefix[] {
  return [
    ...takenBy(plan, allocation).map(({ prefix }) => prefix),
    ...plan.pools.flatMap((pool) => pool.prefixes.flatMap(({ prefix }) => prefix ?? [])),
  ];
}

/** Returns the nearest free block of private addresses; of IPv6 only inside the site that prefixes nearby are part of. */
function nearestFree(family: 4 | 6, length: number, near: readonly Prefix[], taken: readonly Prefix[]): Prefix | undefined {
  const sites = near.flatMap((prefix) =>
    prefix.family === 6 && prefix.length >= SITE_BITS && LOCAL_IPV6 && prefixContains(LOCAL_IPV6, prefix)
      ? [prefixAround(prefix.first, SITE_BITS)]
      : [],
  );
  return nearestIn(family === 4 ? privateRanges : sites, length, near, taken);
}

/**
 * Returns the free block of that length inside `space` that goes best with what is there already: its buddy, else what follows
 * directly behind it, else directly in front of it, else the next one behind it, else the last one before it; the lowest of equals.
 * Without anything near, the lowest.
 */
function nearestIn(space: readonly Prefix[], length: number, near: readonly Prefix[], taken: readonly Prefix[]): Prefix | undefined {
  let best: { readonly block: Prefix; readonly rank: Rank } | undefined;
  for (const free of freePrefixes(space, taken)) {
    if (free.length > length) continue;
    const [first] = subprefixes(free, length);
    const last = prefixAround(prefixLast(free), length);
    const buddies = near.map(buddyOf).filter((buddy) => buddy !== undefined && buddy.length === length && prefixContains(free, buddy));
    for (const block of [first, last, ...buddies]) {
      if (block === undefined) continue;
      const rank = rankOf(block, near);
      if (best === undefined || isBetter(rank, best.rank)) best = { block, rank };
    }
  }
  return best?.block;
}

/** How a block lies to what is near: 0 its buddy, 1 next behind it, 2 next before it, 3 further behind it, 4 further before it; and how far away. */
type Rank = readonly [way: number, gap: number];

function rankOf(block: Prefix, near: readonly Prefix[]): Rank {
  let best: Rank = [5, 0];
  for (const other of near) {
    const isBehind = block.first > other.first;
    // Neighbours have no address between them.
    const gap = isBehind ? distance(prefixLast(other), block.first) - 1 : distance(prefixLast(block), other.first) - 1;
    const buddy = buddyOf(other);
    const isBuddy = buddy !== undefined && samePrefix(buddy, block);
    const rank: Rank = [isBuddy ? 0 : (isBehind ? 1 : 2) + (gap === 0 ? 0 : 2), gap];
    if (isBetter(rank, best)) best = rank;
  }
  return best;
}

function distance(from: Address, to: Address): number {
  return Number(BigInt(to) - BigInt(from));
}

function isBetter(a: Rank, b: Rank): boolean {
  return a[0] - b[0] < 0 || (a[0] === b[0] && a[1] < b[1]);
}
