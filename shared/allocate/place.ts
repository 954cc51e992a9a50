import { FreeBlocks } from '../address/blocks.ts';
import { prefixContains, prefixesOverlap, subprefixes, type Prefix } from '../address/prefix.ts';
import { searchPlaces } from './search.ts';

/** A block to be placed: `key` names it and settles ties, so that the order of lists never matters. */
export interface Demand {
  readonly key: string;
  readonly length: number;
  /** Ranges that it must keep out of. */
  readonly excluded: readonly Prefix[];
}

/** Which free block to prefer: the tightest one leaves the largest free; the roomiest keeps neighbours free. */
export type Preference = 'tightest' | 'roomiest';

/**
 * Returns a place for each demand inside `containers` (prefixes of one family) outside `taken`.
 *
 * Demands are placed largest first; because sizes divide one another, that finds a place for all of them whenever one
 * exists, whichever free block is preferred. Only excluded ranges can lead a choice astray: then places are searched
 * for. What is left without a place is absent from the answer.
 */
export function placeAll(
  containers: readonly Prefix[],
  taken: readonly Prefix[],
  demands: readonly Demand[],
  prefer: Preference,
): Map<string, Prefix> {
  const ordered = [...demands].sort(compareDemands);
  const placed = new Map<string, Prefix>();
  const space = outermost(containers);
  const free = new FreeBlocks(space, taken);
  for (const demand of ordered) {
    const place = takeFor(free, demand, prefer);
    if (place) placed.set(demand.key, place);
  }
  if (placed.size < ordered.length && ordered.some((demand) => demand.excluded.length > 0)) {
    return searchPlaces(new FreeBlocks(space, taken).free(), ordered) ?? placed;
  }
  return placed;
}

/** Takes a place for one demand from free space, or returns undefined when none is allowed. */
export function takeFor(free: FreeBlocks, { length, excluded }: Pick<Demand, 'length' | 'excluded'>, prefer: Preference): Prefix | undefined {
  if (prefer === 'tightest') return excluded.length === 0 ? free.take(length) : free.takeOutside(length, excluded);
  return takeRoomiest(free, length, excluded.length === 0 ? undefined : (place) => !excluded.some((range) => prefixesOverlap(range, place)));
}

/** As `takeFor`, with any test of what is allowed. */
export function takeAllowed(free: FreeBlocks, length: number, allowed: (place: Prefix) => boolean, prefer: Preference): Prefix | undefined {
  return prefer === 'tightest' ? free.take(length, allowed) : takeRoomiest(free, length, allowed);
}

/** Takes the first allowed place of the largest free block, the lowest of equals. */
function takeRoomiest(free: FreeBlocks, length: number, allowed: ((place: Prefix) => boolean) | undefined): Prefix | undefined {
  const blocks = allowed === undefined ? [free.largest()].flatMap((block) => block ?? []) : free.free().sort((a, b) => a.length - b.length);
  for (const block of blocks) {
    if (block.length > length) return undefined;
    for (const place of subprefixes(block, length)) {
      if (allowed && !allowed(place)) continue;
      return free.takeExactly(place) ? place : undefined;
    }
  }
  return undefined;
}

/** Orders demands by need: larger first, pickier first among equals, then by key. */
export function compareDemands(a: Demand, b: Demand): number {
  return a.length - b.length || b.excluded.length - a.excluded.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** Leaves out prefixes that lie in another one, so that free space is not counted twice. Neighbours are not joined. */
export function outermost(prefixes: readonly Prefix[]): Prefix[] {
  return prefixes.filter(
    (prefix, i) => !prefixes.some((other, k) => k !== i && prefixContains(other, prefix) && (other.length < prefix.length || k < i)),
  );
}
