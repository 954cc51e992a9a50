import { describe, expect, test } from 'vitest';
import {
  addressCount,
  addressCountExact,
  buddyOf,
  comparePrefixes,
  formatPrefix,
  halvesOf,
  ipv4Prefix,
  ipv6Prefix,
  maskTo,
  nextPrefix,
  parentOf,
  parsePrefix,
  prefixAround,
  prefixContains,
  prefixContainsAddress,
  prefixLast,
  prefixesOverlap,
  previousPrefix,
  samePrefix,
  subprefixes,
  type Prefix,
} from '../../../shared/address/prefix.ts';
import { Bug } from '../../../shared/problem/invariant.ts';
import { prefix, prefixes } from './must.ts';

const shown = (found: ReturnType<typeof parsePrefix>) => (found === undefined ? undefined : formatPrefix(found));

describe('parsePrefix takes', () => {
  test.each([
    { text: '0.0.0.0/0', answer: { family: 4, first: 0, length: 0 }, why: 'everything' },
    { text: '255.255.255.255/32', answer: { family: 4, first: 2 ** 32 - 1, length: 32 }, why: 'the last address' },
    { text: '128.0.0.0/1', answer: { family: 4, first: 2 ** 31, length: 1 }, why: 'the upper half' },
    { text: '10.0.0.0/8', answer: { family: 4, first: 167772160, length: 8 }, why: 'an octet boundary' },
    { text: '10.0.0.254/31', answer: { family: 4, first: 167772414, length: 31 }, why: 'one host bit' },
    { text: '::/0', answer: { family: 6, first: 0n, length: 0 }, why: 'everything' },
    { text: '::1/128', answer: { family: 6, first: 1n, length: 128 }, why: 'one address' },
    { text: '2001:DB8:0::/48', answer: { family: 6, first: 0x20010db8n << 96n, length: 48 }, why: 'IPv6 in another spelling' },
    { text: 'fd00::/8', answer: { family: 6, first: 0xfdn << 120n, length: 8 }, why: 'one digit of length' },
    { text: '::ffff:1.2.3.0/120', answer: { family: 6, first: 0xffff01020300n, length: 120 }, why: 'mapped stays IPv6 for the strict reader' },
    { text: '1:2:3:4:5:6:7:8/128', answer: { family: 6, first: 0x00010002000300040005000600070008n, length: 128 }, why: 'no gap' },
  ])('$text: $why', ({ text, answer }) => {
    expect(parsePrefix(text)).toEqual(answer);
  });
});

