import { type FreeBlocks } from '../address/blocks.ts';
import { subprefixes, type Prefix } from '../address/prefix.ts';
import { placeCompact } from './compact.ts';
import { mayLieAt, outermost, type Demand, type Preference } from './demand.ts';
import { placeSpaced } from './spaced.ts';

export { compareDemands, outermost, type Demand, type Preference } from './demand.ts';

/**
 * Returns a place for each demand inside `containers` (prefixes of one family) outside `taken`: for all of them whenever there is a
 * place for all. What is left without one is absent from the answer.
 *
 * `tightest` is `placeCompact`, `roomiest` is `placeSpaced`, which leaves room to grow for `standing` too: those among `taken` that are
 * of the kind of the demands.
 */
export function placeAll(
  containers: readonly Prefix[],
  taken: readonly Prefix[],
  demands: readonly Demand[],
  prefer: Preference,
  standing: readonly Prefix[] = [],
): Map<string, Prefix> {
  const space = outermost(containers);
  return prefer === 'tightest' ? placeCompact(space, taken, demands) : placeSpaced(space, taken, demands, standing);
}

/** Takes a place for one demand that stands alone from free space, or returns undefined when none is allowed. */
export function takeFor(free: FreeBlocks, demand: Pick<Demand, 'length' | 'excluded'>, prefer: Preference): Prefix | undefined {
  const { length, excluded } = demand;
  if (prefer === 'tightest') return excluded.length === 0 ? free.take(length) : free.takeOutside(length, excluded);
  return takeRoomiest(free, length, excluded.length === 0 ? undefined : (place) => mayLieAt({ key: '', ...demand }, place));
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
