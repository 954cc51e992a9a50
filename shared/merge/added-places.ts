import { documentShape, identitiesOf, numbered, shapeOfEntry, shapeOfKey, type Shape } from '../compare/identity.ts';
import type { DocumentDiff, ValueDiff } from '../compare/patch/index.ts';
import { equal } from '../compare/patch/equal.ts';
import { valueAt } from '../plan/source-edit.ts';
import type { Path } from '../problem/problem.ts';

/** Something that a diff adds: where it stands in the new document, and where the same thing stands in another one. */
export interface AddedPlace {
  readonly path: Path;
  readonly from: Path;
}

/**
 * Returns what a diff adds to a document (keys and entries of lists) and another document has too, exactly so. `made` is the document with the diff
 * applied; `called` is the other document with the names of that one, in which things are looked for.
 */
export function addedPlaces({ change }: DocumentDiff, made: unknown, called: unknown, other: unknown): readonly AddedPlace[] {
  return change === null
    ? []
    : addedPaths(change, []).flatMap((path): AddedPlace[] => {
        const from = samePlace(made, path, called);
        return from && equal(valueAt(made, path), valueAt(other, from)) ? [{ path, from }] : [];
      });
}

function addedPaths(diff: ValueDiff, path: Path): Path[] {
  if (diff.kind === 'value') return diff.from === undefined && typeof diff.to === 'object' ? [path] : [];
  if (diff.kind === 'group') return diff.keys.flatMap(([key, change]) => addedPaths(change, [...path, key]));
  const found: Path[] = [];
  let at = 0;
  for (const run of diff.runs) {
    if ('add' in run) found.push([...path, at]);
    else if ('change' in run) found.push(...addedPaths(run.change, [...path, at]));
    at += 'count' in run ? run.count : 1;
  }
  return found;
}

/** Returns the path of the same thing in another document, items by their identity. */
function samePlace(document: unknown, path: Path, other: unknown): Path | undefined {
  const found: (string | number)[] = [];
  let shape: Shape = documentShape;
  for (const [i, step] of path.entries()) {
    if (typeof step === 'string') {
      found.push(step);
      shape = shapeOfKey(shape, step);
      continue;
    }
    const [own, others] = [valueAt(document, path.slice(0, i)), valueAt(other, found)];
    if (!Array.isArray(own) || !Array.isArray(others)) return undefined;
    const index = numbered(identitiesOf(others, shape)).indexOf(numbered(identitiesOf(own, shape))[step] ?? '');
    if (index < 0) return undefined;
    found.push(index);
    shape = shapeOfEntry(shape);
  }
  return found;
}
