import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeSheet } from '../../../shared/change-sheet/change-sheet.ts';
import { ordered } from '../../../shared/change-sheet/derive.ts';
import { estateOf, type Estate } from '../../../shared/change-sheet/estate.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { checkShape } from '../../../shared/plan/read.ts';
import { computePlan, type Computed } from '../../../shared/result/compute.ts';
import { Azure } from '../../support/azure.ts';
import { changedDocument, randomFrom } from '../../support/changed-documents.ts';
import { editedPlan } from '../../support/edit-plans.ts';

/** What Azure itself would not let stand: such a plan is no place to begin or end. */
const REFUSED =
  /^(?:overlap-in-network|overlap-connected|outside-parent|no-space|invalid-prefix|forbidden-range|overlap-unconnected|network-exhausted)$/;

function standing(document: PlanDocument): Computed | undefined {
  if (checkShape(document).length > 0) return undefined;
  const computed = computePlan(document);
  if (!computed.ok || computed.value.findings.some(({ rule, severity }) => severity === 'error' && REFUSED.test(rule))) return undefined;
  const azure = new Azure(estateOf(computed.value), estateOf(computed.value));
  return azure.refusal({ do: 'tell', external: '', prefixes: [] }) === undefined ? computed.value : undefined;
}

/** An estate in a form that compares: what the simulator ends with, and what it should. */
function plainOf(azure: Azure) {
  return {
    networks: Object.fromEntries(
      [...azure.networks].sort().map(([name, { identity, space, subnets }]) => [
        name,
        {
          identity,
          space: [...space].sort(),
          subnets: [...subnets].sort().map(([address, { prefixes, refers, full }]) => [address, prefixes, refers, full]),
        },
      ]),
    ),
    peerings: [...azure.peerings].sort().map(([key, { transit, stale }]) => [key, transit, [...stale]]),
    zones: [...azure.zones].sort().map(([zone, links]) => [zone, [...links].sort()]),
  };
}

function walk(from: Estate, to: Estate): Azure {
  const azure = new Azure(from, to);
  for (const [i, { action, after }] of ordered(from, to).entries()) {
    expect(after.every((number) => number <= i)).toBe(true);
    const refusal = azure.refusal(action);
    if (refusal !== undefined) throw new Error(`step ${i + 1}, ${JSON.stringify(action)}: ${refusal}`);
  }
  return azure;
}

test('every step is one that Azure takes, and the last one leaves what the new plan says', () => {
  let walked = 0;
  fc.assert(
    fc.property(editedPlan, editedPlan, fc.nat(), fc.integer({ min: 1, max: 6 }), fc.boolean(), (one, other, seed, count, near) => {
      const next = near ? changedDocument(one, [other], randomFrom(seed), count) : other;
      const [from, to] = [standing(one), standing(next)];
      fc.pre(from !== undefined && to !== undefined);
      const [was, is] = [estateOf(from), estateOf(to)];
      expect(plainOf(walk(was, is))).toEqual(plainOf(new Azure(is, is)));
      expect(ordered(was, was)).toEqual([]);
      const sheet = changeSheet(from, to, { from: 'a', to: 'b' });
      expect(JSON.stringify(changeSheet(from, to, { from: 'a', to: 'b' }))).toBe(JSON.stringify(sheet));
      walked += sheet.back.length > 0 ? 1 : 0;
    }),
    { numRuns: Number(process.env['CADASTRE_CHANGES'] ?? 400) },
  );
  expect(walked).toBeGreaterThan(50);
});
