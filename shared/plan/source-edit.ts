import { formatPath, type Path } from '../problem/problem.ts';

/**
 * One change of a document: the value at `path` is set; without `set` the key, or the entry of a list, is removed. With `insert` in
 * place of `set` a new entry goes into a list, before the one that stands at `path` now, or behind the last one.
 *
 * Paths of several edits are all those of the document before any of them: an entry that is removed moves no other edit.
 */
export interface SourceEdit {
  readonly path: Path;
  readonly set?: unknown;
  readonly insert?: unknown;
}

/** What an edit does. */
export function kindOf(edit: SourceEdit): 'set' | 'insert' | 'remove' {
  return 'insert' in edit ? 'insert' : 'set' in edit ? 'set' : 'remove';
}

/** Returns whether an edit changes how many entries a list has. */
export function isListEdit(value: unknown, edit: SourceEdit): boolean {
  return kindOf(edit) === 'insert' || (kindOf(edit) === 'remove' && Array.isArray(valueAt(value, edit.path.slice(0, -1))));
}

/** What is done to the entries of one list: by index, what goes in before it, and which go. */
export interface ListChange {
  readonly path: Path;
  /** In the order of the indices. */
  readonly inserted: ReadonlyMap<number, readonly unknown[]>;
  readonly removed: ReadonlySet<number>;
}

/** Returns the list edits of `edits`, one entry for each list, those of inner lists before those of the lists around them. */
export function listChanges(value: unknown, edits: readonly SourceEdit[]): readonly ListChange[] {
  const changes = new Map<string, { path: Path; inserted: Map<number, unknown[]>; removed: Set<number> }>();
  for (const edit of edits) {
    if (!isListEdit(value, edit)) continue;
    const path = edit.path.slice(0, -1);
    const index = edit.path.at(-1) as number;
    const key = formatPath(path);
    const change = changes.get(key) ?? { path, inserted: new Map<number, unknown[]>(), removed: new Set<number>() };
    changes.set(key, change);
    if (kindOf(edit) === 'remove') change.removed.add(index);
    else change.inserted.set(index, [...(change.inserted.get(index) ?? []), edit.insert]);
  }
  return [...changes.values()]
    .map((change) => ({ ...change, inserted: new Map([...change.inserted].sort(([a], [b]) => a - b)) }))
    .sort((a, b) => b.path.length - a.path.length);
}

/** Returns a list with its change made. */
export function changedList<T>(list: readonly T[], { inserted, removed }: ListChange, made: (value: unknown) => T): T[] {
  const changed: T[] = [];
  for (let i = 0; i <= list.length; i++) {
    changed.push(...(inserted.get(i) ?? []).map(made));
    if (i < list.length && !removed.has(i)) changed.push(list[i] as T);
  }
  return changed;
}

/** Returns a copy with the edits applied; only what lies on their paths is copied. Each path leads to what is there. */
export function withEdits(value: unknown, edits: readonly SourceEdit[]): unknown {
  const copied = new Set<object>();
  const copy = <T>(part: T): T => {
    if (typeof part !== 'object' || part === null || copied.has(part)) return part;
    const made = (Array.isArray(part) ? [...(part as unknown[])] : { ...part }) as T & object;
    copied.add(made);
    return made;
  };
  const root = copy(value);
  const parentAt = (path: Path): Record<string | number, unknown> => {
    let at = root as Record<string | number, unknown>;
    for (const step of path.slice(0, -1)) at = at[step] = copy(at[step]) as Record<string | number, unknown>;
    return at;
  };
  for (const edit of edits) {
    if (isListEdit(value, edit)) continue;
    const last = edit.path.at(-1) ?? '';
    const parent = parentAt(edit.path);
    if (kindOf(edit) === 'set') parent[last] = edit.set;
    else Reflect.deleteProperty(parent, last);
  }
  // Inner lists first: until a list changes, the paths through it are those of before.
  for (const change of listChanges(value, edits)) {
    const key = change.path.at(-1);
    const list = valueAt(root, change.path) as readonly unknown[];
    const changed = changedList(list, change, (entry) => entry);
    if (key === undefined) return changed;
    parentAt(change.path)[key] = changed;
  }
  return root;
}

/** Returns the value at a path, or undefined where it leads to nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** Whether two plain values are the same; the order of keys does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
