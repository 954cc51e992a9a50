import type { PlanDocument } from '../../shared/plan/document.ts';
import type { SourceEdit } from '../../shared/plan/source-edit.ts';

/** Why a finding is accepted, as a person writes it. */
export interface Acceptance {
  readonly rule: string;
  /** What the finding is about, or `NETWORK/*`. */
  readonly subject: string;
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it holds, as ISO 8601 writes it. */
  readonly until?: string;
}

/** Returns the edits that accept a finding: the acceptance stands behind the others in the document. */
export function acceptEdits({ suppress }: PlanDocument, acceptance: Acceptance): SourceEdit[] {
  return suppress ? [{ path: ['suppress', suppress.length], insert: acceptance }] : [{ path: ['suppress'], set: [acceptance] }];
}

/** Returns the edits that take an acceptance back; the list goes with its last entry. */
export function takeBackEdits({ suppress = [] }: PlanDocument, index: number): SourceEdit[] {
  return [{ path: suppress.length === 1 ? ['suppress'] : ['suppress', index] }];
}
