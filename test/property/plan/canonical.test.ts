import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../shared/plan/canonical.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { anyDocument } from '../../support/random-documents.ts';

/** The same value with the keys of every group in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, below]) => [key, turned(below)]),
  );
}

describe('the canonical text of a document', () => {
  test('reads back as the same document, whatever the order of its keys', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = canonicalText(document);
        const read = readPlanDocument(text, 'json');
        // A document with problems has a text as well, which has the same problems.
        const back = read.ok ? read.value.document : (JSON.parse(text) as typeof document);
        expect(JSON.stringify(turned(back))).toBe(JSON.stringify(turned(JSON.parse(text))));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)));
        expect(canonicalText(back)).toBe(text);
        expect(canonicalText(turned(document) as typeof document)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('gives each subnet a line of its own', () => {
    const text = canonicalText({
      name: 'shop',
      cadastre: 1,
      virtualNetworks: [
        {
          subnets: [
            { name: 'web', inputs: { machines: 3 } },
            { prefix: '10.0.0.0/27', name: 'db' },
          ],
          name: 'hub',
        },
      ],
    });
    expect(text).toBe(
      '{\n"cadastre":1,\n"name":"shop",\n"virtualNetworks":[\n{\n"name":"hub",\n"subnets":[\n{"inputs":{"machines":3},"name":"web"},\n{"name":"db","prefix":"10.0.0.0/27"}\n]\n}\n]\n}\n',
    );
  });
});
