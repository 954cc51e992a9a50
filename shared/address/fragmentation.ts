import { invariant } from '../problem/invariant.ts';
import { addressCount, type Prefix } from './prefix-value.ts';

/**
 * Returns how much of the free space lies outside of the largest free block, as a share from 0 to below 1:
 * 1 − largest free block / free addresses. 0 when nothing is free, or when all of it is one block.
 *
 * `free` are the free blocks as `freePrefixes` has them: of one family (a `Bug` if not), each as large as it can be, apart from each
 * other. Two halves of one block that are listed one by one count as two. IPv6 counts are rounded to the precision of a number.
 *
 * @example fragmentationOf(a /25 and a /26) is 1 − 128 / 192, a third
 */
export function fragmentationOf(free: Iterable<Prefix>): number {
  let family: 4 | 6 | undefined;
  let addresses = 0;
  let largest = 0;
  for (const block of free) {
    family ??= block.family;
    invariant(block.family === family, 'Fragmentation is that of one family.');
    const count = addressCount(block);
    addresses += count;
    largest = Math.max(largest, count);
  }
  return addresses === 0 ? 0 : 1 - largest / addresses;
}
