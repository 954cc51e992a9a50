import fc from 'fast-check';
import { ipv4Prefix, ipv6Prefix, maskTo, type Address, type Prefix } from '../../../shared/address/prefix.ts';
import { ipv4Range, ipv6Range, type AddressRange } from '../../../shared/address/range.ts';

/** 256 addresses in a row, small enough to keep a boolean for each: the slow twin of everything about sets of addresses. */
export interface World {
  readonly name: string;
  readonly family: 4 | 6;
  /** The address in cell `offset`; cells beside the world may be named too. */
  readonly address: (offset: number) => Address;
  /** The prefix of 2^(8 - bits) cells around cell `offset`. Negative bits reach beyond the world. */
  readonly prefix: (offset: number, bits: number) => Prefix;
  readonly range: (first: number, last: number) => AddressRange;
}

function ipv4World(name: string, base: number): World {
  return {
    name,
    family: 4,
    address: (offset) => base + offset,
    prefix: (offset, bits) => ipv4Prefix(maskTo(base + offset, 24 + bits), 24 + bits),
    range: (first, last) => ipv4Range(base + first, base + last),
  };
}

function ipv6World(name: string, base: bigint): World {
  return {
    name,
    family: 6,
    address: (offset) => base + BigInt(offset),
    prefix: (offset, bits) => ipv6Prefix(maskTo(base + BigInt(offset), 120 + bits), 120 + bits),
    range: (first, last) => ipv6Range(base + BigInt(first), base + BigInt(last)),
  };
}

/** One in the middle of each space; the last addresses of IPv4 and of IPv6, where ends do not fit any more. */
export const WORLDS: readonly World[] = [
  ipv4World('10.0.0.0/24', 10 * 2 ** 24),
  ipv4World('255.255.255.0/24', 2 ** 32 - 256),
  ipv6World('fd00::/120', 0xfdn << 120n),
  ipv6World('the last /120', (1n << 128n) - 256n),
];

export const CELLS = 256;

/** Reports whether cell `offset` of the world is in the prefix, worked out without the code under test. */
export function cellIn(world: World, prefix: Prefix, offset: number): boolean {
  if (prefix.family !== world.family) return false;
  const shift = BigInt((prefix.family === 4 ? 32 : 128) - prefix.length);
  return BigInt(world.address(offset)) >> shift === BigInt(prefix.first) >> shift;
}

/** Cell -> whether any of the prefixes holds it. */
export function cellsOf(world: World, prefixes: readonly Prefix[]): boolean[] {
  return Array.from({ length: CELLS }, (_, offset) => prefixes.some((prefix) => cellIn(world, prefix, offset)));
}

/** A prefix in the world, now and then one that reaches beyond it. */
export function prefixIn(world: World): fc.Arbitrary<Prefix> {
  const bits = fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 2, max: 8 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 1 }) },
    { weight: 1, arbitrary: fc.integer({ min: -6, max: -1 }) },
  );
  return fc.tuple(fc.integer({ min: 0, max: CELLS - 1 }), bits).map(([offset, b]) => world.prefix(offset, b));
}

/** A range of cells. */
export function rangeIn(world: World): fc.Arbitrary<AddressRange> {
  const cell = fc.integer({ min: 0, max: CELLS - 1 });
  return fc.tuple(cell, cell).map(([a, b]) => world.range(Math.min(a, b), Math.max(a, b)));
}

/**
 * The largest aligned prefixes of the cells that are true, in address order, found by trying every prefix of the world.
 * With `limits`, none may reach over the cells of one limit.
 */
export function largestPrefixes(world: World, cells: readonly boolean[], limits: readonly Prefix[] = [world.prefix(0, 0)]): Prefix[] {
  const found: Prefix[] = [];
  const isWhole = (offset: number, bits: number) => {
    if (bits < 0) return false;
    const size = CELLS >> bits;
    const start = offset - (offset % size);
    const limit = limits.find((each) => cellIn(world, each, start));
    return limit !== undefined && cells.slice(start, start + size).every((cell, i) => cell && cellIn(world, limit, start + i));
  };
  for (let offset = 0; offset < CELLS;) {
    const bits = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((b) => offset % (CELLS >> b) === 0 && isWhole(offset, b) && !isWhole(offset, b - 1));
    if (bits === undefined) offset++;
    else {
      found.push(world.prefix(offset, bits));
      offset += CELLS >> bits;
    }
  }
  return found;
}

/** Any IPv4 prefix, short and long lengths alike. */
export const ipv4Prefixes: fc.Arbitrary<Prefix> = fc
  .tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) => ipv4Prefix(maskTo(address, length), length));

/** Any IPv6 address, with runs of zeros as people have them. */
export const ipv6Addresses: fc.Arbitrary<bigint> = fc
  .array(fc.oneof(fc.constant(0), fc.constant(0), fc.constant(0xffff), fc.nat({ max: 0xffff })), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n));

/** Any IPv6 prefix. */
export const ipv6Prefixes: fc.Arbitrary<Prefix> = fc
  .tuple(ipv6Addresses, fc.integer({ min: 0, max: 128 }))
  .map(([address, length]) => ipv6Prefix(maskTo(address, length), length));

/** Prefixes that nest, repeat and touch, of both families. */
export const crowdedPrefixes: fc.Arbitrary<Prefix> = fc.oneof(prefixIn(WORLDS[0]!), prefixIn(WORLDS[2]!), ipv4Prefixes, ipv6Prefixes);

/** A repeatable stream of numbers from 0 to 1 (mulberry32), for sizes that fast-check would be slow with. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` prefixes of both families, many of them equal or nested, in no order. */
export function manyPrefixes(count: number, seed: number): Prefix[] {
  const random = seeded(seed);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: count }, () => {
    const length = 8 + below(25);
    const address = 10 * 2 ** 24 + below(64) * 2 ** 16 + (random() < 0.5 ? 0 : below(2 ** 16));
    if (random() < 0.5) return ipv4Prefix(maskTo(address, length), length);
    const tail = random() < 0.5 ? 0n : BigInt(below(2 ** 32)) << BigInt(below(32));
    const six = (0xfdn << 120n) | (BigInt(address) << 64n) | tail;
    const long = random() < 0.5 ? 32 + length : 64 + below(65);
    return ipv6Prefix(maskTo(six, long), long);
  });
}