describe('parsePrefix refuses', () => {
  test.each([
    ['', 'empty'],
    ['/', 'a slash'],
    ['/24', 'no address'],
    ['10.0.0.0', 'no length'],
    ['10.0.0.0/', 'an empty length'],
    ['1.2.3/24', 'three octets'],
    ['1.2.3.4.5/32', 'five octets'],
    ['01.2.3.4/32', 'a leading zero in an octet'],
    ['1.2.3.4/08', 'a leading zero in the length'],
    ['0.0.0.0/00', 'two zeros as length'],
    ['10.0.0.0/33', 'a length beyond 32'],
    ['10.0.0.0/320', 'a long length'],
    ['10.0.0.0/-1', 'a negative length'],
    ['10.0.0.0/+8', 'a plus sign'],
    ['10.0.0.0/8.0', 'a fraction'],
    ['10.0.0.0/1e1', 'an exponent'],
    ['10.0.0.0/8/8', 'two lengths'],
    ['10.0.0.0//8', 'two slashes'],
    ['10.0.0.1/24', 'host bits'],
    ['0.0.0.1/0', 'host bits of /0'],
    ['255.255.255.255/31', 'one host bit'],
    ['10.0.0.0/255.255.255.0', 'a mask'],
    ['10.0.0.0 255.255.255.0', 'a mask after a space'],
    [' 10.0.0.0/8', 'a space before'],
    ['10.0.0.0/8 ', 'a space after'],
    ['10.0.0.0 /8', 'a space inside'],
    ['10.0.0.0/8\n', 'a line end'],
    ['10.0.0.0/8\u0000', 'a null character'],
    ['10.0.0.0\\8', 'a backslash'],
    ['١٠.0.0.0/8', 'Arabic digits'],
    ['10.0.0.0/８', 'a full-width length'],
    ['10.0.0.0/²', 'a superscript length'],
    ['10.0.0.0∕8', 'a division slash'],
    ['256.0.0.0/8', 'an octet out of range'],
    ['10.0.0.0-10.0.0.255', 'a range'],
    ['10.0.0.0/8,10.1.0.0/16', 'two prefixes'],
    ['::', 'IPv6 without a length'],
    ['::/', 'IPv6 with an empty length'],
    ['::/129', 'a length beyond 128'],
    ['::/064', 'a leading zero in an IPv6 length'],
    ['::/1280', 'a long IPv6 length'],
    ['1::2::3/64', 'two gaps'],
    ['::1::/64', 'two gaps, at both ends'],
    ['2001:db8::1/64', 'host bits of IPv6'],
    ['::1/127', 'one host bit of IPv6'],
    ['::ffff:1.2.3.4/96', 'host bits of a mapped prefix'],
    ['8000::/0', 'host bits of ::/0'],
    ['fe80::%eth0/64', 'a zone'],
    ['[fd00::]/8', 'brackets'],
    ['fd00::/8/8', 'two IPv6 lengths'],
    ['fd00:: /8', 'a space in IPv6'],
    ['12345::/20', 'a group of five digits'],
    [':/0', 'one colon'],
    ['/::/0', 'a slash before IPv6'],
    ['hello', 'a word'],
    ['AzureCloud', 'a service tag'],
    ['__proto__', 'a name of the language'],
    ['0.0.0.0/0'.padEnd(2000, '0'), 'a long text'],
    [':'.repeat(5000), 'many colons'],
  ])('%j: %s', (text) => {
    expect(parsePrefix(text)).toBeUndefined();
  });
});

describe('every prefix length', () => {
  test.each(Array.from({ length: 33 }, (_, length) => length))('IPv4 /%i at both ends of the space', (length) => {
    const size = 2 ** (32 - length);
    const lowest = ipv4Prefix(0, length);
    const highest = ipv4Prefix(2 ** 32 - size, length);
    for (const each of [lowest, highest]) {
      expect(parsePrefix(formatPrefix(each))).toEqual(each);
      expect(addressCount(each)).toBe(size);
      expect(addressCountExact(each)).toBe(BigInt(size));
      expect(prefixLast(each)).toBe(each.first + size - 1);
      expect(prefixContains(prefix('0.0.0.0/0'), each)).toBe(true);
      expect(prefixContainsAddress(each, each.first)).toBe(true);
      expect(prefixContainsAddress(each, prefixLast(each))).toBe(true);
      expect(prefixContainsAddress(each, each.first - 1)).toBe(false);
      expect(prefixContainsAddress(each, prefixLast(each) + 1)).toBe(false);
      expect(maskTo(prefixLast(each), length)).toBe(each.first);
      if (length < 32) expect(parsePrefix(`255.255.255.255/${length}`)).toBeUndefined();
    }
    expect(previousPrefix(lowest)).toBeUndefined();
    expect(nextPrefix(highest)).toBeUndefined();
    expect(nextPrefix(lowest)?.first).toBe(length === 0 ? undefined : size);
  });

  test.each(Array.from({ length: 129 }, (_, length) => length))('IPv6 /%i at both ends of the space', (length) => {
    const size = 1n << BigInt(128 - length);
    const lowest = ipv6Prefix(0n, length);
    const highest = ipv6Prefix((1n << 128n) - size, length);
    for (const each of [lowest, highest]) {
      expect(parsePrefix(formatPrefix(each))).toEqual(each);
      expect(addressCountExact(each)).toBe(size);
      expect(BigInt(addressCount(each))).toBe(size);
      expect(prefixLast(each)).toBe(each.first + size - 1n);
      expect(prefixContains(prefix('::/0'), each)).toBe(true);
      expect(prefixContainsAddress(each, prefixLast(each))).toBe(true);
      expect(prefixContainsAddress(each, prefixLast(each) + 1n)).toBe(false);
      expect(maskTo(prefixLast(each), length)).toBe(each.first);
    }
    expect(previousPrefix(lowest)).toBeUndefined();
    expect(nextPrefix(highest)).toBeUndefined();
    expect(nextPrefix(lowest)?.first).toBe(length === 0 ? undefined : size);
  });
});

