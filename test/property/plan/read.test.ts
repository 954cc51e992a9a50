import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import type { DocumentFormat } from '../../../shared/plan/source.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
const TEXTS = readdirSync(EXAMPLES).flatMap((name): { name: string; format: DocumentFormat; text: string }[] => {
  const text = readFileSync(path.join(EXAMPLES, name), 'utf8');
  const read = readPlanDocument(text, 'yaml');
  if (!read.ok) throw new Error(name);
  return [
    { name, format: 'yaml', text },
    { name, format: 'json', text: writePlanDocument(read.value.document, 'json') },
  ];
});

describe.each(TEXTS)('$name as $format, damaged', ({ format, text }) => {
  test('reads, or gives problems with a place in the text', () => {
    const marks = fc.constantFrom(
      ...'[]{}:,-?#&*!|>%@`\'"\\\n\r\t \0\u00e9~<0'.split(''),
      '---\n',
      '&a ',
      '*a',
      '? ',
      '<<: ',
      '__proto__: 1\n',
      '!!x ',
      '\ufeff',
    );
    const damage = fc.record({ at: fc.nat(text.length), remove: fc.nat({ max: 12 }), insert: fc.oneof(marks, fc.constant('')) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        let damaged = text;
        for (const { at, remove, insert } of damages) damaged = damaged.slice(0, at) + insert + damaged.slice(at + remove);
        const read = readPlanDocument(damaged, format);
        if (read.ok) return;
        expect(read.problems.length).toBeGreaterThan(0);
        const lines = damaged.split('\n');
        for (const { place, text: sentence, code } of read.problems) {
          expect(code).toMatch(/^[a-z-]+$/);
          expect(sentence).toMatch(/^\S.*[.!?]$/s);
          if (!place) throw new Error(`no place: ${sentence}`);
          const line = lines[place.line - 1];
          if (line === undefined) throw new Error(`line ${place.line} of ${lines.length}: ${sentence}`);
          expect(place.column).toBeGreaterThanOrEqual(1);
          expect(place.column).toBeLessThanOrEqual(line.length + 1);
        }
      }),
      { numRuns: 150 },
    );
  }, 20_000);
});
