import { compareText } from '../problem/compare.ts';
import { checks } from './index.ts';
import type { Examined } from './check.ts';
import type { Finding, Severity } from './finding.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Returns the findings of all checks: errors first, then by rule, subjects and message. Independent of the order of lists. */
export function runChecks(examined: Examined): Finding[] {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...check.run(examined));
  return findings.sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      compareText(a.rule, b.rule) ||
      compareText(a.subjects.join('\n'), b.subjects.join('\n')) ||
      compareText(a.message, b.message),
  );
}
