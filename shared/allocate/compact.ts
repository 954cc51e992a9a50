import { FreeBlocks } from '../address/blocks.ts';
import { freePrefixes, largestPrefix } from '../address/free-space.ts';
import { prefixesOverlap, type Prefix } from '../address/prefix.ts';
import { inOrder, isPicky, kindOf, mayLieAt, type Demand } from './demand.ts';
import { countLengths, largestLeft } from './fit.ts';
import { Patience } from './search-kinds.ts';
import { searchPlaces } from './search.ts';

/**
 * Returns a place for each demand such that the largest block that can stay free does. `space`: prefixes of one family, none in
 * another.
 *
 * Demands are placed largest first, each in the smallest free block that holds it; because sizes divide one another, that finds a
 * place for all of them whenever one exists, and leaves the largest block and the fewest. Only where it makes a difference to a demand
 * which block it gets can this go astray: then places are searched for. What is left without a place is absent from the answer; it cannot
 * be placed beside the others, wherever they lie.
 */
export function placeCompact(
  space: readonly Prefix[],
  taken: readonly Prefix[],
  demands: readonly Demand[],
  patience = new Patience(),
): Map<string, Prefix> {
  const ordered = inOrder(demands);
  const free = new FreeBlocks(space, taken);
  const placed = new Map<string, Prefix>();
  for (const demand of ordered) {
    const place = takeTightest(free, demand);
    if (place) placed.set(demand.key, place);
  }
  if (!ordered.some((demand) => makesADifference(demand, space))) return placed;

  const blocks = freePrefixes(space, taken);
  const all = withMissing(placed, ordered, blocks, patience);
  const having = ordered.filter(({ key }) => all.has(key));
  const longest = largestPrefix(freePrefixes(space, [...taken, ...all.values()]))?.length ?? Infinity;
  for (let length = largestLeft(countLengths(blocks), countLengths(having)) ?? Infinity; length < longest && length <= 128; length++) {
    const better = searchPlaces(blocks, having, patience, length);
    if (better) return better;
  }
  return all;
}

/** Searches for a way to place those that have no place beside those that have one, wherever those lie then. */
function withMissing(
  placed: ReadonlyMap<string, Prefix>,
  ordered: readonly Demand[],
  blocks: readonly Prefix[],
  patience: Patience,
): Map<string, Prefix> {
  let all = new Map(placed);
  const missing = ordered.filter(({ key }) => !placed.has(key));
  if (missing.length > 1) {
    const found = searchPlaces(blocks, ordered, patience);
    if (found) return found;
  }
  // What one of a kind cannot have, no other one can.
  const refused = new Set<string>();
  for (const demand of missing) {
    const kind = kindOf(demand);
    if (refused.has(kind)) continue;
    const found = searchPlaces(
      blocks,
      ordered.filter((other) => all.has(other.key) || other === demand),
      patience,
    );
    if (found) all = found;
    else refused.add(kind);
  }
  return all;
}

/** Takes a place for one demand from the smallest free block that has one, or returns undefined when none is allowed. */
export function takeTightest(free: FreeBlocks, demand: Demand): Prefix | undefined {
  const { excluded, within, inside, length } = demand;
  if (within === undefined && inside === undefined) return excluded.length === 0 ? free.take(length) : free.takeOutside(length, excluded);
  for (let bits = length; bits >= (demand.shortest ?? length); bits--) {
    const place = free.take(bits, (candidate) => mayLieAt(demand, candidate) && hasRoom(candidate, inside ?? []));
    if (place) return place;
  }
  return undefined;
}

/** Reports whether demands all find a place in an empty block that is large enough for them. */
export function hasRoom(block: Prefix, demands: readonly Demand[]): boolean {
  if (!demands.some(({ excluded }) => excluded.some((range) => prefixesOverlap(range, block)))) return true;
  return placeCompact([block], [], demands).size === demands.length;
}

function makesADifference(demand: Demand, space: readonly Prefix[]): boolean {
  if (demand.within !== undefined) return true;
  if (!isPicky(demand)) return false;
  const ranges = [...demand.excluded, ...(demand.inside ?? []).flatMap(({ excluded }) => excluded)];
  return ranges.some((range) => space.some((prefix) => prefixesOverlap(range, prefix)));
}
