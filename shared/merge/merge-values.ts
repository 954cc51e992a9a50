import {
  documentShape,
  identitiesOf,
  numbered,
  shapeOfEntry,
  shapeOfKey,
  type ItemsShape,
  type Shape,
  type ValuesShape,
} from '../compare/identity.ts';
import { equal, fieldOf, groupOf, isGroup, keysOf } from '../compare/patch/equal.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { ConflictKind, Side } from './conflict.ts';
import { mergeOrder } from './merge-order.ts';
import { trailPath, type Trail } from './trail.ts';

/** A place on which two documents do not agree; a value is `undefined` where there is none. */
export interface Disagreement {
  readonly kind: Extract<ConflictKind, 'both-changed' | 'both-added' | 'changed-removed'>;
  readonly trail: Trail;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** Whether it is an item of a list that is meant, not a value of it. */
  readonly isItem: boolean;
}

/**
 * Merges key by key and item by item: what one side changed goes before what the other left as it was, equal changes are one, sets of values
 * are merged as sets. Where the two do not agree, the side that is favoured is taken. Names mean the same in all three documents; `renamed` holds
 * the ways to items that one side renamed and the other removed: those are decided so too, and not said again.
 */
export function mergeValues(
  base: PlanDocument,
  ours: PlanDocument,
  theirs: PlanDocument,
  favoured: Side,
  renamed: ReadonlySet<string>,
): { readonly document: PlanDocument; readonly disagreements: readonly Disagreement[] } {
  const disagreements: Disagreement[] = [];
  const document = merged(base, ours, theirs, { shape: documentShape, trail: [], favoured, renamed, disagreements }) as PlanDocument;
  return { document, disagreements };
}

interface Around {
  readonly shape: Shape;
  readonly trail: Trail;
  readonly favoured: Side;
  readonly renamed: ReadonlySet<string>;
  readonly disagreements: Disagreement[];
}

function merged(base: unknown, ours: unknown, theirs: unknown, around: Around): unknown {
  if (equal(ours, theirs) || equal(base, theirs)) return ours;
  if (equal(base, ours)) return theirs;
  const { shape } = around;
  if ((shape.kind === 'group' || shape.kind === 'record') && isGroup(ours) && isGroup(theirs))
    return mergedGroup(isGroup(base) ? base : {}, ours, theirs, around);
  if (shape.kind === 'items' && [base, ours, theirs].every((value) => asItems(value) !== undefined))
    return mergedItems(base, ours, theirs, shape, around);
  if (shape.kind === 'values' && [base, ours, theirs].every((value) => Array.isArray(value) || (shape.emptyWhenAbsent && value === undefined)))
    return mergedSet(base, ours, theirs, shape, around);
  return disagree({ base, ours, theirs }, around);
}

interface Three<T = unknown> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

function disagree({ base, ours, theirs }: Three, { trail, favoured, disagreements }: Around, isItem = false): unknown {
  const isGone = base !== undefined && (ours === undefined || theirs === undefined);
  const kind = isGone ? 'changed-removed' : isItem && base === undefined ? 'both-added' : 'both-changed';
  disagreements.push({ kind, trail, base, ours, theirs, isItem });
  return favoured === 'ours' ? ours : theirs;
}

function mergedGroup(base: object, ours: object, theirs: object, around: Around): unknown {
  const keys = [...new Set([...keysOf(ours), ...keysOf(theirs)])];
  // A key that both have removed is gone.
  const entries = keys.map((key) => {
    const inner = { ...around, shape: shapeOfKey(around.shape, key), trail: [...around.trail, { key }] };
    return [key, merged(fieldOf(base, key), fieldOf(ours, key), fieldOf(theirs, key), inner)] as const;
  });
  return groupOf(entries.filter(([, value]) => value !== undefined));
}

/** A list of items, which may be absent or, of declared overlaps, one item without a list. */
function asItems(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : isGroup(value) ? [value] : undefined;
}

interface Keyed {
  readonly keys: readonly string[];
  readonly byKey: ReadonlyMap<string, unknown>;
}

