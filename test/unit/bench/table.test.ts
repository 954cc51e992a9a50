import { describe, expect, test } from 'vitest';
import { grouped, tableOf, verdictOf } from '../../../bench/table.ts';
import { atLeast, atMost, isMet, type Row } from '../../../bench/task.ts';

const ROWS: readonly Row[] = [
  { work: 'every overlap', count: 1000, what: 'floor', figure: 1, unit: '× floor', ms: 0.25 },
  { work: 'every overlap', count: 1000, what: 'engine', figure: 1.52, unit: '× floor', ms: 0.376, goal: atMost(1.5) },
  { work: 'every overlap', count: 100_000, what: 'engine', figure: 1234.5, unit: '× floor', ms: 12_345.6, goal: atMost(1.5) },
  { work: 'quality', count: 100_000, what: 'solved', figure: 100, unit: '%', goal: atLeast(100) },
  { work: 'memory', count: 50_000, what: 'peak', figure: 399.6, unit: 'MB', ms: 0.00025, goal: atMost(400) },
];

test('a table in fixed columns; work and count stand where they change', () => {
  expect(tableOf(ROWS).split('\n')).toEqual([
    'work             count  who or what  figure         goal     met       ms',
    '-------------  -------  -----------  -------------  -------  ---  -------',
    'every overlap    1,000  floor        1.00 × floor                   0.250',
    '                        engine       1.52 × floor   ≤ 1.50   NO     0.376',
    '               100,000  engine       1,235 × floor  ≤ 1.50   NO    12,346',
    'quality        100,000  solved       100.0 %        ≥ 100.0  yes',
    'memory          50,000  peak         400 MB         ≤ 400    yes  0.00025',
  ]);
});

test('the verdict counts the goals and names those that are missed', () => {
  expect(verdictOf(ROWS)).toBe('2 of 4 goals met.\nMissed:\n  every overlap, 1,000: engine\n  every overlap, 100,000: engine');
  expect(verdictOf(ROWS.slice(3))).toBe('2 of 2 goals met.');
  expect(verdictOf([])).toBe('0 of 0 goals met.');
});

describe('a goal', () => {
  test.each([
    [atMost(3), 3, true],
    [atMost(3), 3.001, false],
    [atLeast(15), 15, true],
    [atLeast(15), 14.999, false],
    [undefined, 7, undefined],
  ])('%o of %d is met: %s', (goal, figure, met) => {
    expect(isMet({ figure, ...(goal ? { goal } : {}) })).toBe(met);
  });
});

test.each([
  [0, 0, '0'],
  [999, 0, '999'],
  [1000, 0, '1,000'],
  [1_234_567.891, 2, '1,234,567.89'],
])('%d with %d digits', (value, digits, text) => {
  expect(grouped(value, digits)).toBe(text);
});
