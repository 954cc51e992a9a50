import { halvesOf, prefixContains, prefixesOverlap, type Prefix } from '../address/prefix.ts';

/**
 * A piece of space as demands see it: which marks lie on it. Two pieces on which the marks lie in the same way are one and the same
 * value, wherever they are: for demands it makes no difference which of them is taken.
 */
export interface Ground {
  /** In the order in which grounds were first met. */
  readonly id: number;
  /** Marks (bits) that lie on any of its addresses, and on all of them. */
  readonly some: bigint;
  readonly every: bigint;
  /** Absent when the same marks lie on all of it: then any part of it is like the whole. */
  readonly halves: readonly [Ground, Ground] | undefined;
}

/** Space with marks on some of its prefixes: mark `i` lies on the prefixes `marks[i]`. */
export class Grounds {
  readonly #marked: readonly { readonly prefix: Prefix; readonly bit: bigint }[];
  readonly #known = new Map<string, Ground>();

  constructor(marks: readonly (readonly Prefix[])[]) {
    this.#marked = marks.flatMap((prefixes, i) => prefixes.map((prefix) => ({ prefix, bit: 1n << BigInt(i) })));
  }

  /** Returns what a prefix is to demands. */
  of(prefix: Prefix): Ground {
    return this.#groundOf(
      prefix,
      0n,
      this.#marked.filter((mark) => prefixesOverlap(mark.prefix, prefix)),
    );
  }

  /** `near` overlap the prefix; `around` are the marks that lie on all of it. */
  #groundOf(prefix: Prefix, around: bigint, near: readonly { readonly prefix: Prefix; readonly bit: bigint }[]): Ground {
    const every = near.reduce((bits, mark) => (prefixContains(mark.prefix, prefix) ? bits | mark.bit : bits), around);
    const inner = near.filter((mark) => (mark.bit & every) === 0n);
    const halves = inner.length === 0 ? undefined : halvesOf(prefix);
    if (halves === undefined) return this.#one(`${every}`, { some: every, every, halves: undefined });
    const [low, high] = halves.map((half) =>
      this.#groundOf(
        half,
        every,
        inner.filter((mark) => prefixesOverlap(mark.prefix, half)),
      ),
    ) as [Ground, Ground];
    if (low === high && low.halves === undefined) return low;
    return this.#one(`${low.id} ${high.id}`, { some: low.some | high.some, every: low.every & high.every, halves: [low, high] });
  }

  #one(key: string, ground: Omit<Ground, 'id'>): Ground {
    const known = this.#known.get(key);
    if (known) return known;
    const made = { id: this.#known.size, ...ground };
    this.#known.set(key, made);
    return made;
  }
}