function keyed(value: unknown, shape: Shape): Keyed {
  const list = asItems(value) ?? [];
  const keys = numbered(identitiesOf(list, shape));
  return { keys, byKey: new Map(keys.map((key, i) => [key, list[i]])) };
}

function keyedThree({ base, ours, theirs }: Three, shape: Shape): Three<Keyed> {
  return { base: keyed(base, shape), ours: keyed(ours, shape), theirs: keyed(theirs, shape) };
}

function mergedItems(base: unknown, ours: unknown, theirs: unknown, shape: ItemsShape, around: Around): unknown {
  const three = keyedThree({ base, ours, theirs }, shape);
  const kept = new Map<string, unknown>();
  const found: Disagreement[] = [];
  for (const key of new Set([...three.base.keys, ...three.ours.keys, ...three.theirs.keys])) {
    const item = { base: three.base.byKey.get(key), ours: three.ours.byKey.get(key), theirs: three.theirs.byKey.get(key) };
    const label = shape.label(item.ours ?? item.theirs ?? item.base);
    const inner = { ...around, shape: shapeOfEntry(shape), trail: [...around.trail, { noun: shape.noun, label }], disagreements: found };
    const now = mergedItem(item, inner);
    if (now !== undefined) kept.set(key, now);
  }
  if (shape.needsOne && kept.size === 0 && ours !== undefined && theirs !== undefined) return disagree({ base, ours, theirs }, around);
  around.disagreements.push(...found);
  const list = mergeOrder(three.base.keys, three.ours.keys, three.theirs.keys, new Set(kept.keys())).map((key) => kept.get(key));
  if (list.length === 1 && isGroup(ours ?? theirs)) return list[0];
  return list.length === 0 && (isGroup(base) || isRemoved({ base, ours, theirs })) ? undefined : list;
}

function mergedItem({ base, ours, theirs }: Three, around: Around): unknown {
  if (base !== undefined && ours !== undefined && theirs !== undefined) return merged(base, ours, theirs, around);
  if (around.renamed.size > 0 && around.renamed.has(trailPath(around.trail))) return around.favoured === 'ours' ? ours : theirs;
  if (equal(ours, theirs) || equal(base, theirs)) return ours;
  if (equal(base, ours)) return theirs;
  return disagree({ base, ours, theirs }, around, true);
}

/** Whether one side has removed a whole list, or neither ever had it. */
function isRemoved({ base, ours, theirs }: Three): boolean {
  return base === undefined ? ours === undefined && theirs === undefined : ours === undefined || theirs === undefined;
}

function mergedSet(base: unknown, ours: unknown, theirs: unknown, shape: ValuesShape, around: Around): unknown {
  const three = keyedThree({ base, ours, theirs }, shape);
  const has = { base: new Set(three.base.keys), ours: new Set(three.ours.keys), theirs: new Set(three.theirs.keys) };
  const added = (side: Side) => three[side].keys.filter((key) => !has.base.has(key));
  // Both put something else in the place of one value: together they would say what neither says.
  const isContested =
    three.base.keys.some((key) => !has.ours.has(key) && !has.theirs.has(key)) &&
    added('ours').some((key) => !has.theirs.has(key)) &&
    added('theirs').some((key) => !has.ours.has(key));
  const kept = new Set(
    [...has.base, ...has.ours, ...has.theirs].filter((key) =>
      has.base.has(key) ? has.ours.has(key) && has.theirs.has(key) : has.ours.has(key) || has.theirs.has(key),
    ),
  );
  // An empty list that nobody wrote may mean something else: no ports are all ports.
  if (isContested || (kept.size === 0 && has.ours.size > 0 && has.theirs.size > 0)) return disagree({ base, ours, theirs }, around);
  const values = new Map([...three.base.byKey, ...three.theirs.byKey, ...three.ours.byKey]);
  const list = mergeOrder(three.base.keys, three.ours.keys, three.theirs.keys, kept).map((key) => values.get(key));
  return list.length === 0 && isRemoved({ base, ours, theirs }) ? undefined : list;
}
