import { describe, expect, test } from 'vitest';
import { formatIpv6, parseIpv6 } from '../../../shared/address/ipv6.ts';

describe('parseIpv6 takes, formatIpv6 writes', () => {
  test.each([
    { text: '::', answer: 0n, canonical: '::', why: 'the first address' },
    { text: '::1', answer: 1n, canonical: '::1', why: 'loopback' },
    { text: '1::', answer: 1n << 112n, canonical: '1::', why: 'a gap at the end' },
    {
      text: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      answer: (1n << 128n) - 1n,
      canonical: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      why: 'the last address',
    },
    { text: '0:0:0:0:0:0:0:0', answer: 0n, canonical: '::', why: 'zeros written out' },
    { text: '1:2:3:4:5:6:7:8', answer: 0x00010002000300040005000600070008n, canonical: '1:2:3:4:5:6:7:8', why: 'each group in its place' },
    { text: '2001:DB8::A', answer: (0x20010db8n << 96n) | 10n, canonical: '2001:db8::a', why: 'capitals' },
    {
      text: '2001:0db8:0000:0000:0000:0000:0000:000a',
      answer: (0x20010db8n << 96n) | 10n,
      canonical: '2001:db8::a',
      why: 'leading zeros are allowed',
    },
    {
      text: '1:2:3:4:5:6:7::',
      answer: 0x00010002000300040005000600070000n,
      canonical: '1:2:3:4:5:6:7:0',
      why: 'the gap may stand for one group; one is not shortened',
    },
    { text: '::2:3:4:5:6:7:8', answer: 0x00000002000300040005000600070008n, canonical: '0:2:3:4:5:6:7:8', why: 'the same at the start' },
    { text: '1:0:0:2:0:0:0:3', answer: 0x00010000000000020000000000000003n, canonical: '1:0:0:2::3', why: 'the longest run is shortened' },
    { text: '1:0:0:2:3:0:0:4', answer: 0x00010000000000020003000000000004n, canonical: '1::2:3:0:0:4', why: 'the first of equal runs is shortened' },
    { text: '0:0:1:0:0:0:2:0', answer: 0x00000000000100000000000000020000n, canonical: '0:0:1::2:0', why: 'a longer run further on wins' },
    { text: '::10.0.0.1', answer: 0x0a000001n, canonical: '::a00:1', why: 'an IPv4 tail; only mapped ones are written so' },
    { text: '::ffff:10.0.0.1', answer: 0xffff0a000001n, canonical: '::ffff:10.0.0.1', why: 'IPv4-mapped, as RFC 5952 section 5 has it' },
    { text: '::ffff:a00:1', answer: 0xffff0a000001n, canonical: '::ffff:10.0.0.1', why: 'IPv4-mapped in groups' },
    { text: '::ffff:0:0', answer: 0xffff00000000n, canonical: '::ffff:0.0.0.0', why: 'the first mapped address' },
    { text: '::fffe:a00:1', answer: 0xfffe0a000001n, canonical: '::fffe:a00:1', why: 'one beside mapped' },
    { text: '::1:ffff:a00:1', answer: 0x1ffff0a000001n, canonical: '::1:ffff:a00:1', why: 'not mapped: a group before it' },
    { text: '64:ff9b::192.0.2.33', answer: (0x0064ff9bn << 96n) | 0xc0000221n, canonical: '64:ff9b::c000:221', why: 'an IPv4 tail after a gap' },
    {
      text: '1:2:3:4:5:6:1.2.3.4',
      answer: 0x00010002000300040005000601020304n,
      canonical: '1:2:3:4:5:6:102:304',
      why: 'six groups and an IPv4 tail',
    },
    { text: 'abc:10:100f::', answer: 0x0abc0010100f0000_0000000000000000n, canonical: 'abc:10:100f::', why: 'zeros inside groups stay' },
  ])('$text: $why', ({ text, answer, canonical }) => {
    expect(parseIpv6(text)).toBe(answer);
    expect(formatIpv6(answer)).toBe(canonical);
  });
});

describe('parseIpv6 refuses', () => {
  test.each([
    ['', 'empty'],
    [':', 'one colon'],
    [':::', 'three colons'],
    ['::::', 'four colons'],
    ['1', 'one group'],
    ['1:2:3:4:5:6:7', 'seven groups'],
    ['1:2:3:4:5:6:7:8:9', 'nine groups'],
    ['1:2:3:4:5:6:7:8::', 'a gap for no group, at the end'],
    ['::1:2:3:4:5:6:7:8', 'a gap for no group, at the start'],
    ['1:2:3:4::5:6:7:8', 'a gap for no group, inside'],
    ['1::2::3', 'two gaps'],
    ['::1::2', 'two gaps, one at the start'],
    ['1:::2', 'a gap and a colon'],
    [':1:2:3:4:5:6:7', 'one colon at the start'],
    [':1::', 'one colon at the start, with a gap'],
    ['1:2:3:4:5:6:7:', 'one colon at the end'],
    ['1::2:', 'one colon at the end, with a gap'],
    ['12345::', 'five digits'],
    ['00001::', 'five digits, leading zero'],
    ['g::', 'a letter beyond f'],
    ['1 ::', 'a space'],
    [' ::1', 'a space before'],
    ['::1 ', 'a space after'],
    ['::1\n', 'a line end'],
    ['fe80::1%eth0', 'a zone'],
    ['[::1]', 'brackets'],
    ['::1/128', 'a prefix'],
    ['1.2.3.4', 'IPv4'],
    ['::1.2.3', 'a short IPv4 tail'],
    ['::1.2.3.256', 'an IPv4 tail out of range'],
    ['::01.2.3.4', 'an IPv4 tail with a leading zero'],
    ['::1.2.3.4:5', 'an IPv4 tail that is not the end'],
    ['1.2.3.4::', 'IPv4 at the start'],
    ['1:2:3:4:5:6:7:1.2.3.4', 'an IPv4 tail too many'],
    ['1:2:3:4:5:1.2.3.4', 'a group too few before an IPv4 tail'],
    ['::a.2.3.4', 'a letter in an IPv4 tail'],
    ['::.1.2.3', 'an IPv4 tail that begins with a dot'],
    ['١::', 'an Arabic digit'],
    ['::ｆ', 'a full-width letter'],
    ['::1\u0000', 'a null character'],
    ['0x1::', 'hexadecimal notation'],
    ['::-1', 'a sign'],
    ['::ffff:1.2.3.4.5', 'five octets'],
  ])('%j: %s', (text) => {
    expect(parseIpv6(text)).toBeUndefined();
  });
});

test('what one address leaves behind is not seen by the next', () => {
  parseIpv6('ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff');
  expect(parseIpv6('1::8')).toBe((1n << 112n) | 8n);
  expect(parseIpv6('::1.2.3.4')).toBe(0x01020304n);
});
