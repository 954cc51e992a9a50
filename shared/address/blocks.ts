import { invariant } from '../problem/invariant.ts';
import { freePrefixes } from './free-space.ts';
import { LeastFirst } from './least-first.ts';
import {
  IPV4_SIZES,
  IPV6_SIZES,
  comparePrefixes,
  ipv4Prefix,
  ipv6Prefix,
  longestLength,
  maskTo,
  prefixContains,
  prefixesOverlap,
  type Address,
  type Prefix,
} from './prefix-value.ts';
import { nextPrefix } from './prefix-kin.ts';

/** The free blocks of one prefix length: which there are, and the lowest of them. */
interface Shelf {
  readonly lowest: LeastFirst<Address>;
  /** Made when a block that is not the lowest is first asked for. What `lowest` holds beside its members was taken meanwhile and is passed over. */
  firsts: Set<Address> | undefined;
}

/**
 * Free space that is handed out piece by piece, best fit: a place comes from the smallest free block that holds it,
 * from the lowest of equals, at its start. Since prefix lengths divide one another, this keeps the largest blocks
 * whole as long as can be.
 *
 * The one class here that changes: each `take` uses up what it returns. Nothing is given back.
 */
export class FreeBlocks {
  readonly #family: 4 | 6;
  /** By prefix length; undefined until there is a block of that length, which there never is of most. */
  readonly #shelves: (Shelf | undefined)[];

  /** The free space of `containers`, all of one family, less `taken`, as `freePrefixes` has it. */
  constructor(containers: readonly Prefix[], taken: Iterable<Prefix>) {
    this.#family = containers[0]?.family ?? 4;
    invariant(
      containers.every((container) => container.family === this.#family),
      'Free blocks are of one family.',
    );
    this.#shelves = new Array<Shelf | undefined>(longestLength(this.#family) + 1).fill(undefined);
    for (const block of freePrefixes(containers, taken)) this.#put(block.first, block.length);
  }

  /**
   * Takes a prefix of that length and returns it, or undefined if no place is free (and allowed).
   *
   * Without `allowed` O(log n). With it, places are offered in the order of best fit (blocks from the smallest that is
   * large enough to the largest, the lowest of equals first; in a block upwards) until one is allowed: a place is found
   * if there is one, in as many steps as places had to be offered. To keep clear of known prefixes use `takeOutside`.
   */
  take(length: number, allowed?: (prefix: Prefix) => boolean): Prefix | undefined {
    if (allowed === undefined) return this.#takeFrom(length, (first) => this.#prefix(first, length));
    return this.#takeFrom(length, (first, blockLength) => {
      const block = this.#prefix(first, blockLength);
      let place: Prefix | undefined = this.#prefix(first, length);
      while (place !== undefined && prefixContains(block, place)) {
        if (allowed(place)) return place;
        place = nextPrefix(place);
      }
      return undefined;
    });
  }

  /** As `take` with an `allowed` that refuses what overlaps `excluded`, but without going through the places one by one. */
  takeOutside(length: number, excluded: readonly Prefix[]): Prefix | undefined {
    return this.#takeFrom(length, (first, blockLength) => {
      const block = this.#prefix(first, blockLength);
      const near = excluded.filter((prefix) => prefixesOverlap(prefix, block));
      const room = freePrefixes(block, near).find((free) => free.length <= length);
      return room && this.#prefix(room.first, length);
    });
  }

  /** Takes exactly this prefix if all of it is free, and reports whether it was. */
  takeExactly(prefix: Prefix): boolean {
    if (prefix.family !== this.#family) return false;
    for (let length = prefix.length; length >= 0; length--) {
      const first = prefix.family === 4 ? maskTo(prefix.first, length) : maskTo(prefix.first, length);
      const shelf = this.#shelves[length];
      if (shelf === undefined) continue;
      shelf.firsts ??= new Set(shelf.lowest.values());
      if (!shelf.firsts.delete(first)) continue;
      this.#putBack(first, length, prefix);
      return true;
    }
    return false;
  }

  /** Returns what is free now, in address order. */
  free(): Prefix[] {
    const blocks: Prefix[] = [];
    this.#shelves.forEach((shelf, length) => {
      for (const first of shelf?.firsts ?? shelf?.lowest.values() ?? []) blocks.push(this.#prefix(first, length));
    });
    return blocks.sort(comparePrefixes);
  }

  /** Returns the largest free block, the lowest of equals; undefined when nothing is free. */
  largest(): Prefix | undefined {
    for (let length = 0; length < this.#shelves.length; length++) {
      const first = this.#lowest(length);
      if (first !== undefined) return this.#prefix(first, length);
    }
    return undefined;
  }

  /** Goes through the blocks that are large enough in the order of best fit; `place` names the place in a block, if it has one. */
  #takeFrom(length: number, place: (first: Address, blockLength: number) => Prefix | undefined): Prefix | undefined {
    if (!(length in this.#shelves)) return undefined; // no prefix of this family has such a length
    for (let blockLength = length; blockLength >= 0; blockLength--) {
      const shelf = this.#shelves[blockLength];
      if (shelf === undefined) continue;
      const passedOver: Address[] = [];
      let found: Prefix | undefined;
      for (let first = this.#lowest(blockLength); first !== undefined && found === undefined; first = this.#lowest(blockLength)) {
        found = place(first, blockLength);
        shelf.lowest.pop();
        if (found === undefined) passedOver.push(first);
        else {
          shelf.firsts?.delete(first);
          this.#putBack(first, blockLength, found);
        }
      }
      for (const first of passedOver) shelf.lowest.push(first);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  // block:    |-------------------------------|
  // prefix:           |---|
  // left:     |------|     |---|---------------|   on each level the half that the prefix is not in

  /** Puts back what is left of the block that begins at `first` when `prefix` is taken out of it. */
  #putBack(first: Address, blockLength: number, prefix: Prefix): void {
    let low = first;
    for (let length = blockLength + 1; length <= prefix.length; length++) {
      const middle = this.#plusSize(low, length);
      const isUpper = prefix.first >= middle;
      this.#put(isUpper ? low : middle, length);
      if (isUpper) low = middle;
    }
  }

  #plusSize(first: Address, length: number): Address {
    return typeof first === 'number' ? first + IPV4_SIZES[length]! : first + IPV6_SIZES[length]!;
  }

  #put(first: Address, length: number): void {
    const shelf = (this.#shelves[length] ??= { lowest: new LeastFirst(), firsts: undefined });
    shelf.firsts?.add(first);
    shelf.lowest.push(first);
  }

  #lowest(length: number): Address | undefined {
    const shelf = this.#shelves[length];
    if (shelf === undefined) return undefined;
    const { firsts, lowest } = shelf;
    if (firsts !== undefined) while (lowest.peek() !== undefined && !firsts.has(lowest.peek()!)) lowest.pop();
    return lowest.peek();
  }

  #prefix(first: Address, length: number): Prefix {
    return typeof first === 'number' ? ipv4Prefix(first, length) : ipv6Prefix(first, length);
  }
}
