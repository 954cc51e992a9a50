import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSet } from '../../../shared/address/address-set.ts';
import { aggregate } from '../../../shared/address/aggregate.ts';
import { bestFit, freePrefixes, largestPrefix } from '../../../shared/address/free-space.ts';
import { comparePrefixes, formatPrefix, ipv6Prefix, maskTo, prefixContains, type Prefix } from '../../../shared/address/prefix.ts';
import { rangeToPrefixes } from '../../../shared/address/range.ts';
import { WORLDS, cellsOf, crowdedPrefixes, ipv4Prefixes, ipv6Prefixes, largestPrefixes, manyPrefixes, prefixIn, rangeIn } from './given.ts';

const shown = (prefixes: readonly Prefix[]) => prefixes.map(formatPrefix);

/** Prefixes that are in no other one of the list, each once. */
function outermost(prefixes: readonly Prefix[]): Prefix[] {
  return prefixes.filter((a, i) => !prefixes.some((b, j) => i !== j && prefixContains(b, a) && (a.length !== b.length || j < i)));
}

describe.each(WORLDS)('in $name', (world) => {
  const inside = prefixIn(world).filter((prefix) => prefix.length >= (world.family === 4 ? 24 : 120));
  const otherFamily = world.family === 4 ? ipv6Prefixes : ipv4Prefixes;

  test('freePrefixes is what booleans leave, in one or several containers', () => {
    fc.assert(
      fc.property(
        fc.array(inside, { minLength: 1, maxLength: 5 }),
        fc.array(fc.oneof({ weight: 12, arbitrary: prefixIn(world) }, { weight: 1, arbitrary: otherFamily }), { maxLength: 12 }),
        (containers, taken) => {
          const isTaken = cellsOf(world, taken);
          const free = cellsOf(world, containers).map((cell, i) => cell && !isTaken[i]);
          const expected = shown(largestPrefixes(world, free, outermost(containers)));
          expect(shown(freePrefixes(containers, taken))).toEqual(expected);
          expect(shown(freePrefixes(containers, new Set(taken)))).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a container alone, large and small', () => {
    fc.assert(
      fc.property(inside, fc.array(prefixIn(world), { maxLength: 6 }), (container, taken) => {
        const isTaken = cellsOf(world, taken);
        const free = cellsOf(world, [container]).map((cell, i) => cell && !isTaken[i]);
        expect(shown(freePrefixes(container, taken))).toEqual(shown(largestPrefixes(world, free, [container])));
      }),
      { numRuns: 200 },
    );
  });

  test('aggregate holds the same cells in the fewest prefixes', () => {
    fc.assert(
      fc.property(fc.array(inside, { maxLength: 30 }), (prefixes) => {
        expect(shown(aggregate(prefixes))).toEqual(shown(largestPrefixes(world, cellsOf(world, prefixes))));
      }),
      { numRuns: 300 },
    );
  });

  test('rangeToPrefixes holds the same cells in the fewest prefixes', () => {
    fc.assert(
      fc.property(rangeIn(world), (range) => {
        const cells = Array.from({ length: 256 }, (_, i) => world.address(i) >= range.first && world.address(i) <= range.last);
        expect(shown(rangeToPrefixes(range))).toEqual(shown(largestPrefixes(world, cells)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('in the whole space', () => {
  const everything = [ipv4Prefixes, ipv6Prefixes];

  test('free and taken make up the container, by way of sets', () => {
    fc.assert(
      fc.property(fc.oneof(...everything), fc.array(fc.oneof(...everything, crowdedPrefixes), { maxLength: 20 }), (container, taken) => {
        expect(shown(freePrefixes(container, taken))).toEqual(shown(AddressSet.of(container).minus(AddressSet.from(taken)).prefixes()));
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    { deepest: 60, why: 'counted in numbers' },
    { deepest: 92, why: 'counted in numbers, up to 2^52' },
    { deepest: 128, why: 'more units than a number can count' },
  ])('an IPv6 /40 with taken ones down to /$deepest: $why', ({ deepest }) => {
    const container = ipv6Prefix(0xfd00_1234_56n << 88n, 40);
    const offset = fc.bigInt({ min: 0n, max: (1n << 88n) - 1n });
    const taken = fc
      .tuple(fc.oneof(offset, fc.constant(0n), fc.constant((1n << 88n) - 1n)), fc.integer({ min: 41, max: deepest }))
      .map(([at, length]) => ipv6Prefix(maskTo(container.first + at, length), length));
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 12 }), (list) => {
        const all = [...list, ipv6Prefix(maskTo(container.first, deepest), deepest)];
        expect(shown(freePrefixes(container, all))).toEqual(shown(AddressSet.of(container).minus(AddressSet.from(all)).prefixes()));
      }),
      { numRuns: 200 },
    );
  });

  test('aggregate, by way of sets', () => {
    fc.assert(
      fc.property(fc.array(crowdedPrefixes, { maxLength: 60 }), (prefixes) => {
        expect(shown(aggregate(prefixes))).toEqual(shown(AddressSet.from(prefixes).prefixes()));
      }),
      { numRuns: 200 },
    );
  });

  test.each([1, 2, 3])('thousands at once, seed %i', (seed) => {
    const taken = manyPrefixes(3000, seed).filter((prefix) => prefix.length > 12);
    for (const container of [manyPrefixes(1, seed)[0]!, ipv6Prefix(0xfdn << 120n, 8), ipv6Prefix((0xfdn << 120n) | (10n << 88n), 40)]) {
      expect(shown(freePrefixes(container, taken))).toEqual(shown(AddressSet.of(container).minus(AddressSet.from(taken)).prefixes()));
    }
    expect(shown(aggregate(taken))).toEqual(shown(AddressSet.from(taken).prefixes()));
  });

  test('bestFit and largestPrefix are what a full sort finds first', () => {
    fc.assert(
      fc.property(fc.array(ipv4Prefixes, { maxLength: 20 }), fc.integer({ min: 0, max: 32 }), (list, length) => {
        const fitting = list.filter((prefix) => prefix.length <= length).sort((a, b) => b.length - a.length || comparePrefixes(a, b));
        const sorted = [...list].sort((a, b) => a.length - b.length || comparePrefixes(a, b));
        expect(bestFit(list, length)).toEqual(fitting[0]);
        expect(largestPrefix(list)).toEqual(sorted[0]);
      }),
      { numRuns: 300 },
    );
  });
});
