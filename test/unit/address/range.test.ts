import { describe, expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import {
  formatRange,
  ipv4Range,
  ipv6Range,
  parseRange,
  rangeFromPrefixes,
  rangeOf,
  rangeToPrefixes,
  rangesOverlap,
  relationOf,
} from '../../../shared/address/range.ts';
import { Bug } from '../../../shared/problem/invariant.ts';
import { prefix, prefixes, range } from './must.ts';

test.each([
  { text: '10.0.0.0-10.0.0.9', why: 'IPv4' },
  { text: '0.0.0.0-255.255.255.255', why: 'all of IPv4' },
  { text: '10.0.0.1-10.0.0.1', why: 'one address' },
  { text: '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', why: 'all of IPv6' },
  { text: 'fd00::1-fd00::2', why: 'IPv6' },
])('parseRange and formatRange $text: $why', ({ text }) => {
  expect(formatRange(range(text))).toBe(text);
});

test.each([
  ['', 'empty'],
  ['-', 'no ends'],
  ['10.0.0.0', 'one address'],
  ['10.0.0.0-', 'no last'],
  ['-10.0.0.0', 'no first'],
  ['10.0.0.1-10.0.0.0', 'runs down'],
  ['fd00::2-fd00::1', 'runs down, IPv6'],
  ['10.0.0.0-fd00::', 'two families'],
  ['fd00::-10.0.0.0', 'two families, the other way round'],
  ['10.0.0.0 - 10.0.0.9', 'spaces'],
  ['10.0.0.0-10.0.0.9-10.0.0.20', 'two dashes'],
  ['10.0.0.0/24', 'a prefix'],
  ['10.0.0.0-9', 'a short form'],
])('parseRange refuses %j: %s', (text) => {
  expect(parseRange(text)).toBeUndefined();
});

test.each([
  { of: '0.0.0.0/0', answer: '0.0.0.0-255.255.255.255' },
  { of: '10.0.0.0/24', answer: '10.0.0.0-10.0.0.255' },
  { of: '255.255.255.255/32', answer: '255.255.255.255-255.255.255.255' },
  { of: '::/0', answer: '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' },
  { of: 'fd00::/64', answer: 'fd00::-fd00::ffff:ffff:ffff:ffff' },
])('rangeOf($of) is $answer', ({ of, answer }) => {
  expect(formatRange(rangeOf(prefix(of)))).toBe(answer);
});

const MIRROR = {
  before: 'after',
  'overlaps-start': 'overlaps-end',
  covers: 'inside',
  equal: 'equal',
  inside: 'covers',
  'overlaps-end': 'overlaps-start',
  after: 'before',
} as const;

describe('relationOf', () => {
  test.each([
    { a: [1, 2], b: [4, 6], answer: 'before', why: 'a gap between' },
    { a: [1, 3], b: [4, 6], answer: 'before', why: 'touching' },
    { a: [1, 4], b: [4, 6], answer: 'overlaps-start', why: 'one address in common' },
    { a: [1, 5], b: [4, 6], answer: 'overlaps-start', why: 'two in common' },
    { a: [4, 5], b: [4, 6], answer: 'inside', why: 'the same start' },
    { a: [5, 5], b: [4, 6], answer: 'inside', why: 'in the middle' },
    { a: [5, 6], b: [4, 6], answer: 'inside', why: 'the same end' },
    { a: [4, 6], b: [4, 6], answer: 'equal', why: 'the same' },
    { a: [5, 5], b: [5, 5], answer: 'equal', why: 'the same address' },
    { a: [3, 6], b: [4, 6], answer: 'covers', why: 'the same end, longer' },
    { a: [4, 7], b: [4, 6], answer: 'covers', why: 'the same start, longer' },
    { a: [6, 7], b: [4, 6], answer: 'overlaps-end', why: 'one address in common at the end' },
    { a: [7, 9], b: [4, 6], answer: 'after', why: 'touching, after' },
  ] as const)('$a $answer $b: $why', ({ a, b, answer }) => {
    const shares = answer !== 'before' && answer !== 'after';
    const four = [ipv4Range(a[0], a[1]), ipv4Range(b[0], b[1])] as const;
    expect(relationOf(...four)).toBe(answer);
    expect(relationOf(four[1], four[0])).toBe(MIRROR[answer]);
    expect(rangesOverlap(...four)).toBe(shares);
    const six = [ipv6Range(BigInt(a[0]), BigInt(a[1])), ipv6Range(BigInt(b[0]), BigInt(b[1]))] as const;
    expect(relationOf(...six)).toBe(answer);
    expect(rangesOverlap(...six)).toBe(shares);
  });

  test('IPv4 is before IPv6, and shares nothing with it', () => {
    const everything = [range('0.0.0.0-255.255.255.255'), rangeOf(prefix('::/0'))] as const;
    expect(relationOf(...everything)).toBe('before');
    expect(relationOf(everything[1], everything[0])).toBe('after');
    expect(rangesOverlap(...everything)).toBe(false);
  });
});

test.each([
  { text: '10.0.0.0-10.0.0.255', answer: '10.0.0.0/24', why: 'exactly one' },
  { text: '10.0.0.0-10.0.0.9', answer: '10.0.0.0/29 10.0.0.8/31', why: 'a short end' },
  { text: '10.0.0.7-10.0.0.8', answer: '10.0.0.7/32 10.0.0.8/32', why: 'two that do not make one' },
  { text: '0.0.0.0-255.255.255.255', answer: '0.0.0.0/0', why: 'all of IPv4' },
  { text: '0.0.0.0-127.255.255.255', answer: '0.0.0.0/1', why: 'the lower half' },
  { text: '128.0.0.0-255.255.255.255', answer: '128.0.0.0/1', why: 'the upper half' },
  { text: '255.255.255.255-255.255.255.255', answer: '255.255.255.255/32', why: 'the last address' },
  { text: '0.0.0.0-0.0.0.0', answer: '0.0.0.0/32', why: 'the first address' },
  { text: '127.255.255.255-128.0.0.0', answer: '127.255.255.255/32 128.0.0.0/32', why: 'across the sign bit' },
  { text: 'fd00::1-fd00::4', answer: 'fd00::1/128 fd00::2/127 fd00::4/128', why: 'IPv6' },
  { text: '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', answer: '::/0', why: 'all of IPv6' },
  {
    text: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    answer: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127',
    why: 'the end of IPv6',
  },
])('rangeToPrefixes $text: $why', ({ text, answer }) => {
  expect(rangeToPrefixes(range(text)).map(formatPrefix).join(' ')).toBe(answer);
  expect(rangeFromPrefixes(prefixes(answer).reverse())).toEqual(range(text));
});

test('the longest lists', () => {
  expect(rangeToPrefixes(range('0.0.0.1-255.255.255.254'))).toHaveLength(62);
  expect(rangeToPrefixes(ipv6Range(1n, (1n << 128n) - 2n))).toHaveLength(254);
});

test.each([
  { list: '', answer: undefined, why: 'none' },
  { list: '10.0.0.0/25 10.0.0.128/25', answer: '10.0.0.0-10.0.0.255', why: 'two halves' },
  { list: '10.0.0.0/24 10.0.0.64/26 10.0.0.0/24', answer: '10.0.0.0-10.0.0.255', why: 'nested and repeated' },
  { list: '10.0.0.64/26 10.0.0.0/24', answer: '10.0.0.0-10.0.0.255', why: 'the inner one first' },
  { list: '10.0.0.0/25 10.0.1.0/25', answer: undefined, why: 'a gap' },
  { list: '10.0.0.0/25 fd00::/64', answer: undefined, why: 'two families' },
  { list: '::/65 0:0:0:0:8000::/65', answer: '::-::ffff:ffff:ffff:ffff', why: 'IPv6 halves' },
  { list: '::/64 ::/65', answer: '::-::ffff:ffff:ffff:ffff', why: 'IPv6 nested' },
  { list: '::/65 ::1:0:0:0:0/65', answer: undefined, why: 'an IPv6 gap' },
])('rangeFromPrefixes $list: $why', ({ list, answer }) => {
  expect(rangeFromPrefixes(prefixes(list))).toEqual(answer === undefined ? undefined : range(answer));
});

test('ranges that run down or out of the space are a Bug', () => {
  expect(() => ipv4Range(2, 1)).toThrow(Bug);
  expect(() => ipv4Range(-1, 1)).toThrow(Bug);
  expect(() => ipv4Range(0, 2 ** 32)).toThrow(Bug);
  expect(() => ipv6Range(2n, 1n)).toThrow(Bug);
  expect(() => ipv6Range(-1n, 1n)).toThrow(Bug);
  expect(() => ipv6Range(0n, 1n << 128n)).toThrow(Bug);
});
