import { comparePrefixes, samePrefix, type Prefix } from './prefix-value.ts';

/** Returns each prefix once, in address order. Nested ones stay. */
export function distinctPrefixes(prefixes: readonly Prefix[]): Prefix[] {
  const sorted = [...prefixes].sort(comparePrefixes);
  return sorted.filter((prefix, i) => i === 0 || !samePrefix(prefix, sorted[i - 1]!));
}
