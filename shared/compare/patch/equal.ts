/**
 * Returns whether two plain values are the same: the order of keys does not count, a key that holds `undefined` is not there, and 0 is not -0
 * (a document can hold both).
 */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((entry, i) => equal(entry, b[i]));
  // Most of two documents is equal: no lists of keys are made for that.
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  let open = 0;
  for (const key in one) {
    if (one[key] === undefined) continue;
    // Of all that objects inherit, only this looks like data.
    if ((key === '__proto__' && !Object.hasOwn(b, key)) || !equal(one[key], other[key])) return false;
    open++;
  }
  for (const key in other) if (other[key] !== undefined) open--;
  return open === 0;
}

/** Returns the keys of a group that hold something. */
export function keysOf(group: object): string[] {
  return Object.keys(group).filter((key) => (group as Readonly<Record<string, unknown>>)[key] !== undefined);
}

/** Returns what a group holds under a key of its own; undefined where it has none, whatever objects inherit. */
export function fieldOf(group: object, key: string): unknown {
  return Object.hasOwn(group, key) ? (group as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Returns whether a value is a group of keys. */
export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a group made of keys and values; `__proto__` is a key like any other. */
export function groupOf(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const group: Record<string, unknown> = {};
  for (const [key, value] of entries) Object.defineProperty(group, key, { value, enumerable: true, writable: true, configurable: true });
  return group;
}
