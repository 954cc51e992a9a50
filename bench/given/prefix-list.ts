import { addressesOf, formatBlock, parseBlock } from './block.ts';
import { randomFrom, shuffle, type Random } from './random.ts';

/** Prefix lengths that an Azure landing zone asks for, and how often. */
const MIX: readonly (readonly [length: number, share: number])[] = [
  [24, 0.15],
  [25, 0.1],
  [26, 0.2],
  [27, 0.25],
  [28, 0.2],
  [29, 0.1],
];
const NETWORK = 22;

/** Returns a prefix length of the usual mix. */
export function usualLength(random: Random): number {
  let left = random();
  for (const [length, share] of MIX) if ((left -= share) < 0) return length;
  return 29;
}

/** The pool that a list of so many prefixes is scattered over. */
export function poolFor(count: number): string {
  return count > 150_000 ? '16.0.0.0/4' : '10.0.0.0/8';
}

/**
 * Returns `count` IPv4 prefixes as text, the same ones for the same arguments.
 *
 * Networks of a /22 are scattered over the pool, each with up to eight aligned subnets of the usual mix, apart from one another.
 * Then come conflicts, `conflicts` of the whole: two in five are a prefix again, two in five a piece of one, one in five a prefix
 * around one. The list is shuffled at the end.
 */
export function prefixList({ count, seed = 1, conflicts = 0.01, pool = poolFor(count) }: PrefixListOptions): string[] {
  const random = randomFrom(seed);
  const [base, poolLength] = parseBlock(pool);
  const slots = 2 ** (NETWORK - poolLength);
  const apart = count - Math.round(count * conflicts);
  const first = new Float64Array(count);
  const length = new Uint8Array(count);
  let made = 0;
  // Steps of 4k + 1 lead through all slots once, since their number is a power of two.
  let slot = Math.floor(random() * slots);
  const step = (Math.floor(random() * (slots / 8)) * 8 + 5) % slots;
  for (let used = 0; made < apart; used++) {
    if (used >= slots) throw new Error(`${pool} has no room for ${count} prefixes.`);
    slot = (slot + step) % slots;
    const end = base + (slot + 1) * addressesOf(NETWORK);
    let next = base + slot * addressesOf(NETWORK);
    for (let k = 0; k < 8 && made < apart; k++) {
      const wanted = usualLength(random);
      const addresses = addressesOf(wanted);
      next = Math.ceil(next / addresses) * addresses;
      if (random() < 0.15) next += addresses; // a gap left for growth
      if (next + addresses > end) break;
      first[made] = next;
      length[made++] = wanted;
      next += addresses;
    }
  }
  for (; made < count; made++) {
    const other = Math.floor(random() * apart);
    const kind = random();
    [first[made], length[made]] = conflictWith(first[other]!, length[other]!, kind, random);
  }
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  shuffle(random, order);
  return Array.from(order, (i) => formatBlock(first[i]!, length[i]!));
}

export interface PrefixListOptions {
  readonly count: number;
  readonly seed?: number;
  /** Share of the prefixes that conflict with one of the others. */
  readonly conflicts?: number;
  readonly pool?: string;
}

function conflictWith(first: number, length: number, kind: number, random: Random): [first: number, length: number] {
  if (kind < 0.4) return [first, length];
  if (kind < 0.8) {
    const deeper = Math.min(30 - length, 1 + Math.floor(random() * 3));
    return [first + Math.floor(random() * 2 ** deeper) * addressesOf(length + deeper), length + deeper];
  }
  const shorter = length - (1 + Math.floor(random() * 2));
  return [first - (first % addressesOf(shorter)), shorter];
}

/** Returns the same blocks as IPv6 prefixes: `10.1.2.0/24` becomes `fd00:0:a01:200::/56`, so that what overlapped still does. */
export function asIpv6(list: readonly string[]): string[] {
  return list.map((text) => {
    const [first, length] = parseBlock(text);
    const high = (first >>> 16).toString(16);
    const low = (first & 0xffff).toString(16);
    // Two groups of zeros are what "::" stands for when the low group is zero; it is written out by hand to stay canonical.
    return low === '0' ? `fd00:0:${high}::/${length + 32}` : `fd00:0:${high}:${low}::/${length + 32}`;
  });
}
