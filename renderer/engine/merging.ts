import type { DocumentText } from '../../shared/contract/requests.ts';
import type { Conflict, MergeNote } from '../../shared/merge/conflict.ts';
import { mergeTexts, type ReadDocument } from '../../shared/merge/merge-texts.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { ok, type Result } from '../../shared/problem/result.ts';

/** Two texts of the open plan merged, for a page to show and to take. */
export interface Merging {
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly MergeNote[];
  /** The merge, with what the two do not agree on decided for one of them. */
  readonly mine: DocumentText;
  readonly theirs: DocumentText;
}

/**
 * Returns two documents merged that were both made from `base`, in the layout and the language of `mine`. Problems: those of the documents, and
 * of texts whose layout stands in the way.
 */
export function mergingOf(base: DocumentText | null, mine: DocumentText, theirs: DocumentText): Result<Merging> {
  const ancestor: Result<Pick<ReadDocument, 'document'>> = base ? readPlanDocument(base.text, base.language) : ok({ document: {} as PlanDocument });
  if (!ancestor.ok) return ancestor;
  const own = readPlanDocument(mine.text, mine.language);
  if (!own.ok) return own;
  const other = readPlanDocument(theirs.text, theirs.language);
  if (!other.ok) return other;
  const merged = mergeTexts(ancestor.value.document, own.value, other.value);
  if (!merged.ok) return merged;
  const { conflicts, notes, decided } = merged.value;
  const { language } = mine;
  return ok({ conflicts, notes, mine: { text: decided.ours, language }, theirs: { text: decided.theirs, language } });
}