describe('ipv4Prefix and ipv6Prefix throw a Bug', () => {
  test.each([
    [() => ipv4Prefix(1, 24), 'host bits'],
    [() => ipv4Prefix(0, 33), 'length beyond the family'],
    [() => ipv4Prefix(0, -1), 'negative length'],
    [() => ipv4Prefix(0, 1.5), 'half a bit'],
    [() => ipv4Prefix(-1, 32), 'negative address'],
    [() => ipv4Prefix(2 ** 32, 32), 'address beyond the space'],
    [() => ipv4Prefix(0.5, 32), 'half an address'],
    [() => ipv6Prefix(1n, 64), 'host bits of IPv6'],
    [() => ipv6Prefix(0n, 129), 'IPv6 length beyond the family'],
    [() => ipv6Prefix(-1n, 128), 'negative IPv6 address'],
    [() => ipv6Prefix(1n << 128n, 128), 'IPv6 address beyond the space'],
  ] as readonly (readonly [() => Prefix, string])[])('%#: %s', (make) => {
    expect(make).toThrow(Bug);
  });
});

describe('relations of two prefixes', () => {
  test.each([
    { a: '10.0.0.0/8', b: '10.1.0.0/16', contains: true, overlaps: true, why: 'inside' },
    { a: '10.1.0.0/16', b: '10.0.0.0/8', contains: false, overlaps: true, why: 'around' },
    { a: '10.0.0.0/8', b: '10.0.0.0/8', contains: true, overlaps: true, why: 'equal' },
    { a: '10.0.0.0/9', b: '10.128.0.0/9', contains: false, overlaps: false, why: 'touching' },
    { a: '10.0.0.0/24', b: '10.0.0.0/32', contains: true, overlaps: true, why: 'same start' },
    { a: '10.0.0.0/24', b: '10.0.0.255/32', contains: true, overlaps: true, why: 'same end' },
    { a: '10.0.0.0/24', b: '10.0.1.0/32', contains: false, overlaps: false, why: 'one past the end' },
    { a: '10.0.0.0/24', b: '9.255.255.255/32', contains: false, overlaps: false, why: 'one before the start' },
    { a: '0.0.0.0/0', b: '::/0', contains: false, overlaps: false, why: 'other family' },
    { a: '::/0', b: '0.0.0.0/0', contains: false, overlaps: false, why: 'other family, turned round' },
    { a: '::/0', b: '10.0.0.0/8', contains: false, overlaps: false, why: 'other family, shorter length' },
    { a: 'fd00::/48', b: 'fd00::/64', contains: true, overlaps: true, why: 'inside' },
    { a: 'fd00::/64', b: 'fd00:0:0:1::/64', contains: false, overlaps: false, why: 'touching' },
  ])('$a and $b: $why', ({ a, b, contains, overlaps }) => {
    expect(prefixContains(prefix(a), prefix(b))).toBe(contains);
    expect(prefixesOverlap(prefix(a), prefix(b))).toBe(overlaps);
    expect(prefixesOverlap(prefix(b), prefix(a))).toBe(overlaps);
    expect(samePrefix(prefix(a), prefix(b))).toBe(a === b);
  });

  test('an address of the other family is in no prefix', () => {
    expect(prefixContainsAddress(prefix('0.0.0.0/0'), 0n)).toBe(false);
    expect(prefixContainsAddress(prefix('::/0'), 0)).toBe(false);
  });

  test('samePrefix tells first, length and family apart', () => {
    expect(samePrefix(prefix('10.0.0.0/8'), prefix('10.0.0.0/9'))).toBe(false);
    expect(samePrefix(prefix('10.0.0.0/8'), prefix('11.0.0.0/8'))).toBe(false);
    expect(samePrefix(prefix('0.0.0.0/0'), prefix('::/0'))).toBe(false);
  });

  test('comparePrefixes: family, first, then the larger first', () => {
    const sorted = ['0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/16', '10.1.0.0/16', '200.0.0.0/8', '::/0', '::/128', 'fd00::/8'];
    expect(prefixes('fd00::/8 10.1.0.0/16 ::/128 200.0.0.0/8 10.0.0.0/16 ::/0 0.0.0.0/0 10.0.0.0/8').sort(comparePrefixes).map(formatPrefix)).toEqual(
      sorted,
    );
    expect(comparePrefixes(prefix('10.0.0.0/8'), prefix('10.0.0.0/8'))).toBe(0);
  });
});

