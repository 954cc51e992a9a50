/** Percentages and counts are taken to six decimals. */
const MILLION = 1_000_000;
const HUNDRED_PERCENT = 100n * BigInt(MILLION);

/**
 * Returns a count after `years` years in each of which it rises by `percent` percent, rounded up at the end: count × (1 + percent / 100)^years.
 *
 * The year 0 is now: the count as it is. Exact: 20 and 10 % are 22 after a year, not the 23 that 20 × 1.1 rounds up to, and 25 after two
 * (24.2). What is larger than a number can count exactly is `Number.MAX_SAFE_INTEGER`.
 */
export function countInYear(count: number, percent: number, years: number): number {
  if (years === 0 || percent === 0 || count === 0) return count;
  const power = BigInt(years);
  const grown = inMillionths(count) * (HUNDRED_PERCENT + inMillionths(percent)) ** power;
  const whole = BigInt(MILLION) * HUNDRED_PERCENT ** power;
  const rounded = (grown + whole - 1n) / whole;
  return rounded > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : Number(rounded);
}

function inMillionths(value: number): bigint {
  return BigInt(Math.round(value * MILLION));
}
