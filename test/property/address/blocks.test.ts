import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FreeBlocks } from '../../../shared/address/blocks.ts';
import { freePrefixes } from '../../../shared/address/free-space.ts';
import {
  comparePrefixes,
  formatPrefix,
  ipv4Prefix,
  ipv6Prefix,
  maskTo,
  prefixContains,
  prefixesOverlap,
  subprefixes,
  type Prefix,
} from '../../../shared/address/prefix.ts';
import { WORLDS, prefixIn } from './given.ts';

/** Best fit with nothing kept: what is taken is a list, and every question works the free space out anew. */
class SlowBlocks {
  readonly #containers: readonly Prefix[];
  readonly #taken: Prefix[];

  constructor(containers: readonly Prefix[], taken: readonly Prefix[]) {
    this.#containers = containers;
    this.#taken = [...taken];
  }

  free(): Prefix[] {
    return freePrefixes(this.#containers, this.#taken);
  }

  take(length: number, allowed: (prefix: Prefix) => boolean = () => true): Prefix | undefined {
    const blocks = this.free().sort((a, b) => b.length - a.length || comparePrefixes(a, b));
    const place = blocks.flatMap((block) => [...subprefixes(block, length)]).find(allowed);
    if (place !== undefined) this.#taken.push(place);
    return place;
  }

  takeExactly(prefix: Prefix): boolean {
    const isFree = this.free().some((block) => prefixContains(block, prefix));
    if (isFree) this.#taken.push(prefix);
    return isFree;
  }
}

const shown = (prefix: Prefix | undefined) => prefix && formatPrefix(prefix);

describe.each(WORLDS)('in $name', (world) => {
  const base = world.family === 4 ? 24 : 120;
  const inside = prefixIn(world).filter((prefix) => prefix.length >= base);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const), length: fc.integer({ min: base, max: base + 8 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('exactly' as const), prefix: prefixIn(world) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('outside' as const),
        length: fc.integer({ min: base, max: base + 8 }),
        excluded: fc.array(prefixIn(world), { maxLength: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('every-nth' as const),
        length: fc.integer({ min: base, max: base + 8 }),
        n: fc.integer({ min: 1, max: 5 }),
      }),
    },
  );

  test('any steps give the places that the slow twin gives', () => {
    fc.assert(
      fc.property(
        fc.array(inside, { minLength: 1, maxLength: 3 }),
        fc.array(inside, { maxLength: 4 }),
        fc.array(step, { maxLength: 12 }),
        (containers, taken, steps) => {
          const fast = new FreeBlocks(containers, taken);
          const slow = new SlowBlocks(containers, taken);
          for (const each of steps) {
            if (each.kind === 'take') expect(shown(fast.take(each.length))).toBe(shown(slow.take(each.length)));
            else if (each.kind === 'exactly') expect(fast.takeExactly(each.prefix)).toBe(slow.takeExactly(each.prefix));
            else {
              const allowed =
                each.kind === 'outside'
                  ? (prefix: Prefix) => !each.excluded.some((other) => prefixesOverlap(prefix, other))
                  : (prefix: Prefix) => (BigInt(prefix.first) >> BigInt(base + 8 - prefix.length)) % BigInt(each.n) === 0n;
              const expected = shown(slow.take(each.length, allowed));
              expect(shown(each.kind === 'outside' ? fast.takeOutside(each.length, each.excluded) : fast.take(each.length, allowed))).toBe(expected);
            }
            expect(fast.free().map(shown)).toEqual(slow.free().map(shown));
            const free = slow.free();
            expect(shown(fast.largest())).toBe(shown([...free].sort((a, b) => a.length - b.length || comparePrefixes(a, b))[0]));
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});

/** Reports whether the lengths fit into the free cells of a /26 in any way at all. */
function someWayFits(cells: readonly boolean[], lengths: readonly number[]): boolean {
  const [length, ...rest] = lengths;
  if (length === undefined) return true;
  const size = 2 ** (32 - length);
  for (let start = 0; start + size <= cells.length; start += size) {
    if (!cells.slice(start, start + size).every(Boolean)) continue;
    if (
      someWayFits(
        cells.map((cell, i) => cell && (i < start || i >= start + size)),
        rest,
      )
    )
      return true;
  }
  return false;
}

describe('a placement is found if there is one', () => {
  const pool = ipv4Prefix(10 * 2 ** 24, 26);
  const piece = (shortest: number) =>
    fc
      .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: shortest, max: 32 }))
      .map(([offset, length]) => ipv4Prefix(maskTo(pool.first + offset, length), length));

  test('largest first, and in any order, against every way of placing', () => {
    fc.assert(
      fc.property(
        fc.array(piece(28), { maxLength: 4 }),
        fc.array(fc.integer({ min: 27, max: 32 }), { minLength: 1, maxLength: 5 }),
        (taken, lengths) => {
          const cells = Array.from({ length: 64 }, (_, i) => !taken.some((prefix) => prefixContains(prefix, ipv4Prefix(pool.first + i, 32))));
          const expected = someWayFits(
            cells,
            [...lengths].sort((a, b) => a - b),
          );
          for (const order of [[...lengths].sort((a, b) => a - b), lengths]) {
            const blocks = new FreeBlocks([pool], taken);
            expect(order.every((length) => blocks.take(length) !== undefined)).toBe(expected);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a place that is allowed is found if there is one', () => {
    fc.assert(
      fc.property(
        fc.array(piece(28), { maxLength: 6 }),
        fc.integer({ min: 26, max: 32 }),
        fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 3 }),
        (taken, length, good) => {
          const allowed = (prefix: Prefix) => good.some((offset) => prefix.first === pool.first + offset);
          const exists = [...subprefixes(pool, length)].some((place) => allowed(place) && !taken.some((prefix) => prefixesOverlap(prefix, place)));
          const found = new FreeBlocks([pool], taken).take(length, allowed);
          expect(found !== undefined).toBe(exists);
          if (found !== undefined) expect(allowed(found) && found.length === length).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('deep IPv6: a /128 out of a /32, and the rest is still there', () => {
  const pool = ipv6Prefix(0x20010db8n << 96n, 32);
  const blocks = new FreeBlocks([pool], []);
  expect(shown(blocks.take(128))).toBe('2001:db8::/128');
  expect(shown(blocks.take(64))).toBe('2001:db8:0:1::/64');
  expect(blocks.takeExactly(ipv6Prefix(pool.first + 7n, 128))).toBe(true);
  expect(shown(blocks.takeOutside(128, [ipv6Prefix(pool.first, 64)]))).toBe('2001:db8:0:2::/128');
  expect(shown(blocks.largest())).toBe('2001:db8:8000::/33');
});
