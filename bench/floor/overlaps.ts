import type { Sorted } from './sort.ts';

/** Pairs of places in the list, one after the other: 2k and 2k + 1. */
export interface Pairs {
  readonly count: number;
  readonly places: Uint32Array;
}

/** Returns every pair that shares addresses: one sweep with a stack of what is open, since prefixes nest or lie apart. */
export function overlapPairs({ first, payload }: Sorted): Pairs {
  let places = new Uint32Array(1024);
  let open = new Uint32Array(64);
  let ends = new Float64Array(64);
  let depth = 0;
  let count = 0;
  for (let i = 0; i < first.length; i++) {
    const start = first[i]!;
    while (depth > 0 && ends[depth - 1]! <= start) depth--;
    if (2 * (count + depth) > places.length) places = grown(places, 2 * Math.max(places.length, count + depth));
    for (let k = 0; k < depth; k++) {
      places[2 * count] = open[k]!;
      places[2 * count++ + 1] = payload[i]! >>> 6;
    }
    if (depth === open.length) {
      open = grown(open, 2 * depth);
      const longer = new Float64Array(2 * depth);
      longer.set(ends);
      ends = longer;
    }
    open[depth] = payload[i]! >>> 6;
    ends[depth++] = start + 2 ** (32 - (payload[i]! & 63));
  }
  return { count, places };
}

function grown(list: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(list);
  return longer;
}
