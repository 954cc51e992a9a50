import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { anyDocument, shuffled } from '../../support/random-documents.ts';

describe.each(['yaml', 'json'] as const)('%s', (format) => {
  test('what is written reads as the same document, and writes as the same bytes', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = writePlanDocument(document, format);
        const read = readPlanDocument(text, format);
        if (!read.ok) throw new Error(`${JSON.stringify(read.problems.slice(0, 2))}\n${text}`);
        // JSON knows no negative zero.
        expect(normal(read.value.document)).toEqual(normal(document));
        expect(writePlanDocument(read.value.document, format)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test('the order of keys changes nothing', () => {
    fc.assert(
      fc.property(anyDocument, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (document, numbers) => {
        const other = shuffled(document, () => Number(numbers.next().value));
        expect(writePlanDocument(other, format)).toBe(writePlanDocument(document, format));
      }),
      { numRuns: 200 },
    );
  });
});

// Own keys as pairs: `toEqual` overlooks a key called `__proto__`.
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => [key, normal(entry)]);
}
