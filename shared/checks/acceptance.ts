import type { Plan, Suppression } from '../plan/plan.ts';
import type { Finding } from './finding.ts';

/** A finding that the document accepts, and the suppression that does. */
export interface Accepted {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** Whether a suppression no longer holds on a day, written as ISO 8601 does. Without a day every one holds. */
export function hasExpired({ until }: Suppression, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && until < today;
}

/** Whether a suppression speaks of a finding, whether it still holds or not. */
export function speaksOf({ rule, subject }: Suppression, finding: Finding): boolean {
  if (finding.rule !== rule) return false;
  if (!subject.endsWith('/*')) return finding.subjects.includes(subject);
  const start = subject.slice(0, -1);
  return finding.subjects.some((one) => one.startsWith(start));
}

/** Parts findings into those that stand and those that the plan accepts. Of several suppressions the first that holds is named. */
export function partAccepted(
  findings: readonly Finding[],
  { suppressions }: Plan,
  today: string | undefined,
): { readonly standing: Finding[]; readonly accepted: Accepted[] } {
  const byRule = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    if (hasExpired(suppression, today)) continue;
    const same = byRule.get(suppression.rule);
    if (same) same.push(suppression);
    else byRule.set(suppression.rule, [suppression]);
  }
  const standing: Finding[] = [];
  const accepted: Accepted[] = [];
  for (const finding of findings) {
    const suppression = byRule.get(finding.rule)?.find((one) => speaksOf(one, finding));
    if (suppression) accepted.push({ finding, suppression });
    else standing.push(finding);
  }
  return { standing, accepted };
}
