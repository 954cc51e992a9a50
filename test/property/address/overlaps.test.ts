import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PrefixIndex, forEachOverlap, overlappingPairs, overlapsAcross } from '../../../shared/address/overlaps.ts';
import { comparePrefixes, ipv4Prefix, prefixContains, type Prefix } from '../../../shared/address/prefix.ts';
import { orderPrefixes } from '../../../shared/address/prefix-order.ts';
import { crowdedPrefixes, manyPrefixes } from './given.ts';

/** Places in the order of address, larger first, then place. */
function sortedPlaces(prefixes: readonly Prefix[]): number[] {
  return prefixes.map((_, i) => i).sort((a, b) => comparePrefixes(prefixes[a]!, prefixes[b]!) || a - b);
}

const share = (a: Prefix, b: Prefix) => prefixContains(a, b) || prefixContains(b, a);

/** Every pair tried, in the promised order: by the inner one, then by the outer one. */
function slowPairs(prefixes: readonly Prefix[]): [number, number][] {
  const places = sortedPlaces(prefixes);
  const pairs: [number, number][] = [];
  for (let inner = 0; inner < places.length; inner++) {
    for (let outer = 0; outer < inner; outer++) {
      if (share(prefixes[places[outer]!]!, prefixes[places[inner]!]!)) pairs.push([places[outer]!, places[inner]!]);
    }
  }
  return pairs;
}

function fastPairs(prefixes: readonly Prefix[]): [number, number][] {
  const { count, left, right } = overlappingPairs(prefixes);
  expect([left.length, right.length]).toEqual([count, count]);
  return Array.from(left, (outer, k) => [outer, right[k]!]);
}

function visitedPairs(prefixes: readonly Prefix[]): [number, number][] {
  const pairs: [number, number][] = [];
  forEachOverlap(prefixes, (outer, inner) => {
    pairs.push([outer, inner]);
  });
  return pairs;
}

function slowAcross(a: readonly Prefix[], b: readonly Prefix[]): [number, number][] {
  const pairs = slowPairs([...a, ...b]);
  return pairs.filter(([x, y]) => x < a.length !== y < a.length).map(([x, y]) => (x < a.length ? [x, y - a.length] : [y, x - a.length]));
}

function fastAcross(a: readonly Prefix[], b: readonly Prefix[]): [number, number][] {
  const pairs: [number, number][] = [];
  overlapsAcross(a, b, (inA, inB) => {
    pairs.push([inA, inB]);
  });
  return pairs;
}

describe('against every pair tried', () => {
  test('overlappingPairs and forEachOverlap', () => {
    fc.assert(
      fc.property(fc.array(crowdedPrefixes, { maxLength: 40 }), (prefixes) => {
        const expected = slowPairs(prefixes);
        expect(fastPairs(prefixes)).toEqual(expected);
        expect(visitedPairs(prefixes)).toEqual(expected);
        for (const [outer, inner] of expected) expect(prefixContains(prefixes[outer]!, prefixes[inner]!)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('overlapsAcross', () => {
    const list = fc.array(crowdedPrefixes, { maxLength: 25 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        expect(fastAcross(a, b)).toEqual(slowAcross(a, b));
      }),
      { numRuns: 300 },
    );
  });

  test('PrefixIndex', () => {
    fc.assert(
      fc.property(fc.array(crowdedPrefixes, { maxLength: 40 }), fc.array(crowdedPrefixes, { minLength: 1, maxLength: 8 }), (prefixes, candidates) => {
        const index = new PrefixIndex(prefixes);
        for (const candidate of [...candidates, ...prefixes.slice(0, 4)]) {
          const expected = sortedPlaces(prefixes).filter((place) => share(prefixes[place]!, candidate));
          expect(index.overlapping(candidate)).toEqual(expected);
          expect(index.overlapsAny(candidate)).toBe(expected.length > 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    { count: 191, seed: 1, why: 'few enough for comparing' },
    { count: 400, seed: 2, why: 'about where counting begins for each family' },
    { count: 1200, seed: 3, why: 'counting' },
  ])('$count prefixes of both families: $why', ({ count, seed }) => {
    const prefixes = manyPrefixes(count, seed);
    expect(Array.from(orderPrefixes(prefixes).index)).toEqual(sortedPlaces(prefixes));
    expect(fastPairs(prefixes)).toEqual(slowPairs(prefixes));
    const half = count >> 1;
    expect(fastAcross(prefixes.slice(0, half), prefixes.slice(half))).toEqual(slowAcross(prefixes.slice(0, half), prefixes.slice(half)));
    const index = new PrefixIndex(prefixes);
    for (const candidate of manyPrefixes(100, seed + 50)) {
      expect(index.overlapping(candidate)).toEqual(sortedPlaces(prefixes).filter((place) => share(prefixes[place]!, candidate)));
    }
  });
});

describe('whatever the mix', () => {
  const pool = ipv4Prefix(10 * 2 ** 24, 8);

  test('thousands of equal prefixes', () => {
    const prefixes = Array.from({ length: 2000 }, () => pool);
    const { count, left, right } = overlappingPairs(prefixes);
    expect(count).toBe((2000 * 1999) / 2);
    expect([left[0], right[0], left[count - 1], right[count - 1]]).toEqual([0, 1, 1998, 1999]);
  });

  test('a visit can end the walk, so that pairs beyond number are no trouble', () => {
    const prefixes = Array.from({ length: 100_000 }, () => pool);
    let visits = 0;
    forEachOverlap(prefixes, () => ++visits < 10);
    expect(visits).toBe(10);
    visits = 0;
    overlapsAcross(prefixes, prefixes, () => ++visits < 10);
    expect(visits).toBe(10);
  });

  test('overlaps inside one list cost overlapsAcross nothing', () => {
    const many = Array.from({ length: 50_000 }, (_, i) => ipv4Prefix(pool.first, 8 + (i % 25)));
    expect(fastAcross(many, [ipv4Prefix(11 * 2 ** 24, 8)])).toEqual([]);
  });

  test('an index of equal prefixes beside the candidate answers at once', () => {
    const index = new PrefixIndex(Array.from({ length: 100_000 }, () => ipv4Prefix(pool.first, 24)));
    const beside = ipv4Prefix(pool.first + 256, 24);
    for (let i = 0; i < 20_000; i++) expect(index.overlapsAny(beside)).toBe(false);
  });

  test('nothing at all', () => {
    expect(overlappingPairs([])).toEqual({ count: 0, left: new Uint32Array(0), right: new Uint32Array(0) });
    expect(new PrefixIndex([]).overlapping(pool)).toEqual([]);
    expect(fastAcross([], [pool])).toEqual([]);
  });
});
