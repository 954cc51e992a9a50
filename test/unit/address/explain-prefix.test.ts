import { describe, expect, test } from 'vitest';
import { explainPrefix, parsePrefix } from '../../../shared/address/prefix.ts';

describe('explainPrefix names what is wrong and how to mend it', () => {
  test.each([
    { text: '', says: 'The prefix is empty.', hint: '"10.0.0.0/16"', why: 'nothing there' },
    { text: ' \t', says: 'The prefix is empty.', hint: '"10.0.0.0/16"', why: 'blank' },
    { text: '10.0.0.0', says: 'should have a prefix length after the address', hint: 'Write "10.0.0.0/32" for this one address', why: 'no slash' },
    { text: 'fd00::', says: 'should have a prefix length after the address', hint: 'Write "fd00::/128" for this one address', why: 'no slash, IPv6' },
    { text: '10.0.0.0/', says: 'should have a prefix length after the slash', hint: '"10.0.0.0/16"', why: 'nothing after the slash' },
    { text: '/24', says: 'should have an address before the slash', hint: '"10.0.0.0/16"', why: 'nothing before the slash' },
    { text: ' 10.0.0.0/8', says: 'should have no spaces around it', hint: 'Write "10.0.0.0/8".', why: 'a space before' },
    { text: '10.0.0.0/8\n', says: 'should have no spaces around it', hint: 'Write "10.0.0.0/8".', why: 'a line end' },
    { text: '10.0.0.0 /8', says: 'should have no spaces in it', hint: 'Write "10.0.0.0/8".', why: 'a space inside' },
    { text: 'one two three', says: 'should have no spaces in it', hint: '"10.0.0.0/16"', why: 'words' },
    { text: '10.0.0.0/8/8', says: 'should have one slash', hint: '"10.0.0.0/16"', why: 'two slashes' },
    { text: '10.0.0.0/x', says: 'the prefix length "x", which should be a whole number from 0 to 32', hint: '"10.0.0.0/16"', why: 'a letter' },
    { text: 'fd00::/x', says: 'which should be a whole number from 0 to 128', hint: '"10.0.0.0/16"', why: 'a letter, IPv6' },
    { text: '10.0.0.0/08', says: 'the prefix length "08", which should have no leading zeros', hint: 'Write "10.0.0.0/8".', why: 'a leading zero' },
    { text: '10.0.0.0/33', says: 'the prefix length "33"; IPv4 prefix lengths go from 0 to 32', hint: '"10.0.0.0/16"', why: 'one too long' },
    { text: '10.0.0.0/64', says: 'IPv4 prefix lengths go from 0 to 32', hint: '"10.0.0.0/16"', why: 'the two families mixed' },
    { text: '::/129', says: 'IPv6 prefix lengths go from 0 to 128', hint: '"10.0.0.0/16"', why: 'one too long, IPv6' },
    { text: '10.0.0.0/255.255.255.0', says: 'in place of the mask 255.255.255.0', hint: 'Write "10.0.0.0/24".', why: 'a mask' },
    {
      text: '10.0.0.0 255.255.255.0',
      says: 'after a slash in place of the mask 255.255.255.0',
      hint: 'Write "10.0.0.0/24".',
      why: 'a mask after a space',
    },
    { text: '10.0.0.0 0.0.0.255', says: 'in place of the mask 0.0.0.255', hint: 'Write "10.0.0.0/24".', why: 'a wildcard mask' },
    { text: '10.0.0.0-10.0.0.255', says: 'is a range, not a prefix', hint: 'Write "10.0.0.0/24".', why: 'a range that is a prefix' },
    {
      text: '10.0.0.0-10.0.0.9',
      says: 'is a range, not a prefix',
      hint: 'made up of 2 prefixes: "10.0.0.0/29", "10.0.0.8/31".',
      why: 'a range of two prefixes',
    },
    {
      text: '10.0.0.1-10.0.0.254',
      says: 'is a range, not a prefix',
      hint: 'made up of 14 prefixes: "10.0.0.1/32", "10.0.0.2/31", "10.0.0.4/30", "10.0.0.8/29" and so on.',
      why: 'a range of many',
    },
    { text: '10/8', says: 'has 1 octet; an IPv4 address should have 4', hint: 'Write all four octets: "10.0.0.0/8".', why: 'octets left out' },
    { text: '172.16/12', says: 'has 2 octets', hint: 'Write all four octets: "172.16.0.0/12".', why: 'two octets' },
    { text: '1.2.3/8', says: 'has 3 octets', hint: '"10.0.0.0/16"', why: 'octets left out, and host bits: no guess' },
    { text: '1.2.3.4.5/32', says: 'has 5 octets', hint: '"10.0.0.0/16"', why: 'an octet too many' },
    { text: '1..2.3/32', says: 'has an empty octet', hint: '"10.0.0.0/16"', why: 'two dots' },
    { text: '01.2.3.4/32', says: 'the octet "01", which should have no leading zeros', hint: 'Write "1.2.3.4/32".', why: 'a leading zero' },
    { text: '10.0.256.0/24', says: 'the octet "256"; each should be 0 to 255', hint: '"10.0.0.0/16"', why: 'an octet out of range' },
    { text: '10.0.x.0/24', says: 'has "x" in its address, which should have only digits and dots', hint: '"10.0.0.0/16"', why: 'a letter' },
    { text: '١٠.0.0.0/8', says: 'has "١" in its address', hint: '"10.0.0.0/16"', why: 'a digit of another script' },
    { text: 'hello', says: 'should begin with an IPv4 or IPv6 address', hint: '"10.0.0.0/16"', why: 'a word' },
    { text: 'VirtualNetwork/8', says: 'should begin with an IPv4 or IPv6 address', hint: '"10.0.0.0/16"', why: 'a word and a length' },
    {
      text: '10.0.0.1/24',
      says: 'has host bits set: with the prefix length 24 the last 8 bits of the address should be zero',
      hint: 'Write "10.0.0.0/24", which contains the address, or "10.0.1.0/24", the next one.',
      why: 'host bits: both neighbours',
    },
    {
      text: '10.0.0.3/31',
      says: 'the last bit of the address should be zero',
      hint: '"10.0.0.2/31", which contains the address, or "10.0.0.4/31"',
      why: 'one host bit',
    },
    { text: '255.255.255.255/24', says: 'has host bits set', hint: 'Write "255.255.255.0/24".', why: 'nothing follows at the end of the space' },
    {
      text: '2001:db8::1/64',
      says: 'the last 64 bits of the address should be zero',
      hint: 'Write "2001:db8::/64", which contains the address, or "2001:db8:0:1::/64"',
      why: 'host bits of IPv6',
    },
    { text: '::ffff:1.2.3.4/120', says: 'has host bits set', hint: 'Write "1.2.3.0/24"', why: 'mapped: the IPv4 prefix is meant' },
    { text: '1::2::3/64', says: 'should have "::" once at most', hint: '"10.0.0.0/16"', why: 'two gaps' },
    { text: ':::/0', says: 'has ":::", which should be "::"', hint: '"10.0.0.0/16"', why: 'three colons' },
    { text: '1:2:3/64', says: 'has 3 groups; an IPv6 address without "::" should have 8', hint: '"10.0.0.0/16"', why: 'groups left out' },
    { text: '1:2:3:4:5:6:7:8:9/64', says: 'has 9 groups', hint: '"10.0.0.0/16"', why: 'a group too many' },
    { text: '1:2:3:4:5:6:7:8::/64', says: 'has 8 groups and "::"', hint: '"10.0.0.0/16"', why: 'a gap for nothing' },
    { text: ':1::/64', says: 'should have a group on both sides of every single colon', hint: '"10.0.0.0/16"', why: 'a colon at the start' },
    { text: '1::2:/64', says: 'should have a group on both sides of every single colon', hint: '"10.0.0.0/16"', why: 'a colon at the end' },
    { text: '12345::/20', says: 'has the group "12345"', hint: '"10.0.0.0/16"', why: 'five digits' },
    { text: 'fd00::g/64', says: 'has "g" in its address', hint: '"10.0.0.0/16"', why: 'no hexadecimal digit' },
    { text: 'fe80::1%eth0/64', says: 'has the zone "%eth0"', hint: '"10.0.0.0/16"', why: 'a zone' },
    { text: '::1.2.3/96', says: 'has "1.2.3" at its end', hint: '"10.0.0.0/16"', why: 'a short IPv4 tail' },
    { text: '1.2.3.4::/96', says: 'should', hint: '"10.0.0.0/16"', why: 'an IPv4 head' },
    { text: '10.0.0.1 0.0.0.0', says: 'in place of the mask 0.0.0.0', hint: '"10.0.0.0/16"', why: 'one address or all of them: no guess' },
  ])('$text: $why', ({ text, says, hint }) => {
    const problem = explainPrefix(text, 'pools[0].prefixes[1]');
    expect(problem.code).toBe('invalid-prefix');
    expect(problem.at).toBe('pools[0].prefixes[1]');
    expect(problem.text).toContain(says);
    expect(problem.hint).toContain(hint);
    expect(problem.text).toMatch(/^[A-Z].*\.$/s);
    expect(problem.hint).toMatch(/^[A-Z].*\.$/s);
    expect(problem.expected).toContain('a slash and a prefix length');
  });

  test('a long hostile text gives a short problem, soon', () => {
    for (const text of [
      '1.'.repeat(500_000),
      ':'.repeat(500_000),
      `${' '.repeat(500_000)}x`,
      `10.0.0.0/${'9'.repeat(500_000)}`,
      '1-'.repeat(500_000),
      `${'0'.repeat(500_000)}.0.0.0/8`,
    ]) {
      expect(parsePrefix(text)).toBeUndefined();
      const problem = explainPrefix(text, '');
      expect(problem.text.length).toBeLessThan(400);
      expect(problem.hint?.length).toBeLessThan(400);
    }
  });
});
