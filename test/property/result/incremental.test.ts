import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffDocuments, editsOfDiff } from '../../../shared/compare/patch/index.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { computePlan, type Computed } from '../../../shared/result/compute.ts';
import { attempt, editedPlan, placedPlan, tryEdit } from '../../support/edit-plans.ts';
import { editedDocument, randomFrom } from '../../support/changed-documents.ts';

/** The answer without anything computed before; of a copy, so that no value is one that was seen before. */
function fromScratch(document: PlanDocument) {
  return computePlan(structuredClone(document));
}

/** The document with edits that lead to another one: what they do not touch stays the same value, as it does in an open plan. */
function editedTo(document: PlanDocument, wanted: PlanDocument): PlanDocument {
  return applyEdits(document, editsOfDiff(diffDocuments(document, wanted), document));
}

function told({ allocation, findings, accepted, resources, plan }: Computed) {
  return { allocation, findings, accepted, resources, plan };
}

let computed = 0;
let kept = 0;
let placed = 0;

/** Computes each document with what was computed of the last that could be, as an open plan is, and the same from scratch. */
function walk(documents: readonly PlanDocument[]): void {
  let previous: Computed | undefined;
  for (const document of documents) {
    const made = computePlan(document, { previous });
    const again = fromScratch(document);
    expect(made.ok).toBe(again.ok);
    if (!made.ok || !again.ok) {
      expect(made).toEqual(again);
      continue;
    }
    expect(told(made.value)).toEqual(told(again.value));
    computed++;
    kept += made.value.plan.networks.filter((network) => previous?.plan.networks.includes(network)).length;
    placed += made.value.allocation.networks.filter((place) => previous?.allocation.networks.includes(place)).length;
    previous = made.value;
  }
}

/** One step of somebody at work on an open plan. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('operation' as const), attempt }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fields' as const), seed: fc.nat({ max: 1e6 }), count: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.integer({ min: 1, max: 4 }) }) },
);

test('an edit of what is computed already is answered as if nothing had been computed', () => {
  fc.assert(
    fc.property(
      editedPlan,
      fc.array(editedPlan, { minLength: 1, maxLength: 2 }),
      fc.array(step, { minLength: 2, maxLength: 6 }),
      (first, others, steps) => {
        const documents: PlanDocument[] = [structuredClone(first)];
        for (const one of steps) {
          const open = documents.at(-1) as PlanDocument;
          if (one.kind === 'undo') documents.push(documents.at(-1 - one.back) ?? open);
          else if (one.kind === 'fields') documents.push(editedTo(open, editedDocument(open, others, randomFrom(one.seed), one.count)));
          else if (fromScratch(open).ok) {
            const made = tryEdit(placedPlan(JSON.stringify(open), 'json'), one.attempt);
            if (made.ok) documents.push(editedTo(open, read(made.value.text)));
          }
        }
        walk(documents);
      },
    ),
    { numRuns: 150 },
  );
  // A walk on which nothing is kept would hold whatever is done with it.
  expect(computed).toBeGreaterThan(200);
  expect(kept).toBeGreaterThan(100);
  expect(placed).toBeGreaterThan(50);
}, 120_000);

function read(text: string): PlanDocument {
  const made = readPlanDocument(text, 'json');
  if (!made.ok) throw new Error(`${JSON.stringify(made.problems[0])}\n${text}`);
  return made.value.document;
}
