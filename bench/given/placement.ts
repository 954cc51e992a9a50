import { addressesOf, formatBlock, parseBlock } from './block.ts';
import { usualLength } from './prefix-list.ts';
import { randomFrom, shuffle, type Random } from './random.ts';

/** Subnets to be placed in a pool that others are in already. */
export interface PlacementInstance {
  readonly pool: string;
  readonly existing: readonly string[];
  /** Prefix lengths, in the order in which they were asked for. */
  readonly requests: readonly number[];
}

export interface PlacementOptions {
  readonly seed: number;
  readonly pool: string;
  /** Share of the places that are taken. */
  readonly fill: number;
  /** Share of the free addresses that is asked for. */
  readonly ask: number;
}

/** Returns an instance that has a solution for certain: what is asked for was cut out of what is free. The same ones for the same arguments. */
export function placementInstance({ seed, pool, fill, ask }: PlacementOptions): PlacementInstance {
  const random = randomFrom(seed);
  const [base, poolLength] = parseBlock(pool);
  const total = addressesOf(poolLength);
  const existing: [first: number, length: number][] = [];
  for (let next = 0; next < total;) {
    let length = usualLength(random);
    while (next % addressesOf(length) !== 0 || next + addressesOf(length) > total) length++;
    if (random() < fill) existing.push([base + next, length]);
    next += addressesOf(length);
  }
  return {
    pool,
    existing: existing.map(([first, length]) => formatBlock(first, length)),
    requests: cutUp(freeLengths(base, total, existing), ask, random),
  };
}

/** Cuts free blocks into requests of the usual lengths until `ask` of their addresses is asked for. */
function cutUp(free: number[], ask: number, random: Random): number[] {
  let wanted = ask * free.reduce((sum, length) => sum + addressesOf(length), 0);
  const requests: number[] = [];
  shuffle(random, free);
  for (let length = free.pop(); length !== undefined && wanted > 0; length = free.pop()) {
    const mayKeep = length >= 24 && length <= 29;
    if (length < 24 || (mayKeep && length < 29 && random() < 0.35)) free.push(length + 1, length + 1);
    else if (mayKeep && (addressesOf(length) <= wanted * 1.5 || requests.length === 0)) {
      requests.push(length);
      wanted -= addressesOf(length);
    }
  }
  shuffle(random, requests);
  return requests;
}

/** Prefix lengths of the largest blocks that `existing` (ascending, apart) leaves free, in address order. */
function freeLengths(base: number, total: number, existing: readonly (readonly [number, number])[]): number[] {
  const lengths: number[] = [];
  let next = base;
  for (const [first, length] of [...existing, [base + total, 32] as const]) {
    while (next < first) {
      let bits = next === 0 ? 32 : 31 - Math.clz32(next & -next);
      while (2 ** bits > first - next) bits--;
      lengths.push(32 - bits);
      next += 2 ** bits;
    }
    next = first + addressesOf(length);
  }
  return lengths;
}
