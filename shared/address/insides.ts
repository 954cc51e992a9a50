import { parentsOf } from './nesting.ts';
import { orderPrefixes } from './prefix-order.ts';
import type { Prefix } from './prefix-value.ts';

/** A prefix that others contain. */
export interface Inside {
  /** Its place in the list. */
  readonly inner: number;
  /** How many contain it. */
  readonly count: number;
  /** The places of those that contain it, one by one, the nearest first. */
  readonly around: () => Iterable<number>;
}

/**
 * Calls `visit` for each prefix that others contain, in address order; of equal prefixes the earlier in the list contains the later. What
 * is around a prefix is walked only as far as it is asked for: the time grows with n + steps, however deep prefixes nest and however
 * often one is repeated. Keeps no list of pairs.
 *
 * With `split` there are two lists, one up to that place and one from it on, and only what is around a prefix of the other list counts.
 */
export function forEachInside(prefixes: readonly Prefix[], visit: (inside: Inside) => unknown, split = 0): void {
  const order = orderPrefixes(prefixes);
  const { count, index } = order;
  const parents = parentsOf(order);
  if (split > 0) {
    visitAcross(parents, index, split, visit);
    return;
  }
  const depths = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const parent = parents[row]!;
    if (parent < 0) continue;
    depths[row] = depths[parent]! + 1;
    visit({ inner: index[row]!, count: depths[row]!, around: () => chain(parent, parents, index) });
  }
}

function visitAcross(parents: Int32Array, index: Uint32Array, split: number, visit: (inside: Inside) => unknown): void {
  const count = parents.length;
  // For each row the nearest row around it of its own list, and of the other list; and how many of its own there are.
  const own = new Int32Array(count);
  const other = new Int32Array(count);
  const ownDepths = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const parent = parents[row]!;
    const isSameList = parent >= 0 && index[parent]! < split === index[row]! < split;
    own[row] = parent < 0 || isSameList ? parent : other[parent]!;
    other[row] = parent < 0 || !isSameList ? parent : other[parent]!;
    if (own[row]! >= 0) ownDepths[row] = ownDepths[own[row]!]! + 1;
    const nearest = other[row]!;
    if (nearest < 0) continue;
    visit({ inner: index[row]!, count: ownDepths[nearest]! + 1, around: () => chain(nearest, own, index) });
  }
}

function* chain(nearest: number, next: Int32Array, index: Uint32Array): Generator<number> {
  for (let row = nearest; row >= 0; row = next[row]!) yield index[row]!;
}
