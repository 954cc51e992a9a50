import { formatPrefix, prefixContains, prefixesOverlap, type Prefix } from '../address/prefix.ts';
import { compareText } from '../problem/compare.ts';
import { remembered } from '../problem/remembered.ts';

/** A block to be placed: `key` names it and settles ties, so that the order of lists never matters. */
export interface Demand {
  readonly key: string;
  readonly length: number;
  /** Ranges that it must keep out of. */
  readonly excluded: readonly Prefix[];
  /** Prefixes of which one must hold it; absent: any container will do. */
  readonly within?: readonly Prefix[];
  /** What must find room in it in turn; absent where any block of its length has that room. */
  readonly inside?: readonly Demand[];
  /** With `inside`: the shortest length that it may get where no block of `length` has room for that; absent: exactly `length`. */
  readonly shortest?: number;
}

/** Which free block to prefer: the tightest one leaves the largest free; the roomiest keeps neighbours free. */
export type Preference = 'tightest' | 'roomiest';

/**
 * Returns demands in the order in which they are placed: larger first, among equals those that have fewer places to go to. Names
 * decide only between demands that are alike in every respect, so that renaming them can do no more than swap their places.
 */
export function inOrder(demands: readonly Demand[]): Demand[] {
  return demands.toSorted(compareDemands);
}

/** Compares two demands as `inOrder` does. */
export function compareDemands(a: Demand, b: Demand): number {
  if (a.length !== b.length) return a.length - b.length;
  if (isPicky(a) || isPicky(b)) {
    const [roomA, roomB] = [a, b].map(({ within }) => within?.reduce((sum, { length }) => sum + 2 ** -length, 0) ?? Infinity) as [number, number];
    if (roomA !== roomB) return roomA - roomB;
    const pickier = b.excluded.length - a.excluded.length || (b.inside?.length ?? 0) - (a.inside?.length ?? 0) || compareText(kindOf(a), kindOf(b));
    if (pickier !== 0) return pickier;
  }
  return compareText(a.key, b.key);
}

/** Reports whether it makes a difference to a demand which free block of its length it gets. */
export function isPicky({ excluded, within, inside }: Demand): boolean {
  return excluded.length > 0 || within !== undefined || inside !== undefined;
}

/** Returns a text that two demands share if and only if they can stand in for one another. */
export const kindOf = remembered(({ length, excluded, within, inside, shortest }: Demand): string => {
  const list = (prefixes: readonly Prefix[] = []) => [...new Set(prefixes.map(formatPrefix))].sort();
  return JSON.stringify([length, list(excluded), within ? list(within) : 0, inside ? inside.map(kindOf).sort() : 0, shortest ?? length]);
});

/** Reports whether a demand may lie there, whatever is inside of it. */
export function mayLieAt({ excluded, within }: Demand, place: Prefix): boolean {
  return !excluded.some((range) => prefixesOverlap(range, place)) && (within === undefined || within.some((prefix) => prefixContains(prefix, place)));
}

/** Leaves out prefixes that lie in another one, so that free space is not counted twice. Neighbours are not joined. */
export function outermost(prefixes: readonly Prefix[]): Prefix[] {
  return prefixes.filter(
    (prefix, i) => !prefixes.some((other, k) => k !== i && prefixContains(other, prefix) && (other.length < prefix.length || k < i)),
  );
}
