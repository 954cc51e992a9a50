import { IPV4_SIZES, IPV6_SIZES, longestLength, maskTo, prefixContains, type Ipv4Prefix, type Ipv6Prefix, type Prefix } from './prefix-value.ts';
import { LAST_IPV4 } from './ipv4.ts';
import { LAST_IPV6 } from './ipv6.ts';

// parent:  |---------------|
// halves:  |-------|-------|     each is the buddy of the other

/** Returns the lower and the upper half, or undefined for a single address. */
export function halvesOf(prefix: Prefix): [Prefix, Prefix] | undefined {
  const length = prefix.length + 1;
  if (length > longestLength(prefix.family)) return undefined;
  if (prefix.family === 4) {
    return [
      { family: 4, first: prefix.first, length },
      { family: 4, first: prefix.first + IPV4_SIZES[length]!, length },
    ];
  }
  return [
    { family: 6, first: prefix.first, length },
    { family: 6, first: prefix.first + IPV6_SIZES[length]!, length },
  ];
}

/** Returns the prefix that makes up the parent together with this one, or undefined for the whole space. */
export function buddyOf(prefix: Prefix): Prefix | undefined {
  const { length } = prefix;
  if (length === 0) return undefined;
  if (prefix.family === 6) return { family: 6, first: prefix.first ^ IPV6_SIZES[length]!, length };
  const isUpper = (prefix.first / IPV4_SIZES[length]!) % 2 === 1;
  return { family: 4, first: prefix.first + (isUpper ? -IPV4_SIZES[length]! : IPV4_SIZES[length]!), length };
}

/** Returns the prefix one bit shorter that contains this one, or undefined for the whole space. */
export function parentOf(prefix: Prefix): Prefix | undefined {
  if (prefix.length === 0) return undefined;
  const length = prefix.length - 1;
  if (prefix.family === 4) return { family: 4, first: maskTo(prefix.first, length), length };
  return { family: 6, first: maskTo(prefix.first, length), length };
}

/** Returns the prefix of the same length that begins right after this one, or undefined at the end of the space. */
export function nextPrefix(prefix: Ipv4Prefix): Ipv4Prefix | undefined;
export function nextPrefix(prefix: Ipv6Prefix): Ipv6Prefix | undefined;
export function nextPrefix(prefix: Prefix): Prefix | undefined;
export function nextPrefix(prefix: Prefix): Prefix | undefined {
  const { length } = prefix;
  if (prefix.family === 4) {
    const first = prefix.first + IPV4_SIZES[length]!;
    return first > LAST_IPV4 ? undefined : { family: 4, first, length };
  }
  const first = prefix.first + IPV6_SIZES[length]!;
  return first > LAST_IPV6 ? undefined : { family: 6, first, length };
}

/** Returns the prefix of the same length that ends right before this one, or undefined at the start of the space. */
export function previousPrefix(prefix: Ipv4Prefix): Ipv4Prefix | undefined;
export function previousPrefix(prefix: Ipv6Prefix): Ipv6Prefix | undefined;
export function previousPrefix(prefix: Prefix): Prefix | undefined;
export function previousPrefix(prefix: Prefix): Prefix | undefined {
  const { length } = prefix;
  if (prefix.family === 4) {
    const first = prefix.first - IPV4_SIZES[length]!;
    return first < 0 ? undefined : { family: 4, first, length };
  }
  const first = prefix.first - IPV6_SIZES[length]!;
  return first < 0n ? undefined : { family: 6, first, length };
}

/** Yields the prefixes of that length inside this one, lowest first. None if `length` is shorter than its own or too long for the family. */
export function* subprefixes(prefix: Prefix, length: number): Generator<Prefix, void, undefined> {
  if (!Number.isInteger(length) || length < 0 || length > longestLength(prefix.family)) return;
  let piece: Prefix | undefined = { ...prefix, length };
  while (piece !== undefined && prefixContains(prefix, piece)) {
    yield piece;
    piece = nextPrefix(piece);
  }
}
