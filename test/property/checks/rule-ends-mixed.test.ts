import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanDocument, RuleDocument } from '../../../shared/plan/document.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import { found } from '../../support/findings.ts';
import { oneNetwork } from '../../support/plans.ts';

const ATOMS = ['Internet', 'VirtualNetwork', 'Storage', '192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32', '2001:db9::/32'] as const;
const ends = fc.oneof(
  fc.constantFrom<RuleDocument['from']>('any', ...ATOMS),
  fc.array(fc.constantFrom(...ATOMS, 'any'), { minLength: 1, maxLength: 4 }),
);
const rules = fc
  .uniqueArray(
    fc.record({
      direction: fc.constantFrom('inbound', 'outbound'),
      access: fc.constantFrom('allow', 'deny'),
      from: ends,
      to: ends,
      priority: fc.integer({ min: 4086, max: 4096 }),
    }),
    { minLength: 1, maxLength: 4, selector: ({ direction, priority }) => `${direction} ${priority}` },
  )
  .map((list) => list.map((rule, i): RuleDocument => ({ ...rule, name: `r${i % 2 === 0 ? '' : '-'}${i + 1}` })));

const family = (atom: string) => (atom.includes(':') ? 6 : /^\d/.test(atom) ? 4 : 0);
const holds = (list: RuleDocument['from'], atom: string) => [list].flat().some((end) => end === 'any' || end === atom);

/** What decides about each pair of atoms, rule by rule in the order of their numbers. No packet goes from one family to the other. */
function decisions({ virtualNetworks }: PlanDocument): string[] {
  const list = [...(virtualNetworks?.[0]?.subnets?.[0]?.rules ?? [])].sort((a, b) => a.priority - b.priority);
  return (['inbound', 'outbound'] as const).flatMap((direction) =>
    ATOMS.flatMap((from) =>
      ATOMS.filter((to) => family(from) === 0 || family(to) === 0 || family(from) === family(to)).map((to) => {
        const rule = list.find((one) => one.direction === direction && holds(one.from, from) && holds(one.to, to));
        return `${direction} ${from} ${to} ${rule?.access ?? 'default'}`;
      }),
    ),
  );
}

test('rules that are split decide as the one did, and none is mixed any longer', () => {
  let split = 0;
  fc.assert(
    fc.property(rules, (list) => {
      let document: PlanDocument = oneNetwork([{ name: 'app', size: '/26', rules: list }]);
      const before = decisions(document);
      for (let step = 0; step < 8; step++) {
        const fix = found(document, 'rule-ends-mixed').find((finding) => finding.fix !== undefined)?.fix;
        if (!fix) break;
        const mixed = found(document, 'rule-ends-mixed').length;
        document = applyEdits(document, fix.edits);
        expect(found(document, 'rule-ends-mixed').length).toBe(mixed - 1);
        expect(decisions(document)).toEqual(before);
        split++;
      }
    }),
    { numRuns: 300, seed: 71 },
  );
  expect(split).toBeGreaterThan(100);
});
