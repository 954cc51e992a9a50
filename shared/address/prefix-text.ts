import { formatIpv4Prefix } from './ipv4.ts';
import { formatIpv6, readIpv6 } from './ipv6.ts';
import { type Ipv4Prefix, type Ipv6Prefix, type Prefix } from './prefix-value.ts';

const DOT = 46;
const SLASH = 47;
const ZERO = 48;

/**
 * Returns the prefix that `text` spells, or undefined; `explainPrefix` says why.
 *
 * Strict: an address, a slash, a prefix length, and no host bits. IPv4 has one spelling only; IPv6 addresses may be
 * spelled in any way that RFC 4291 allows. Prefix lengths have no leading zeros.
 *
 * @example parsePrefix('10.0.0.0/16')
 * @example parsePrefix('10.0.0.1/16')  // undefined: host bits
 */
export function parsePrefix(text: string): Prefix | undefined {
  return parseIpv4Prefix(text) ?? parseIpv6Prefix(text);
}

/** One walk over the text: this is the hot reader, so it does not call `readIpv4` and looks at every character once. */
function parseIpv4Prefix(text: string): Ipv4Prefix | undefined {
  const end = text.length;
  let first = 0;
  let octet = -1; // -1: no digit of this octet read yet
  let dots = 0;
  let i = 0;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (octet < 0 || ++dots > 3) return undefined;
      first = (first << 8) | octet;
      octet = -1;
    } else if (code === SLASH) {
      break;
    } else {
      const digit = code - ZERO;
      if (digit < 0 || digit > 9 || octet === 0) return undefined;
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return undefined;
    }
  }
  if (dots !== 3 || octet < 0 || i === end) return undefined;
  first = (first << 8) | octet;
  const length = readLength(text, i + 1, 32);
  // Shifting the prefix's own bits out must leave nothing. A shift by 32 would shift by none, hence the first test.
  if (length < 0 || (length < 32 && first << length !== 0)) return undefined;
  return { family: 4, first: first >>> 0, length };
}

function parseIpv6Prefix(text: string): Ipv6Prefix | undefined {
  const earliest = Math.max(1, text.length - 4); // `/128` is the longest end
  let slash = text.length - 2;
  while (slash >= earliest && text.charCodeAt(slash) !== SLASH) slash--;
  if (slash < earliest) return undefined;
  const length = readLength(text, slash + 1, 128);
  if (length < 0) return undefined;
  const first = readIpv6(text, 0, slash, length);
  return first === undefined ? undefined : { family: 6, first, length };
}

/** Returns the number spelled from `start` to the end of `text`, or -1 if it is not 0 to `most` without leading zeros. */
function readLength(text: string, start: number, most: number): number {
  let length = -1;
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9 || length === 0) return -1;
    length = length < 0 ? digit : length * 10 + digit;
    if (length > most) return -1;
  }
  return length;
}

const WITH_SLASH: readonly string[] = Array.from({ length: 129 }, (_, length) => `/${length}`);

/** Returns the one canonical spelling: `10.0.0.0/16`, `2001:db8::/48`. `parsePrefix` reads it back. */
export function formatPrefix(prefix: Prefix): string {
  return prefix.family === 4 ? formatIpv4Prefix(prefix.first, prefix.length) : formatIpv6(prefix.first) + WITH_SLASH[prefix.length]!;
}
