import { expect, test } from 'vitest';
import { fragmentationOf } from '../../../shared/address/fragmentation.ts';
import { freePrefixes } from '../../../shared/address/free-space.ts';
import { prefix, prefixes } from './must.ts';

test.each([
  { free: '', answer: 0, why: 'nothing free' },
  { free: '10.0.0.0/24', answer: 0, why: 'one block' },
  { free: '0.0.0.0/0', answer: 0, why: 'everything' },
  { free: '10.0.0.0/32', answer: 0, why: 'one address' },
  { free: '10.0.0.0/24 10.0.4.0/24', answer: 1 / 2, why: 'two of a size' },
  { free: '10.0.0.64/26 10.0.0.128/25', answer: 1 / 3, why: 'a quarter and a half' },
  { free: '10.0.0.128/25 10.0.0.64/26', answer: 1 / 3, why: 'whatever the order' },
  { free: '10.0.0.0/25 10.0.0.128/26 10.0.0.192/27 10.0.0.224/27', answer: 1 / 2, why: 'one large and small ones' },
  { free: '10.0.0.0/29 10.0.1.0/29 10.0.2.0/29 10.0.3.0/29 10.0.4.0/29', answer: 4 / 5, why: 'all small' },
  { free: '0.0.0.0/1 128.0.0.0/32', answer: 1 / (2 ** 31 + 1), why: 'nearly everything and one address' },
  { free: 'fd00::/64', answer: 0, why: 'one block of IPv6' },
  { free: '::/128', answer: 0, why: 'one address of IPv6' },
  { free: 'fd00::/57 fd00:0:0:100::/58', answer: 1 / 3, why: 'two blocks of IPv6' },
])('the fragmentation of "$free" is $answer: $why', ({ free, answer }) => {
  expect(fragmentationOf(prefixes(free))).toBeCloseTo(answer, 15);
});

test('what is left of a block with a hole in its middle', () => {
  // 192 addresses are free: 64 in front of the hole, 128 behind it.
  expect(fragmentationOf(freePrefixes(prefix('10.0.0.0/24'), [prefix('10.0.0.64/26')]))).toBeCloseTo(1 - 128 / 192, 15);
});

test('two families are never mixed', () => {
  expect(() => fragmentationOf(prefixes('10.0.0.0/24 fd00::/64'))).toThrow('one family');
});
