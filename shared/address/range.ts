import { LAST_IPV4, formatIpv4, parseIpv4 } from './ipv4.ts';
import { LAST_IPV6, formatIpv6, parseIpv6 } from './ipv6.ts';
import { IPV6_SIZES, comparePrefixes, prefixLast, type Address, type Ipv4Prefix, type Ipv6Prefix, type Prefix } from './prefix-value.ts';
import { cutSpan } from './cut-span.ts';
import { invariant } from '../problem/invariant.ts';

/** Both ends are included; `first <= last`. */
export interface Ipv4Range {
  readonly family: 4;
  readonly first: number;
  readonly last: number;
}

/** Both ends are included; `first <= last`. */
export interface Ipv6Range {
  readonly family: 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Every address from `first` to `last`, both included. Never empty. */
export type AddressRange = Ipv4Range | Ipv6Range;

/** Returns the range. That `0 <= first <= last <= 2^32 - 1` is for the caller to ensure; a `Bug` if not. */
export function ipv4Range(first: number, last: number): Ipv4Range {
  invariant(first >= 0 && first <= last && last <= LAST_IPV4, 'A range runs upwards inside the IPv4 space.');
  return { family: 4, first, last };
}

/** Returns the range. That `0 <= first <= last <= 2^128 - 1` is for the caller to ensure; a `Bug` if not. */
export function ipv6Range(first: bigint, last: bigint): Ipv6Range {
  invariant(first >= 0n && first <= last && last <= LAST_IPV6, 'A range runs upwards inside the IPv6 space.');
  return { family: 6, first, last };
}

/** Returns the range of exactly the prefix's addresses. */
export function rangeOf(prefix: Prefix): AddressRange {
  if (prefix.family === 4) return { family: 4, first: prefix.first, last: prefixLast(prefix) };
  return { family: 6, first: prefix.first, last: prefixLast(prefix) };
}

/** Returns the range that `10.0.0.0-10.0.0.9` spells, or undefined: other form, two families, or the last before the first. */
export function parseRange(text: string): AddressRange | undefined {
  const dash = text.indexOf('-');
  if (dash < 0) return undefined;
  return rangeBetween(parseAddress(text.slice(0, dash)), parseAddress(text.slice(dash + 1)));
}

/** Returns the range from `first` to `last`, or undefined if one is missing, they are of two families, or `last` comes first. */
export function rangeBetween(first: Address | undefined, last: Address | undefined): AddressRange | undefined {
  if (typeof first === 'number' && typeof last === 'number' && first <= last) return ipv4Range(first, last);
  if (typeof first === 'bigint' && typeof last === 'bigint' && first <= last) return ipv6Range(first, last);
  return undefined;
}

function parseAddress(text: string): Address | undefined {
  return parseIpv4(text) ?? parseIpv6(text);
}

/** Returns `10.0.0.0-10.0.0.9`, which `parseRange` reads back. A single address is written twice. */
export function formatRange(range: AddressRange): string {
  if (range.family === 4) return `${formatIpv4(range.first)}-${formatIpv4(range.last)}`;
  return `${formatIpv6(range.first)}-${formatIpv6(range.last)}`;
}

/** How one range lies to another; exactly one holds for any two. */
export type RangeRelation = 'before' | 'overlaps-start' | 'covers' | 'equal' | 'inside' | 'overlaps-end' | 'after';

/**
 * Returns how `a` lies to `b`. Every IPv4 range is before every IPv6 range.
 *
 *     b:                       |------|
 *     a before b:        |---|
 *     a overlaps-start b:    |----|
 *     a covers b:            |----------|   also with one end in common
 *     a equal b:               |------|
 *     a inside b:                |--|       also with one end in common
 *     a overlaps-end b:            |------|
 *     a after b:                       |---|
 */
export function relationOf(a: AddressRange, b: AddressRange): RangeRelation {
  if (a.family !== b.family) return a.family < b.family ? 'before' : 'after';
  if (a.last < b.first) return 'before';
  if (a.first > b.last) return 'after';
  if (a.first === b.first && a.last === b.last) return 'equal';
  if (a.first <= b.first && a.last >= b.last) return 'covers';
  if (a.first >= b.first && a.last <= b.last) return 'inside';
  return a.first < b.first ? 'overlaps-start' : 'overlaps-end';
}

/** Reports whether the two share an address. */
export function rangesOverlap(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Returns the fewest prefixes that hold exactly the range's addresses, lowest first: at most 62 for IPv4, 254 for IPv6. */
export function rangeToPrefixes(range: AddressRange): Prefix[] {
  return range.family === 4 ? cutIpv4(range) : cutIpv6(range);
}

function cutIpv4(range: Ipv4Range): Ipv4Prefix[] {
  const pieces = { offsets: [], lengths: [] as number[] };
  cutSpan(range.first, range.last + 1, 32, pieces);
  return pieces.offsets.map((first, i) => ({ family: 4, first, length: pieces.lengths[i]! }));
}

function cutIpv6(range: Ipv6Range): Ipv6Prefix[] {
  const pieces: Ipv6Prefix[] = [];
  let first = range.first;
  let length = 128;
  while (first <= range.last) {
    // The end of the piece before is aligned for this length. Grow while aligned and inside, then shrink until inside.
    while (length > 0 && (first & (IPV6_SIZES[length - 1]! - 1n)) === 0n && first + IPV6_SIZES[length - 1]! - 1n <= range.last) length--;
    while (first + IPV6_SIZES[length]! - 1n > range.last) length++;
    pieces.push({ family: 6, first, length });
    first += IPV6_SIZES[length]!;
  }
  return pieces;
}

/**
 * Returns the one range that the prefixes make up together, or undefined if there are none, there is a gap between
 * them, or they are of two families. Their order does not matter; they may overlap.
 */
export function rangeFromPrefixes(prefixes: readonly Prefix[]): AddressRange | undefined {
  const sorted = [...prefixes].sort(comparePrefixes);
  let joined: AddressRange | undefined;
  for (const prefix of sorted) {
    const next = rangeOf(prefix);
    const widened: AddressRange | undefined = joined === undefined ? next : join(joined, next);
    if (widened === undefined) return undefined;
    joined = widened;
  }
  return joined;
}

/** `b` does not begin before `a`. Undefined if there is a gap. */
function join(a: AddressRange, b: AddressRange): AddressRange | undefined {
  if (a.family === 4 && b.family === 4 && b.first <= a.last + 1) return { family: 4, first: a.first, last: Math.max(a.last, b.last) };
  if (a.family === 6 && b.family === 6 && b.first <= a.last + 1n) return { family: 6, first: a.first, last: a.last > b.last ? a.last : b.last };
  return undefined;
}
