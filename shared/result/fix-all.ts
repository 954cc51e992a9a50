import type { Finding, Fix } from '../checks/finding.ts';
import { changedLines, type LineChange } from '../plan/changed-lines.ts';
import { placeAt } from '../plan/place-at.ts';
import { applyEdits } from '../plan/apply-edits.ts';
import { checkShape } from '../plan/read.ts';
import type { DocumentSource } from '../plan/source.ts';
import { invertText } from '../plan/text-edit.ts';
import { editSource } from '../plan/write-back.ts';
import type { Place } from '../problem/problem.ts';
import { computePlan, type Computed } from './compute.ts';
import { effectOn } from './fix-effect.ts';

/** A document and what it computes to. */
export interface FixState {
  readonly source: DocumentSource;
  readonly computed: Computed;
}

/** A finding that was remedied. */
export interface Applied {
  readonly finding: Finding;
  readonly fix: Fix;
  /** Where the finding stood in the text that the fix was made in. */
  readonly place: Place | undefined;
  /** What changed in that text. */
  readonly lines: readonly LineChange[];
}

/** A finding whose fix was not made, and why, in a sentence. */
export interface Skipped {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly place: Place | undefined;
  readonly because: string;
}

export interface FixReport {
  /** In the order in which they were made: the text of each is the one that those before it gave. */
  readonly applied: readonly Applied[];
  readonly skipped: readonly Skipped[];
  /** The document with all of them made. */
  readonly after: FixState;
}

/** What to remedy, and how to look at it. */
export interface FixOptions {
  /** The rules whose findings are remedied; all when absent. */
  readonly rules?: ReadonlySet<string> | undefined;
  /** As `computePlan` takes it. */
  readonly today?: string | undefined;
}

/**
 * Makes the fixes of findings in a document, one after the other, the worst finding first; the plan is computed anew in between, for a fix
 * may remove other findings or make their fixes out of date. A fix is skipped when its finding would stay, when a new finding as grave would
 * come, or when the text cannot be edited so. What was skipped is tried again once others have been made.
 *
 * So at the end, no fix is left that could be made: a second time changes nothing. Each fix leaves fewer findings of its severity and no more
 * of those above it, so that this ends.
 */
export function fixAll(start: FixState, { rules, today }: FixOptions = {}): FixReport {
  const applied: Applied[] = [];
  let state = start;
  let tried = new Map<string, Skipped>();
  let madeSome = false;
  for (;;) {
    const finding = state.computed.findings.find((one) => one.fix && (rules?.has(one.rule) ?? true) && !tried.has(keyOf(one)));
    if (finding?.fix) {
      const { fix } = finding;
      const place = placeAt(finding.path, state.source.locate);
      const attempt = attemptFix(state, finding, fix, today);
      if (typeof attempt === 'string') tried.set(keyOf(finding), { finding, fix, place, because: attempt });
      else {
        applied.push({ finding, fix, place, lines: attempt.lines });
        state = attempt.state;
        madeSome = true;
      }
    } else if (madeSome && tried.size > 0) {
      tried = new Map();
      madeSome = false;
    } else return { applied, skipped: [...tried.values()], after: state };
  }
}

function keyOf({ rule, subjects, message, path }: Finding): string {
  return JSON.stringify([rule, message, subjects, path]);
}

/** Returns the document with a fix made, or why it is not made. */
function attemptFix(
  { source, computed }: FixState,
  finding: Finding,
  fix: Fix,
  today: string | undefined,
): { state: FixState; lines: readonly LineChange[] } | string {
  // The text is edited last: reading it again takes longer than all the rest.
  const document = applyEdits(computed.plan.document, fix.edits);
  const [problem] = checkShape(document);
  if (problem) return `The document would be no plan document any more: ${problem.text}`;
  const after = computePlan(document, { today });
  if (!after.ok) return `The plan could not be computed any more: ${after.problems[0]?.text ?? ''}`;
  const effect = effectOn(finding, computed.findings, after.value.findings);
  if (effect.kind === 'stays') return 'The finding would stay.';
  if (effect.kind === 'brings') return `It would bring another ${effect.finding.severity}: ${effect.finding.message} [${effect.finding.rule}]`;
  const edited = editSource(source, fix.edits);
  if (!edited.ok) return edited.problems[0]?.text ?? '';
  return {
    state: { source: edited.value.source, computed: after.value },
    lines: changedLines(source.text, invertText(edited.value.undo)),
  };
}
