import { checks } from '../../../shared/checks/index.ts';
import type { Check } from '../../../shared/checks/check.ts';
import type { Severity } from '../../../shared/checks/finding.ts';
import type { AcceptedResult, FindingResult } from '../../../shared/result/result.ts';

/** Which findings are shown. */
export interface FindingFilter {
  readonly words: string;
  readonly severities: ReadonlySet<Severity>;
  /** One rule, or '' for all. */
  readonly rule: string;
  readonly fixable: boolean;
}

/** A finding with its number in the list of all, by which the engine knows it. */
export interface Numbered<T = FindingResult> {
  readonly number: number;
  readonly finding: T;
}

/** The findings of one rule and severity. */
export interface FindingGroup {
  readonly key: string;
  readonly severity: Severity;
  readonly rule: string;
  /** What the rule reports, in a sentence. */
  readonly title: string;
  /** Absent for a rule that no check bears. */
  readonly check: Check | undefined;
  readonly findings: readonly Numbered[];
}

/** Errors first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

const checkOf: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.rule, check]));

/** Returns the findings that a filter lets through, by severity and rule; inside a group they are in the order of the plan. */
export function groupFindings(findings: readonly FindingResult[], filter: FindingFilter): FindingGroup[] {
  const groups = new Map<string, { severity: Severity; rule: string; findings: Numbered[] }>();
  findings.forEach((finding, number) => {
    if (!passes(finding, filter)) return;
    const key = `${severities.indexOf(finding.severity)} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.findings.push({ number, finding });
    else groups.set(key, { severity: finding.severity, rule: finding.rule, findings: [{ number, finding }] });
  });
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { severity, rule, findings: own }]) => {
      const check = checkOf.get(rule);
      return { key, severity, rule, title: check?.title ?? rule, check, findings: own };
    });
}

/** Returns the accepted findings that hold the words of a filter; severity and fixes do not matter to them. */
export function acceptedOf(accepted: readonly AcceptedResult[], { words, rule }: FindingFilter): Numbered<AcceptedResult>[] {
  return accepted.flatMap((finding, number) => {
    const texts = [...textsOf(finding), finding.because, finding.owner ?? ''];
    return (rule === '' || finding.rule === rule) && hasWords(texts, words) ? [{ number, finding }] : [];
  });
}

/** Returns the rules that have findings, by name. */
export function rulesOf(findings: readonly FindingResult[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/** Returns what an acceptance may speak of: the subjects of a finding, and all subnets of a network where the finding is about one. */
export function acceptableSubjects({ subjects }: FindingResult): string[] {
  const networks = subjects.filter((subject) => subject.includes('/')).map((subject) => `${subject.split('/')[0]}/*`);
  return [...new Set([...subjects, ...networks])];
}

function passes(finding: FindingResult, { words, severities: shown, rule, fixable }: FindingFilter): boolean {
  if (!shown.has(finding.severity) || (rule !== '' && finding.rule !== rule) || (fixable && !finding.fix)) return false;
  return hasWords(textsOf(finding), words);
}

function textsOf({ rule, message, subjects }: FindingResult): string[] {
  return [rule, message, ...subjects];
}

/** Every word has to be somewhere. */
function hasWords(texts: readonly string[], words: string): boolean {
  const all = texts.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
