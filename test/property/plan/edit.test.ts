import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { editText } from '../../../shared/plan/text-edit.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { setInSource } from '../../../shared/plan/write-back.ts';
import { type Attempt, attempt, editedPlan, placedPlan, tryEdit, type WrittenChange, type WrittenPlan } from '../../support/edit-plans.ts';
import { crowdedPlan } from '../../support/crowded-plans.ts';
import { mustCompute } from '../../support/plans.ts';

/** What must be true of every edit that is accepted. */
function holdToTheLaws(document: PlanDocument, placed: WrittenPlan, operation: Attempt['operation'], change: WrittenChange): void {
  // Undo gives the same bytes; the edits alone give the same text.
  expect(editText(change.text, change.undo)).toEqual({ ok: true, value: placed.source.text });
  expect(setInSource(placed.source, change.edits)).toEqual({ ok: true, value: change.text });
  expect(change.title).toMatch(/^[A-Z].*\.$/);
  const read = readPlanDocument(change.text, placed.source.format);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const before = mustCompute(document);
  const after = mustCompute(read.value.document);

  // Nothing moves but what the change names, and that lies where it says.
  const [old, now] = [placesOf(before.allocation), placesOf(after.allocation)];
  const renamed = new Map(change.changes.flatMap(({ subject, name }) => (name === undefined ? [] : [[subject, name] as const])));
  // What was wrong with a subnet is wrong with the one that takes it in.
  const joined =
    operation === 'join'
      ? new Map(change.changes.filter(({ what }) => what === 'removed').map(({ subject }) => [subject, change.changes[0]?.subject ?? '']))
      : undefined;
  const nameNow = (subject: string) => {
    const [network = '', ...rest] = subject.split('/');
    return renamed.get(subject) ?? (renamed.has(network) ? [renamed.get(network), ...rest].join('/') : subject);
  };
  const told = new Map<string, Set<string>>();
  for (const { subject, to } of change.changes) {
    const set = told.get(nameNow(subject)) ?? new Set();
    told.set(nameNow(subject), set);
    if (to !== null) set.add(to);
  }
  for (const [subject, prefixes] of old) {
    const name = nameNow(subject);
    if (told.has(name)) continue;
    const gone = [...told.keys()].some((one) => subject.startsWith(`${one}/`) && !now.has(one));
    if (gone) continue;
    // What had no place, of one family or of both, may find one.
    const had = (prefix: string) => prefixes.some((one) => one.includes(':') === prefix.includes(':'));
    expect({ subject, at: now.get(name)?.filter(had) }).toEqual({ subject, at: prefixes });
  }
  for (const [name, prefixes] of told) {
    if (prefixes.size === 0) expect(now.has(name) ? now.get(name) : []).toEqual([]);
    for (const prefix of prefixes) expect({ name, at: now.get(name) }).toEqual({ name, at: expect.arrayContaining([prefix]) as string[] });
  }

  // No finding of severity error is new; what had no place may find one, and be seen for the first time.
  const unplaced = new Set([...old].filter(([, prefixes]) => prefixes.length === 0).map(([subject]) => nameNow(subject)));
  const key = (rule: string, subjects: readonly string[]) => JSON.stringify([rule, [...subjects].sort()]);
  const known = new Set(
    before.findings.map(({ rule, subjects }) =>
      key(
        rule,
        subjects.map((one) => nameNow(joined?.get(one) ?? one)),
      ),
    ),
  );
  const fresh = after.findings.filter(
    ({ rule, severity, subjects }) =>
      severity === 'error' &&
      !known.has(key(rule, subjects)) &&
      !subjects.some((subject) => unplaced.has(subject) || unplaced.has(subject.split('/')[0] ?? '')),
  );
  expect(fresh.map(({ message }) => message)).toEqual([]);
}

type Allocated = ReturnType<typeof mustCompute>['allocation'];

