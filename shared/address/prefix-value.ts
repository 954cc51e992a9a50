import { invariant } from '../problem/invariant.ts';
import { LAST_IPV4 } from './ipv4.ts';
import { LAST_IPV6 } from './ipv6.ts';

/** `first` has no bit set beyond the first `length` bits; `length` is 0 to 32. */
export interface Ipv4Prefix {
  readonly family: 4;
  readonly first: number;
  readonly length: number;
}

/** `first` has no bit set beyond the first `length` bits; `length` is 0 to 128. */
export interface Ipv6Prefix {
  readonly family: 6;
  readonly first: bigint;
  readonly length: number;
}

/** All addresses that share their first `length` bits with `first`. */
export type Prefix = Ipv4Prefix | Ipv6Prefix;

/** An IPv4 address is a number, an IPv6 address a bigint. */
export type Address = number | bigint;

/** How many addresses an IPv4 prefix of each length holds. */
export const IPV4_SIZES: readonly number[] = Array.from({ length: 33 }, (_, length) => 2 ** (32 - length));

/** How many addresses an IPv6 prefix of each length holds. */
export const IPV6_SIZES: readonly bigint[] = Array.from({ length: 129 }, (_, length) => 1n << BigInt(128 - length));

/** Returns the prefix. That `first` has no host bits and `length` is a whole number 0 to 32 is for the caller to ensure; a `Bug` if not. */
export function ipv4Prefix(first: number, length: number): Ipv4Prefix {
  const size = IPV4_SIZES[length];
  invariant(size !== undefined && first >= 0 && first <= LAST_IPV4 && first % size === 0, 'An IPv4 prefix begins at a multiple of its size.');
  return { family: 4, first, length };
}

/** Returns the prefix. That `first` has no host bits and `length` is a whole number 0 to 128 is for the caller to ensure; a `Bug` if not. */
export function ipv6Prefix(first: bigint, length: number): Ipv6Prefix {
  const size = IPV6_SIZES[length];
  invariant(
    size !== undefined && first >= 0n && first <= LAST_IPV6 && (first & (size - 1n)) === 0n,
    'An IPv6 prefix begins at a multiple of its size.',
  );
  return { family: 6, first, length };
}

/** Returns `address` with every bit beyond the first `length` cleared. A number is IPv4, a bigint IPv6. */
export function maskTo(address: number, length: number): number;
export function maskTo(address: bigint, length: number): bigint;
export function maskTo(address: Address, length: number): Address {
  if (typeof address === 'number') return address - (address % IPV4_SIZES[length]!);
  return address & -IPV6_SIZES[length]!;
}

/** Returns the prefix of that length which contains `address`. */
export function prefixAround(address: Address, length: number): Prefix {
  return typeof address === 'number' ? ipv4Prefix(maskTo(address, length), length) : ipv6Prefix(maskTo(address, length), length);
}

/** Returns how many bits an address of the family has, which is also its longest prefix length: 32 or 128. */
export function longestLength(family: 4 | 6): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** Returns the last address of the prefix. */
export function prefixLast(prefix: Ipv4Prefix): number;
export function prefixLast(prefix: Ipv6Prefix): bigint;
export function prefixLast(prefix: Prefix): Address;
export function prefixLast(prefix: Prefix): Address {
  if (prefix.family === 4) return prefix.first + IPV4_SIZES[prefix.length]! - 1;
  return prefix.first + IPV6_SIZES[prefix.length]! - 1n;
}

/** Returns how many addresses the prefix holds. Exact for both families, as every power of two is an exact number. */
export function addressCount(prefix: Prefix): number {
  return 2 ** (longestLength(prefix.family) - prefix.length);
}

/** Returns how many addresses the prefix holds, as a bigint that may be added up without rounding. */
export function addressCountExact(prefix: Prefix): bigint {
  return 1n << BigInt(longestLength(prefix.family) - prefix.length);
}

/** Reports whether every address of `inner` is in `outer`. Equal prefixes contain each other; other families never do. */
export function prefixContains(outer: Prefix, inner: Prefix): boolean {
  if (outer.length > inner.length) return false;
  if (outer.family === 4) return inner.family === 4 && inner.first >= outer.first && inner.first - outer.first < IPV4_SIZES[outer.length]!;
  return inner.family === 6 && inner.first >= outer.first && inner.first - outer.first < IPV6_SIZES[outer.length]!;
}

/** Reports whether `address` is in the prefix. A number is an IPv4 address, a bigint an IPv6 address; the other family never is. */
export function prefixContainsAddress(prefix: Prefix, address: Address): boolean {
  if (prefix.family === 4) return typeof address === 'number' && address >= prefix.first && address - prefix.first < IPV4_SIZES[prefix.length]!;
  return typeof address === 'bigint' && address >= prefix.first && address - prefix.first < IPV6_SIZES[prefix.length]!;
}

/** Reports whether the two share an address, which for prefixes means that one contains the other. */
export function prefixesOverlap(a: Prefix, b: Prefix): boolean {
  return a.length <= b.length ? prefixContains(a, b) : prefixContains(b, a);
}

/** Reports whether the two hold the same addresses. */
export function samePrefix(a: Prefix, b: Prefix): boolean {
  return a.family === b.family && a.length === b.length && a.first === b.first;
}

/** Orders IPv4 before IPv6, then by first address, then the larger prefix (the shorter length) first. Negative, 0 or positive. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.length - b.length;
}
