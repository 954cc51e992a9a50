import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LeastFirst } from '../../../shared/address/least-first.ts';

test.each([
  { values: fc.array(fc.oneof(fc.nat({ max: 9 }), fc.nat())), why: 'numbers' },
  { values: fc.array(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n })), why: 'bigints' },
])('gives the values in ascending order, whatever order they came in: $why', ({ values }) => {
  fc.assert(
    fc.property(values as fc.Arbitrary<(number | bigint)[]>, fc.nat({ max: 10 }), (list, early) => {
      const heap = new LeastFirst<number | bigint>();
      let twin: (number | bigint)[] = [];
      list.forEach((value, i) => {
        heap.push(value);
        twin = [...twin, value].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        if (i % 11 === early) expect(heap.pop()).toBe(twin.shift());
        expect(heap.peek()).toBe(twin[0]);
      });
      for (const value of twin) expect(heap.pop()).toBe(value);
      expect([heap.peek(), heap.pop(), heap.pop()]).toEqual([undefined, undefined, undefined]);
    }),
    { numRuns: 200 },
  );
});
