import type { Sorted } from './sort.ts';
import type { Columns } from './text.ts';

/** Returns the free blocks of `[base, base + total)`, each as large as it can be, in address order: one walk over what is taken. */
export function freeBlocks(base: number, total: number, { first: taken, payload }: Sorted): Columns {
  let first = new Uint32Array(1024);
  let length = new Uint8Array(1024);
  let count = 0;
  let next = base;
  for (let i = 0; i <= taken.length; i++) {
    const start = i < taken.length ? taken[i]! : base + total;
    const stop = Math.min(start, base + total);
    while (next < stop) {
      const aligned = next === 0 ? 32 : 31 - Math.clz32(next & -next);
      const room = 31 - Math.clz32(stop - next);
      const bits = Math.min(aligned, room);
      if (count === first.length) {
        const more = new Uint32Array(2 * count);
        more.set(first);
        first = more;
        const lengths = new Uint8Array(2 * count);
        lengths.set(length);
        length = lengths;
      }
      first[count] = next;
      length[count++] = 32 - bits;
      next += 2 ** bits;
    }
    if (i < taken.length) next = Math.max(next, start + 2 ** (32 - (payload[i]! & 63)));
  }
  return { first: first.subarray(0, count), length: length.subarray(0, count) };
}
