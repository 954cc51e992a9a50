import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverOf } from '../../../shared/address/cover.ts';
import { distinctPrefixes } from '../../../shared/address/distinct.ts';
import { formatPrefix, prefixAround, prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import { widestBlocks } from '../../../shared/address/widest.ts';
import { cellsOf, crowdedPrefixes, largestPrefixes, manyPrefixes, prefixIn, seeded, WORLDS } from './given.ts';

/** The twin: tries every length against every prefix of another owner. */
function slowWidest(prefixes: readonly Prefix[], owners: readonly number[], place: number): number {
  const prefix = prefixes[place]!;
  const meets = (length: number) =>
    prefixes.some((other, k) => owners[k] !== owners[place] && prefixesOverlap(other, prefixAround(prefix.first, length)));
  for (let length = 0; length < prefix.length; length++) if (!meets(length)) return length;
  return prefix.length;
}

function checkWidest(prefixes: readonly Prefix[], owners: readonly number[]): void {
  const items = prefixes.map((prefix, place) => ({ prefix, owner: owners[place]! }));
  const widest = widestBlocks(items, ({ owner }) => owner);
  expect(widest.map(({ item }) => item)).toEqual(items);
  for (const [place, { item, length, stop }] of widest.entries()) {
    const { prefix, owner } = item;
    expect(length, formatPrefix(prefix)).toBe(slowWidest(prefixes, owners, place));
    const others = items.filter((other) => other.owner !== owner && other.prefix.family === prefix.family);
    if (!stop) expect(others).toEqual([]);
    else {
      expect(others).toContain(stop);
      // A prefix that meets another as it is names that one; any other the one that the next larger block would meet.
      const meets = others.some((other) => prefixesOverlap(other.prefix, prefix));
      expect(prefixesOverlap(stop.prefix, meets ? prefix : prefixAround(prefix.first, length - 1))).toBe(true);
    }
  }
}

describe('widestBlocks against every length tried', () => {
  test.each([1, 3, 40])('with owners from 0 to %i', (most) => {
    const owned = fc.array(fc.tuple(crowdedPrefixes, fc.nat({ max: most })), { maxLength: 30 });
    fc.assert(
      fc.property(owned, (list) =>
        checkWidest(
          list.map(([prefix]) => prefix),
          list.map(([, owner]) => owner),
        ),
      ),
      { numRuns: 700, seed: 61 },
    );
  });

  test('on 1,500 prefixes of both families', () => {
    const prefixes = manyPrefixes(1500, 62);
    const random = seeded(63);
    checkWidest(
      prefixes,
      prefixes.map(() => Math.floor(random() * 400)),
    );
  });
});

describe('coverOf against every prefix of a small world tried', () => {
  test.each(WORLDS)('in $name', (world) => {
    fc.assert(
      fc.property(fc.array(prefixIn(world), { maxLength: 6 }), fc.array(prefixIn(world), { maxLength: 12 }), (others, wanted) => {
        const open = cellsOf(world, others).map((taken) => !taken);
        const blocks = largestPrefixes(world, open);
        const pieces = wanted.flatMap((prefix) => {
          const within = blocks.find((block) => prefixContains(block, prefix));
          return within ? [{ prefix, widest: within.length }] : [];
        });
        const cover = coverOf(pieces, [world.prefix(0, 0)]);
        const held = cellsOf(
          world,
          pieces.map(({ prefix }) => prefix),
        );
        const covered = cellsOf(world, cover);
        expect(held.every((cell, i) => !cell || covered[i])).toBe(true);
        expect(covered.every((cell, i) => !cell || open[i])).toBe(true);
        // A block without a piece needs no prefix, one with pieces needs one, and two blocks never share one.
        expect(cover.length).toBe(blocks.filter((block) => pieces.some(({ prefix }) => prefixContains(block, prefix))).length);
        // As small as can be: a half of it would leave out a piece.
        for (const prefix of cover) {
          const inside = distinctPrefixes(pieces.map((piece) => piece.prefix).filter((piece) => prefixContains(prefix, piece)));
          for (const piece of inside)
            if (piece.length > prefix.length)
              expect(inside.every((other) => prefixContains(prefixAround(piece.first, prefix.length + 1), other))).toBe(false);
        }
      }),
      { numRuns: 500, seed: 64 },
    );
  });
});
