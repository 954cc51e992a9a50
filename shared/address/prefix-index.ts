import { ipv6Words } from './ipv6.ts';
import { parentsOf } from './nesting.ts';
import { orderPrefixes, type PrefixOrder } from './prefix-order.ts';
import { prefixContains, type Prefix } from './prefix-value.ts';

/** The first address that is looked for, as the columns have theirs. Filled before each search. */
const wanted: readonly Uint32Array[] = Array.from({ length: 4 }, () => new Uint32Array(1));

/** Built once from a list of prefixes; answers for one candidate after another in O(log n + hits), however the list nests. */
export class PrefixIndex {
  readonly #prefixes: readonly Prefix[];
  readonly #order: PrefixOrder;
  readonly #parents: Int32Array;
  /** Row -> the nearest row around it that is larger than it, so that equal prefixes are passed over in one step. */
  readonly #larger: Int32Array;

  /** The list is copied; later changes to it are not seen. */
  constructor(prefixes: readonly Prefix[]) {
    this.#prefixes = [...prefixes];
    this.#order = orderPrefixes(this.#prefixes);
    this.#parents = parentsOf(this.#order);
    this.#larger = largerThan(this.#order, this.#parents);
  }

  /** Returns the places in the list of all prefixes that share an address with `candidate`, in address order, larger first. */
  overlapping(candidate: Prefix): number[] {
    const { count, index } = this.#order;
    const from = this.#rowsBefore(candidate);
    const found = this.#around(from - 1, candidate).map((row) => index[row]!);
    for (let row = from; row < count && prefixContains(candidate, this.#at(row)); row++) found.push(index[row]!);
    return found;
  }

  /** Reports whether any prefix of the list shares an address with `candidate`. */
  overlapsAny(candidate: Prefix): boolean {
    const from = this.#rowsBefore(candidate);
    return this.#nearestAround(from - 1, candidate) >= 0 || (from < this.#order.count && prefixContains(candidate, this.#at(from)));
  }

  #at(row: number): Prefix {
    return this.#prefixes[this.#order.index[row]!]!;
  }

  /** How many rows come before the first row that is equal to the candidate or after it. */
  #rowsBefore(candidate: Prefix): number {
    const { first, words, length, ipv4Count, count } = this.#order;
    const isIpv4 = candidate.family === 4;
    const columns = isIpv4 ? [first] : words;
    if (isIpv4) wanted[0]![0] = candidate.first;
    else ipv6Words(candidate.first, wanted, 0);
    const offset = isIpv4 ? 0 : ipv4Count;
    let low = offset;
    let high = isIpv4 ? ipv4Count : count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      let difference = 0;
      for (let c = 0; c < columns.length && difference === 0; c++) difference = columns[c]![middle - offset]! - wanted[c]![0]!;
      if (difference < 0 || (difference === 0 && length[middle]! < candidate.length)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The nearest row at or around `row` that contains the candidate, or -1. At most one step for each prefix length. */
  #nearestAround(row: number, candidate: Prefix): number {
    while (row >= 0 && !prefixContains(this.#at(row), candidate)) row = this.#larger[row]!;
    return row;
  }

  /** All rows around the candidate, largest first. */
  #around(row: number, candidate: Prefix): number[] {
    const rows: number[] = [];
    for (let outer = this.#nearestAround(row, candidate); outer >= 0; outer = this.#parents[outer]!) rows.push(outer);
    return rows.reverse();
  }
}

function largerThan(order: PrefixOrder, parents: Int32Array): Int32Array {
  const larger = new Int32Array(order.count);
  for (let row = 0; row < order.count; row++) {
    const parent = parents[row]!;
    const isEqual = parent >= 0 && order.length[parent] === order.length[row];
    larger[row] = isEqual ? larger[parent]! : parent;
  }
  return larger;
}
