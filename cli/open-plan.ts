import type { PlanDocument } from '../shared/plan/document.ts';
import { placeProblems, type DocumentProblem } from '../shared/plan/document-problem.ts';
import { readPlanDocument } from '../shared/plan/read.ts';
import type { DocumentSource } from '../shared/plan/source.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import { computePlan, type Computed } from '../shared/result/compute.ts';
import { readDocumentText, type DocumentCall } from './document-text.ts';

/** A plan read from a file and computed, with the text that it came from. */
export interface OpenedPlan {
  readonly file: string;
  readonly source: DocumentSource;
  readonly document: PlanDocument;
  readonly computed: Computed;
}

/**
 * Reads FILE (`-` is standard input, `PLAN@REF` a document of the store), checks it and computes the plan. `change` may alter the document in between; `today` is the day on which
 * acceptances of findings expire, none without it.
 */
export async function openPlan(
  file: string,
  {
    change = (document) => document,
    today,
    ...call
  }: DocumentCall & { readonly change?: (document: PlanDocument) => PlanDocument; readonly today?: string } = {},
): Promise<Result<OpenedPlan>> {
  const text = await readDocumentText(file, call);
  if (!text.ok) return text;
  const read = readPlanDocument(text.value.text, text.value.format);
  if (!read.ok) return read;
  const { document, source } = read.value;
  const computed = computePlan(change(document), { today });
  if (!computed.ok) return refused(placeProblems(computed.problems as readonly DocumentProblem[], source));
  return ok({ file, source, document, computed: computed.value });
}
