import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prefixesOverlap, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import { placeAll, type Demand } from '../../../shared/allocate/place.ts';
import { mustPrefix } from '../../support/plans.ts';
import { SlowSpace } from '../../support/slow-space.ts';

/**
 * What `spaced` promises: a prefix can double in place when its buddy is free and lies in the same prefix of the space. Of all ways to
 * place the demands, one is taken in which as many as possible can double: of them, and of those that stand there already. Where demands
 * keep out of ranges there are at least as many as with `compact`.
 */
const SPACES = [['10.64.0.0/27'], ['10.64.0.0/28', '10.64.0.16/28'], ['10.64.0.0/28', '10.64.0.32/28'], ['10.64.0.0/28', '10.64.0.16/29']].map(
  (space) => space.map(mustPrefix),
);

interface Instance {
  readonly space: readonly Prefix[];
  readonly standing: readonly Prefix[];
  readonly other: readonly Prefix[];
  readonly demands: readonly Demand[];
}

const instance = ({ empty, picky }: { readonly empty: boolean; readonly picky: boolean }): fc.Arbitrary<Instance> =>
  fc.constantFrom(...SPACES).chain((space) => {
    const piece = fc.constantFrom(...space.flatMap((container) => [29, 30, 31].flatMap((length) => [...subprefixes(container, length)])));
    const some = (maxLength: number) => fc.array(piece, { maxLength });
    const demand = fc.record({ length: fc.integer({ min: 28, max: 31 }), excluded: picky ? some(2) : fc.constant<Prefix[]>([]) });
    return fc.record({
      space: fc.constant(space),
      standing: empty
        ? fc.constant<Prefix[]>([])
        : some(3).map((list) => list.filter((prefix, i) => !list.slice(0, i).some((other) => prefixesOverlap(other, prefix)))),
      other: empty ? fc.constant<Prefix[]>([]) : some(1),
      demands: fc.array(demand, { minLength: 1, maxLength: 4 }).map((list) => list.map((one, i) => ({ key: `d${i}`, ...one }))),
    });
  });

/** How many can double after `placeAll`, and the most that could; undefined when the demands do not all fit. */
function doubling({ space, standing, other, demands }: Instance) {
  const taken = [...standing, ...other];
  const slow = new SlowSpace(space, 31, taken);
  const most = slow.mostDoubling(demands, standing);
  if (most < 0) return undefined;
  const count = (prefer: 'tightest' | 'roomiest') => {
    const placed = placeAll(space, taken, demands, prefer, standing);
    expect(placed.size).toBe(demands.length);
    const own = demands.map(({ key, excluded }) => ({ prefix: placed.get(key) as Prefix, excluded }));
    return slow.doubling([...standing.map((prefix) => ({ prefix })), ...own]);
  };
  return { spaced: count('roomiest'), compact: count('tightest'), most };
}

describe('spaced', () => {
  test.each([
    { what: 'in empty space', empty: true, runs: 800, seed: 4 },
    { what: 'among others that stand there', empty: false, runs: 1500, seed: 5 },
  ])('$what: as many as possible can double in place', ({ empty, runs, seed }) => {
    const met = { all: 0, more: 0, notAll: 0 };
    fc.assert(
      fc.property(instance({ empty, picky: false }), (given) => {
        const counts = doubling(given);
        if (counts === undefined) return;
        expect(counts.spaced).toBe(counts.most);
        met.all++;
        met.more += Number(counts.spaced > counts.compact);
        met.notAll += Number(counts.most < given.demands.length + given.standing.length);
      }),
      { numRuns: runs, seed },
    );
    expect(met.all).toBeGreaterThan(runs / 3);
    expect(met.more).toBeGreaterThan(runs / 4);
    expect(met.notAll).toBeGreaterThan(runs / 10);
  });

  test('with ranges that some keep out of: at least as many as with compact, and nearly always as many as possible', () => {
    const met = { all: 0, most: 0 };
    fc.assert(
      fc.property(instance({ empty: false, picky: true }), (given) => {
        const counts = doubling(given);
        if (counts === undefined) return;
        expect(counts.spaced).toBeGreaterThanOrEqual(counts.compact);
        met.all++;
        met.most += Number(counts.spaced === counts.most);
      }),
      { numRuns: 1500, seed: 6 },
    );
    expect(met.all).toBeGreaterThan(500);
    expect(met.most / met.all).toBeGreaterThan(0.95);
  });

  test('what can double can double again, as long as there is room for all of one step', () => {
    // 2 to 8 of one size in an empty /24: each has a block of its own, of the largest size of which there are as many.
    for (let count = 2; count <= 8; count++) {
      const demands = Array.from({ length: count }, (_, i): Demand => ({ key: `d${i}`, length: 29, excluded: [] }));
      const placed = [...placeAll([mustPrefix('10.64.0.0/24')], [], demands, 'roomiest').values()];
      const length = 24 + Math.ceil(Math.log2(count));
      const own = placed.map((prefix) => [...subprefixes(mustPrefix('10.64.0.0/24'), length)].find((block) => prefixesOverlap(block, prefix)));
      expect(new Set(own.map((block) => block?.first)).size, `${count}`).toBe(count);
    }
  });
});
