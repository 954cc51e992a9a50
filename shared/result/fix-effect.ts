import type { Finding, Severity } from '../checks/finding.ts';
import { formatPath } from '../problem/problem.ts';

const GRAVITY: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** What a change of the document does to its findings, as one of them sees it that was to go. */
export type FixEffect = { readonly kind: 'fixed' } | { readonly kind: 'stays' } | { readonly kind: 'brings'; readonly finding: Finding };

/**
 * Returns whether a finding is gone without one in its place that is as grave. The more grave findings become no more, and those
 * of its severity become fewer: who makes only such changes comes to an end.
 *
 * Findings before and after are held to be the same when rule, severity and subjects are, or rule, severity and place: what a
 * change renames is no new finding.
 */
export function effectOn(target: Finding, before: readonly Finding[], after: readonly Finding[]): FixEffect {
  const exact = exactKey(target);
  if (count(after, exactKey, exact) >= count(before, exactKey, exact)) return { kind: 'stays' };
  const kind = kindKey(target);
  if (count(after, kindKey, kind) >= count(before, kindKey, kind)) return { kind: 'stays' };
  const [brought] = unmatched(before, after).filter(({ severity }) => GRAVITY[severity] >= GRAVITY[target.severity]);
  return brought ? { kind: 'brings', finding: brought } : { kind: 'fixed' };
}

/** The findings of `after` that are not in `before`. */
function unmatched(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const bySubjects = pairOff(before, after, ({ rule, severity, subjects }) => JSON.stringify([rule, severity, ...subjects]));
  return pairOff(bySubjects.before, bySubjects.after, ({ rule, severity, path }) => JSON.stringify([rule, severity, formatPath(path)])).after;
}

/** Takes away pairs of findings with the same key, one from each list. */
function pairOff(before: readonly Finding[], after: readonly Finding[], key: (finding: Finding) => string) {
  const waiting = Map.groupBy(before, key);
  const left = after.filter((finding) => waiting.get(key(finding))?.pop() === undefined);
  return { before: [...waiting.values()].flat(), after: left };
}

function count(findings: readonly Finding[], key: (finding: Finding) => string, wanted: string): number {
  return findings.filter((finding) => key(finding) === wanted).length;
}

function exactKey({ rule, severity, subjects, message }: Finding): string {
  return JSON.stringify([rule, severity, message, ...subjects]);
}

function kindKey({ rule, severity }: Finding): string {
  return `${rule} ${severity}`;
}
