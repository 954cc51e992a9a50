import {
  buddyOf,
  formatPrefix,
  longestLength,
  parentOf,
  prefixContains,
  prefixesOverlap,
  subprefixes,
  type Prefix,
} from '../../shared/address/prefix.ts';

/** What is to be placed: of that length, apart from `excluded`, and inside one of `within`, if it is given. */
export interface SlowDemand {
  readonly length: number;
  readonly excluded?: readonly Prefix[];
  readonly within?: readonly Prefix[];
}

/**
 * Small space, cut into at most 30 units, in which every place is tried for every demand. A set of units is a number with a bit for each.
 *
 * Obviously right: a place is any aligned piece of one container, tested address range by address range with `prefixesOverlap`; a way to
 * place a list is any choice of places that share no unit, and all choices are gone through, one demand after the other. The only
 * thing saved is that two ways which hold the same units are followed once.
 */
export class SlowSpace {
  readonly containers: readonly Prefix[];
  readonly taken: readonly Prefix[];
  readonly #units: readonly Prefix[];
  readonly #full: number;
  readonly #known = new Map<string, number>();
  readonly #places = new Map<number, { readonly prefix: Prefix; readonly bits: number }[]>();

  /** `unit`: the length of the smallest piece that is told apart; `taken` is gone from the start. */
  constructor(containers: readonly Prefix[], unit: number, taken: readonly Prefix[] = []) {
    this.taken = taken;
    this.containers = containers.filter(
      (one, i) => !containers.some((other, k) => k !== i && prefixContains(other, one) && (other.length < one.length || k < i)),
    );
    this.#units = this.containers.flatMap((container) => [...subprefixes(container, unit)]);
    if (this.#units.length > 30) throw new Error('too large to try everything');
    this.#full = this.#bits((piece) => taken.some((range) => prefixesOverlap(range, piece)));
  }

  /** Every place for a demand, whatever else is placed. */
  placesFor({ length, excluded = [], within }: SlowDemand): { readonly prefix: Prefix; readonly bits: number }[] {
    let places = this.#places.get(length);
    if (places === undefined) {
      places = this.containers.flatMap((container) => [...subprefixes(container, length)].map((prefix) => ({ prefix, bits: this.#bitsOf(prefix) })));
      this.#places.set(length, places);
    }
    return places.filter(
      ({ prefix, bits }) =>
        (bits & this.#full) === 0 &&
        !excluded.some((range) => prefixesOverlap(range, prefix)) &&
        (within === undefined || within.some((outer) => prefixContains(outer, prefix))),
    );
  }

  /** The units that are held after all demands are placed: every set that comes out of any way to do it. Empty: there is no way. */
  waysToPlace(demands: readonly SlowDemand[]): ReadonlySet<number> {
    return this.waysToTake(demands.map((demand) => this.placesFor(demand)));
  }

  /** As `waysToPlace`, for any lists of places: one place is taken of each. */
  waysToTake(lists: readonly (readonly { readonly bits: number }[])[]): ReadonlySet<number> {
    let ways = new Set([this.#full]);
    for (const places of lists) {
      const next = new Set<number>();
      for (const held of ways) for (const { bits } of places) if ((bits & held) === 0) next.add(held | bits);
      ways = next;
    }
    return ways;
  }

  /** Reports whether all demands can be placed at once. */
  canPlace(demands: readonly SlowDemand[]): boolean {
    return this.waysToPlace(demands).size > 0;
  }

  /** What is left when these units are held: the length of the largest free block, and how many free blocks there are, each as large as it can be. */
  left(held: number): { readonly largest: number; readonly blocks: number } {
    let largest = Infinity;
    let blocks = 0;
    const count = (block: Prefix): void => {
      const bits = this.#bitsOf(block);
      if ((bits & held) === 0) {
        blocks++;
        largest = Math.min(largest, block.length);
      } else if (bits !== (bits & held)) for (const half of subprefixes(block, block.length + 1)) count(half);
    };
    for (const container of this.containers) count(container);
    return { largest, blocks };
  }

  /** The units that these prefixes hold, and those that are taken. */
  held(prefixes: Iterable<Prefix>): number {
    const list = [...prefixes];
    return this.#full | this.#bits((piece) => list.some((prefix) => prefixesOverlap(prefix, piece)));
  }

  /** How many of `own` can double in place when they and `taken` are all there is: their buddy is free and lies in the same container. */
  doubling(own: readonly { readonly prefix: Prefix; readonly excluded?: readonly Prefix[] }[]): number {
    return own.filter(({ prefix, excluded = [] }) => {
      const buddy = prefix.length === 0 || prefix.length > longestLength(prefix.family) ? undefined : buddyOf(prefix);
      const parent = parentOf(prefix);
      if (buddy === undefined || parent === undefined || !this.containers.some((container) => prefixContains(container, parent))) return false;
      return ![...this.taken, ...own.map((one) => one.prefix), ...excluded].some((range) => prefixesOverlap(range, buddy));
    }).length;
  }

  /** The most of the demands and of `standing` (which are among `taken`) that can double in place at once, over all ways to place the demands; -1: there is none. */
  mostDoubling(demands: readonly SlowDemand[], standing: readonly Prefix[]): number {
    const fixed = standing.map((prefix) => ({ prefix }));
    const go = (
      rest: readonly SlowDemand[],
      placed: readonly { readonly prefix: Prefix; readonly excluded?: readonly Prefix[] }[],
      held: number,
    ): number => {
      const [first, ...others] = rest;
      if (first === undefined) return this.doubling([...fixed, ...placed]);
      let most = -1;
      for (const { prefix, bits } of this.placesFor(first)) {
        if ((bits & held) !== 0) continue;
        most = Math.max(most, go(others, [...placed, { prefix, ...(first.excluded && { excluded: first.excluded }) }], held | bits));
      }
      return most;
    };
    return go(demands, [], this.#full);
  }

  /** The units of a piece of the space; worked out once, since thousands of ways are looked at. */
  #bitsOf(block: Prefix): number {
    const text = formatPrefix(block);
    const known = this.#known.get(text) ?? this.#bits((piece) => prefixesOverlap(block, piece));
    this.#known.set(text, known);
    return known;
  }

  #bits(has: (piece: Prefix) => boolean): number {
    return this.#units.reduce((bits, piece, i) => (has(piece) ? bits | (1 << i) : bits), 0);
  }
}
