import { prefixesOverlap, subprefixes, type Prefix } from '../address/prefix.ts';
import { FreeBlocks } from '../address/blocks.ts';
import type { Demand } from './place.ts';

// Choices looked at before giving up. Reached only by contrived mixes of excluded ranges in nearly full space.
const PATIENCE = 100_000;

/**
 * Returns a place for every demand, or undefined when there is none (or none was found within a fixed number of
 * choices). For demands that must keep out of ranges, where greedy placement can take the one spot another needed.
 *
 * `ordered` is sorted largest first. Free blocks shrink as places are taken; a choice is an aligned place in a free
 * block. Places of one block that no later demand tells apart are tried once.
 */
export function searchPlaces(free: readonly Prefix[], ordered: readonly Demand[]): Map<string, Prefix> | undefined {
  const ranges = ordered.flatMap((demand) => demand.excluded);
  const placed = new Map<string, Prefix>();
  let patience = PATIENCE;

  const place = (index: number, blocks: readonly Prefix[]): boolean => {
    const demand = ordered[index];
    if (demand === undefined) return true;
    for (const candidate of candidates(blocks, demand, ranges)) {
      if (patience-- <= 0) return false;
      placed.set(demand.key, candidate);
      if (place(index + 1, new FreeBlocks(blocks, [candidate]).free())) return true;
    }
    placed.delete(demand.key);
    return false;
  };
  return place(0, free) ? placed : undefined;
}

/** Yields places for a demand, tight blocks first, one for each way in which the excluded ranges of all demands meet it. */
function* candidates(blocks: readonly Prefix[], demand: Demand, ranges: readonly Prefix[]): Generator<Prefix> {
  const tightFirst = blocks.filter((block) => block.length <= demand.length).sort((a, b) => b.length - a.length);
  for (const block of tightFirst) {
    const seen = new Set<string>();
    for (const candidate of subprefixes(block, demand.length)) {
      if (demand.excluded.some((range) => prefixesOverlap(range, candidate))) continue;
      const signature = ranges.map((range) => (prefixesOverlap(range, candidate) ? `${range.length}:${range.first}` : '')).join(',');
      if (seen.has(signature)) continue;
      seen.add(signature);
      yield candidate;
    }
  }
}
