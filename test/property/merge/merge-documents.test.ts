import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentShape, identitiesOf, numbered, shapeOfEntry, shapeOfKey, type Shape } from '../../../shared/compare/identity.ts';
import { mergeDocuments } from '../../../shared/merge/merge-documents.ts';
import { renamesBetween } from '../../../shared/merge/renames.ts';
import type { PlanDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { checkShape, readPlanDocument } from '../../../shared/plan/read.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { editedDocument, randomFrom } from '../../support/changed-documents.ts';
import { editedPlan, placedPlan, rename } from '../../support/edit-plans.ts';
import { mustCompute } from '../../support/plans.ts';
import { anyDocument } from '../../support/random-documents.ts';

const runs = { seed: 20_261_202, numRuns: 150 };

/** A document and two that were made of it, by a few changes of any kind each. */
const three = fc
  .record({
    documents: fc
      .tuple(fc.oneof(anyDocument, editedPlan), fc.oneof(anyDocument, editedPlan))
      .filter(([base, other]) => readable(base) && readable(other)),
    seed: fc.nat({ max: 1e6 }),
    count: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ documents: [document, other], seed, count }) => {
    const base = structuredClone(document);
    const made = (random: () => number) => editedDocument(base, [other], random, count);
    return { base, ours: made(randomFrom(seed)), theirs: made(randomFrom(seed + 7919)) };
  });

function readable(document: PlanDocument): boolean {
  return checkShape(document).length === 0;
}

describe('where one side changes nothing, or both the same', () => {
  test('the other side is the merge, to the order of its lists', () => {
    fc.assert(
      fc.property(three, ({ base, ours }) => {
        const copy = () => structuredClone(base);
        expect(mergeDocuments(base, ours, copy())).toEqual({ document: ours, conflicts: [], notes: [] });
        expect(mergeDocuments(base, copy(), ours)).toEqual({ document: ours, conflicts: [], notes: [] });
        expect(mergeDocuments(base, ours, structuredClone(ours))).toEqual({ document: ours, conflicts: [], notes: [] });
      }),
      { seed: 20_261_203, numRuns: 300 },
    );
  });
});

/** A document whose lists are in an order that does not depend on the one that they had. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, inOneOrder(entry)]),
  );
}

test('without conflicts it does not matter which side is ours; conflicts are at the same places', () => {
  let clean = 0;
  fc.assert(
    fc.property(three, ({ base, ours, theirs }) => {
      const [one, other] = [mergeDocuments(base, ours, theirs), mergeDocuments(base, theirs, ours)];
      const placesOf = ({ conflicts }: typeof one) => conflicts.map(({ kind, at, rule }) => [kind, at, rule ?? ''].join(' ')).sort();
      if (one.conflicts.length === 0) {
        clean++;
        expect(inOneOrder(other.document)).toEqual(inOneOrder(one.document));
      }
      // Under two new names the places are called by that of ours.
      if (one.conflicts.some(({ kind }) => kind === 'both-renamed')) return;
      const local = (list: readonly string[]) => list.filter((text) => !text.startsWith('plan '));
      expect(local(placesOf(other))).toEqual(local(placesOf(one)));
    }),
    { seed: 20_261_204, numRuns: 300 },
  );
  expect(clean).toBeGreaterThan(50);
});

/** The leaves of a document by the way to them: items by what they are known by, values of sets as themselves. */
function leavesOf(value: unknown, shape: Shape = documentShape, at: readonly string[] = []): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, unknown>();
  const note = (inner: ReadonlyMap<string, unknown>) => inner.forEach((leaf, key) => leaves.set(key, leaf));
  if (shape.kind === 'items' && Array.isArray(value)) {
    const keys = numbered(identitiesOf(value, shape));
    value.forEach((item, i) => {
      const way = [...at, keys[i] ?? ''];
      leaves.set(JSON.stringify(way), 'is there');
      note(leavesOf(item, shapeOfEntry(shape), way));
    });
  } else if (shape.kind === 'values' && Array.isArray(value))
    for (const key of numbered(identitiesOf(value, shape))) leaves.set(JSON.stringify([...at, key]), 'is there');
  else if ((shape.kind === 'group' || shape.kind === 'record') && typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, entry] of Object.entries(value)) note(leavesOf(entry, shapeOfKey(shape, key), [...at, key]));
  else leaves.set(JSON.stringify(at), value);
  return leaves;
}

