import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import { placeAll, type Demand } from '../../../shared/allocate/place.ts';
import { mustPrefix } from '../../support/plans.ts';
import { SlowSpace } from '../../support/slow-space.ts';

const SPACES = [['10.64.0.0/27'], ['10.64.0.0/28', '10.64.0.16/28'], ['10.64.0.0/28', '10.64.0.32/29', '10.64.0.64/29']].map((space) =>
  space.map(mustPrefix),
);

/** Some demands in fragmented space, and for each space every way to place them. */
function compared(
  kinds: number,
  check: (left: { largest: number; blocks: number }, best: { largest: number; blocks: number }) => void,
  runs: number,
): void {
  fc.assert(
    fc.property(
      fc.constantFrom(...SPACES).chain((space) => {
        const piece = fc.constantFrom(...space.flatMap((container) => [28, 29, 30, 31].flatMap((length) => [...subprefixes(container, length)])));
        const excluded = fc.array(fc.array(piece, { maxLength: 2 }), { minLength: kinds, maxLength: kinds });
        return fc.record({
          space: fc.constant(space),
          taken: fc.array(piece, { maxLength: 4 }),
          lengths: fc.array(fc.integer({ min: 28, max: 31 }), { minLength: 1, maxLength: 5 }),
          excluded,
        });
      }),
      ({ space, taken, lengths, excluded }) => {
        const none: readonly Prefix[] = [];
        const demands = lengths.map((length, i): Demand => ({ key: `d${i}`, length, excluded: excluded[i % Math.max(1, kinds)] ?? none }));
        const slow = new SlowSpace(space, 31, taken);
        const ways = [...slow.waysToPlace(demands)].map((held) => slow.left(held));
        const placed = placeAll(space, taken, demands, 'tightest');
        expect(placed.size === demands.length).toBe(ways.length > 0);
        if (ways.length === 0) return;
        const best = { largest: Math.min(...ways.map(({ largest }) => largest)), blocks: Math.min(...ways.map(({ blocks }) => blocks)) };
        check(slow.left(slow.held(placed.values())), best);
      },
    ),
    { numRuns: runs, seed: 3 },
  );
}

test('no way to place these sizes leaves a larger free block, or fewer free blocks', () => {
  let [all, tight] = [0, 0];
  compared(
    0,
    (left, best) => {
      expect(left).toEqual(best);
      all++;
      tight += Number(best.largest > 28);
    },
    1500,
  );
  expect(all).toBeGreaterThan(400);
  expect(tight).toBeGreaterThan(200);
});

test('nor does one leave a larger free block where some keep out of ranges', () => {
  let all = 0;
  compared(
    3,
    (left, best) => {
      expect(left.largest).toBe(best.largest);
      all++;
    },
    2500,
  );
  expect(all).toBeGreaterThan(400);
});
