import { freePrefixes } from './free-space.ts';
import { orderPrefixes } from './prefix-order.ts';
import { comparePrefixes, prefixContains, prefixLast, type Prefix } from './prefix-value.ts';

/** A free block, and what lies around it. */
export interface Gap<T> {
  readonly prefix: Prefix;
  /** The nearest that is taken below it in the same container; absent where that begins with free space. */
  readonly after?: T;
  /** The nearest above it. */
  readonly before?: T;
}

/**
 * Returns the free blocks of `containers` less `taken` in address order, as `freePrefixes` has them, each with its neighbours. Where
 * several that are taken end or begin at the same address the largest is named, the first in the list of equals. O(n log n).
 */
export function gapsBetween<T extends { readonly prefix: Prefix }>(containers: readonly Prefix[], taken: readonly T[]): Gap<T>[] {
  const held = taken.map(({ prefix }) => prefix);
  const { count, index } = orderPrefixes(held);
  const spaces = [...containers].sort(comparePrefixes);
  let space = 0;
  let row = 0;
  let below: T | undefined;
  return freePrefixes(containers, held).map((prefix) => {
    while (!prefixContains(spaces[space]!, prefix)) space++;
    for (; row < count && comparePrefixes(held[index[row]!]!, prefix) < 0; row++) {
      const next = taken[index[row]!]!;
      if (!below || endsBefore(below.prefix, next.prefix)) below = next;
    }
    const above = row < count ? taken[index[row]!] : undefined;
    return {
      prefix,
      ...(below && prefixContains(spaces[space]!, below.prefix) ? { after: below } : {}),
      ...(above && prefixContains(spaces[space]!, above.prefix) ? { before: above } : {}),
    };
  });
}

/** Reports whether the last address of `a` comes before that of `b`. */
function endsBefore(a: Prefix, b: Prefix): boolean {
  if (a.family === 4) return b.family === 6 || prefixLast(a) < prefixLast(b);
  return b.family === 6 && prefixLast(a) < prefixLast(b);
}
