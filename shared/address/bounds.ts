/**
 * The addresses of one family as the places where membership changes, in ascending order: in from the first bound up
 * to and without the second, in again from the third, and so on. An even number of them, no two equal.
 *
 *     bounds:  |-----|     |-----|      first and end, first and end
 */
export type Bounds<T extends number | bigint> = readonly T[];

/** One addition or removal of the addresses from `first` up to and without `end`. */
export interface Stroke<T extends number | bigint> {
  readonly first: T;
  readonly end: T;
  readonly isIn: boolean;
}

/**
 * Returns what is left in after the strokes, each over the ones before it. O(n log n), whatever their order and mix.
 *
 * Painted from the last stroke back, so that every interval is painted once, by the stroke that has the last word.
 */
export function paint<T extends number | bigint>(strokes: readonly Stroke<T>[]): T[] {
  const edges = distinct(strokes.flatMap((stroke) => [stroke.first, stroke.end]));
  const isIn = new Uint8Array(edges.length);
  const next = Uint32Array.from({ length: edges.length + 1 }, (_, i) => i); // towards the first unpainted interval from here
  const unpainted = (from: number): number => {
    let at = from;
    while (next[at] !== at) at = next[at] = next[next[at]!]!;
    return at;
  };
  for (let s = strokes.length - 1; s >= 0; s--) {
    const stroke = strokes[s]!;
    const stop = boundsUpTo(edges, stroke.end) - 1;
    for (let i = unpainted(boundsUpTo(edges, stroke.first) - 1); i < stop; i = unpainted(i)) {
      isIn[i] = stroke.isIn ? 1 : 0;
      next[i] = i + 1;
    }
  }
  return edges.filter((_, i) => isIn[i] !== (i === 0 ? 0 : isIn[i - 1]));
}

/** The values in ascending order, each once. Numbers are sorted many times faster in a typed array; bigints of 128 bits fit none. */
function distinct<T extends number | bigint>(values: T[]): T[] {
  const areNumbers = typeof values[0] === 'number';
  const sorted = areNumbers ? (Array.from(Float64Array.from(values as number[]).sort()) as T[]) : values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}

/** Returns the bounds of what is in by `keep`, asked with whether an address is in `a` and in `b`. O(a + b). */
export function combine<T extends number | bigint>(a: Bounds<T>, b: Bounds<T>, keep: (inA: boolean, inB: boolean) => boolean): T[] {
  const bounds: T[] = [];
  let i = 0;
  let j = 0;
  let isIn = false;
  while (i < a.length || j < b.length) {
    const inA = a[i];
    const inB = b[j];
    const at: T = inB === undefined || (inA !== undefined && inA <= inB) ? inA! : inB;
    if (inA === at) i++;
    if (inB === at) j++;
    const kept = keep(i % 2 === 1, j % 2 === 1);
    if (kept !== isIn) bounds.push(at);
    isIn = kept;
  }
  return bounds;
}

/** Returns how many bounds are at or before `address`; it is in if that is odd. */
export function boundsUpTo<T extends number | bigint>(bounds: Bounds<T>, address: T): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bounds[middle]! <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reports whether every address from `first` up to and without `end` is in. */
export function boundsCover<T extends number | bigint>(bounds: Bounds<T>, first: T, end: T): boolean {
  const count = boundsUpTo(bounds, first);
  return count % 2 === 1 && bounds[count]! >= end;
}

/** Reports whether any address from `first` up to and without `end` is in. */
export function boundsTouch<T extends number | bigint>(bounds: Bounds<T>, first: T, end: T): boolean {
  const count = boundsUpTo(bounds, first);
  const next = bounds[count];
  return count % 2 === 1 || (next !== undefined && next < end);
}

/** Reports whether the two share an address. O(a + b), and stops at the first one. */
export function boundsMeet<T extends number | bigint>(a: Bounds<T>, b: Bounds<T>): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i + 1]! <= b[j]!) i += 2;
    else if (b[j + 1]! <= a[i]!) j += 2;
    else return true;
  }
  return false;
}

/** Reports whether the two lists hold the same values. */
export function sameBounds<T extends number | bigint>(a: Bounds<T>, b: Bounds<T>): boolean {
  return a.length === b.length && a.every((bound, i) => bound === b[i]);
}
