import type { PlanDocument } from './document.ts';
import { kindOf, valueAt, withEdits, type SourceEdit } from './source-edit.ts';

/**
 * Returns a document with edits made; the given one stays as it is. Only what lies on the paths is copied.
 *
 * Groups of keys that a set value needs on its way and that are not there yet are made (`subnets: {host: {…}}` of a set, say). All other
 * paths should lead to what is there.
 */
export function applyEdits(document: PlanDocument, edits: readonly SourceEdit[]): PlanDocument {
  let base: unknown = document;
  for (const edit of edits) {
    if (kindOf(edit) !== 'set') continue;
    for (let depth = 1; depth < edit.path.length; depth++) {
      const path = edit.path.slice(0, depth);
      if (valueAt(base, path) === undefined) base = withEdits(base, [{ path, set: {} }]);
    }
  }
  return withEdits(base, edits) as PlanDocument;
}
