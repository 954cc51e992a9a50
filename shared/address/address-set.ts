import { boundsCover, boundsMeet, boundsTouch, boundsUpTo, combine, paint, sameBounds, type Bounds, type Stroke } from './bounds.ts';
import { prefixLast, type Address, type Prefix } from './prefix-value.ts';
import { rangeToPrefixes, type AddressRange } from './range.ts';

/** What goes into a set: a prefix, or any run of addresses. */
export type AddressSetItem = Prefix | AddressRange;

/** Any set of addresses of both families. Never changes; `AddressSetBuilder` makes one step by step. */
export class AddressSet {
  readonly #ipv4: Bounds<number>;
  readonly #ipv6: Bounds<bigint>;

  /** For `AddressSetBuilder` and the operations below; use `AddressSet.of`, `AddressSet.from` or a builder. */
  constructor(ipv4: Bounds<number>, ipv6: Bounds<bigint>) {
    this.#ipv4 = ipv4;
    this.#ipv6 = ipv6;
    Object.freeze(this);
  }

  /** Returns the set of all addresses of the items, which may overlap. Without items: the empty set. */
  static of(...items: readonly AddressSetItem[]): AddressSet {
    return AddressSet.from(items);
  }

  /** As `of`, for a list. O(n log n). */
  static from(items: Iterable<AddressSetItem>): AddressSet {
    const builder = new AddressSetBuilder();
    for (const item of items) builder.add(item);
    return builder.build();
  }

  /** True if there is no address in the set. */
  get isEmpty(): boolean {
    return this.#ipv4.length === 0 && this.#ipv6.length === 0;
  }

  /** The fewest ranges that hold the set, IPv4 first, in address order; no two of them touch. */
  get ranges(): AddressRange[] {
    const ranges: AddressRange[] = [];
    for (let i = 0; i < this.#ipv4.length; i += 2) ranges.push({ family: 4, first: this.#ipv4[i]!, last: this.#ipv4[i + 1]! - 1 });
    for (let i = 0; i < this.#ipv6.length; i += 2) ranges.push({ family: 6, first: this.#ipv6[i]!, last: this.#ipv6[i + 1]! - 1n });
    return ranges;
  }

  /** Returns the fewest prefixes that hold the set, IPv4 first, in address order. */
  prefixes(): Prefix[] {
    return this.ranges.flatMap(rangeToPrefixes);
  }

  /** Returns how many addresses are in the set. */
  count(): bigint {
    let ipv4 = 0;
    let ipv6 = 0n;
    for (let i = 0; i < this.#ipv4.length; i += 2) ipv4 += this.#ipv4[i + 1]! - this.#ipv4[i]!;
    for (let i = 0; i < this.#ipv6.length; i += 2) ipv6 += this.#ipv6[i + 1]! - this.#ipv6[i]!;
    return BigInt(ipv4) + ipv6;
  }

  /** Reports whether the address (a number is IPv4, a bigint IPv6), or every address of the prefix or range, is in the set. O(log n). */
  contains(what: Address | AddressSetItem): boolean {
    if (typeof what === 'number') return boundsUpTo(this.#ipv4, what) % 2 === 1;
    if (typeof what === 'bigint') return boundsUpTo(this.#ipv6, what) % 2 === 1;
    if (what.family === 4) return boundsCover(this.#ipv4, what.first, endOf(what));
    return boundsCover(this.#ipv6, what.first, endOf(what));
  }

  /** Reports whether the set and the other share an address. O(log n) for a prefix or a range. */
  overlaps(other: AddressSetItem | AddressSet): boolean {
    if (other instanceof AddressSet) return boundsMeet(this.#ipv4, other.#ipv4) || boundsMeet(this.#ipv6, other.#ipv6);
    if (other.family === 4) return boundsTouch(this.#ipv4, other.first, endOf(other));
    return boundsTouch(this.#ipv6, other.first, endOf(other));
  }

  /** Reports whether both hold the same addresses, however they were made. */
  equals(other: AddressSet): boolean {
    return sameBounds(this.#ipv4, other.#ipv4) && sameBounds(this.#ipv6, other.#ipv6);
  }

  /** Returns the addresses that are in either. */
  union(other: AddressSet): AddressSet {
    return this.#combined(other, (here, there) => here || there);
  }

  /** Returns the addresses that are in this set and not in the other. */
  minus(other: AddressSet): AddressSet {
    return this.#combined(other, (here, there) => here && !there);
  }

  /** Returns the addresses that are in both. */
  intersection(other: AddressSet): AddressSet {
    return this.#combined(other, (here, there) => here && there);
  }

  #combined(other: AddressSet, keep: (here: boolean, there: boolean) => boolean): AddressSet {
    return new AddressSet(combine(this.#ipv4, other.#ipv4, keep), combine(this.#ipv6, other.#ipv6, keep));
  }
}

/** Both families in full. */
const EVERYTHING = new AddressSet([0, 2 ** 32], [0n, 1n << 128n]);

/**
 * Collects additions and removals; each acts on what the steps before it left. `build` gives the set.
 *
 * n steps take O(n log n) in all: nothing is worked out before `build`. Each step returns the builder.
 *
 * @example new AddressSetBuilder().add(pool).removeSet(used).build()
 */
export class AddressSetBuilder {
  readonly #ipv4: Stroke<number>[] = [];
  readonly #ipv6: Stroke<bigint>[] = [];

  /** Adds every address of the prefix or range. */
  add(item: AddressSetItem): this {
    return this.#stroke(item, true);
  }

  /** Removes every address of the prefix or range; those that are not in do not matter. */
  remove(item: AddressSetItem): this {
    return this.#stroke(item, false);
  }

  /** Adds every address of the set. */
  addSet(set: AddressSet): this {
    for (const range of set.ranges) this.add(range);
    return this;
  }

  /** Removes every address of the set. */
  removeSet(set: AddressSet): this {
    for (const range of set.ranges) this.remove(range);
    return this;
  }

  /** Removes every address that is not in the set, of both families. */
  intersect(set: AddressSet): this {
    return this.removeSet(EVERYTHING.minus(set));
  }

  /** Returns the set as it is now. The builder stays usable; sets given before do not change. */
  build(): AddressSet {
    return new AddressSet(paint(this.#ipv4), paint(this.#ipv6));
  }

  #stroke(item: AddressSetItem, isIn: boolean): this {
    if (item.family === 4) this.#ipv4.push({ first: item.first, end: endOf(item), isIn });
    else this.#ipv6.push({ first: item.first, end: endOf(item), isIn });
    return this;
  }
}

/** The address after the last one. */
function endOf(item: AddressSetItem & { family: 4 }): number;
function endOf(item: AddressSetItem & { family: 6 }): bigint;
function endOf(item: AddressSetItem): Address {
  const last = 'last' in item ? item.last : prefixLast(item);
  return typeof last === 'number' ? last + 1 : last + 1n;
}
