import type { Sorted } from './sort.ts';

/** A sorted list that candidates are held against. */
export interface Searchable {
  readonly first: Uint32Array;
  /** The furthest end of all prefixes up to here. */
  readonly furthest: Float64Array;
}

/** Prepares a list for `meetsAny`. */
export function searchable({ first, payload }: Sorted): Searchable {
  const furthest = new Float64Array(first.length);
  let end = 0;
  for (let i = 0; i < first.length; i++) furthest[i] = end = Math.max(end, first[i]! + 2 ** (32 - (payload[i]! & 63)));
  return { first, furthest };
}

/** Reports whether a candidate shares addresses with the list: one binary search. */
export function meetsAny({ first, furthest }: Searchable, start: number, length: number): boolean {
  const end = start + 2 ** (32 - length);
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (first[middle]! < end) low = middle + 1;
    else high = middle;
  }
  return low > 0 && furthest[low - 1]! > start;
}