describe('kin', () => {
  test.each([
    {
      of: '10.0.0.0/8',
      halves: '10.0.0.0/9 10.128.0.0/9',
      buddy: '11.0.0.0/8',
      parent: '10.0.0.0/7',
      next: '11.0.0.0/8',
      previous: '9.0.0.0/8',
      why: 'a lower half',
    },
    {
      of: '11.0.0.0/8',
      halves: '11.0.0.0/9 11.128.0.0/9',
      buddy: '10.0.0.0/8',
      parent: '10.0.0.0/7',
      next: '12.0.0.0/8',
      previous: '10.0.0.0/8',
      why: 'an upper half',
    },
    { of: '0.0.0.0/0', halves: '0.0.0.0/1 128.0.0.0/1', why: 'everything has no kin around it' },
    {
      of: '128.0.0.0/1',
      halves: '128.0.0.0/2 192.0.0.0/2',
      buddy: '0.0.0.0/1',
      parent: '0.0.0.0/0',
      previous: '0.0.0.0/1',
      why: 'the upper half of everything',
    },
    { of: '255.255.255.255/32', buddy: '255.255.255.254/32', parent: '255.255.255.254/31', previous: '255.255.255.254/32', why: 'the last address' },
    {
      of: 'fd00::/64',
      halves: 'fd00::/65 fd00:0:0:0:8000::/65',
      buddy: 'fd00:0:0:1::/64',
      parent: 'fd00::/63',
      next: 'fd00:0:0:1::/64',
      previous: 'fcff:ffff:ffff:ffff::/64',
      why: 'IPv6',
    },
    { of: '::/0', halves: '::/1 8000::/1', why: 'all of IPv6' },
    { of: '::1/128', buddy: '::/128', parent: '::/127', next: '::2/128', previous: '::/128', why: 'one IPv6 address' },
  ])('$of: $why', ({ of, halves, buddy, parent, next, previous }) => {
    expect(halvesOf(prefix(of))).toEqual(halves === undefined ? undefined : prefixes(halves));
    expect(shown(buddyOf(prefix(of)))).toBe(buddy);
    expect(shown(parentOf(prefix(of)))).toBe(parent);
    expect(shown(nextPrefix(prefix(of)))).toBe(next);
    expect(shown(previousPrefix(prefix(of)))).toBe(previous);
  });

  test.each([
    { of: '10.0.0.0/24', length: 26, answer: '10.0.0.0/26 10.0.0.64/26 10.0.0.128/26 10.0.0.192/26', why: 'quarters' },
    { of: '10.0.0.0/24', length: 24, answer: '10.0.0.0/24', why: 'itself' },
    { of: '255.255.255.254/31', length: 32, answer: '255.255.255.254/32 255.255.255.255/32', why: 'at the end of the space' },
    { of: '10.0.0.0/24', length: 23, answer: '', why: 'shorter than itself' },
    { of: '10.0.0.0/24', length: 33, answer: '', why: 'longer than the family has' },
    { of: '10.0.0.0/24', length: 25.5, answer: '', why: 'half a bit' },
    { of: 'fd00::/63', length: 64, answer: 'fd00::/64 fd00:0:0:1::/64', why: 'IPv6' },
  ])('subprefixes($of, $length): $why', ({ of, length, answer }) => {
    expect([...subprefixes(prefix(of), length)]).toEqual(prefixes(answer));
  });

  test('subprefixes are made one at a time', () => {
    expect(shown(subprefixes(prefix('::/0'), 128).next().value as never)).toBe('::/128');
  });

  test('prefixAround clears host bits', () => {
    expect(prefixAround(167772165, 24)).toEqual(prefix('10.0.0.0/24'));
    expect(prefixAround((1n << 64n) + 5n, 64)).toEqual(prefix('0:0:0:1::/64'));
  });
});
