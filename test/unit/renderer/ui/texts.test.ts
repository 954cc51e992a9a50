import { describe, expect, test } from 'vitest';
import { formatChoices } from '../../../../renderer/dialogs/export/formats.ts';
import { factRows, routeRows, ruleRows } from '../../../../renderer/views/services/facts.ts';
import { lengthText } from '../../../../renderer/views/plan/additions.ts';
import { sizeText } from '../../../../renderer/ui/file-text.ts';
import { placeText, problemsText } from '../../../../renderer/ui/problem-text.ts';
import { ribbonOf, type RibbonPart } from '../../../../renderer/ui/ribbon.ts';
import { services } from '../../../../shared/catalog/catalog.ts';
import { exporters } from '../../../../shared/export/index.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [15_400, '15 KB'],
  [2_140_000, '2.1 MB'],
])('%d bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));

test.each([
  ['24', '/24'],
  [' /24 ', '/24'],
])('the length "%s" is %s', (written, text) => expect(lengthText(written)).toBe(text));

test('a problem says its line, or its place in the document', () => {
  expect(placeText({ code: 'x', text: '', at: 'a.b', place: { line: 3, column: 4 } })).toBe('line 3, column 4');
  expect(placeText({ code: 'x', text: '', at: 'a.b' })).toBe('a.b');
  expect(problemsText('plan.yaml', [{ code: 'x', text: 'Wrong.', at: 'a', input: '7', expected: '8', hint: 'Write 8.' }])).toBe(
    'plan.yaml, a\nWrong.\nwritten: "7"\nexpected: 8\nWrite 8.',
  );
});

test('every format that can be exported says for whom it is', () => {
  expect(formatChoices.map(({ id }) => id)).toEqual(['document', ...exporters.map(({ id }) => id)]);
  expect(formatChoices.filter(({ about }) => about === '')).toEqual([]);
});

test.each(services.map((service) => [service.id, service] as const))('%s says what it needs, without gaps', (_, service) => {
  for (const { label, value } of factRows(service))
    expect([label, value].every((text) => text !== '' && !/undefined|NaN|\[object/.test(text))).toBe(true);
  for (const row of [...ruleRows(service), ...routeRows(service)])
    for (const text of [row.what, row.to, row.need, row.purpose]) expect(text).not.toMatch(/^$|undefined|\[object/);
});

describe('a ribbon', () => {
  const part = (prefix: string, name = prefix, more: Partial<RibbonPart> = {}): RibbonPart => ({ name, prefix, kind: 'family family-data', ...more });

  test('is to scale over several prefixes; what lies outside is left out, what is larger fills it', () => {
    const drawn = ribbonOf(['10.0.0.0/24', '10.1.0.0/24'], [part('10.0.0.128/25'), part('10.1.0.0/26'), part('10.9.0.0/24')]);
    expect(drawn.map(({ name, left, width }) => [name, left, width])).toEqual([
      ['10.0.0.128/25', 25, 25],
      ['10.1.0.0/26', 50, 12.5],
    ]);
    expect(ribbonOf(['10.0.0.0/24'], [part('10.0.0.0/8')])).toMatchObject([{ left: 0, width: 100 }]);
    expect(ribbonOf([], [part('10.0.0.0/8')])).toEqual([]);
  });

  test('joins what is too narrow to be told apart, keeps conflicts, and covers the same', () => {
    const many = Array.from({ length: 256 }, (_, i) => part(`10.0.${i}.0/24`, `n${i}`, { conflict: i === 7 }));
    const drawn = ribbonOf(['10.0.0.0/12'], many);
    expect(drawn.length).toBeLessThan(30);
    expect(drawn.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo((100 * 256) / 4096, 6);
    expect(drawn.filter(({ conflict }) => conflict)).toHaveLength(1);
    expect(drawn[0]?.title).toMatch(/^\d+ from n0 · 10\.0\.0\.0\/24 to n\d+ · /);
  });

  test('does not join what is of different kinds', () => {
    const drawn = ribbonOf(['10.0.0.0/12'], [part('10.0.0.0/24'), part('10.0.1.0/24', 'x', { kind: 'family family-web' })]);
    expect(drawn).toHaveLength(2);
  });
});
