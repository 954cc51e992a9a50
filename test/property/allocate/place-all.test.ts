import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import { placeAll, type Demand, type Preference } from '../../../shared/allocate/place.ts';
import { mustPrefix } from '../../support/plans.ts';
import { SlowSpace } from '../../support/slow-space.ts';

/** Space of up to 16 units of a /31: one prefix, neighbours that are not joined, prefixes apart, of different sizes. */
const SPACES = [
  ['10.64.0.0/27'],
  ['10.64.0.0/28', '10.64.0.16/28'],
  ['10.64.0.0/28', '10.64.0.32/28'],
  ['10.64.0.0/28', '10.64.0.16/29', '10.64.0.64/30'],
].map((space) => space.map(mustPrefix));
const UNIT = 31;

interface Instance {
  readonly space: readonly Prefix[];
  readonly taken: readonly Prefix[];
  readonly demands: readonly Demand[];
  readonly prefer: Preference;
}

/** `kinds`: how many different lists of ranges demands keep out of; with `within`, some of them lie in a part of the space only. */
const instance = ({ kinds, within }: { readonly kinds: number; readonly within: boolean }): fc.Arbitrary<Instance> =>
  fc.constantFrom(...SPACES).chain((space) => {
    const pieces = space.flatMap((container) =>
      [container.length + 1, 28, 29, 30, 31].filter((length) => length >= container.length).flatMap((length) => [...subprefixes(container, length)]),
    );
    const some = (maxLength: number) => fc.array(fc.constantFrom(...pieces), { maxLength });
    const part = within ? fc.array(fc.constantFrom(...pieces, ...space), { minLength: 1, maxLength: 3 }) : fc.constant([]);
    return fc.tuple(fc.array(some(3), { minLength: kinds, maxLength: kinds }), part).chain(([lists, own]) => {
      const demand = fc.record({
        length: fc.integer({ min: 28, max: 31 }),
        excluded: fc.constantFrom<Prefix[]>([], ...lists),
        own: fc.boolean(),
      });
      return fc.record({
        space: fc.constant(space),
        taken: some(3),
        demands: fc
          .array(demand, { minLength: 1, maxLength: 6 })
          .map((list) => list.map(({ own: isOwn, ...rest }, i): Demand => ({ key: `d${i}`, ...rest, ...(within && isOwn ? { within: own } : {}) }))),
        prefer: fc.constantFrom<Preference>('tightest', 'roomiest'),
      });
    });
  });

describe('placeAll against a search through every place', () => {
  test.each([
    { what: 'all demands can go anywhere', kinds: 0, within: false, runs: 1500 },
    { what: 'some demands keep out of ranges', kinds: 1, within: false, runs: 1500 },
    { what: 'demands keep out of different ranges', kinds: 3, within: false, runs: 4000 },
    { what: 'some lie in a part of the space', kinds: 2, within: true, runs: 3000 },
  ])('$what: a place for all whenever there is one, and nothing is left out that could be placed too', ({ kinds, within, runs }) => {
    let [feasible, searched] = [0, 0];
    fc.assert(
      fc.property(instance({ kinds, within }), ({ space, taken, demands, prefer }) => {
        const placed = placeAll(space, taken, demands, prefer, taken);
        const slow = new SlowSpace(space, UNIT, taken);
        checkPlaces(slow, demands, placed);
        const all = slow.canPlace(demands);
        expect(placed.size === demands.length).toBe(all);
        feasible += Number(all);
        searched += Number(all && !oneByOne(slow, demands));
        // What has no place cannot be placed beside those that have one, wherever they lie.
        const having = demands.filter(({ key }) => placed.has(key));
        for (const demand of demands) if (!placed.has(demand.key)) expect(slow.canPlace([...having, demand]), demand.key).toBe(false);
      }),
      { numRuns: runs, seed: 1 },
    );
    // Both kinds of instance must have come up, and those for which placing one after the other is not enough, or the test says little.
    expect(feasible).toBeGreaterThan(runs / 10);
    expect(feasible).toBeLessThan((runs * 9) / 10);
    if (kinds > 0) expect(searched).toBeGreaterThan(runs / 150);
  });

  test('the order of containers, demands and taken ranges does not matter', () => {
    fc.assert(
      fc.property(instance({ kinds: 2, within: true }), fc.integer({ min: 1, max: 1008 }), ({ space, taken, demands, prefer }, seed) => {
        const mixed = <T>(list: readonly T[]) =>
          list
            .map((value, i) => ({ value, key: ((i + 1) * seed) % 1009 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const one = placeAll(space, taken, demands, prefer, taken);
        const two = placeAll(mixed(space), mixed(taken), mixed(demands), prefer, mixed(taken));
        expect([...two].sort()).toEqual([...one].sort());
      }),
      { numRuns: 1000, seed: 2 },
    );
  });
});

/** Each place is one that the demand may have, and no two meet. */
function checkPlaces(slow: SlowSpace, demands: readonly Demand[], placed: ReadonlyMap<string, Prefix>): void {
  const held = [...placed];
  held.forEach(([key, place], i) => {
    const demand = demands.find((candidate) => candidate.key === key) as Demand;
    expect(place.length, key).toBe(demand.length);
    expect(
      slow.placesFor(demand).some(({ prefix }) => prefixContains(prefix, place)),
      `${key} at ${formatPrefix(place)}`,
    ).toBe(true);
    for (const [, other] of held.slice(i + 1)) expect(prefixesOverlap(place, other)).toBe(false);
  });
}

/** Whether all demands find a place when each, the largest first, takes the first one that is free: what a plain allocator does. */
function oneByOne(slow: SlowSpace, demands: readonly Demand[]): boolean {
  let held = 0;
  for (const demand of [...demands].sort((a, b) => a.length - b.length)) {
    const place = slow.placesFor(demand).find(({ bits }) => (bits & held) === 0);
    if (place === undefined) return false;
    held |= place.bits;
  }
  return true;
}
