import { formatIpv4, parseIpv4 } from './ipv4.ts';
import { parseIpv6 } from './ipv6.ts';
import { formatPrefix } from './prefix-text.ts';
import { nextPrefix } from './prefix-kin.ts';
import { ipv4Prefix, longestLength, prefixAround, type Address, type Prefix } from './prefix-value.ts';
import { rangeBetween, rangeToPrefixes } from './range.ts';

/** What the forgiving reader made of a text. */
export interface LoosePrefix {
  readonly prefix: Prefix;
  /** What was changed, each in words; empty when the text was read as it stands. */
  readonly changes: readonly string[];
  /** When host bits were cleared: the prefix that contains the address, and the one after it (absent at the end of the space). */
  readonly neighbours?: readonly [Prefix, Prefix];
}

/** Longer than any spelling with sense, so that nothing below has to be fast on long texts. */
const LONGEST_TEXT = 200;

/** Returns what `text` most likely means, or undefined when there is nothing or more than one thing it may mean. */
export function looseReading(text: string): LoosePrefix | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_TEXT) return undefined;
  const changes: string[] = [];
  if (trimmed !== text) changes.push('removed the spaces around it');
  return fromRange(trimmed, changes) ?? fromParts(trimmed, changes);
}

/** `10.0.0.0-10.0.0.255`, with a hyphen or an en dash, if that is exactly one prefix. */
function fromRange(text: string, before: readonly string[]): LoosePrefix | undefined {
  const ends = /^([^\s\u2013-]+)\s*[\u2013-]\s*([^\s\u2013-]+)$/u.exec(text);
  if (ends === null) return undefined;
  const changes = [...before];
  const range = rangeBetween(looseAddress(ends[1]!, changes), looseAddress(ends[2]!, changes));
  if (range === undefined) return undefined;
  const [prefix, another] = rangeToPrefixes(range);
  if (prefix === undefined || another !== undefined) return undefined;
  return finished(prefix, [...changes, `read the range as ${formatPrefix(prefix)}`]);
}

/** An address alone, or with a prefix length or a mask after a slash or spaces. */
function fromParts(text: string, before: readonly string[]): LoosePrefix | undefined {
  const parts = /^([^\s/]+)(?:(\s*\/\s*|\s+)([^\s/]+))?$/u.exec(text);
  if (parts === null) return undefined;
  const [, addressText, between, tail] = parts;
  const changes = [...before];
  const address = looseAddress(addressText!, changes);
  if (address === undefined) return undefined;
  const most = longestLength(typeof address === 'number' ? 4 : 6);
  if (between === undefined || tail === undefined) {
    return finished(prefixAround(address, most), [...changes, `read the single address as a /${most}`]);
  }
  if (between.includes('/') && between !== '/') changes.push('removed the spaces around the slash');
  const length = between.includes('/') && /^[0-9]+$/.test(tail) ? looseLength(tail, most, changes) : maskLength(address, tail, changes);
  return length === undefined ? undefined : masked(address, length, changes);
}

/** Clears host bits and says so. */
function masked(address: Address, length: number, changes: readonly string[]): LoosePrefix {
  const prefix = prefixAround(address, length);
  if (prefix.first === address) return finished(prefix, changes);
  const next = nextPrefix(prefix);
  return finished(prefix, [...changes, `cleared the host bits: the address is in ${formatPrefix(prefix)}`], next && [prefix, next]);
}

/** The last step of every form: an IPv4-mapped IPv6 prefix (`::ffff:10.0.0.0/104`) becomes the IPv4 prefix. */
function finished(prefix: Prefix, changes: readonly string[], neighbours?: readonly [Prefix, Prefix]): LoosePrefix {
  const mapped = unmapped(prefix);
  if (mapped === undefined) return neighbours === undefined ? { prefix, changes } : { prefix, changes, neighbours };
  const said = [...changes, `read the IPv4-mapped address as the IPv4 prefix ${formatPrefix(mapped)}`];
  const next = neighbours && unmapped(neighbours[1]);
  return next === undefined ? { prefix: mapped, changes: said } : { prefix: mapped, changes: said, neighbours: [mapped, next] };
}

/** The IPv4 prefix that the prefix maps. One that begins there is no shorter than /96, for it has its bit 96 set. */
function unmapped(prefix: Prefix): Prefix | undefined {
  if (prefix.family === 4 || prefix.first >> 32n !== 0xffffn) return undefined;
  return ipv4Prefix(Number(prefix.first & 0xffffffffn), prefix.length - 96);
}

/** An address, its octets with leading zeros allowed; these are read as decimal. */
function looseAddress(text: string, changes: string[]): Address | undefined {
  const strict = parseIpv4(text) ?? parseIpv6(text);
  if (strict !== undefined || !/^[0-9]+(\.[0-9]+){3}$/.test(text)) return strict;
  const address = parseIpv4(text.split('.').map(withoutZeros).join('.'));
  if (address !== undefined) changes.push(`removed leading zeros: ${text} is ${formatIpv4(address)} in decimal`);
  return address;
}

function looseLength(text: string, most: number, changes: string[]): number | undefined {
  const digits = withoutZeros(text);
  const length = Number(digits);
  if (length > most) return undefined;
  if (digits !== text) changes.push(`removed the leading zeros of the prefix length ${length}`);
  return length;
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=[0-9])/, '');
}

/** The length that `255.255.255.0` (network mask) or `0.0.0.255` (wildcard mask) stands for. */
function maskLength(address: Address, text: string, changes: string[]): number | undefined {
  const mask = parseIpv4(text);
  if (mask === undefined || typeof address !== 'number') return undefined;
  const asMask = onesThenZeros(mask);
  const asWildcard = onesThenZeros(~mask >>> 0);
  if (asMask !== undefined && asWildcard !== undefined) return maskOfOneValue(address, asMask, changes);
  if (asMask !== undefined) changes.push(`read the mask ${text} as /${asMask}`);
  else if (asWildcard !== undefined) changes.push(`read the wildcard mask ${text} as /${asWildcard}`);
  return asMask ?? asWildcard;
}

/**
 * 0.0.0.0 and 255.255.255.255 are masks of both kinds, with opposite meanings. The reading without host bits is
 * taken when there is only one such: `0.0.0.0 0.0.0.0` is everything by habit, `10.0.0.1 255.255.255.255` is one
 * address. `10.0.0.1 0.0.0.0` and `0.0.0.0 255.255.255.255` stay refused.
 */
function maskOfOneValue(address: number, asMask: number, changes: string[]): number | undefined {
  if ((address === 0) !== (asMask === 0)) return undefined;
  changes.push(`read the mask ${asMask === 0 ? '0.0.0.0' : '255.255.255.255'} as /${asMask}`);
  return asMask;
}

/** The number of leading ones if no one follows a zero. */
function onesThenZeros(mask: number): number | undefined {
  const ones = Math.clz32(~mask);
  return ones === 32 || mask << ones === 0 ? ones : undefined;
}

/** Reports whether `text` is an IPv4 network or wildcard mask. */
export function isMask(text: string): boolean {
  const mask = parseIpv4(text);
  return mask !== undefined && (onesThenZeros(mask) !== undefined || onesThenZeros(~mask >>> 0) !== undefined);
}
