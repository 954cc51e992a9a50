import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freePrefixes } from '../../../shared/address/free-space.ts';
import { prefixContains, prefixLast, type Prefix } from '../../../shared/address/prefix.ts';
import { gapsBetween } from '../../../shared/address/gaps.ts';
import { prefixIn, WORLDS } from './given.ts';

interface Taken {
  readonly prefix: Prefix;
  readonly name: string;
}

const last = (prefix: Prefix) => (prefix.family === 4 ? prefixLast(prefix) : prefixLast(prefix));

/** The twin: looks at everything that is taken in the same container. */
function neighbours(prefix: Prefix, containers: readonly Prefix[], taken: readonly Taken[]): { after: Taken | undefined; before: Taken | undefined } {
  const container = containers.filter((each) => prefixContains(each, prefix)).sort((a, b) => a.length - b.length)[0]!;
  const inside = taken.filter((each) => prefixContains(container, each.prefix)).sort((a, b) => a.prefix.length - b.prefix.length);
  const best = (list: readonly Taken[], isBetter: (a: Taken, b: Taken) => boolean) =>
    list.reduce<Taken | undefined>((found, next) => (found === undefined || isBetter(next, found) ? next : found), undefined);
  return {
    after: best(
      inside.filter((each) => last(each.prefix) < prefix.first),
      (a, b) => last(a.prefix) > last(b.prefix),
    ),
    before: best(
      inside.filter((each) => each.prefix.first > last(prefix)),
      (a, b) => a.prefix.first < b.prefix.first,
    ),
  };
}

test.each(WORLDS)('the neighbours of each free block in $name, against everything tried', (world) => {
  const met = { edges: 0, between: 0 };
  fc.assert(
    fc.property(fc.array(prefixIn(world), { minLength: 1, maxLength: 3 }), fc.array(prefixIn(world), { maxLength: 12 }), (containers, prefixes) => {
      const taken = prefixes.map((prefix, i): Taken => ({ prefix, name: `s${i}` }));
      const gaps = gapsBetween(containers, taken);
      expect(gaps.map(({ prefix }) => prefix)).toEqual(freePrefixes(containers, prefixes));
      for (const { prefix, after, before } of gaps) {
        expect({ after, before }).toEqual(neighbours(prefix, containers, taken));
        met[after && before ? 'between' : 'edges']++;
      }
    }),
    { numRuns: 500, seed: 91 },
  );
  expect(met.edges).toBeGreaterThan(100);
  expect(met.between).toBeGreaterThan(100);
});
