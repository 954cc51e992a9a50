import { orderPrefixes } from './prefix-order.ts';
import { parentOf } from './prefix-kin.ts';
import { prefixContains, type Prefix } from './prefix-value.ts';

/**
 * Returns the fewest prefixes that hold exactly the addresses that the given ones hold, in address order.
 *
 * Duplicates and nested prefixes go, and two halves become their parent, as often as that is possible.
 */
export function aggregate(prefixes: readonly Prefix[]): Prefix[] {
  const { index } = orderPrefixes(prefixes);
  const kept: Prefix[] = [];
  for (const place of index) {
    let prefix = prefixes[place]!;
    const before = kept.at(-1);
    if (before !== undefined && prefixContains(before, prefix)) continue;
    // In address order the last one kept can only be the lower half, and a merge can only make the next one possible.
    for (let lower = before; lower !== undefined && isLowerHalf(lower, prefix); lower = kept.at(-1)) {
      kept.pop();
      prefix = parentOf(prefix)!;
    }
    kept.push(prefix);
  }
  return kept;
}

function isLowerHalf(lower: Prefix, upper: Prefix): boolean {
  // Of two families the first addresses are a number and a bigint, and so never the same.
  return lower.length === upper.length && parentOf(upper)?.first === lower.first;
}
