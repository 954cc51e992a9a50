import { freePrefixes } from '../address/free-space.ts';
import { buddyOf, formatPrefix, prefixesOverlap, type Prefix } from '../address/prefix.ts';
import { isPicky, kindOf, outermost, type Demand } from './demand.ts';

/** Demands that can stand in for one another. */
export interface Kind {
  readonly demands: readonly Demand[];
  readonly count: number;
  readonly length: number;
  /** The shortest length that it may get; `length` unless it holds something for which a block of `length` may have no room. */
  readonly shortest: number;
  /** Marks that must not lie on its place. */
  readonly refused: bigint;
  /** Marks that must lie on all of its place or on none of it. */
  readonly seam: bigint;
  readonly inside: readonly Kind[] | undefined;
}

/** Marks for `Grounds`, one for each different list of prefixes. */
export class Marks {
  readonly list: (readonly Prefix[])[] = [];
  readonly #byText = new Map<string, bigint>();

  /** Returns the mark (a bit) of these prefixes, none for an empty list. */
  of(prefixes: readonly Prefix[]): bigint {
    if (prefixes.length === 0) return 0n;
    const text = [...new Set(prefixes.map(formatPrefix))].sort().join(' ');
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const bit = 1n << BigInt(this.list.length);
    this.list.push(prefixes);
    this.#byText.set(text, bit);
    return bit;
  }
}

/** Groups demands by kind, larger first. Ranges that do not meet the free blocks make no difference. */
export function kindsOf(demands: readonly Demand[], free: readonly Prefix[], marks: Marks): Kind[] {
  const groups = new Map<string, Demand[]>();
  for (const demand of demands) {
    const text = isPicky(demand) ? kindOf(demand) : `${demand.length}`;
    const group = groups.get(text) ?? [];
    groups.set(text, group);
    group.push(demand);
  }
  const kinds = [...groups].map(([text, group]): { text: string; kind: Kind } => {
    const [{ length, excluded, within, inside, shortest }] = group as [Demand, ...Demand[]];
    const met = excluded.filter((range) => free.some((block) => prefixesOverlap(range, block)));
    return {
      text,
      kind: {
        demands: group,
        count: group.length,
        length,
        shortest: shortest ?? length,
        refused: marks.of(met) | (within === undefined ? 0n : marks.of(freePrefixes(free, within))),
        seam: within === undefined ? 0n : marks.of(upperNeighbours(within)),
        inside: inside && kindsOf(inside, free, marks),
      },
    };
  });
  return kinds.sort((a, b) => a.kind.length - b.kind.length || (a.text < b.text ? -1 : 1)).map(({ kind }) => kind);
}

/**
 * The upper ones of two prefixes that lie side by side as halves of one block. A block that reaches over two prefixes of a list has
 * such a pair in it, so this mark lies on a part of it only.
 */
function upperNeighbours(prefixes: readonly Prefix[]): Prefix[] {
  const list = outermost(prefixes);
  const texts = new Set(list.map(formatPrefix));
  return list.filter((prefix) => {
    const buddy = buddyOf(prefix);
    return buddy !== undefined && buddy.first < prefix.first && texts.has(formatPrefix(buddy));
  });
}
