import { applyEdits } from '../../shared/plan/apply-edits.ts';
import type { Finding } from '../../shared/checks/finding.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { mustCompute } from './plans.ts';

/** The findings of one rule. */
export function found(document: PlanDocument, rule: string): readonly Finding[] {
  return mustCompute(document).findings.filter((finding) => finding.rule === rule);
}

/** The findings of one rule as lines: `warning: message`. */
export function told(document: PlanDocument, rule: string): string[] {
  return found(document, rule).map(({ severity, message }) => `${severity}: ${message}`);
}

/** The titles of all that the findings of one rule offer: fixes, then alternatives. */
export function offered(document: PlanDocument, rule: string): string[] {
  return found(document, rule).flatMap(({ fix, alternatives = [] }) => (fix ? [fix, ...alternatives] : []).map(({ title }) => title));
}

/**
 * Makes the edits of every fix and alternative of one rule, each in a copy of the document of its own, and returns what is wrong with that:
 * the finding is still there, or an error that was not there before has come. Empty when each of them remedies its finding.
 */
export function unremedied(document: PlanDocument, rule: string): string[] {
  const before = mustCompute(document).findings;
  const errors = new Set(before.filter(({ severity }) => severity === 'error').map(lineOf));
  return before
    .filter((finding) => finding.rule === rule)
    .flatMap((finding) =>
      (finding.fix ? [finding.fix, ...(finding.alternatives ?? [])] : []).flatMap(({ title, edits }) => {
        const after = mustCompute(applyEdits(document, edits)).findings;
        const stays = after.filter((other) => lineOf(other) === lineOf(finding)).map((other) => `${title} leaves: ${other.message}`);
        const comes = after
          .filter((other) => other.severity === 'error' && !errors.has(lineOf(other)))
          .map((other) => `${title} brings: ${other.message}`);
        return [...stays, ...comes];
      }),
    );
}

function lineOf({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}
