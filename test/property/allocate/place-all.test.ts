import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import { placeAll, type Demand, type Preference } from '../../../shared/allocate/place.ts';
import { mustPrefix } from '../../support/plans.ts';

const SPACE = '10.64.0.0/27';
const pieces = [28, 29, 30, 31, 32].flatMap((length) => [...subprefixes(mustPrefix(SPACE), length)]);
const piece = fc.constantFrom(...pieces);
const demands = (withExclusions: boolean) =>
  fc
    .array(
      fc.record({
        length: fc.integer({ min: 28, max: 31 }),
        excluded: withExclusions ? fc.array(piece, { maxLength: 2 }) : fc.constant<Prefix[]>([]),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((list) => list.map((demand, i): Demand => ({ key: `d${i}`, ...demand })));
const preference = fc.constantFrom<Preference>('tightest', 'roomiest');

/** The slow, obvious twin: tries every aligned place for every demand. */
function exists(space: Prefix, taken: readonly Prefix[], wanted: readonly Demand[]): boolean {
  const [first, ...rest] = wanted;
  if (first === undefined) return true;
  for (const place of subprefixes(space, first.length)) {
    if ([...taken, ...first.excluded].some((range) => prefixesOverlap(range, place))) continue;
    if (exists(space, [...taken, place], rest)) return true;
  }
  return false;
}

function checkPlaces(taken: readonly Prefix[], wanted: readonly Demand[], placed: ReadonlyMap<string, Prefix>): void {
  const space = mustPrefix(SPACE);
  const held = [...placed];
  for (const [key, place] of held) {
    const demand = wanted.find((candidate) => candidate.key === key);
    expect(demand?.length, key).toBe(place.length);
    expect(prefixContains(space, place), `${formatPrefix(place)} inside`).toBe(true);
    for (const range of [...taken, ...(demand?.excluded ?? [])])
      expect(prefixesOverlap(range, place), `${formatPrefix(place)} keeps out of ${formatPrefix(range)}`).toBe(false);
    for (const [other, otherPlace] of held) if (other !== key) expect(prefixesOverlap(place, otherPlace)).toBe(false);
  }
}

describe('placeAll against an exhaustive search', () => {
  test.each([
    { withExclusions: false, runs: 600 },
    { withExclusions: true, runs: 600 },
  ])('finds a place for all whenever there is one (excluded ranges: $withExclusions)', ({ withExclusions, runs }) => {
    let possible = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), demands(withExclusions), preference, (taken, wanted, prefer) => {
        const placed = placeAll([mustPrefix(SPACE)], taken, wanted, prefer);
        checkPlaces(taken, wanted, placed);
        const all = exists(mustPrefix(SPACE), taken, wanted);
        possible += Number(all);
        expect(placed.size === wanted.length).toBe(all);
      }),
      { numRuns: runs, seed: 1 },
    );
    // Both kinds of instance must have come up, or the test says nothing.
    expect(possible).toBeGreaterThan(runs / 10);
    expect(possible).toBeLessThan((runs * 9) / 10);
  });

  test('the order of demands and of taken ranges does not matter', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), demands(true), preference, fc.integer(), (taken, wanted, prefer, seed) => {
        const shuffled = <T>(list: readonly T[]) =>
          [...list]
            .map((value, i) => ({ value, key: Math.imul(i + 1, seed | 1) % 1009 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const one = placeAll([mustPrefix(SPACE)], taken, wanted, prefer);
        const two = placeAll([mustPrefix(SPACE)], shuffled(taken), shuffled(wanted), prefer);
        expect([...two].sort()).toEqual([...one].sort());
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

describe('compact leaves the largest free block', () => {
  test('no other placement of one demand leaves a larger one', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), fc.integer({ min: 28, max: 32 }), (taken, length) => {
        const space = mustPrefix(SPACE);
        const placed = placeAll([space], taken, [{ key: 'd', length, excluded: [] }], 'tightest').get('d');
        const largestLeft = (place: Prefix) => {
          for (let candidate = 27; candidate <= 32; candidate++)
            for (const free of subprefixes(space, candidate)) if (![...taken, place].some((range) => prefixesOverlap(range, free))) return candidate;
          return 33;
        };
        if (!placed) return;
        const best = Math.min(
          ...[...subprefixes(space, length)].filter((place) => !taken.some((range) => prefixesOverlap(range, place))).map(largestLeft),
        );
        expect(largestLeft(placed)).toBe(best);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
