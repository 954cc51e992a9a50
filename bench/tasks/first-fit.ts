import type { Columns } from '../floor/text.ts';
import { addressesOf } from '../given/block.ts';

/**
 * The way of the registers: each request in its turn takes the front of the first free block that is large enough, and the rest of the
 * block goes back to its place in the list. Returns how many find a place.
 */
export function firstFit({ first, length }: Columns, requests: readonly number[]): number {
  const free = Array.from(first, (start, i): [first: number, length: number] => [start, length[i]!]);
  let placed = 0;
  for (const wanted of requests) {
    const at = free.findIndex((block) => block[1] <= wanted);
    if (at < 0) continue;
    const [start, own] = free[at]!;
    const rest: [first: number, length: number][] = [];
    for (let half = wanted; half > own; half--) rest.push([start + addressesOf(half), half]);
    free.splice(at, 1, ...rest);
    placed++;
  }
  return placed;
}
