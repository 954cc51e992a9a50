import type { PlanDocument } from '../../plan/document.ts';
import { documentShape, shapeOfEntry, shapeOfKey, type Shape } from '../identity.ts';
import { diffLists, pairsOf } from './diff-lists.ts';
import type { DocumentDiff, Rename, ValueDiff } from './document-diff.ts';
import { equal, fieldOf, isGroup, keysOf } from './equal.ts';

/**
 * Returns what makes document `a` into document `b`, exactly: `applyDiff` of it to `a` gives `b` with the order of its lists and the presence of
 * its keys (the order of keys means nothing). Items of lists are known again by their identity; `renames` names those that bear another name in
 * `b`, so that they stay one item. What is unchanged costs nothing but a run over its neighbours. Time grows with the size of the two.
 */
export function diffDocuments(a: PlanDocument, b: PlanDocument, renames: readonly Rename[] = []): DocumentDiff {
  const names = new Map(renames.map(({ list, from, to }) => [keyOf(list, from), to]));
  return { format: 'cadastre-patch/1', change: diffValues(a, b, { shape: documentShape, names, list: '', owner: ['', ''] }) ?? null };
}

interface Where {
  readonly shape: Shape;
  /** New names, by list and old name. */
  readonly names: ReadonlyMap<string, string>;
  /** The key that holds the value. */
  readonly list: string;
  /** What the names of subnets begin with, in the first and in the second document. */
  readonly owner: readonly [string, string];
}

const keyOf = (list: string, name: string) => `${list} ${name}`;

function diffValues(a: unknown, b: unknown, where: Where): ValueDiff | undefined {
  const { shape } = where;
  if ((shape.kind === 'group' || shape.kind === 'record') && isGroup(a) && isGroup(b)) return diffGroups(a, b, where);
  if ((shape.kind === 'items' || shape.kind === 'values') && Array.isArray(a) && Array.isArray(b)) {
    const pairs = pairsOf(a, b, shape, (identity) => calledIn(identity, where));
    return diffLists(a, b, pairs, (one, other) => diffValues(one, other, entryOf(where, one, other)));
  }
  if (equal(a, b)) return undefined;
  return { kind: 'value', ...(a === undefined ? {} : { from: a }), ...(b === undefined ? {} : { to: b }) };
}

function diffGroups(a: object, b: object, where: Where): ValueDiff | undefined {
  const changes: (readonly [string, ValueDiff])[] = [];
  const note = (key: string) => {
    const change = diffValues(fieldOf(a, key), fieldOf(b, key), { ...where, shape: shapeOfKey(where.shape, key), list: key });
    if (change) changes.push([key, change]);
  };
  for (const key of keysOf(a)) note(key);
  for (const key of keysOf(b)) if (fieldOf(a, key) === undefined) note(key);
  return changes.length === 0 ? undefined : { kind: 'group', keys: changes };
}

function entryOf(where: Where, a: unknown, b: unknown): Where {
  const { shape, list } = where;
  const owner: readonly [string, string] =
    list === 'virtualNetworks' && shape.kind === 'items' ? [`${shape.identity(a)}/`, `${shape.identity(b)}/`] : where.owner;
  return { ...where, shape: shapeOfEntry(shape), owner };
}

/** What an item of the first document is called in the second one. */
function calledIn(identity: string, { names, list, owner: [before, after] }: Where): string {
  if (names.size === 0) return identity;
  if (list !== 'subnets') return names.get(keyOf(list, identity)) ?? identity;
  const now = names.get(keyOf(list, before + identity));
  return now?.startsWith(after) === true ? now.slice(after.length) : identity;
}
