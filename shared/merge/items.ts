import { documentShape, identitiesOf, shapeOfEntry, shapeOfKey, type Shape } from '../compare/identity.ts';
import { equal } from '../compare/patch/equal.ts';
import type { PlanDocument } from '../plan/document.ts';
import { valueAt, withEdits, type SourceEdit } from '../plan/source-edit.ts';
import type { Path } from '../problem/problem.ts';
import type { Trail } from './trail.ts';

/** An item of a document, known by the lists that lead to it and by its identity in each: a network, a subnet, a peering. */
export interface Item {
  readonly steps: readonly { readonly key: string; readonly identity: string }[];
  readonly trail: Trail;
}

/** Returns the item that the value at a path belongs to: the subnet, or else the outermost item; undefined outside of all lists. */
export function itemAt(document: PlanDocument, path: Path): Item | undefined {
  const steps: Item['steps'][number][] = [];
  const trail: Trail[number][] = [];
  let shape: Shape = documentShape;
  for (let i = 0; i + 1 < path.length && steps.length < 2; i += 2) {
    const [key, index] = [path[i], path[i + 1]];
    if (typeof key !== 'string' || typeof index !== 'number') break;
    const list = shapeOfKey(shape, key);
    const item = valueAt(document, path.slice(0, i + 2));
    if (list.kind !== 'items' || item === undefined || (i > 0 && key !== 'subnets')) break;
    steps.push({ key, identity: list.identity(item) });
    trail.push({ key }, { noun: list.noun, label: list.label(item) });
    shape = shapeOfEntry(list);
  }
  return steps.length === 0 ? undefined : { steps, trail };
}

/** Returns where an item stands in a document; undefined where it does not. */
export function pathOfItem(document: PlanDocument, { steps }: Item): Path | undefined {
  let path: Path = [];
  let shape: Shape = documentShape;
  for (const { key, identity } of steps) {
    const list = valueAt(document, [...path, key]);
    const listShape = shapeOfKey(shape, key);
    const index = Array.isArray(list) ? identitiesOf(list, listShape).indexOf(identity) : -1;
    if (index < 0) return undefined;
    path = [...path, key, index];
    shape = shapeOfEntry(listShape);
  }
  return path;
}

/** Returns whether an item is another one in the second document, or is there in one of them only. */
export function isChanged(item: Item, before: PlanDocument, after: PlanDocument): boolean {
  const [old, now] = [pathOfItem(before, item), pathOfItem(after, item)];
  return !equal(old && valueAt(before, old), now && valueAt(after, now));
}

/** Returns a document with some items as they are in another one, or without those that are not there. An item in another one of them goes with that. */
export function withItemsOf(document: PlanDocument, items: readonly Item[], from: PlanDocument): PlanDocument {
  let made = document;
  for (const item of items) {
    const [own, other] = [pathOfItem(made, item), pathOfItem(from, item)];
    if (!own) continue;
    const edit: SourceEdit = other ? { path: own, set: valueAt(from, other) } : { path: own };
    made = withEdits(made, [edit]) as PlanDocument;
  }
  return made;
}
