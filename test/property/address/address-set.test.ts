import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSet, AddressSetBuilder, type AddressSetItem } from '../../../shared/address/address-set.ts';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import { CELLS, WORLDS, cellIn, cellsOf, largestPrefixes, prefixIn, rangeIn, type World } from './given.ts';

const itemIn = (world: World): fc.Arbitrary<AddressSetItem> => fc.oneof(prefixIn(world), rangeIn(world));

const holds = (world: World, item: AddressSetItem, offset: number) => {
  if ('length' in item) return cellIn(world, item, offset);
  const address = world.address(offset);
  return address >= item.first && address <= item.last;
};

const cellsIn = (world: World, set: AddressSet) => Array.from({ length: CELLS }, (_, offset) => set.contains(world.address(offset)));

/** A set inside the world, and its twin. */
const setIn = (world: World) =>
  fc.array(rangeIn(world), { maxLength: 6 }).map((ranges) => ({
    set: AddressSet.from(ranges),
    cells: Array.from({ length: CELLS }, (_, offset) => ranges.some((range) => holds(world, range, offset))),
  }));

describe.each(WORLDS)('in $name', (world) => {
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const), item: itemIn(world) }),
    fc.record({ kind: fc.constantFrom('addSet' as const, 'removeSet' as const, 'intersect' as const), set: setIn(world) }),
  );

  test('any steps of the builder leave what an array of booleans leaves', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const builder = new AddressSetBuilder();
        let cells = new Array<boolean>(CELLS).fill(false);
        for (const each of steps) {
          if ('item' in each) {
            builder[each.kind](each.item);
            cells = cells.map((cell, offset) => (holds(world, each.item, offset) ? each.kind === 'add' : cell));
          } else {
            builder[each.kind](each.set.set);
            const other = each.set.cells;
            cells = cells.map((cell, i) =>
              each.kind === 'addSet' ? cell || other[i]! : each.kind === 'removeSet' ? cell && !other[i] : cell && other[i]!,
            );
          }
        }
        expect(cellsIn(world, builder.build())).toEqual(cells);
      }),
      { numRuns: 150 },
    );
  });

  test('union, minus, intersection, overlaps, equals, count, ranges and prefixes', () => {
    fc.assert(
      fc.property(setIn(world), setIn(world), (a, b) => {
        const both = a.cells.map((cell, i) => cell && b.cells[i]!);
        const either = a.cells.map((cell, i) => cell || b.cells[i]!);
        expect(cellsIn(world, a.set.union(b.set))).toEqual(either);
        expect(cellsIn(world, a.set.minus(b.set))).toEqual(a.cells.map((cell, i) => cell && !b.cells[i]!));
        expect(cellsIn(world, a.set.intersection(b.set))).toEqual(both);
        expect(a.set.overlaps(b.set)).toBe(both.includes(true));
        expect(a.set.equals(b.set)).toBe(a.cells.every((cell, i) => cell === b.cells[i]));
        expect(a.set.union(b.set).equals(AddressSet.from([...a.set.prefixes(), ...b.set.ranges]))).toBe(true);
        expect(a.set.count()).toBe(BigInt(a.cells.filter(Boolean).length));
        expect(a.set.isEmpty).toBe(!a.cells.includes(true));
        expect(a.set.prefixes()).toEqual(largestPrefixes(world, a.cells));
        const runs = a.cells.filter((cell, i) => cell && (i === 0 || !a.cells[i - 1])).length;
        expect(a.set.ranges).toHaveLength(runs);
        expect(AddressSet.from(a.set.ranges).equals(a.set)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('contains and overlaps of prefixes and ranges', () => {
    fc.assert(
      fc.property(
        setIn(world),
        fc.oneof(
          rangeIn(world),
          prefixIn(world).filter((p) => p.length >= (world.family === 4 ? 24 : 120)),
        ),
        ({ set, cells }, item) => {
          const inItem = cells.filter((_, offset) => holds(world, item, offset));
          expect(set.contains(item)).toBe(inItem.every(Boolean));
          expect(set.overlaps(item)).toBe(inItem.some(Boolean));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is the same whatever the order of additions', () => {
    fc.assert(
      fc.property(fc.array(prefixIn(world), { maxLength: 20 }), (prefixes) => {
        const set = AddressSet.from(prefixes);
        expect(AddressSet.from([...prefixes].reverse()).equals(set)).toBe(true);
        expect(cellsIn(world, set)).toEqual(cellsOf(world, prefixes));
        expect(
          AddressSet.of(...prefixes)
            .prefixes()
            .map(formatPrefix),
        ).toEqual(set.prefixes().map(formatPrefix));
      }),
      { numRuns: 100 },
    );
  });
});
