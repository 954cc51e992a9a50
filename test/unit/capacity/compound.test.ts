import { expect, test } from 'vitest';
import { countInYear } from '../../../shared/capacity/compound.ts';

test.each([
  { count: 20, percent: 10, years: 0, answer: 20, why: 'now it is what it is' },
  { count: 20, percent: 10, years: 1, answer: 22, why: 'not the 23 that 20 × 1.1 rounds up to' },
  { count: 20, percent: 10, years: 2, answer: 25, why: '24.2, rounded up' },
  { count: 20, percent: 10, years: 5, answer: 33, why: '32.2102: rounded once at the end, not in each year' },
  { count: 10, percent: 10, years: 2, answer: 13, why: '12.1, rounded up' },
  { count: 1000, percent: 10, years: 3, answer: 1331, why: 'exactly' },
  { count: 1, percent: 100, years: 10, answer: 1024, why: 'doubles' },
  { count: 7, percent: 1000, years: 1, answer: 77, why: 'the most that may be written' },
  { count: 1000, percent: 0.3, years: 1, answer: 1003, why: 'a percentage that no binary number is' },
  { count: 64, percent: 12.5, years: 2, answer: 81, why: 'half a percent, exactly' },
  { count: 3, percent: 0.1, years: 1, answer: 4, why: 'a little more than three' },
  { count: 5, percent: 0, years: 30, answer: 5, why: 'no growth' },
  { count: 0, percent: 50, years: 30, answer: 0, why: 'nothing to grow' },
  { count: 1, percent: 1, years: 50, answer: 2, why: '1.64: slowly' },
  { count: 1.5, percent: 10, years: 0, answer: 1.5, why: 'a fraction, now' },
  { count: 1.5, percent: 10, years: 1, answer: 2, why: '1.65, rounded up' },
  { count: 0.1, percent: 100, years: 4, answer: 2, why: '1.6, rounded up' },
  { count: 99_999_999, percent: 1, years: 1, answer: 100_999_999, why: '100999998.99, which a number barely tells from the next' },
  { count: 100_000_000, percent: 1000, years: 50, answer: Number.MAX_SAFE_INTEGER, why: 'more than can be counted' },
])('$count at $percent % for $years years is $answer: $why', ({ count, percent, years, answer }) => {
  expect(countInYear(count, percent, years)).toBe(answer);
});
