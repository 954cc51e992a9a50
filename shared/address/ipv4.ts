/** An IPv4 address is a whole number from 0 to this one. */
export const LAST_IPV4 = 2 ** 32 - 1;

const DOT = 46;
const ZERO = 48;

/**
 * Returns the address that `text` spells, or undefined.
 *
 * Strict: four decimal octets from 0 to 255, no leading zeros, nothing before, between or after.
 *
 * @example parseIpv4('10.0.0.1')   // 167772161
 * @example parseIpv4('10.0.0.01')  // undefined: other programs read 01 as octal
 */
export function parseIpv4(text: string): number | undefined {
  return readIpv4(text, 0, text.length);
}

/** As `parseIpv4`, for the piece of `text` from `start` up to and without `end`. */
export function readIpv4(text: string, start: number, end: number): number | undefined {
  let value = 0;
  let octet = -1; // -1: no digit of this octet read yet
  let dots = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (octet < 0 || ++dots > 3) return undefined;
      value = (value << 8) | octet;
      octet = -1;
      continue;
    }
    const digit = code - ZERO;
    if (digit < 0 || digit > 9 || octet === 0) return undefined;
    octet = octet < 0 ? digit : octet * 10 + digit;
    if (octet > 255) return undefined;
  }
  return dots === 3 && octet >= 0 ? ((value << 8) | octet) >>> 0 : undefined;
}

const OCTETS: readonly string[] = Array.from({ length: 256 }, (_, octet) => `${octet}`);
const WITH_DOT: readonly string[] = OCTETS.map((octet) => `${octet}.`);

/** Returns the address in dotted form: `10.0.0.1`. */
export function formatIpv4(address: number): string {
  return WITH_DOT[address >>> 24]! + WITH_DOT[(address >>> 16) & 255]! + WITH_DOT[(address >>> 8) & 255]! + OCTETS[address & 255]!;
}

/** Prefix length -> last octet -> the two as they stand at the end: `1/32`. Filled for the lengths that occur. */
const ENDS: (readonly string[])[] = [];

/** Returns the address in dotted form with a prefix length behind it: `10.0.0.0/16`. One piece less to join than the two would be. */
export function formatIpv4Prefix(address: number, length: number): string {
  const ends = (ENDS[length] ??= OCTETS.map((octet) => `${octet}/${length}`));
  return WITH_DOT[address >>> 24]! + WITH_DOT[(address >>> 16) & 255]! + WITH_DOT[(address >>> 8) & 255]! + ends[address & 255]!;
}
