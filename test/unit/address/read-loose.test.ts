import { describe, expect, test } from 'vitest';
import { explainPrefix, formatPrefix } from '../../../shared/address/prefix.ts';
import { readPrefixLoosely } from '../../../shared/address/read-loose.ts';

/** The reading as one line: prefix, changes, neighbours. */
function read(text: string): string | undefined {
  const reading = readPrefixLoosely(text);
  if (!reading.ok) return undefined;
  const { prefix, changes, neighbours } = reading.value;
  return [formatPrefix(prefix), ...changes, ...(neighbours === undefined ? [] : [neighbours.map(formatPrefix).join(' or ')])].join(' | ');
}

describe('readPrefixLoosely takes', () => {
  test.each([
    { text: '10.0.0.0/8', answer: '10.0.0.0/8', why: 'a strict spelling, unchanged' },
    { text: '2001:DB8:0::/48', answer: '2001:db8::/48', why: 'any spelling of IPv6 is strict' },
    { text: '0.0.0.0/0', answer: '0.0.0.0/0', why: 'everything' },
    { text: ' 10.0.0.0/8\t', answer: '10.0.0.0/8 | removed the spaces around it', why: 'spaces around' },
    { text: '\u00a010.0.0.0/8\ufeff', answer: '10.0.0.0/8 | removed the spaces around it', why: 'spaces of web pages and spreadsheets' },
    { text: '10.0.0.0 / 8', answer: '10.0.0.0/8 | removed the spaces around the slash', why: 'spaces inside' },
    { text: '10.0.0.4', answer: '10.0.0.4/32 | read the single address as a /32', why: 'an address' },
    { text: 'fd00::4', answer: 'fd00::4/128 | read the single address as a /128', why: 'an IPv6 address' },
    { text: '10.0.0.0/255.255.255.0', answer: '10.0.0.0/24 | read the mask 255.255.255.0 as /24', why: 'a mask after a slash' },
    { text: '10.0.0.0 255.255.254.0', answer: '10.0.0.0/23 | read the mask 255.255.254.0 as /23', why: 'a mask after a space' },
    {
      text: '10.0.0.0   128.0.0.0',
      answer: '0.0.0.0/1 | read the mask 128.0.0.0 as /1 | cleared the host bits: the address is in 0.0.0.0/1 | 0.0.0.0/1 or 128.0.0.0/1',
      why: 'a mask of one bit',
    },
    { text: '10.0.0.4/255.255.255.254', answer: '10.0.0.4/31 | read the mask 255.255.255.254 as /31', why: 'a mask of 31 bits' },
    { text: '10.0.0.0 0.0.0.255', answer: '10.0.0.0/24 | read the wildcard mask 0.0.0.255 as /24', why: 'a wildcard mask' },
    { text: '10.0.0.4/0.0.0.1', answer: '10.0.0.4/31 | read the wildcard mask 0.0.0.1 as /31', why: 'a wildcard mask of one bit' },
    { text: '0.0.0.0 127.255.255.255', answer: '0.0.0.0/1 | read the wildcard mask 127.255.255.255 as /1', why: 'a wildcard mask of 31 bits' },
    { text: '0.0.0.0 0.0.0.0', answer: '0.0.0.0/0 | read the mask 0.0.0.0 as /0', why: 'the default route by habit' },
    { text: '10.0.0.4 255.255.255.255', answer: '10.0.0.4/32 | read the mask 255.255.255.255 as /32', why: 'a host route by habit' },
    {
      text: '010.001.000.000/16',
      answer: '10.1.0.0/16 | removed leading zeros: 010.001.000.000 is 10.1.0.0 in decimal',
      why: 'leading zeros are decimal, never octal',
    },
    { text: '10.0.0.0/08', answer: '10.0.0.0/8 | removed the leading zeros of the prefix length 8', why: 'a leading zero in the length' },
    { text: '0.0.0.0/00', answer: '0.0.0.0/0 | removed the leading zeros of the prefix length 0', why: 'nothing but zeros' },
    {
      text: '10.0.0.5/24',
      answer: '10.0.0.0/24 | cleared the host bits: the address is in 10.0.0.0/24 | 10.0.0.0/24 or 10.0.1.0/24',
      why: 'host bits',
    },
    {
      text: '255.255.255.255/24',
      answer: '255.255.255.0/24 | cleared the host bits: the address is in 255.255.255.0/24',
      why: 'host bits where nothing follows',
    },
    {
      text: 'fd00::5/64',
      answer: 'fd00::/64 | cleared the host bits: the address is in fd00::/64 | fd00::/64 or fd00:0:0:1::/64',
      why: 'host bits of IPv6',
    },
    { text: '10.0.0.0-10.0.0.255', answer: '10.0.0.0/24 | read the range as 10.0.0.0/24', why: 'a range' },
    { text: '10.0.0.0 \u2013 10.0.0.255', answer: '10.0.0.0/24 | read the range as 10.0.0.0/24', why: 'a range with an en dash' },
    { text: '10.0.0.7-10.0.0.7', answer: '10.0.0.7/32 | read the range as 10.0.0.7/32', why: 'a range of one address' },
    { text: 'fd00::-fd00::ffff', answer: 'fd00::/112 | read the range as fd00::/112', why: 'an IPv6 range' },
    { text: '::ffff:10.0.0.0/104', answer: '10.0.0.0/8 | read the IPv4-mapped address as the IPv4 prefix 10.0.0.0/8', why: 'IPv4-mapped' },
    {
      text: '::ffff:10.0.0.4',
      answer: '10.0.0.4/32 | read the single address as a /128 | read the IPv4-mapped address as the IPv4 prefix 10.0.0.4/32',
      why: 'one IPv4-mapped address',
    },
    {
      text: '::ffff:10.0.0.4/120',
      answer:
        '10.0.0.0/24 | cleared the host bits: the address is in ::ffff:10.0.0.0/120 | read the IPv4-mapped address as the IPv4 prefix 10.0.0.0/24 | 10.0.0.0/24 or 10.0.1.0/24',
      why: 'IPv4-mapped with host bits',
    },
    {
      text: '::ffff:0.0.0.0/95',
      answer: '::fffe:0:0/95 | cleared the host bits: the address is in ::fffe:0:0/95 | ::fffe:0:0/95 or ::1:0:0:0/95',
      why: 'reaches beyond mapped: stays IPv6',
    },
    {
      text: ' 010.0.0.5 255.255.255.0 ',
      answer:
        '10.0.0.0/24 | removed the spaces around it | removed leading zeros: 010.0.0.5 is 10.0.0.5 in decimal | read the mask 255.255.255.0 as /24 | cleared the host bits: the address is in 10.0.0.0/24 | 10.0.0.0/24 or 10.0.1.0/24',
      why: 'everything at once',
    },
  ])('$text: $why', ({ text, answer }) => {
    expect(read(text)).toBe(answer);
  });
});

