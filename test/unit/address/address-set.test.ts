import { expect, test } from 'vitest';
import { AddressSet, AddressSetBuilder } from '../../../shared/address/address-set.ts';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import { formatRange } from '../../../shared/address/range.ts';
import { prefix, prefixes, range } from './must.ts';

test('the empty set', () => {
  const empty = AddressSet.of();
  expect(empty.isEmpty).toBe(true);
  expect(empty.count()).toBe(0n);
  expect(empty.ranges).toEqual([]);
  expect(empty.contains(0)).toBe(false);
  expect(empty.contains(0n)).toBe(false);
  expect(empty.overlaps(empty)).toBe(false);
  expect(empty.equals(AddressSet.of())).toBe(true);
});

test('everything of both families', () => {
  const all = AddressSet.of(prefix('0.0.0.0/0'), prefix('::/0'));
  expect(all.count()).toBe((1n << 32n) + (1n << 128n));
  expect(all.ranges.map(formatRange)).toEqual(['0.0.0.0-255.255.255.255', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff']);
  expect(all.prefixes().map(formatPrefix)).toEqual(['0.0.0.0/0', '::/0']);
  expect(all.contains(2 ** 32 - 1)).toBe(true);
  expect(all.contains((1n << 128n) - 1n)).toBe(true);
  expect(all.minus(all).isEmpty).toBe(true);
});

test('the families do not mix, even where the numbers are equal', () => {
  const set = AddressSet.of(prefix('0.0.0.0/8'));
  expect(set.contains(prefix('::/128'))).toBe(false);
  expect(set.contains(5n)).toBe(false);
  expect(set.overlaps(prefix('::/0'))).toBe(false);
  expect(set.overlaps(AddressSet.of(prefix('::/0')))).toBe(false);
  expect(set.equals(AddressSet.of(prefix('::/104')))).toBe(false);
});

test.each([
  { a: '10.0.0.0-10.0.0.9', b: '10.0.0.10-10.0.0.19', answer: false, why: 'touching' },
  { a: '10.0.0.0-10.0.0.10', b: '10.0.0.10-10.0.0.19', answer: true, why: 'one address in common' },
  { a: '10.0.0.0-10.0.0.99', b: '10.0.0.10-10.0.0.19', answer: true, why: 'inside' },
  { a: 'fd00::-fd00::9', b: 'fd00::a-fd00::f', answer: false, why: 'touching, IPv6' },
])('overlaps of $a and $b: $why', ({ a, b, answer }) => {
  const [here, there] = [AddressSet.of(range(a)), AddressSet.of(range(b))];
  expect([here.overlaps(there), there.overlaps(here), here.overlaps(range(b)), there.overlaps(range(a))]).toEqual([answer, answer, answer, answer]);
});

test('touching pieces become one range; prefixes are the fewest', () => {
  const set = AddressSet.from([...prefixes('10.0.0.128/25 10.0.0.0/25'), range('10.0.1.0-10.0.1.9')]);
  expect(set.ranges.map(formatRange)).toEqual(['10.0.0.0-10.0.1.9']);
  expect(set.prefixes().map(formatPrefix)).toEqual(['10.0.0.0/24', '10.0.1.0/29', '10.0.1.8/31']);
});

test('each step of a builder acts on what the steps before it left', () => {
  const builder = new AddressSetBuilder().add(prefix('10.0.0.0/24')).remove(prefix('10.0.0.0/25'));
  const before = builder.build();
  builder.add(range('10.0.0.1-10.0.0.2')).intersect(AddressSet.of(range('10.0.0.2-10.0.0.200'), prefix('fd00::/8')));
  expect(before.ranges.map(formatRange)).toEqual(['10.0.0.128-10.0.0.255']);
  expect(builder.build().ranges.map(formatRange)).toEqual(['10.0.0.2-10.0.0.2', '10.0.0.128-10.0.0.200']);
});

test('a set cannot be changed', () => {
  const set = AddressSet.of(prefix('10.0.0.0/8'));
  expect(Object.isFrozen(set)).toBe(true);
  (set.ranges as unknown[]).length = 0;
  expect(set.ranges).toHaveLength(1);
});

test('a hundred thousand steps in alternation are no trouble', () => {
  const builder = new AddressSetBuilder();
  for (let i = 0; i < 50_000; i++) {
    builder.add(prefix('10.0.0.0/8'));
    builder.remove({ family: 4, first: 10 * 2 ** 24 + i * 4, length: 31 });
  }
  expect(builder.build().count()).toBe(2n ** 24n - 2n);
});
