import { describe, expect, test } from 'vitest';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import { placedPlan, remove, rename } from '../../support/edit-plans.ts';

// What people have agreed on about a plan: overlaps that are intended, findings that are accepted, rules of the organisation.

const HEAD =
  'cadastre: 1\nname: t\naddressPools:\n  - {name: weu, prefixes: [10.64.0.0/16]}\nexternalNetworks:\n  - {name: hq, prefixes: [10.0.0.0/16]}\n';
const NETWORKS =
  'virtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], overlap: {with: hq, because: translated}, subnets: [{name: app, size: /26, prefix: 10.64.0.0/26}]}\n' +
  '  - {name: spoke, addressSpace: [10.64.1.0/24], overlap: [{with: hub, because: a copy}, {with: hq, because: translated}]}\n';

/** The code, place and hint of each problem of a document. */
function problemsOf(more: string, base = HEAD + NETWORKS): string[] {
  const read = readPlanDocument(base + more, 'yaml');
  if (!read.ok) return read.problems.map(({ code, at, hint = '' }) => `${code} ${at} ${hint}`.trim());
  const resolved = resolvePlan(read.value.document);
  return resolved.ok ? [] : resolved.problems.map(({ code, at, hint = '' }) => `${code} ${at} ${hint}`.trim());
}

describe('reading', () => {
  test.each([
    { why: 'one with all keys', more: 'suppress: [{rule: public-range, subject: hub, reason: ours, owner: net, until: 2028-02-29}]\n', problems: [] },
    { why: 'no reason', more: 'suppress: [{rule: public-range, subject: hub}]\n', problems: ['missing-key suppress[0]'] },
    {
      why: 'a day that the calendar does not have',
      more: 'suppress: [{rule: public-range, subject: hub, reason: ours, until: 2027-02-29}]\n',
      problems: ['wrong-value suppress[0].until'],
    },
    {
      why: 'a month that the calendar does not have',
      more: 'suppress: [{rule: public-range, subject: hub, reason: ours, until: 2027-13-01}]\n',
      problems: ['wrong-value suppress[0].until'],
    },
    {
      why: '1900 was no leap year',
      more: 'suppress: [{rule: public-range, subject: hub, reason: ours, until: 1900-02-29}]\n',
      problems: ['wrong-value suppress[0].until'],
    },
    {
      why: 'a rule that cannot be one',
      more: 'suppress: [{rule: Public Range, subject: hub, reason: ours}]\n',
      problems: ['wrong-value suppress[0].rule'],
    },
    {
      why: 'a severity that is none',
      more: 'rules: {severity: {public-range: fatal}}\n',
      problems: ['wrong-value rules.severity.public-range'],
    },
    { why: 'a tag by its name, and one with its values', more: 'rules: {requiredTags: [owner, {name: stage, values: [prod]}]}\n', problems: [] },
    {
      why: 'a tag without values',
      more: 'rules: {requiredTags: [{name: stage, values: []}]}\n',
      problems: ['wrong-value rules.requiredTags[0].values'],
    },
    {
      why: 'a pool that is not there',
      more: 'rules: {poolsByRegion: {westeurope: [weu, wue]}}\n',
      problems: ['unknown-reference rules.poolsByRegion.westeurope[1] Did you mean "weu"?'],
    },
  ])('$why', ({ more, problems }) => {
    expect(problemsOf(more).map((line, i) => line.slice(0, problems[i]?.length ?? line.length))).toEqual(problems);
  });

  test.each([
    { why: 'with nothing there', overlap: '{with: hqs, because: x}', problem: 'unknown-reference externalNetworks[0].overlap.with' },
    {
      why: 'with itself',
      overlap: '[{with: hub, because: x}, {with: hq, because: x}]',
      problem: 'unknown-reference externalNetworks[0].overlap[1].with',
    },
  ])('a declared overlap $why', ({ overlap, problem }) => {
    const base = (HEAD + NETWORKS).replace('prefixes: [10.0.0.0/16]}', `prefixes: [10.0.0.0/16], overlap: ${overlap}}`);
    expect(problemsOf('', base)).toEqual([expect.stringContaining(problem)]);
  });

  test('one declared overlap and a list of them are the same', () => {
    const read = readPlanDocument(HEAD + NETWORKS, 'yaml');
    const resolved = read.ok ? resolvePlan(read.value.document) : undefined;
    expect(resolved?.ok && resolved.value.networks.map(({ overlaps }) => overlaps.map((one) => [one.with, one.because]))).toEqual([
      [['hq', 'translated']],
      [
        ['hub', 'a copy'],
        ['hq', 'translated'],
      ],
    ]);
  });
});

describe('edits follow', () => {
  const SUPPRESS =
    'suppress:\n  - {rule: a, subject: hub, reason: x}\n  - {rule: a, subject: hub/*, reason: x}\n  - {rule: a, subject: hub/app, reason: x}\n  - {rule: a, subject: weu, reason: x}\n';
  const plan = () => placedPlan(HEAD + NETWORKS + SUPPRESS, 'yaml');
  const textOf = (edit: ReturnType<typeof rename>) => (edit.ok ? edit.value.text : edit.problems.map(({ text }) => text).join(' '));

  test('a network that is renamed is renamed in declared overlaps and accepted findings', () => {
    expect(textOf(rename(plan(), { subject: 'hub', name: 'core' }))).toBe(
      (HEAD + NETWORKS + SUPPRESS)
        .replace('name: hub', 'name: core')
        .replace('with: hub', 'with: core')
        .replace('subject: hub,', 'subject: core,')
        .replace('subject: hub/*', 'subject: "core/*"')
        .replace('subject: hub/app', 'subject: core/app'),
    );
  });

  test('a subnet that is renamed is renamed in accepted findings', () => {
    expect(textOf(rename(plan(), { subject: 'hub/app', name: 'web' }))).toBe(
      (HEAD + NETWORKS + SUPPRESS).replace('name: app', 'name: web').replace('hub/app', 'hub/web'),
    );
  });

  test('what is named there is not removed', () => {
    expect(textOf(remove(plan(), { subject: 'hub/app' }))).toContain('the accepted finding a of hub/app (suppress[2].subject)');
    expect(textOf(remove(plan(), { subject: 'hub' }))).toContain('the declared overlap of spoke (virtualNetworks[1].overlap[0].with)');
  });
});
