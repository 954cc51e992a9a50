import type { Change, Comparison, Impact } from '../../../shared/compare/comparison.ts';
import { impacts } from '../../../shared/compare/comparison.ts';
import { differences, IMPACT_WORDS, isRecording, KIND_WORDS } from '../../../shared/compare-report/words.ts';

/** One line of the table of changes. */
export interface ChangeRow {
  readonly key: string;
  readonly subject: string;
  /** What kind of thing, and which rule, route or endpoint of the subject. */
  readonly kind: string;
  readonly change: string;
  readonly values: readonly { readonly key: string; readonly was: string | undefined; readonly is: string | undefined }[];
  readonly impact: Impact;
  readonly impactWord: string;
  readonly why: string;
  readonly source: Change['source'];
}

/** Returns the changes as lines, the costliest first; prefixes that were only recorded where they stood are counted, not listed. */
export function changeRows({ changes }: Pick<Comparison, 'changes'>): { readonly rows: readonly ChangeRow[]; readonly recorded: number } {
  const told = changes.filter((change) => !isRecording(change));
  const rank = (change: Change) => impacts.indexOf(change.impact);
  return {
    recorded: changes.length - told.length,
    rows: [...told]
      .sort((a, b) => rank(b) - rank(a))
      .map((change, i) => ({
        key: `${i} ${change.kind} ${change.subject} ${change.name ?? ''}`,
        subject: change.subject,
        kind: change.name === undefined ? KIND_WORDS[change.kind] : `${KIND_WORDS[change.kind]} ${change.name}`,
        change: change.change,
        values: differences(change),
        impact: change.impact,
        impactWord: IMPACT_WORDS[change.impact],
        why: change.why,
        source: change.source,
      })),
  };
}

/** Whether a line holds some words, wherever it says them. */
export function rowHas({ subject, kind, change, impactWord, why }: ChangeRow, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return wanted === '' || [subject, kind, change, impactWord, why].some((text) => text.toLowerCase().includes(wanted));
}
