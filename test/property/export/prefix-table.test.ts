import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prefixContains, prefixesOverlap, type Ipv4Prefix } from '../../../shared/address/prefix.ts';
import { PrefixTable } from '../../../shared/export/prefix-table.ts';

// Close together, so that many share addresses; both ends of the address space among them.
const prefix = fc
  .record({ corner: fc.constantFrom(0, 0x0a400000, 0xffffff00), offset: fc.integer({ min: 0, max: 255 }), length: fc.integer({ min: 0, max: 32 }) })
  .map(({ corner, offset, length }): Ipv4Prefix => {
    const address = corner + offset;
    return { family: 4, first: address - (address % 2 ** (32 - length)), length };
  });

test('a table of prefixes answers as going through all of them does', () => {
  let around = 0;
  let overlapping = 0;
  fc.assert(
    fc.property(fc.array(prefix, { maxLength: 8 }), prefix, (list, asked) => {
      const table = new PrefixTable(list);
      const holding = list.filter((one) => prefixContains(one, asked)).sort((a, b) => b.length - a.length);
      expect(table.around(asked)).toEqual(holding[0]);
      expect(table.overlaps(asked)).toBe(list.some((one) => prefixesOverlap(one, asked)));
      if (holding.length > 0) around++;
      else if (table.overlaps(asked)) overlapping++;
    }),
    { numRuns: 3000, seed: 73 },
  );
  expect(Math.min(around, overlapping)).toBeGreaterThan(200);
});
