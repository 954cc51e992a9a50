import { identitiesOf, numbered, type Shape } from '../identity.ts';
import type { ListDiff, ListRun, ValueDiff } from './document-diff.ts';
import { equal } from './equal.ts';

/** Which entry of one list is which of the other: for each entry of the second list its index in the first, -1 for a new one. */
export type Pairs = readonly number[];

/**
 * Pairs the entries of two lists by identity, those of equal identity in their order. `called` gives the identity that an entry of the
 * first list has in the second one. What is equal at both ends is not looked up.
 */
export function pairsOf(a: readonly unknown[], b: readonly unknown[], shape: Shape, called: (identity: string) => string): Pairs {
  const before = identitiesOf(a, shape).map(called);
  const after = identitiesOf(b, shape);
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[a.length - 1 - tail] === after[b.length - 1 - tail]) tail++;
  const index = new Map(numbered(before.slice(head, a.length - tail)).map((key, i) => [key, head + i]));
  const middle = numbered(after.slice(head, b.length - tail)).map((key) => index.get(key) ?? -1);
  return after.map((_, i) => (i < head ? i : i >= b.length - tail ? a.length - b.length + i : (middle[i - head] ?? -1)));
}

/** Returns how a list is made of another one, or undefined where they are equal. */
export function diffLists(
  a: readonly unknown[],
  b: readonly unknown[],
  pairs: Pairs,
  diffEntry: (a: unknown, b: unknown) => ValueDiff | undefined,
): ListDiff | undefined {
  const runs: (ListRun | { at: number; count: number })[] = [];
  const kept = new Uint8Array(a.length);
  let open: { at: number; count: number } | undefined;
  pairs.forEach((at, i) => {
    // Most entries are equal, which is found out faster than how they differ.
    const change = at < 0 || equal(a[at], b[i]) ? undefined : diffEntry(a[at], b[i]);
    if (at >= 0) kept[at] = 1;
    if (at >= 0 && !change) {
      if (open && open.at + open.count === at) open.count++;
      else runs.push((open = { at, count: 1 }));
      return;
    }
    open = undefined;
    runs.push(change ? { at, change } : { add: b[i] });
  });
  const removed: { at: number; value: unknown }[] = [];
  for (let at = 0; at < a.length; at++) if (kept[at] === 0) removed.push({ at, value: a[at] });
  const isSame = removed.length === 0 && (runs.length === 0 || (runs.length === 1 && open?.at === 0 && open.count === a.length));
  return isSame ? undefined : { kind: 'list', length: a.length, runs, removed };
}
