/**
 * Returns the order of a merged list: that of ours, with what only theirs has behind the entry that it follows there (and behind what ours added
 * at that place). Where only theirs has changed the order of what was there before, it is the other way round.
 *
 * Keys are those of the entries, each once in its list; `kept` says which of them the merged list has.
 */
export function mergeOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[], kept: ReadonlySet<string>): string[] {
  const isTheirs = !isReordered(base, ours) && isReordered(base, theirs);
  const [first, second] = isTheirs ? [theirs, ours] : [ours, theirs];
  const inFirst = new Set(first);
  const inSecond = new Set(second);
  // What only the second list has, by the entry of both that it follows; undefined at the head.
  const behind = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const key of second) {
    if (!kept.has(key)) continue;
    if (inFirst.has(key)) anchor = key;
    else behind.set(anchor, [...(behind.get(anchor) ?? []), key]);
  }
  const order: string[] = [];
  anchor = undefined;
  for (const key of first) {
    if (!kept.has(key)) continue;
    if (inSecond.has(key)) {
      order.push(...(behind.get(anchor) ?? []));
      anchor = key;
    }
    order.push(key);
  }
  order.push(...(behind.get(anchor) ?? []));
  return order;
}

/** Whether the entries that two lists share stand in another order in the second one. */
function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const place = new Map(before.map((key, i) => [key, i]));
  let last = -1;
  for (const key of after) {
    const at = place.get(key);
    if (at === undefined) continue;
    if (at < last) return true;
    last = at;
  }
  return false;
}
