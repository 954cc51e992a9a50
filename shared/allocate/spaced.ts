import { freePrefixes } from '../address/free-space.ts';
import { PrefixIndex } from '../address/overlaps.ts';
import { buddyOf, formatPrefix, parentOf, prefixContains, subprefixes, type Prefix } from '../address/prefix.ts';
import { hasRoom, placeCompact } from './compact.ts';
import { isPicky, mayLieAt, type Demand } from './demand.ts';
import { Patience } from './search-kinds.ts';
import { shareRoom, type Share } from './share-room.ts';

/**
 * Returns a place for each demand such that as many as possible can double in place: of them, and of `standing`, those among `taken`
 * that are of their own kind and may want to grow too. What doubles is given room to double again, and so on, the smallest first.
 * Whatever `placeCompact` finds a place for has one here too.
 *
 * A prefix can double in place when its buddy is free, lies in the same prefix of `space`, and in no range that it must keep out of.
 * Where it makes a difference to demands which block they get, more may be possible; there never are fewer than with `placeCompact`.
 */
export function placeSpaced(
  space: readonly Prefix[],
  taken: readonly Prefix[],
  demands: readonly Demand[],
  standing: readonly Prefix[],
): Map<string, Prefix> {
  const compact = placeCompact(space, taken, demands);
  const placeable = demands.filter(({ key }) => compact.has(key));
  const free = freePrefixes(space, taken);
  const guards = guardsAmong(free, space, standing);
  const patience = new Patience();
  const share = (options?: Parameters<typeof shareRoom>[3]) => shareRoom(free, guards, placeable, options);
  if (!placeable.some(isPicky)) return placeShares(space, taken, placeable, share(), patience) ?? compact;

  // Room that is shared out by size alone may be no place for those that cannot go everywhere: then they are given less.
  let best = compact;
  let most = countDoubling(space, taken, placeable, compact, standing);
  for (const tried of [share(), share({ steps: 1 }), share({ mayGrow: (demand) => !isPicky(demand) }), share({ steps: 0 })]) {
    const placed = placeShares(space, taken, placeable, tried, patience);
    const count = placed ? countDoubling(space, taken, placeable, placed, standing) : 0;
    if (placed && (count > most || (count === most && best === compact))) [best, most] = [placed, count];
  }
  return best;
}

/** Returns the free blocks beside a prefix that stands: it can double as long as nobody takes them. */
function guardsAmong(free: readonly Prefix[], space: readonly Prefix[], standing: readonly Prefix[]): Prefix[] {
  const stands = new Set(standing.map(formatPrefix));
  return free.filter((block) => {
    const [buddy, parent] = [buddyOf(block), parentOf(block)];
    return buddy && parent && stands.has(formatPrefix(buddy)) && space.some((prefix) => prefixContains(prefix, parent));
  });
}

/** Places the blocks that demands are given to grow in, each demand at the start of its own; undefined when one finds no place. */
function placeShares(
  space: readonly Prefix[],
  taken: readonly Prefix[],
  demands: readonly Demand[],
  { lengths, kept }: Share,
  patience: Patience,
): Map<string, Prefix> | undefined {
  const wider = demands.map(({ inside, shortest, ...demand }): Demand => {
    const length = lengths.get(demand.key) ?? demand.length;
    return length === demand.length ? { ...demand, ...(inside && { inside }), ...(shortest !== undefined && { shortest }) } : { ...demand, length };
  });
  const blocks = placeCompact(space, [...taken, ...kept], wider, patience);
  const placed = new Map<string, Prefix>();
  for (const demand of demands) {
    const block = blocks.get(demand.key);
    const place = block && (lengths.get(demand.key) === demand.length ? block : firstIn(block, demand));
    if (place === undefined) return undefined;
    placed.set(demand.key, place);
  }
  return placed;
}

function firstIn(block: Prefix, { length, shortest = length, inside = [] }: Demand): Prefix | undefined {
  for (let bits = length; bits >= shortest; bits--) for (const place of subprefixes(block, bits)) if (hasRoom(place, inside)) return place;
  return undefined;
}

/** Counts what can double in place, of the demands as they are placed and of those that stand. */
function countDoubling(
  space: readonly Prefix[],
  taken: readonly Prefix[],
  demands: readonly Demand[],
  placed: ReadonlyMap<string, Prefix>,
  standing: readonly Prefix[],
): number {
  const all = new PrefixIndex([...taken, ...placed.values()]);
  const doubles = (prefix: Prefix, mayLie: (parent: Prefix) => boolean): boolean => {
    const [buddy, parent] = [buddyOf(prefix), parentOf(prefix)];
    return (
      buddy !== undefined && parent !== undefined && space.some((own) => prefixContains(own, parent)) && !all.overlapsAny(buddy) && mayLie(parent)
    );
  };
  const own = demands.filter((demand) => {
    const place = placed.get(demand.key);
    return place !== undefined && doubles(place, (parent) => mayLieAt(demand, parent));
  });
  return own.length + standing.filter((prefix) => doubles(prefix, () => true)).length;
}
