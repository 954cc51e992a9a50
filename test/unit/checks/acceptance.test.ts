import { describe, expect, test } from 'vitest';
import { computePlan } from '../../../shared/result/compute.ts';
import { resultOf } from '../../../shared/result/write-result.ts';
import { mustRead } from '../../support/documents.ts';
import { mustResult } from '../../support/plans.ts';

/** Two networks in public ranges, with subnets outside of them, and what the document accepts, as lines of YAML. */
const plan = (...suppress: readonly string[]) =>
  mustRead(
    `cadastre: 1\nname: t\nvirtualNetworks:\n` +
      `  - {name: lab, addressSpace: [20.64.0.0/24], subnets: [{name: a, prefix: 20.65.0.0/26}, {name: b, prefix: 20.65.0.64/26}]}\n` +
      `  - {name: shop, addressSpace: [20.66.0.0/24], subnets: [{name: a, prefix: 20.67.0.0/26}]}\n${
        suppress.length === 0 ? '' : `suppress:\n${suppress.map((line) => `  - ${line}\n`).join('')}`
      }`,
  );

/** What stands and what is accepted: `rule subject`, each in its order. */
function judged(document: ReturnType<typeof plan>, today?: string): { stands: string[]; accepted: string[] } {
  const computed = computePlan(document, { today });
  if (!computed.ok) throw new Error(computed.problems.map(({ text }) => text).join('\n'));
  const { findings, accepted = [] } = resultOf(computed.value);
  const line = ({ rule, subjects }: { rule: string; subjects: readonly string[] }) => `${rule} ${subjects[0] ?? ''}`;
  return { stands: findings.map(line), accepted: accepted.map(line) };
}

const ALL = ['outside-parent lab/a', 'outside-parent lab/b', 'outside-parent shop/a', 'public-range lab', 'public-range shop'];
const without = (...gone: readonly string[]) => ALL.filter((line) => !gone.includes(line));

describe('accepted findings', () => {
  test.each<{ why: string; suppress: string[]; today?: string; stands: string[]; accepted: string[] }>([
    { why: 'nothing is accepted', suppress: [], stands: ALL, accepted: [] },
    {
      why: 'one subject of one rule',
      suppress: ['{rule: public-range, subject: lab, reason: ours}'],
      stands: without('public-range lab'),
      accepted: ['public-range lab'],
    },
    {
      why: 'all subnets of a network, and not the network itself',
      suppress: ['{rule: outside-parent, subject: lab/*, reason: moving}'],
      stands: without('outside-parent lab/a', 'outside-parent lab/b'),
      accepted: ['outside-parent lab/a', 'outside-parent lab/b'],
    },
    {
      why: 'a network does not stand for its subnets',
      suppress: ['{rule: outside-parent, subject: la/*, reason: moving}'],
      stands: [...ALL, 'suppression-unused la/*'],
      accepted: [],
    },
    {
      why: 'the other rule of the same subject stands',
      suppress: ['{rule: outside-parent, subject: shop/a, reason: moving}'],
      stands: without('outside-parent shop/a'),
      accepted: ['outside-parent shop/a'],
    },
    {
      why: 'on its last day it holds',
      suppress: ['{rule: public-range, subject: lab, reason: ours, until: 2026-11-26}'],
      today: '2026-11-26',
      stands: without('public-range lab'),
      accepted: ['public-range lab'],
    },
    {
      why: 'the day after, the finding stands again and the expiry is told',
      suppress: ['{rule: public-range, subject: lab, reason: ours, until: 2026-11-26}'],
      today: '2026-11-27',
      stands: [...ALL, 'suppression-expired lab'],
      accepted: [],
    },
    {
      why: 'without a day nothing expires',
      suppress: ['{rule: public-range, subject: lab, reason: ours, until: 1999-12-31}'],
      stands: without('public-range lab'),
      accepted: ['public-range lab'],
    },
    {
      why: 'an expired one beside one that holds: the finding is accepted, the expiry told',
      suppress: ['{rule: public-range, subject: lab, reason: old, until: 2026-01-01}', '{rule: public-range, subject: lab, reason: new}'],
      today: '2026-11-26',
      stands: [...without('public-range lab'), 'suppression-expired lab'],
      accepted: ['public-range lab'],
    },
    {
      why: 'one that matches nothing',
      suppress: ['{rule: public-range, subject: lab/a, reason: ours}'],
      stands: [...ALL, 'suppression-unused lab/a'],
      accepted: [],
    },
    {
      why: 'an expired one that matches nothing is unused, not expired',
      suppress: ['{rule: no-space, subject: lab, reason: ours, until: 2026-01-01}'],
      today: '2026-11-26',
      stands: [...ALL, 'suppression-unused lab'],
      accepted: [],
    },
    {
      why: 'a rule that is none',
      suppress: ['{rule: public-ranges, subject: lab, reason: ours}'],
      stands: [...ALL, 'rule-unknown lab'],
      accepted: [],
    },
    {
      why: 'what is said of suppressions cannot be accepted',
      suppress: ['{rule: no-space, subject: lab, reason: ours}', '{rule: suppression-unused, subject: lab, reason: ours}'],
      stands: [...ALL, 'suppression-unused lab', 'suppression-unused lab'],
      accepted: [],
    },
  ])('$why', ({ suppress, today, stands, accepted }) => {
    expect(judged(plan(...suppress), today)).toEqual({ stands, accepted });
  });

  test('the result says who accepted what, why and until when, and counts it', () => {
    const { accepted, summary } = mustResult(plan('{rule: public-range, subject: lab, reason: to be renumbered, owner: net, until: 2027-06-30}'));
    expect(accepted).toMatchObject([{ rule: 'public-range', subjects: ['lab'], because: 'to be renumbered', owner: 'net', until: '2027-06-30' }]);
    expect(summary).toMatchObject({ errors: 3, warnings: 1, accepted: 1 });
  });

  test('of several suppressions the first that holds is named', () => {
    const document = plan('{rule: public-range, subject: lab, reason: first}', '{rule: public-range, subject: lab, reason: second}');
    expect(mustResult(document).accepted?.map(({ because }) => because)).toEqual(['first']);
  });
});

describe('severities of the organisation', () => {
  const severities = (rules: string) =>
    mustResult({ ...plan(), ...mustRead(`rules: ${rules}`) }).findings.map(
      ({ rule, severity, subjects }) => `${severity} ${rule} ${subjects[0] ?? ''}`,
    );

  test('take the place of those of the checks, and order follows them', () => {
    expect(severities('{severity: {public-range: error, outside-parent: info}}')).toEqual([
      'error public-range lab',
      'error public-range shop',
      'info outside-parent lab/a',
      'info outside-parent lab/b',
      'info outside-parent shop/a',
    ]);
  });

  test('off: the rule is not applied, and its findings are not accepted ones either', () => {
    expect(severities('{severity: {public-range: off, outside-parent: off}}')).toEqual([]);
    expect(mustResult({ ...plan(), rules: { severity: { 'public-range': 'off' } } }).accepted).toBeUndefined();
  });

  test('a rule that is none does nothing, and is told', () => {
    expect(severities('{severity: {public-ranges: error, toString: off, outside-parent: off}}')).toEqual([
      'warning public-range lab',
      'warning public-range shop',
      'warning rule-unknown public-ranges',
      'warning rule-unknown toString',
    ]);
  });
});