describe('readPrefixLoosely refuses', () => {
  test.each([
    ['', 'empty'],
    ['hello', 'a word'],
    ['10/8', 'octets left out: 10.0.0.0 or 0.0.0.10'],
    ['10.0.0.0/33', 'a length beyond 32'],
    ['10.0.0.0/033', 'the same with a zero'],
    ['10.0.0.0/99999999999999999999999', 'a length beyond all bounds'],
    ['10.0.0.0/255.0.255.0', 'a mask with a hole'],
    ['10.0.0.0 24', 'a length after a space'],
    ['10.0.0.0 255.255.255.0 10.0.1.0', 'three words'],
    ['10.0.0.1 0.0.0.0', 'one address as a wildcard, all addresses as a mask'],
    ['0.0.0.0 255.255.255.255', 'the same the other way round'],
    ['fd00:: ffff::', 'a mask of IPv6'],
    ['fd00::/255.0.0.0', 'an IPv4 mask on IPv6'],
    ['10.0.0.0-10.0.0.9', 'a range of two prefixes'],
    ['10.0.0.1-10.0.0.2', 'a range of two addresses that are not aligned'],
    ['10.0.0.255-10.0.0.0', 'a range that runs down'],
    ['10.0.0.0-fd00::', 'a range over two families'],
    ['10.0.0.0-10.0.0.255-10.0.1.0', 'two dashes'],
    ['256.0.0.0/8', 'an octet out of range'],
    ['0256.0.0.0/8', 'an octet out of range behind a zero'],
    ['0x0a.0.0.0/8', 'hexadecimal'],
    ['١٠.0.0.0/8', 'Arabic digits'],
    ['10.0.0.0/８', 'a full-width length'],
    ['fe80::1%eth0/64', 'a zone'],
    ['10.0.0.0/8; rm', 'more after it'],
    [`${'0'.repeat(300)}10.0.0.0/8`, 'longer than any spelling with sense'],
  ])('%j: %s', (text) => {
    const reading = readPrefixLoosely(text);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.problems).toEqual([explainPrefix(text, '')]);
  });
});
