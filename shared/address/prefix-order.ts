import { ipv6Words } from './ipv6.ts';
import type { Ipv6Prefix, Ipv4Prefix, Prefix } from './prefix-value.ts';
import { radixOrder } from './radix-order.ts';

/**
 * A list of prefixes as columns, in the order of `comparePrefixes` and then of their place in the list: the IPv4
 * prefixes, then the IPv6 ones. A row's number is its position in that order.
 */
export interface PrefixOrder {
  readonly count: number;
  /** How many rows are IPv4; they come first. */
  readonly ipv4Count: number;
  /** Row -> place in the list. */
  readonly index: Uint32Array;
  /** Row -> prefix length. */
  readonly length: Uint8Array;
  /** Row -> how many leading bits its first address shares with that of the row before; -1 in the first row of a family. */
  readonly common: Int16Array;
  /** IPv4 row -> first address. */
  readonly first: Uint32Array;
  /** Four columns of 32 bits, most significant first: (IPv6 row - `ipv4Count`) -> its word of the first address. */
  readonly words: readonly Uint32Array[];
}

// Most lists are short and hold no IPv6: they should not pay for making these.
const NO_WORDS: readonly Uint32Array[] = Array.from({ length: 4 }, () => new Uint32Array(0));

/** Returns the order of `prefixes`. Takes time in proportion to their number, whatever their mix. */
export function orderPrefixes(prefixes: readonly Prefix[]): PrefixOrder {
  const count = prefixes.length;
  let ipv4Count = 0;
  for (const prefix of prefixes) if (prefix.family === 4) ipv4Count++;
  const index = new Uint32Array(count);
  const length = new Uint8Array(count);
  const common = new Int16Array(count);
  const first = orderIpv4(prefixes, ipv4Count, index, length, common);
  const words =
    ipv4Count === count
      ? NO_WORDS
      : orderIpv6(prefixes, count - ipv4Count, index.subarray(ipv4Count), length.subarray(ipv4Count), common.subarray(ipv4Count));
  return { count, ipv4Count, index, length, common, first, words };
}

function orderIpv4(prefixes: readonly Prefix[], rows: number, index: Uint32Array, length: Uint8Array, common: Int16Array): Uint32Array {
  const first = new Uint32Array(rows);
  if (rows === 0) return first;
  const places = rows === prefixes.length ? undefined : new Uint32Array(rows);
  const unsorted = new Uint32Array(rows);
  const lengths = new Uint8Array(rows);
  let row = 0;
  for (let i = 0; i < prefixes.length; i++) {
    if (prefixes[i]!.family !== 4) continue;
    const prefix = prefixes[i] as Ipv4Prefix;
    unsorted[row] = prefix.first;
    lengths[row] = prefix.length;
    if (places !== undefined) places[row] = i;
    row++;
  }
  const order = radixOrder([unsorted], lengths);
  let previous = 0;
  for (let k = 0; k < rows; k++) {
    const from = order[k]!;
    const value = unsorted[from]!;
    first[k] = value;
    length[k] = lengths[from]!;
    index[k] = places === undefined ? from : places[from]!;
    common[k] = Math.clz32(value ^ previous);
    previous = value;
  }
  common[0] = -1;
  return first;
}

function orderIpv6(prefixes: readonly Prefix[], rows: number, index: Uint32Array, length: Uint8Array, common: Int16Array): Uint32Array[] {
  const words = Array.from({ length: 4 }, () => new Uint32Array(rows));
  const places = new Uint32Array(rows);
  const unsorted = Array.from({ length: 4 }, () => new Uint32Array(rows));
  const lengths = new Uint8Array(rows);
  let row = 0;
  for (let i = 0; i < prefixes.length; i++) {
    if (prefixes[i]!.family !== 6) continue;
    const prefix = prefixes[i] as Ipv6Prefix;
    ipv6Words(prefix.first, unsorted, row);
    lengths[row] = prefix.length;
    places[row] = i;
    row++;
  }
  const order = radixOrder(unsorted, lengths);
  for (let k = 0; k < rows; k++) {
    const from = order[k]!;
    for (let word = 0; word < 4; word++) words[word]![k] = unsorted[word]![from]!;
    length[k] = lengths[from]!;
    index[k] = places[from]!;
    common[k] = k === 0 ? -1 : sharedBits(words, k - 1, k);
  }
  return words;
}

/** How many leading bits two rows of four words share. */
function sharedBits(words: readonly Uint32Array[], a: number, b: number): number {
  for (let word = 0; word < 4; word++) {
    const difference = words[word]![a]! ^ words[word]![b]!;
    if (difference !== 0) return 32 * word + Math.clz32(difference);
  }
  return 128;
}
