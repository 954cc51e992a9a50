import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyDiff,
  diffDocuments,
  editsOfDiff,
  isEmptyDiff,
  reverseDiff,
  type DocumentDiff,
  type Rename,
} from '../../../shared/compare/patch/index.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { chainOfDocuments } from '../../support/changed-documents.ts';
import { anyDocument } from '../../support/random-documents.ts';

function must(diff: DocumentDiff, document: PlanDocument): PlanDocument {
  const applied = applyDiff(diff, document);
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.value;
}

const runs = { seed: 20_261_222, numRuns: 600 };
const twoOfAKind = fc.oneof(
  chainOfDocuments(2).map(([a, b]) => [a, b] as [PlanDocument, PlanDocument]),
  fc.tuple(anyDocument, anyDocument).map((both) => structuredClone(both)),
);

describe('a diff of two documents', () => {
  test('applied to the first gives the second, and kept as JSON too', () => {
    fc.assert(
      fc.property(twoOfAKind, ([a, b]) => {
        const diff = diffDocuments(a, b);
        expect(must(diff, a)).toStrictEqual(b);
        // JSON knows no -0; nothing else is lost.
        const plain = JSON.parse(JSON.stringify({ a, b })) as { a: PlanDocument; b: PlanDocument };
        expect(must(JSON.parse(JSON.stringify(diffDocuments(plain.a, plain.b))) as DocumentDiff, plain.a)).toStrictEqual(plain.b);
      }),
      runs,
    );
  });

  test('reversed takes the second back to the first; reversed twice it is the same', () => {
    fc.assert(
      fc.property(twoOfAKind, ([a, b]) => {
        const diff = diffDocuments(a, b);
        expect(must(reverseDiff(diff), b)).toStrictEqual(a);
        expect(must(reverseDiff(reverseDiff(diff)), a)).toStrictEqual(b);
      }),
      runs,
    );
  });

  test('along a chain, one after the other, forwards and back', () => {
    fc.assert(
      fc.property(chainOfDocuments(5), (chain) => {
        const diffs = chain.slice(1).map((next, i) => diffDocuments(chain[i] ?? next, next));
        const [first, last] = [chain[0] as PlanDocument, chain.at(-1) as PlanDocument];
        expect(diffs.reduce((document, diff) => must(diff, document), first)).toStrictEqual(last);
        expect(diffs.reduceRight((document, diff) => must(reverseDiff(diff), document), last)).toStrictEqual(first);
        expect(must(diffDocuments(first, last), first)).toStrictEqual(last);
      }),
      { seed: 20_261_223, numRuns: 200 },
    );
  });

  test('is empty exactly where the two are equal', () => {
    const isSame = (a: PlanDocument, b: PlanDocument) => {
      try {
        expect(a).toStrictEqual(b);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(twoOfAKind, ([a, b]) => {
        expect(isEmptyDiff(diffDocuments(a, structuredClone(a)))).toBe(true);
        expect(isEmptyDiff(diffDocuments(a, b))).toBe(isSame(a, b));
      }),
      runs,
    );
  });

  test('is as exact with any renames that it is told of', () => {
    fc.assert(
      fc.property(twoOfAKind, fc.nat({ max: 50 }), ([a, b], n) => {
        const names = (document: PlanDocument) => (document.virtualNetworks ?? []).map(({ name }) => name);
        const [from, to] = [names(a)[n % Math.max(1, names(a).length)], names(b)[n % Math.max(1, names(b).length)]];
        const renames: Rename[] = from === undefined || to === undefined ? [] : [{ list: 'virtualNetworks', from, to }];
        const diff = diffDocuments(a, b, renames);
        expect(must(diff, a)).toStrictEqual(b);
        expect(must(reverseDiff(diff), b)).toStrictEqual(a);
      }),
      runs,
    );
  });

  test('says the same as edits of the text', () => {
    fc.assert(
      fc.property(twoOfAKind, ([a, b]) => {
        const edits = editsOfDiff(diffDocuments(a, b), a);
        expect(applyEdits(a, edits)).toStrictEqual(b);
      }),
      runs,
    );
  });

  test('does not fit any other document without saying where, or changes nothing that it did not check', () => {
    fc.assert(
      fc.property(chainOfDocuments(3), ([a, b, c]) => {
        const applied = applyDiff(diffDocuments(a as PlanDocument, b as PlanDocument), c as PlanDocument);
        if (!applied.ok)
          for (const { code, text, hint } of applied.problems)
            expect([code, text !== '', hint !== undefined]).toEqual(['diff-does-not-fit', true, true]);
      }),
      runs,
    );
  });
});