test('nothing that a side changed is lost without a conflict', () => {
  let looked = 0;
  fc.assert(
    fc.property(three, ({ base, ours, theirs }) => {
      // What is renamed is known by another name afterwards; the tests of renames look at that.
      fc.pre(renamesBetween(base, ours).length === 0 && renamesBetween(base, theirs).length === 0);
      // Of two items of one name, which is which depends on their order.
      fc.pre(![base, ours, theirs].some((document) => [...leavesOf(document).keys()].some((key) => /[^"]\\u0000/.test(key))));
      const { document, conflicts } = mergeDocuments(base, ours, theirs);
      if (conflicts.some(({ kind }) => kind !== 'plan')) return;
      const [before, merged] = [leavesOf(base), leavesOf(document)];
      for (const side of [ours, theirs]) {
        const now = leavesOf(side);
        for (const [key, value] of now)
          if (!Object.is(JSON.stringify(before.get(key)), JSON.stringify(value))) {
            looked++;
            expect([key, merged.get(key)]).toEqual([key, value]);
          }
        for (const key of before.keys())
          if (!now.has(key)) {
            looked++;
            expect([key, merged.has(key)]).toEqual([key, false]);
          }
      }
    }),
    { seed: 20_261_205, numRuns: 400 },
  );
  expect(looked).toBeGreaterThan(100);
});

test('every conflict is a real difference', () => {
  let seen = 0;
  fc.assert(
    fc.property(three, ({ base, ours, theirs }) => {
      for (const conflict of mergeDocuments(base, ours, theirs).conflicts) {
        seen++;
        expect(conflict.text).toMatch(/^[^]+\.$/);
        if (conflict.kind === 'plan') continue;
        expect(conflict.ours).not.toEqual(conflict.theirs);
        if (conflict.kind === 'both-changed' || conflict.kind === 'both-renamed')
          expect([conflict.ours, conflict.theirs]).not.toContainEqual(conflict.base);
        if (conflict.kind === 'changed-removed') expect([conflict.ours, conflict.theirs]).toContain(null);
      }
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(5);
});

/** A change of one subnet that leaves its name. */
type ItemChange = (subnet: SubnetDocument) => SubnetDocument | undefined;

const CHANGES: readonly ItemChange[] = [
  () => undefined,
  (subnet) => ({ ...subnet, description: 'changed' }),
  (subnet) => ({ ...subnet, growthPerYear: 5 }),
  (subnet) => (subnet.set === undefined ? { ...subnet, serviceEndpoints: [...(subnet.serviceEndpoints ?? []), 'Microsoft.KeyVault'] } : subnet),
  ({ description: _description, ...subnet }) => ({ ...subnet, deployed: false }),
  (subnet) => (subnet.rules ? { ...subnet, rules: subnet.rules.slice(1) } : subnet),
];

function changed(document: PlanDocument, changes: readonly (ItemChange | undefined)[]): PlanDocument {
  let n = 0;
  const networks = (document.virtualNetworks ?? []).map((network) => ({
    ...network,
    subnets: (network.subnets ?? []).flatMap((subnet) => {
      const now = (changes[n++] ?? ((same) => same))(subnet);
      return now === undefined ? [] : [now];
    }),
  }));
  return { ...document, virtualNetworks: networks };
}

test('changes of different subnets are both in the merge, as if made one after the other', () => {
  const changesOf = fc.array(fc.record({ side: fc.constantFrom('ours', 'theirs', 'none'), change: fc.constantFrom(...CHANGES) }), { maxLength: 20 });
  fc.assert(
    fc.property(editedPlan, changesOf, (base, changes) => {
      const of = (...sides: readonly string[]) => changes.map(({ side, change }) => (sides.includes(side) ? change : undefined));
      const { document, conflicts } = mergeDocuments(base, changed(base, of('ours')), changed(base, of('theirs')));
      // What refers to a subnet that goes is not of this test.
      if (conflicts.some(({ kind }) => kind === 'reference')) return;
      expect(conflicts.filter(({ kind }) => kind !== 'plan')).toEqual([]);
      expect(document).toEqual(changed(base, of('ours', 'theirs')));
    }),
    runs,
  );
});

test('a rename on one side is followed in whatever the other side adds: as if renamed afterwards', () => {
  let renamed = 0;
  fc.assert(
    fc.property(editedPlan, fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.boolean(), (plan, subject, place, isOurs) => {
      const base = applyEdits(plan, recordEdits(mustCompute(plan)));
      const placed = placedPlan(writePlanDocument(base, 'json'), 'json');
      const { networks } = placed.places;
      const names = networks.flatMap(({ network: { name }, subnets }) => [
        name,
        ...subnets.flatMap(({ subnet }) => (subnet.set ? [] : [subnet.address])),
      ]);
      const name = names[subject % names.length] ?? '';
      const asked = { subject: name, name: 'fresh' };
      const change = rename(placed, asked);
      if (!change.ok) return;
      // The other side refers to it from new places.
      const added: PlanDocument = {
        ...base,
        flows: [...(base.flows ?? []), { from: name, to: names[place % names.length] ?? '', protocol: 'udp', expect: 'blocked' }],
        suppress: [...(base.suppress ?? []), { rule: 'no-outbound', subject: name, reason: 'later' }],
      };
      const twin = rename(placedPlan(writePlanDocument(added, 'json'), 'json'), asked);
      if (!twin.ok) return;
      const read = [change.value.text, twin.value.text].map((text) => {
        const answer = readPlanDocument(text, 'json');
        if (!answer.ok) throw new Error(text);
        return answer.value.document;
      });
      const [own, both] = read as [PlanDocument, PlanDocument];
      // Two empty subnets of one size look alike: which of them was renamed cannot be told.
      if (renamesBetween(base, own).length === 0) return;
      renamed++;
      const merged = isOurs ? mergeDocuments(base, own, added) : mergeDocuments(base, added, own);
      expect(merged.conflicts).toEqual([]);
      expect(merged.document).toEqual(both);
    }),
    runs,
  );
  expect(renamed).toBeGreaterThan(40);
});
