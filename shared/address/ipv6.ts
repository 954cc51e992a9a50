import { formatIpv4, readIpv4 } from './ipv4.ts';

/** An IPv6 address is a whole number from 0 to this one. */
export const LAST_IPV6 = (1n << 128n) - 1n;

const COLON = 58;
const DOT = 46;

// Addresses are taken apart and put together in this one buffer: eight groups of 16 bits, the first one most
// significant. Every function below fills it before it reads it, so nothing is carried from one call to the next.
const view = new DataView(new ArrayBuffer(16));

/**
 * Returns the address that `text` spells, or undefined.
 *
 * Any spelling of RFC 4291: groups of one to four hexadecimal digits of either case, `::` once for one or more groups
 * of zeros, the last 32 bits as an IPv4 address. No zone (`%eth0`), no brackets, no spaces.
 *
 * @example parseIpv6('::1')          // 1n
 * @example parseIpv6('::10.0.0.1')   // 167772161n
 */
export function parseIpv6(text: string): bigint | undefined {
  return readIpv6(text, 0, text.length);
}

/** As `parseIpv6`, for the piece of `text` from `start` up to and without `end`; undefined too if a bit after the first `length` is set. */
export function readIpv6(text: string, start: number, end: number, length = 128): bigint | undefined {
  let groups = 0;
  let gap = -1; // how many groups stand before `::`
  let i = start;
  if (text.charCodeAt(i) === COLON) {
    // A single colon cannot begin an address.
    if (end - i < 2 || text.charCodeAt(i + 1) !== COLON) return undefined;
    gap = 0;
    i += 2;
  }
  while (i < end) {
    if (groups === 8) return undefined;
    let group = 0;
    let digits = 0;
    const begin = i;
    for (; i < end; i++) {
      const digit = hexDigit(text.charCodeAt(i));
      if (digit < 0) break;
      if (++digits > 4) return undefined;
      group = group * 16 + digit;
    }
    if (i < end && text.charCodeAt(i) === DOT) {
      const tail = groups <= 6 ? readIpv4(text, begin, end) : undefined;
      if (tail === undefined) return undefined;
      view.setUint32(groups * 2, tail);
      groups += 2;
      break;
    }
    if (digits === 0) return undefined;
    view.setUint16(2 * groups++, group);
    if (i === end) break;
    if (text.charCodeAt(i) !== COLON || ++i === end) return undefined;
    if (text.charCodeAt(i) === COLON) {
      if (gap >= 0) return undefined;
      gap = groups;
      i++;
    }
  }
  if (gap < 0 ? groups !== 8 : groups === 8) return undefined;
  if (gap >= 0) openGap(gap, groups);
  return hasBitsAfter(length) ? undefined : joined();
}

function hasBitsAfter(length: number): boolean {
  for (let word = length >>> 5; word < 4; word++) {
    const skipped = Math.max(0, length - 32 * word);
    if ((view.getUint32(4 * word) & (0xffffffff >>> skipped)) !== 0) return true;
  }
  return false;
}

/** Moves the groups after `::` to the end of the buffer and writes zeros between. */
function openGap(gap: number, groups: number): void {
  const moved = groups - gap;
  for (let k = 1; k <= moved; k++) view.setUint16(2 * (8 - k), view.getUint16(2 * (groups - k)));
  for (let k = gap; k < 8 - moved; k++) view.setUint16(2 * k, 0);
}

function joined(): bigint {
  return (view.getBigUint64(0) << 64n) | view.getBigUint64(8);
}

/** Character code -> the hexadecimal digit that it is, or -1. */
const HEX_DIGITS = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()));

function hexDigit(code: number): number {
  return code < 128 ? HEX_DIGITS[code]! : -1;
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16));
const HEX_OF_TWO: readonly string[] = HEX.map((hex) => hex.padStart(2, '0'));
const WITH_COLON: readonly string[] = HEX.map((hex) => `${hex}:`);
const TWO_WITH_COLON: readonly string[] = HEX_OF_TWO.map((hex) => `${hex}:`);

/**
 * Returns the address in the one canonical spelling of RFC 5952: lower case, no leading zeros, `::` for the longest run
 * of two or more zero groups (the first of equals), and IPv4-mapped addresses as `::ffff:10.0.0.1`.
 */
export function formatIpv6(address: bigint): string {
  view.setBigUint64(0, address >> 64n);
  view.setBigUint64(8, address);
  let gap = -1;
  let gapLength = 1;
  for (let k = 0; k < 8; k++) {
    let run = 0;
    while (k + run < 8 && view.getUint16(2 * (k + run)) === 0) run++;
    if (run > gapLength) {
      gap = k;
      gapLength = run;
    }
    k += run;
  }
  if (gap === 0 && gapLength === 5 && view.getUint16(10) === 0xffff) return `::ffff:${formatIpv4(view.getUint32(12))}`;
  let text = '';
  for (let k = 0; k < 8; k++) {
    const group = view.getUint16(2 * k);
    if (k === gap) {
      // A group before it has brought the other colon.
      text += k === 0 ? '::' : ':';
      k += gapLength - 1;
    } else if (k === 7) text += group < 256 ? HEX[group]! : HEX[group >>> 8]! + HEX_OF_TWO[group & 255]!;
    else text += group < 256 ? WITH_COLON[group]! : HEX[group >>> 8]! + TWO_WITH_COLON[group & 255]!;
  }
  return text;
}

/** Writes the address as four words of 32 bits, most significant first, into `words` at `place` of each. */
export function ipv6Words(address: bigint, words: readonly Uint32Array[], place: number): void {
  view.setBigUint64(0, address >> 64n);
  view.setBigUint64(8, address);
  for (let word = 0; word < 4; word++) words[word]![place] = view.getUint32(4 * word);
}
