import { freePrefixes } from '../address/free-space.ts';
import { buddyOf, parentOf, prefixAround, prefixContains, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';

/**
 * Returns what lies beside a prefix in the block of that length around it: the buddies on the way up, the nearest first. Together with the
 * prefix they are that block; none when the prefix is as large already.
 *
 *     prefix   |-|
 *     beside      |-|---|   up to a block of four times its addresses
 */
export function besides(prefix: Ipv4Prefix, length: number): Ipv4Prefix[] {
  const beside: Ipv4Prefix[] = [];
  for (let at: Prefix | undefined = prefix; at !== undefined && at.length > length; at = parentOf(at)) {
    const buddy = buddyOf(at);
    if (buddy?.family === 4) beside.push(buddy);
  }
  return beside;
}

/** The free space around what stands in `containers`: what of it can grow in place, and who has done so. */
export class Surroundings {
  readonly #containers: readonly Ipv4Prefix[];
  readonly #free: Set<number>;

  /** `taken` holds all that stands, those that may grow among them; it may lie outside and overlap. */
  constructor(containers: readonly Ipv4Prefix[], taken: Iterable<Prefix>) {
    this.#containers = containers;
    this.#free = new Set(freePrefixes(containers, taken).map((block) => keyOf(block as Ipv4Prefix)));
  }

  /**
   * Returns the block of that length around a prefix that stands here, or undefined when it does not lie in one container or something
   * lies beside the prefix in it. Two that stand apart can never grow into the same space; for those that overlap there is `claim`.
   */
  around(prefix: Ipv4Prefix, length: number): Ipv4Prefix | undefined {
    const block = prefixAround(prefix.first, length) as Ipv4Prefix;
    if (!this.#containers.some((container) => prefixContains(container, block))) return undefined;
    // Beside something that stands no free block is larger than its buddy, so a free buddy is a free block of its own.
    return besides(prefix, length).every((beside) => this.#free.has(keyOf(beside))) ? block : undefined;
  }

  /** Takes what `around` has found out of the free space. */
  claim(prefix: Ipv4Prefix, length: number): void {
    for (const beside of besides(prefix, length)) this.#free.delete(keyOf(beside));
  }
}

function keyOf({ first, length }: Ipv4Prefix): number {
  return first * 64 + length;
}