function placesOf({ networks }: Allocated): Map<string, string[]> {
  return new Map(
    networks.flatMap(({ network, prefixes, subnets }) => [
      [network.name, prefixes.map(formatPrefix)] as [string, string[]],
      ...subnets.map(({ subnet, prefix, ipv6Prefix }): [string, string[]] => [
        subnet.address,
        [prefix, ipv6Prefix].flatMap((one) => (one ? [formatPrefix(one)] : [])),
      ]),
    ]),
  );
}

/** Comments on lines of their own, where they leave the document as it is. */
function commented(text: string, places: readonly number[]): string {
  let lines = text.split('\n');
  for (const [i, place] of places.entries()) {
    const at = place % lines.length;
    const next = lines.toSpliced(at, 0, `${' '.repeat(place % 9)}# comment ${i}`);
    const read = readPlanDocument(next.join('\n'), 'yaml');
    const same = readPlanDocument(text, 'yaml');
    if (read.ok && same.ok && JSON.stringify(read.value.document) === JSON.stringify(same.value.document)) lines = next;
  }
  return lines.join('\n');
}

const given = (plan: fc.Arbitrary<PlanDocument>) =>
  fc.record({
    document: plan,
    attempts: fc.array(attempt, { minLength: 6, maxLength: 12 }),
    places: fc.array(fc.nat({ max: 1000 }), { maxLength: 5 }),
    format: fc.constantFrom('yaml' as const, 'json' as const),
  });

describe.each([
  { name: 'plans of all kinds', plan: editedPlan, runs: 150, seed: 31, least: 2 },
  { name: 'crowded plans, where much is wrong', plan: crowdedPlan, runs: 120, seed: 32, least: 1 },
])('$name', ({ plan, runs, seed, least }) => {
  test('an edit that is accepted can be undone, moves nothing else and makes no error', () => {
    const accepted = new Map<Attempt['operation'], number>();
    fc.assert(
      fc.property(given(plan), ({ document, attempts, places, format }) => {
        const plain = writePlanDocument(document, format);
        const text = format === 'yaml' ? commented(plain, places) : plain;
        const placed = placedPlan(text, format);
        for (const one of attempts) {
          const edited = tryEdit(placed, one);
          if (edited.ok) {
            accepted.set(one.operation, (accepted.get(one.operation) ?? 0) + 1);
            holdToTheLaws(document, placed, one.operation, edited.value);
          } else
            for (const { text: sentence, code } of edited.problems) {
              expect(code).not.toBe('cannot-write-back');
              expect(sentence).toMatch(/^[A-Z"].*\.$/s);
            }
        }
      }),
      { numRuns: runs, seed },
    );
    for (const operation of ['move', 'nearest', 'resize', 'split', 'join', 'rename', 'remove', 'add'] as const)
      expect({ operation, count: accepted.get(operation) ?? 0 }).toEqual({
        operation,
        count: expect.toSatisfy((n: number) => n >= least, `${least} or more`) as number,
      });
  }, 120_000);
});

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
const OPERATIONS: readonly Attempt['operation'][] = ['move', 'nearest', 'resize', 'split', 'join', 'rename', 'remove', 'add'];

describe.each(readdirSync(EXAMPLES))('examples/%s', (name) => {
  test('every edit of every network and subnet can be undone, moves nothing else and makes no error', () => {
    const text = readFileSync(path.join(EXAMPLES, name), 'utf8');
    const placed = placedPlan(text, 'yaml');
    const subjects = placed.places.networks.reduce((sum, { subnets }) => sum + 1 + subnets.length, 0);
    let accepted = 0;
    for (let subject = 0; subject < subjects; subject++) {
      for (const [i, operation] of OPERATIONS.entries()) {
        const edited = tryEdit(placed, { operation, subject, other: subject + i, place: 7 * subject + i });
        if (!edited.ok) continue;
        accepted++;
        holdToTheLaws(placed.plan.document, placed, operation, edited.value);
      }
    }
    expect(accepted).toBeGreaterThan(2 * subjects);
  }, 120_000);
});
