import fc from 'fast-check';
import ipNum from 'ip-num';
import { describe, expect, test } from 'vitest';
import { formatIpv4, parseIpv4 } from '../../../shared/address/ipv4.ts';
import { formatIpv6, parseIpv6 } from '../../../shared/address/ipv6.ts';
import { explainPrefix, formatPrefix, parsePrefix, prefixAround, prefixLast } from '../../../shared/address/prefix.ts';
import { formatRange, ipv4Range, ipv6Range, parseRange } from '../../../shared/address/range.ts';
import { readPrefixLoosely } from '../../../shared/address/read-loose.ts';
import { ipv4Prefixes, ipv6Addresses, ipv6Prefixes } from './given.ts';

const { IPv4, IPv4CidrRange, IPv6, IPv6CidrRange } = ipNum;
const ipv4Addresses = fc.nat({ max: 2 ** 32 - 1 });

describe('written and read back', () => {
  test('IPv4 addresses', () => {
    fc.assert(
      fc.property(ipv4Addresses, (address) => parseIpv4(formatIpv4(address)) === address),
      { numRuns: 500 },
    );
  });

  test('IPv6 addresses, in the canonical and in the full spelling', () => {
    fc.assert(
      fc.property(ipv6Addresses, (address) => {
        const full = address.toString(16).padStart(32, '0').match(/..../g)!.join(':');
        expect(parseIpv6(formatIpv6(address))).toBe(address);
        expect(parseIpv6(full)).toBe(address);
        expect(parseIpv6(full.toUpperCase())).toBe(address);
      }),
      { numRuns: 500 },
    );
  });

  test('prefixes, also by the forgiving reader, without a change', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4Prefixes, ipv6Prefixes), (prefix) => {
        const text = formatPrefix(prefix);
        expect(parsePrefix(text)).toEqual(prefix);
        if (!text.startsWith('::ffff:')) expect(readPrefixLoosely(text)).toEqual({ ok: true, value: { prefix, changes: [] } });
      }),
      { numRuns: 500 },
    );
  });

  test('ranges', () => {
    fc.assert(
      fc.property(ipv4Addresses, ipv4Addresses, ipv6Addresses, ipv6Addresses, (a, b, c, d) => {
        const four = ipv4Range(Math.min(a, b), Math.max(a, b));
        const six = ipv6Range(c < d ? c : d, c < d ? d : c);
        expect(parseRange(formatRange(four))).toEqual(four);
        expect(parseRange(formatRange(six))).toEqual(six);
      }),
      { numRuns: 200 },
    );
  });
});

describe('ip-num agrees', () => {
  test('on IPv4 addresses', () => {
    fc.assert(
      fc.property(ipv4Addresses, (address) => {
        expect(formatIpv4(address)).toBe(new IPv4(BigInt(address)).toString());
        expect(BigInt(parseIpv4(formatIpv4(address))!)).toBe(new IPv4(formatIpv4(address)).getValue());
      }),
      { numRuns: 200 },
    );
  });

  test('on IPv6 addresses', () => {
    fc.assert(
      fc.property(ipv6Addresses, (address) => {
        expect(parseIpv6(new IPv6(address).toString())).toBe(address);
        if (address >> 32n !== 0xffffn) expect(new IPv6(formatIpv6(address)).getValue()).toBe(address);
      }),
      { numRuns: 200 },
    );
  });

  test('on the first and the last address of a prefix', () => {
    fc.assert(
      fc.property(ipv4Prefixes, ipv6Prefixes, (four, six) => {
        const range4 = IPv4CidrRange.fromCidr(formatPrefix(four));
        expect([BigInt(four.first), BigInt(prefixLast(four))]).toEqual([range4.getFirst().getValue(), range4.getLast().getValue()]);
        const range6 = IPv6CidrRange.fromCidr(`${new IPv6(BigInt(six.first)).toString()}/${six.length}`);
        expect([six.first, prefixLast(six)]).toEqual([range6.getFirst().getValue(), range6.getLast().getValue()]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text', () => {
  // Texts that are nearly right are likelier to find a hole than noise.
  const piece = fc.constantFrom(
    '10',
    '0',
    '255',
    '256',
    '01',
    '.',
    '..',
    ':',
    '::',
    '/',
    '-',
    ' ',
    'fd00',
    'ffff',
    '24',
    '32',
    '33',
    '128',
    '255.255.255.0',
    '0.0.0.255',
    '10.0.0.0',
    '%',
    '\u2013',
    'x',
    '١',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );

  test('is read as a prefix only in a spelling that has the same meaning, and explained otherwise', () => {
    fc.assert(
      fc.property(text, (candidate) => {
        const prefix = parsePrefix(candidate);
        const loose = readPrefixLoosely(candidate);
        if (prefix === undefined) {
          const problem = explainPrefix(candidate, 'here');
          expect([problem.code, problem.at]).toEqual(['invalid-prefix', 'here']);
          if (loose.ok) expect(loose.value.changes.length).toBeGreaterThan(0);
          const offered = problem.hint?.match(/^Write "([^"]+)"/)?.[1];
          if (offered !== undefined) expect(parsePrefix(offered)).toBeDefined();
        } else {
          expect(loose.ok).toBe(true);
          expect(parsePrefix(formatPrefix(prefix))).toEqual(prefix);
          if (prefix.family === 4) expect(formatPrefix(prefix)).toBe(candidate);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('host bits: both neighbours are offered and touch each other', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4Addresses, ipv6Addresses), fc.integer({ min: 1, max: 31 }), (address, length) => {
        const around = prefixAround(address, length);
        if (around.first === address) return;
        const written = `${typeof address === 'number' ? formatIpv4(address) : formatIpv6(address)}/${length}`;
        const reading = readPrefixLoosely(written);
        if (!reading.ok) throw new Error(written);
        expect(reading.value.prefix).toEqual(around);
        const next = reading.value.neighbours?.[1];
        const after = BigInt(prefixLast(around)) + 1n;
        expect(next === undefined ? undefined : BigInt(next.first)).toBe(after === 1n << (around.family === 4 ? 32n : 128n) ? undefined : after);
        expect(explainPrefix(written, '').hint).toContain(`"${formatPrefix(around)}"`);
      }),
      { numRuns: 300 },
    );
  });
});
