import { describe, expect, test } from 'vitest';
import { growthExponent, measure, median, WrongAnswer, type Effort } from '../../../bench/measure.ts';
import { growthRows, named, ratioRows } from '../../../bench/tasks/rows.ts';
import { atMost } from '../../../bench/task.ts';

const LEAST: Effort = { rounds: 3, leastRound: 0, budget: 1000, warmUp: 0 };

describe('nothing is timed before the answers are the same', () => {
  const answer = (outcome: number) => String(outcome);

  test('a wrong answer is told', () => {
    const contestants = [
      { name: 'floor', run: () => 17, answer },
      { name: 'engine', run: () => 18, answer },
    ];
    expect(() => measure(contestants, LEAST)).toThrow(new WrongAnswer('engine answers 18, and floor answers 17.'));
  });

  test('those without an answer, and those that do other work, are not compared', () => {
    const contestants = [
      { name: 'one', run: () => 1, answer, work: 'a' },
      { name: 'two', run: () => 2, answer, work: 'b' },
      { name: 'three', run: () => 3 },
    ];
    expect(measure(contestants, LEAST).map(({ name, rounds }) => [name, rounds])).toEqual([
      ['one', 3],
      ['two', 3],
      ['three', 3],
    ]);
  });
});

test('contestants take turns', () => {
  const order: string[] = [];
  const contestant = (name: string) => ({ name, run: () => order.push(name) });
  measure([contestant('a'), contestant('b')], LEAST);
  // Once each to warm up, then three rounds.
  expect(order.slice(-6).join('')).toBe('ababab');
});

test.each([
  [[5], 5],
  [[1, 2, 30], 2],
  [[1, 2, 4, 30], 3],
])('the middle of %j is %d', (list, middle) => {
  expect(median(list)).toBe(middle);
});

test.each([
  [1000, 10, 10_000, 100, 1],
  [1000, 10, 10_000, 1000, 2],
  [10_000, 10, 100_000, 140, Math.log10(14)],
])('from %d in %d ms to %d in %d ms time grows with the exponent %d', (count, ms, more, longer, exponent) => {
  expect(growthExponent({ count, ms }, { count: more, ms: longer })).toBeCloseTo(exponent, 12);
});

describe('rows', () => {
  const measured = [
    { name: 'floor', ms: 2, least: 1, most: 3, rounds: 3 },
    { name: 'engine', ms: 5, least: 4, most: 6, rounds: 3 },
  ];

  test('the first of those measured is the one that all others are held against', () => {
    expect(ratioRows('work', 10, measured, { engine: atMost(3) })).toEqual([
      { work: 'work', count: 10, what: 'floor', figure: 1, unit: '× floor', ms: 2 },
      { work: 'work', count: 10, what: 'engine', figure: 2.5, unit: '× floor', ms: 5, goal: atMost(3) },
    ]);
    expect(() => named(measured, 'peer')).toThrow('peer was not measured.');
  });

  test('growth from each count to the next', () => {
    const sizes = [1000, 10_000, 100_000].map((count) => ({ count, run: () => count }));
    const turns = { measure: () => sizes.map(({ count }) => ({ name: '', ms: count ** 2, least: 0, most: 0, rounds: 1 })) };
    expect(growthRows('work', sizes, turns, (count) => (count === 1000 ? atMost(1) : undefined))).toEqual([
      { work: 'work', count: 10_000, what: 'engine, growth from 1,000 to 10,000', figure: expect.closeTo(2, 9), unit: 'exponent', goal: atMost(1) },
      { work: 'work', count: 100_000, what: 'engine, growth from 10,000 to 100,000', figure: expect.closeTo(2, 9), unit: 'exponent' },
    ]);
  });
});
