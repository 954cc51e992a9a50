import { powerOfTwo } from './cut-span.ts';
import type { PrefixOrder } from './prefix-order.ts';
import type { Ipv6Prefix, Prefix } from './prefix-value.ts';

/** The IPv6 prefixes of a list in address order, without those inside another: no two of them share an address. */
export class TakenIpv6 {
  readonly #list: readonly Prefix[];
  readonly #order: PrefixOrder;
  readonly #rows: Uint32Array;

  /** `order` is that of `list`. */
  constructor(list: readonly Prefix[], order: PrefixOrder) {
    this.#list = list;
    this.#order = order;
    this.#rows = outermostRows(order);
  }

  /** Returns the prefix number `k`. */
  at(k: number): Ipv6Prefix {
    return this.#list[this.#order.index[this.#rows[k]!]!] as Ipv6Prefix;
  }

  /** Returns the prefix length of number `k`. */
  lengthAt(k: number): number {
    return this.#order.length[this.#rows[k]!]!;
  }

  /** Returns the bits `from` up to and without `to` of the first address of number `k`, as a number. Its bits after `to` must be zero. */
  bitsAt(k: number, from: number, to: number): number {
    const row = this.#rows[k]! - this.#order.ipv4Count;
    let value = 0;
    for (let word = from >>> 5; word < 4; word++) {
      const all = this.#order.words[word]![row]!;
      const skipped = Math.max(0, from - 32 * word);
      value += ((all & (0xffffffff >>> skipped)) >>> 0) * powerOfTwo(to - 32 * (word + 1));
    }
    return value;
  }

  /** Returns up to which number, between `from` and `to`, the prefixes satisfy `test`; it must hold for a leading part of them. O(log n). */
  countWhile(test: (prefix: Ipv6Prefix) => boolean, from = 0, to = this.#rows.length): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (test(this.at(middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The rows that no row before them contains. Everything inside a prefix follows it directly, and shares its leading bits. */
function outermostRows({ count, ipv4Count, length, common }: PrefixOrder): Uint32Array {
  const rows = new Uint32Array(count - ipv4Count);
  let kept = 0;
  let shared = -1; // leading bits that all rows since the last outermost one share with it
  for (let row = ipv4Count; row < count; row++) {
    shared = Math.min(shared, common[row]!);
    if (kept > 0 && shared >= length[rows[kept - 1]!]!) continue;
    rows[kept++] = row;
    shared = 128;
  }
  return rows.subarray(0, kept);
}
