import { compareText } from '../problem/compare.ts';
import { partAccepted, type Accepted } from './acceptance.ts';
import type { Check, Examined } from './check.ts';
import type { Finding, Severity } from './finding.ts';
import { checks } from './index.ts';
import { foundInScope } from './scoped.ts';

const rules: ReadonlySet<string> = new Set(checks.map(({ rule }) => rule));

const SCOPES = ['network', 'neighbours'] as const;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What all checks say of a plan: findings that stand, and those that the document accepts. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
}

/**
 * Returns what all checks find, with the severities that the organisation gives them: errors first, then by rule, subjects and message.
 * Independent of the order of lists. Checks that look at findings come last, and what they find cannot be accepted.
 */
export function runChecks(given: Omit<Examined, 'found' | 'rules'>): Judgement {
  const [last, first] = [checks.filter((check) => check.last), checks.filter((check) => !check.last)];
  const examined = { ...given, rules, found: [] };
  const found = run(first, examined);
  const { standing, accepted } = partAccepted(found, examined.plan, examined.today);
  const onFindings = run(last, { ...examined, found });
  return {
    findings: inOrder([...standing, ...onFindings], (finding) => finding),
    accepted: inOrder(accepted, ({ finding }) => finding),
  };
}

function run(some: readonly Check[], examined: Examined): Finding[] {
  const { severity: asked = {} } = examined.plan.rules;
  const found: Finding[] = [];
  const add = ({ rule }: Check, findings: () => Iterable<Finding>): void => {
    const own = Object.hasOwn(asked, rule) ? asked[rule] : undefined;
    if (own === 'off') return;
    for (const finding of findings()) found.push(own === undefined ? finding : { ...finding, severity: own });
  };
  for (const check of some) {
    const ofPlan = check.scope ? check.ofPlan : check.run;
    if (ofPlan) add(check, () => ofPlan(examined));
  }
  for (const scope of SCOPES) {
    const scoped = some.filter((check) => check.scope === scope);
    if (scoped.length > 0) for (const { check, findings } of foundInScope(scope, scoped, examined)) add(check, () => findings);
  }
  return found;
}

function inOrder<T>(list: readonly T[], findingOf: (entry: T) => Finding): T[] {
  return list
    .map((entry) => ({ entry, finding: findingOf(entry), subjects: findingOf(entry).subjects.join('\n') }))
    .sort(
      ({ finding: a, subjects }, { finding: b, subjects: others }) =>
        RANK[a.severity] - RANK[b.severity] || compareText(a.rule, b.rule) || compareText(subjects, others) || compareText(a.message, b.message),
    )
    .map(({ entry }) => entry);
}
