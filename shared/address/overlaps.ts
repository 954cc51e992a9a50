import { parentsOf } from './nesting.ts';
import { orderPrefixes } from './prefix-order.ts';
import type { Prefix } from './prefix-value.ts';

export { PrefixIndex } from './prefix-index.ts';

/**
 * Pairs of places in a list: pair `k` is `left[k]` and `right[k]`, and the prefix at `left[k]` contains the one at
 * `right[k]`, for prefixes that overlap nest. Of two equal prefixes the earlier in the list is on the left.
 */
export interface OverlapPairs {
  readonly count: number;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

/**
 * Returns every pair of prefixes that share an address, once each, whatever their families and nesting.
 *
 * Ordered by the inner prefix (as `comparePrefixes`, then place in the list), then by the outer one, largest first.
 * The time grows with n + pairs. All pairs are kept: n equal prefixes have n * (n - 1) / 2 of them; to look at some only,
 * use `forEachOverlap`.
 */
export function overlappingPairs(prefixes: readonly Prefix[]): OverlapPairs {
  const order = orderPrefixes(prefixes);
  const { index } = order;
  const parents = parentsOf(order);
  const depths = new Uint32Array(order.count);
  let count = 0;
  for (let row = 0; row < order.count; row++) {
    const parent = parents[row]!;
    if (parent >= 0) count += depths[row] = depths[parent]! + 1;
  }
  const left = new Uint32Array(count);
  const right = new Uint32Array(count);
  let end = 0;
  for (let row = 0; row < order.count; row++) {
    if (parents[row]! < 0) continue;
    end += depths[row]!;
    // The chain names the nearest first; filled from the back it reads largest first.
    for (let place = end - 1, outer = parents[row]!; outer >= 0; outer = parents[outer]!, place--) {
      left[place] = index[outer]!;
      right[place] = index[row]!;
    }
  }
  return { count, left, right };
}

/** Calls `visit` with the places of every overlapping pair, in the order of `overlappingPairs`, until it returns false. Keeps no list of pairs. */
export function forEachOverlap(prefixes: readonly Prefix[], visit: (outer: number, inner: number) => unknown): void {
  const order = orderPrefixes(prefixes);
  const parents = parentsOf(order);
  const chain: number[] = [];
  for (let row = 0; row < order.count; row++) {
    chain.length = 0;
    for (let outer = parents[row]!; outer >= 0; outer = parents[outer]!) chain.push(outer);
    for (let k = chain.length - 1; k >= 0; k--) {
      if (visit(order.index[chain[k]!]!, order.index[row]!) === false) return;
    }
  }
}

/**
 * Calls `visit` with the places of every pair of a prefix of `a` and a prefix of `b` that share an address, once each,
 * until it returns false. Overlaps within one list are passed over without cost: the time grows with n + pairs.
 *
 * Ordered by the inner of the two prefixes, then by the outer one, largest first.
 */
export function overlapsAcross(a: readonly Prefix[], b: readonly Prefix[], visit: (inA: number, inB: number) => unknown): void {
  const order = orderPrefixes([...a, ...b]);
  const { count, index } = order;
  const parents = parentsOf(order);
  // For each row the nearest row around it of its own list, and of the other list: two chains instead of one.
  const own = new Int32Array(count);
  const other = new Int32Array(count);
  const chain: number[] = [];
  for (let row = 0; row < count; row++) {
    const parent = parents[row]!;
    const isA = index[row]! < a.length;
    const isSameList = parent >= 0 && index[parent]! < a.length === isA;
    own[row] = parent < 0 || isSameList ? parent : other[parent]!;
    other[row] = parent < 0 || !isSameList ? parent : other[parent]!;
    chain.length = 0;
    for (let outer = other[row]!; outer >= 0; outer = own[outer]!) chain.push(outer);
    for (let k = chain.length - 1; k >= 0; k--) {
      const outer = index[chain[k]!]!;
      const goOn = isA ? visit(index[row]!, outer - a.length) : visit(outer, index[row]! - a.length);
      if (goOn === false) return;
    }
  }
}
