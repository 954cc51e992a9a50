import type { SourceEdit } from '../../shared/plan/source-edit.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';

/** Applies edits to a document the plain way: on a copy, in which no two places share a value, one after the other. Groups on the way are made. */
export function applyEdits(document: PlanDocument, edits: readonly SourceEdit[]): PlanDocument {
  const copy = JSON.parse(JSON.stringify(document)) as Record<string | number, unknown>;
  for (const { path, ...edit } of edits) {
    const last = path.at(-1);
    if (last === undefined) throw new Error('an edit needs a path');
    let parent: Record<string | number, unknown> = copy;
    for (const step of path.slice(0, -1)) parent = (parent[step] ??= {}) as Record<string | number, unknown>;
    if ('set' in edit) parent[last] = edit.set;
    else Reflect.deleteProperty(parent, last);
  }
  return copy as unknown as PlanDocument;
}
