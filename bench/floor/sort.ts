import type { Columns } from './text.ts';

/** Sorted prefixes: first addresses, and beside each its place in the list × 64 + its prefix length. */
export interface Sorted {
  readonly first: Uint32Array;
  readonly payload: Uint32Array;
}

/** Sorts by first address, then the larger prefix first: three passes of a radix sort that carries its keys. At most 2^26 prefixes. */
export function sortColumns({ first, length }: Columns): Sorted {
  const count = first.length;
  let keys = first.slice();
  let payload = new Uint32Array(count);
  let otherKeys = new Uint32Array(count);
  let otherPayload = new Uint32Array(count);
  const tables = [new Uint32Array(2048), new Uint32Array(2048), new Uint32Array(1024)] as const;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    payload[i] = i * 64 + length[i]!;
    tables[0][key & 2047]!++;
    tables[1][(key >>> 11) & 2047]!++;
    tables[2][key >>> 22]!++;
  }
  for (const table of tables) {
    let total = 0;
    for (let digit = 0; digit < table.length; digit++) {
      const here = table[digit]!;
      table[digit] = total;
      total += here;
    }
  }
  for (let pass = 0; pass < 3; pass++) {
    const table = tables[pass]!;
    const shift = 11 * pass;
    for (let i = 0; i < count; i++) {
      const key = keys[i]!;
      const place = table[(key >>> shift) & 2047]!++;
      otherKeys[place] = key;
      otherPayload[place] = payload[i]!;
    }
    [keys, otherKeys] = [otherKeys, keys];
    [payload, otherPayload] = [otherPayload, payload];
  }
  // The sort knows first addresses only; equal ones are few and put right by hand.
  for (let i = 1; i < count; i++) {
    if (keys[i] !== keys[i - 1]) continue;
    const moved = payload[i]!;
    let k = i;
    for (; k > 0 && keys[k - 1] === keys[i] && (payload[k - 1]! & 63) > (moved & 63); k--) payload[k] = payload[k - 1]!;
    payload[k] = moved;
  }
  return { first: keys, payload };
}
