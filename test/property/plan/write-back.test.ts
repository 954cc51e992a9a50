import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../../shared/plan/source.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { setInSource, type SourceEdit } from '../../../shared/plan/write-back.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { applyEdits } from '../../support/edits.ts';
import { anyDocument, anyName } from '../../support/random-documents.ts';

const prefix = fc.integer({ min: 0, max: 255 }).map((n) => `10.9.${n}.0/24`);
const setTo = (values: fc.Arbitrary<unknown>) => fc.option(values, { nil: undefined });

/** What may be set in a subnet or a network, or removed (undefined). */
const CHANGES = [
  { key: 'prefix', values: setTo(prefix) },
  { key: 'ipv6Prefix', values: setTo(fc.constant('fd00::/64')) },
  { key: 'size', values: setTo(fc.constant('/26')) },
  { key: 'name', values: setTo(anyName) },
];

const editsOf = (document: PlanDocument): fc.Arbitrary<SourceEdit[]> => {
  const targets = (document.virtualNetworks ?? []).flatMap((network, i) => [
    { path: ['virtualNetworks', i, 'name'], values: anyName },
    { path: ['virtualNetworks', i, 'addressSpace'], values: setTo(fc.array(prefix, { minLength: 1, maxLength: 2 })) },
    ...(network.subnets ?? []).flatMap((_subnet, j) =>
      CHANGES.map(({ key, values }) => ({ path: ['virtualNetworks', i, 'subnets', j, key], values })),
    ),
  ]);
  return fc
    .subarray(targets)
    .chain((chosen) =>
      fc.tuple(...chosen.map(({ path, values }) => values.map((set): SourceEdit => (set === undefined ? { path } : { path, set })))),
    );
};

// Comments and blank lines go wherever they leave the value as it is: not into a text of several lines.
function withComments(text: string, places: readonly number[], newline: string): { text: string; comments: string[] } {
  const before = mustSource(text, 'yaml').value;
  const comments: string[] = [];
  let lines = text.split('\n').slice(0, -1);
  for (const [i, place] of places.entries()) {
    const at = place % (lines.length + 1);
    const comment = i % 4 === 0 ? '' : `${' '.repeat(place % 7)}# comment ${i}, with: [marks] and a "quote`;
    // Every other one stands behind what its line holds.
    const next = i % 2 === 0 ? lines.toSpliced(at, 0, comment) : lines.with(at % lines.length, `${lines[at % lines.length] ?? ''} ${comment}`);
    const read = readSource(next.map((line) => `${line}\n`).join(''), 'yaml');
    if (!read.ok || JSON.stringify(read.value.value) !== JSON.stringify(before)) continue;
    lines = next;
    if (i % 2 === 0 && comment !== '') comments.push(comment.trim());
  }
  return { text: lines.map((line) => line + newline).join(''), comments };
}

const given = anyDocument.chain((document) =>
  fc.record({
    document: fc.constant(document),
    edits: editsOf(document),
    places: fc.array(fc.nat({ max: 1000 }), { maxLength: 8 }),
    newline: fc.constantFrom('\n', '\r\n'),
  }),
);

describe('any edits of any document', () => {
  test('YAML: the value is the one meant, and every comment stays', () => {
    fc.assert(
      fc.property(given, ({ document, edits, places, newline }) => {
        const commented = withComments(writePlanDocument(document, 'yaml'), places, newline);
        const source = mustSource(commented.text, 'yaml');
        const done = setInSource(source, edits);
        if (!done.ok) throw new Error(JSON.stringify(done.problems));
        expect(mustSource(done.value, 'yaml').value).toEqual(applyEdits(source.value as PlanDocument, edits));
        const kept = done.value.split(/\r?\n/).map((line) => line.trim());
        for (const comment of commented.comments) expect(kept.filter((line) => line.includes(comment))).toHaveLength(1);
        if (newline === '\r\n') expect(done.value.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  test.each([0, 2])('JSON with an indent of %i: the value is the one meant', (indent) => {
    fc.assert(
      fc.property(given, ({ document, edits }) => {
        const source = mustSource(JSON.stringify(document, null, indent), 'json');
        const done = setInSource(source, edits);
        if (!done.ok) throw new Error(JSON.stringify(done.problems));
        expect(mustSource(done.value, 'json').value).toEqual(applyEdits(source.value as PlanDocument, edits));
        // One line stays one line, several stay several.
        if (indent === 0) expect(done.value).not.toContain('\n');
      }),
      { numRuns: 300 },
    );
  });

  test('an edit that changes nothing gives the same text', () => {
    fc.assert(
      fc.property(given, ({ document, edits }) => {
        const text = writePlanDocument(document, 'yaml');
        const source = mustSource(text, 'yaml');
        const idle = edits.map(({ path }): SourceEdit => {
          const value = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], source.value);
          return value === undefined ? { path } : { path, set: structuredClone(value) };
        });
        expect(setInSource(source, idle)).toEqual({ ok: true, value: text });
      }),
      { numRuns: 150 },
    );
  });
});

function mustSource(text: string, format: 'yaml' | 'json') {
  const read = readSource(text, format);
  if (!read.ok) throw new Error(`${JSON.stringify(read.problems[0])}\n${text}`);
  return read.value;
}
