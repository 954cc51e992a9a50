import { describe, expect, test } from 'vitest';
import { formatIpv4, parseIpv4 } from '../../../shared/address/ipv4.ts';

describe('parseIpv4 takes', () => {
  test.each([
    { text: '0.0.0.0', answer: 0, why: 'the first address' },
    { text: '255.255.255.255', answer: 2 ** 32 - 1, why: 'the last address, never negative' },
    { text: '10.0.0.1', answer: 167772161, why: 'a private address' },
    { text: '128.0.0.0', answer: 2 ** 31, why: 'the sign bit of 32-bit integers' },
    { text: '127.255.255.255', answer: 2 ** 31 - 1, why: 'one below the sign bit' },
    { text: '1.2.3.4', answer: 0x01020304, why: 'each octet in its place' },
    { text: '100.10.1.0', answer: 0x640a0100, why: 'zeros inside and after digits are not leading zeros' },
  ])('$text: $why', ({ text, answer }) => {
    expect(parseIpv4(text)).toBe(answer);
    expect(formatIpv4(answer)).toBe(text);
  });
});

describe('parseIpv4 refuses', () => {
  test.each([
    ['', 'empty'],
    ['.', 'a dot'],
    ['...', 'dots alone'],
    ['1', 'one octet'],
    ['1.2.3', 'three octets'],
    ['1.2.3.', 'a dot at the end'],
    ['.1.2.3', 'a dot at the start'],
    ['1..2.3', 'an empty octet'],
    ['1.2.3.4.5', 'five octets'],
    ['1.2.3.4.', 'a fifth dot'],
    ['256.0.0.0', 'first octet too large'],
    ['0.0.0.256', 'last octet too large'],
    ['1.2.3.1000', 'four digits'],
    ['1.2.3.99999999999999999999', 'far too large'],
    ['01.2.3.4', 'a leading zero, octal to others'],
    ['1.2.3.04', 'a leading zero at the end'],
    ['00.0.0.0', 'two zeros'],
    ['1.2.3.000', 'three zeros'],
    ['+1.2.3.4', 'a plus sign'],
    ['-1.2.3.4', 'a minus sign'],
    ['1.2.3.4e1', 'an exponent'],
    ['0x0a.0.0.1', 'hexadecimal'],
    ['a.b.c.d', 'letters'],
    [' 1.2.3.4', 'a space before'],
    ['1.2.3.4 ', 'a space after'],
    ['1. 2.3.4', 'a space inside'],
    ['1.2.3.4\n', 'a line end'],
    ['1.2.3.4\u0000', 'a null character'],
    ['\uFEFF1.2.3.4', 'a byte order mark'],
    ['1.2.3.4\u200B', 'a zero-width space'],
    ['١.٢.٣.٤', 'Arabic digits'],
    ['１.２.３.４', 'full-width digits'],
    ['1。2。3。4', 'ideographic full stops'],
    ['1,2,3,4', 'commas'],
    ['1.2.3.4/32', 'a prefix'],
    ['1.2.3.4:80', 'a port'],
    ['::1.2.3.4', 'IPv6'],
    ['167772161', 'a bare number'],
    ['1.2.3.²', 'a superscript digit'],
    ['1.2.3.4-1.2.3.5', 'a range'],
  ])('%j: %s', (text) => {
    expect(parseIpv4(text)).toBeUndefined();
  });
});
