import { cutSpan, powerOfTwo, type Pieces } from './cut-span.ts';
import { comparePrefixes, prefixContains, prefixLast, IPV4_SIZES, type Ipv4Prefix, type Ipv6Prefix, type Prefix } from './prefix-value.ts';
import { halvesOf } from './prefix-kin.ts';
import { orderPrefixes, type PrefixOrder } from './prefix-order.ts';
import { TakenIpv6 } from './taken-ipv6.ts';

/**
 * Returns the free prefixes of one or more containers in address order, each as large as it can be: no two of one
 * container could be written as one.
 *
 * `taken` may overlap, nest, repeat, and lie partly or wholly outside. Of containers that overlap the larger counts.
 * A free prefix never reaches over two containers, even where they touch: a subnet lies in one prefix of its network's
 * address space.
 */
export function freePrefixes(container: Prefix | readonly Prefix[], taken: Iterable<Prefix>): Prefix[] {
  const containers = outermost(isPrefix(container) ? [container] : container);
  const list = Array.isArray(taken) ? (taken as readonly Prefix[]) : [...taken];
  const order = orderPrefixes(list);
  const ipv4 = containers.filter((c) => c.family === 4);
  const ipv6 = containers.filter((c) => c.family === 6);
  const free: Prefix[] = ipv4.length === 0 ? [] : freeIpv4(ipv4, order);
  return ipv6.length === 0 ? free : free.concat(freeIpv6(ipv6, list, order));
}

function isPrefix(value: Prefix | readonly Prefix[]): value is Prefix {
  return !Array.isArray(value);
}

function outermost(containers: readonly Prefix[]): Prefix[] {
  const kept: Prefix[] = [];
  for (const container of [...containers].sort(comparePrefixes)) {
    const before = kept.at(-1);
    if (before === undefined || !prefixContains(before, container)) kept.push(container);
  }
  return kept;
}

// container:   |-----------------------------|
// taken:     |---|   |--|--|   |-----|  ...       `cursor` is where the taken ones seen so far end
// free:          |---|     |---|     |-------|

function freeIpv4(containers: readonly Ipv4Prefix[], order: PrefixOrder): Ipv4Prefix[] {
  const { first, length, ipv4Count } = order;
  const pieces: Pieces = { offsets: [], lengths: [] };
  let row = 0;
  let covered = 0; // where the furthest of all taken ones ends, for one may cover several containers
  for (const container of containers) {
    const stop = container.first + IPV4_SIZES[container.length]!;
    let cursor = Math.max(container.first, covered);
    for (; row < ipv4Count && first[row]! < stop; row++) {
      const start = first[row]!;
      if (start > cursor) cutSpan(cursor, start, 32, pieces);
      covered = Math.max(covered, start + IPV4_SIZES[length[row]!]!);
      if (covered > cursor) cursor = covered;
    }
    cutSpan(cursor, stop, 32, pieces);
  }
  const { offsets, lengths } = pieces;
  const free = new Array<Ipv4Prefix>(offsets.length);
  for (let i = 0; i < free.length; i++) free[i] = { family: 4, first: offsets[i]!, length: lengths[i]! };
  return free;
}

function freeIpv6(containers: readonly Ipv6Prefix[], list: readonly Prefix[], order: PrefixOrder): Ipv6Prefix[] {
  const taken = new TakenIpv6(list, order);
  const free: Ipv6Prefix[] = [];
  for (const container of containers) {
    const from = taken.countWhile((prefix) => comparePrefixes(prefix, container) <= 0);
    if (from > 0 && prefixContains(taken.at(from - 1), container)) continue;
    const last = prefixLast(container);
    freeInside(
      container,
      taken,
      from,
      taken.countWhile((prefix) => prefix.first <= last),
      free,
    );
  }
  return free;
}

/** More units than this cannot be counted exactly in a number. */
const MOST_UNIT_BITS = 52;

/** Appends what the taken ones from `from` up to and without `to`, all of them inside `container`, leave free. */
function freeInside(container: Ipv6Prefix, taken: TakenIpv6, from: number, to: number, free: Ipv6Prefix[]): void {
  const base = container.length;
  let unit = base;
  for (let k = from; k < to; k++) unit = Math.max(unit, taken.lengthAt(k));
  if (unit - base > MOST_UNIT_BITS) {
    freeByHalves(container, taken, from, to, free);
    return;
  }
  // Counted from the container's start in the smallest prefix there is, everything fits in plain numbers.
  const pieces: Pieces = { offsets: [], lengths: [] };
  let cursor = 0;
  for (let k = from; k < to; k++) {
    const start = taken.bitsAt(k, base, unit);
    if (start > cursor) cutSpan(cursor, start, unit, pieces);
    cursor = start + powerOfTwo(unit - taken.lengthAt(k));
  }
  cutSpan(cursor, powerOfTwo(unit - base), unit, pieces);
  const shift = BigInt(128 - unit);
  for (let i = 0; i < pieces.offsets.length; i++) {
    free.push({ family: 6, first: container.first + (BigInt(pieces.offsets[i]!) << shift), length: pieces.lengths[i]! });
  }
}

/** As `freeInside`, for containers of any depth: a half with nothing taken in it is free as a whole. */
function freeByHalves(container: Ipv6Prefix, taken: TakenIpv6, from: number, to: number, free: Ipv6Prefix[]): void {
  if (from === to) {
    free.push(container);
    return;
  }
  if (taken.lengthAt(from) <= container.length) return;
  const [lower, upper] = halvesOf(container) as [Ipv6Prefix, Ipv6Prefix];
  const middle = taken.countWhile((prefix) => prefix.first < upper.first, from, to);
  freeByHalves(lower, taken, from, middle, free);
  freeByHalves(upper, taken, middle, to, free);
}

/** Returns the free prefix in which a prefix of that length fits with the least left over, the lowest of equals; undefined if none is large enough. */
export function bestFit(free: Iterable<Prefix>, length: number): Prefix | undefined {
  let best: Prefix | undefined;
  for (const prefix of free) {
    if (prefix.length > length) continue;
    if (best === undefined || prefix.length > best.length || (prefix.length === best.length && comparePrefixes(prefix, best) < 0)) best = prefix;
  }
  return best;
}

/** Returns the prefix with the shortest prefix length, the lowest of equals; undefined for an empty list. */
export function largestPrefix(list: Iterable<Prefix>): Prefix | undefined {
  let largest: Prefix | undefined;
  for (const prefix of list) {
    if (largest === undefined || prefix.length < largest.length || (prefix.length === largest.length && comparePrefixes(prefix, largest) < 0))
      largest = prefix;
  }
  return largest;
}
