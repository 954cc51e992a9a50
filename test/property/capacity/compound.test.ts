import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countInYear } from '../../../shared/capacity/compound.ts';
import { grownCount } from '../../../shared/catalog/size.ts';

/** The percentage as it is written in decimals, as a fraction: 12.5 is 125 of 10. */
function fractionOf(text: string): { over: bigint; under: bigint } {
  const [whole = '', decimals = ''] = text.split('.');
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

/** The twin: multiplies a fraction year by year and looks for the first whole number that is not below it. */
function slowCount(count: number, percent: string, years: number): bigint {
  const rate = fractionOf(percent);
  let over = BigInt(count);
  let under = 1n;
  for (let year = 0; year < years; year++) {
    over *= 100n * rate.under + rate.over;
    under *= 100n * rate.under;
  }
  let rounded = over / under;
  while (rounded * under < over) rounded += 1n;
  return rounded;
}

const percentText = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.stringMatching(/^\d{0,6}$/))
  .map(([whole, decimals]) => (decimals === '' ? String(whole) : `${whole}.${decimals}`));

test('compound growth is that of fractions, whatever the count, the percentage and the years', () => {
  let exact = 0;
  let beyond = 0;
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100_000_000 })),
      fc.oneof(percentText, fc.constantFrom('0', '0.1', '2.5', '5', '10', '20', '25', '50', '100', '1000')),
      fc.integer({ min: 0, max: 50 }),
      (count, percent, years) => {
        const slow = slowCount(count, percent, years);
        const capped = slow > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(slow);
        exact += Number(years > 0 && count > 0 && capped === slowFloor(count, percent, years));
        beyond += Number(capped === Number.MAX_SAFE_INTEGER);
        expect(countInYear(count, percent === '' ? 0 : Number(percent), years)).toBe(capped);
      },
    ),
    { numRuns: 5000, seed: 72 },
  );
  expect(exact).toBeGreaterThan(50);
  expect(beyond).toBeGreaterThan(50);
});

/** What rounding down would give: the same as rounding up where nothing is to be rounded. */
function slowFloor(count: number, percent: string, years: number): number {
  const rate = fractionOf(percent);
  return Number((BigInt(count) * (100n * rate.under + rate.over) ** BigInt(years)) / (100n * rate.under) ** BigInt(years));
}

test('the first year is what growth of that percentage makes of a count now', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 1000 }), (count, percent) => {
      expect(countInYear(count, percent, 1)).toBe(grownCount(count, percent));
    }),
    { numRuns: 2000, seed: 73 },
  );
});

test('it never falls, from year to year and from count to count', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 49 }), (count, quarters, year) => {
      const now = countInYear(count, quarters / 4, year);
      expect(countInYear(count, quarters / 4, year + 1)).toBeGreaterThanOrEqual(now);
      expect(countInYear(count + 1, quarters / 4, year)).toBeGreaterThanOrEqual(now);
    }),
    { numRuns: 2000, seed: 74 },
  );
});
