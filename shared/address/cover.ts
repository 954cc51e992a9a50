import { aggregate } from './aggregate.ts';
import { orderPrefixes } from './prefix-order.ts';
import { parentOf } from './prefix-kin.ts';
import { prefixAround, prefixContains, type Prefix } from './prefix-value.ts';

/** A prefix that is to be covered, and the shortest prefix length of a block around it that may be (see `widestBlocks`). */
export interface Coverable {
  readonly prefix: Prefix;
  readonly widest: number;
}

/**
 * Returns the fewest prefixes that cover every prefix of `wanted` inside `space`, no wider than their widest, each as small as can be, in
 * address order. Every one must lie in `space`, whose prefixes count as one where they touch.
 *
 * What may be covered falls apart into blocks as large as can be. No prefix covers parts of two, and one is enough for each.
 */
export function coverOf(wanted: readonly Coverable[], space: readonly Prefix[]): Prefix[] {
  const spaces = aggregate(space);
  const covers: Prefix[] = [];
  let within: Prefix | undefined; // the block that the last cover may grow to
  let at = 0;
  for (const place of orderPrefixes(wanted.map(({ prefix }) => prefix)).index) {
    const { prefix, widest } = wanted[place]!;
    while (!prefixContains(spaces[at]!, prefix)) at++;
    let cover = prefix;
    if (within && prefixContains(within, prefix)) cover = covers.pop()!;
    else within = prefixAround(prefix.first, Math.max(widest, spaces[at]!.length));
    while (!prefixContains(cover, prefix)) cover = parentOf(cover)!;
    covers.push(cover);
  }
  return aggregate(covers);
}
