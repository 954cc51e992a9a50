import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePlans } from '../../../shared/compare/compare.ts';
import type { Change, ChangeType, Comparison } from '../../../shared/compare/comparison.ts';
import { diffDocuments, isEmptyDiff } from '../../../shared/compare/patch/index.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { checkShape } from '../../../shared/plan/read.ts';
import { computePlan } from '../../../shared/result/compute.ts';
import { comparisonMarkdown } from '../../../shared/compare-report/markdown.ts';
import { comparisonLines } from '../../../shared/compare-report/text.ts';
import { isRecording } from '../../../shared/compare-report/words.ts';
import { changedDocument, randomFrom } from '../../support/changed-documents.ts';
import { editedPlan } from '../../support/edit-plans.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { mustCompute } from '../../support/plans.ts';

const runs = { seed: 20_261_126, numRuns: 100 };
const names = { from: 'old', to: 'new' };

const compare = (from: PlanDocument, to: PlanDocument): Comparison => comparePlans(mustCompute(from), mustCompute(to), names);

const isPlan = (document: PlanDocument) => checkShape(document).length === 0 && computePlan(document).ok;

/** A plan, and one made of it by random changes that can still be computed. */
const pair = fc
  .record({ from: editedPlan, other: editedPlan, seed: fc.nat({ max: 1e6 }), count: fc.integer({ min: 1, max: 5 }) })
  .map(({ from, other, seed, count }) => ({ from, to: changedDocument(from, [other], randomFrom(seed), count) }))
  .filter(({ from, to }) => isPlan(from) && isPlan(to));

const OPPOSITE: Readonly<Record<ChangeType, ChangeType>> = {
  added: 'removed',
  removed: 'added',
  moved: 'moved',
  resized: 'resized',
  renamed: 'renamed',
  configured: 'configured',
};

describe('a comparison', () => {
  test('of a plan with itself, lists in any order, has no change', () => {
    fc.assert(
      fc.property(editedPlan, fc.nat({ max: 1e6 }), (document, seed) => {
        const { changes, divisions, findings } = compare(document, mixedLists(document, seed));
        expect({ changes, divisions, findings }).toEqual({ changes: [], divisions: [], findings: { appeared: [], vanished: [] } });
      }),
      runs,
    );
  });

  test('does not depend on the order of lists', () => {
    fc.assert(
      fc.property(pair, fc.nat({ max: 1e6 }), ({ from, to }, seed) => {
        expect(sorted(compare(mixedLists(from, seed), mixedLists(to, seed + 1)))).toEqual(sorted(compare(from, to)));
      }),
      runs,
    );
  });

  test('says something of every difference of the documents that is more than order', () => {
    fc.assert(
      fc.property(pair, ({ from, to }) => {
        const { changes } = compare(from, to);
        if (changes.length > 0) return;
        // Nothing to tell: the new plan is the old one in another order, with defaults written out, or with something said twice.
        const again = mustCompute(to);
        const before = mustCompute(from);
        expect(places(again)).toEqual(places(before));
        if (isEmptyDiff(diffDocuments(from, to))) return;
        expect(new Set(leaves(to))).toEqual(new Set(leaves(from)));
      }),
      runs,
    );
  });

  test('turned round says the opposite', () => {
    fc.assert(
      fc.property(pair, ({ from, to }) => {
        const there = compare(from, to);
        const back = compare(to, from);
        const key = ({ kind, change }: Change, turn: boolean) => `${kind} ${turn ? OPPOSITE[change] : change}`;
        expect(back.changes.map((change) => key(change, true)).sort()).toEqual(there.changes.map((change) => key(change, false)).sort());
        expect(back.summary.appeared).toBe(there.summary.vanished);
      }),
      runs,
    );
  });

  test('is told in text and Markdown with one line of a table for each change', () => {
    fc.assert(
      fc.property(pair, ({ from, to }) => {
        const comparison = compare(from, to);
        const markdown = comparisonMarkdown(comparison);
        const rows = markdown.split('\n').filter((row) => row.startsWith('| ') && !row.startsWith('| What') && !row.startsWith('| ---'));
        const told = comparison.changes.filter((change) => !isRecording(change));
        expect(rows).toHaveLength(told.length);
        for (const { subject } of told) expect(comparisonLines(comparison).join('\n')).toContain(subject);
      }),
      runs,
    );
  });
});

const places = ({ allocation }: ReturnType<typeof mustCompute>) =>
  allocation.networks
    .flatMap(({ network, prefixes, subnets }) => [
      `${network.name} ${prefixes
        .map((prefix) => JSON.stringify(prefix, big))
        .sort()
        .join(' ')}`,
      ...subnets.map(({ subnet, prefix }) => `${subnet.address} ${JSON.stringify(prefix, big)}`),
    ])
    .sort();

const big = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** Every value of a document that is not a default, whatever its place in a list. */
function leaves(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => leaves(entry, `${path}[]`)).sort();
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .flatMap(([key, entry]) => leaves(entry, `${path}.${key}`))
      .sort();
  return value === false || value === undefined ? [] : [`${path} ${JSON.stringify(value)}`];
}

const sorted = ({ changes, divisions, summary, findings }: Comparison) => ({
  changes: changes.map((change) => JSON.stringify(change, ordered)).sort(),
  divisions,
  summary,
  findings: { appeared: findings.appeared.map(({ rule }) => rule).sort(), vanished: findings.vanished.map(({ rule }) => rule).sort() },
});

/** Lists as sets: their order is that of the documents. */
const ordered = (_key: string, value: unknown): unknown =>
  Array.isArray(value) ? [...(value as unknown[])].map((entry) => JSON.stringify(entry, ordered)).sort() : value;
