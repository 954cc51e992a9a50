import type { Ground } from './ground.ts';
import type { Kind } from './kinds.ts';

/** How many choices are looked at before giving up, in all searches that share it. Used up only by contrived mixes of excluded ranges in nearly full space. */
export class Patience {
  left = 50_000;
}

/** Demands of one kind that take pieces of one ground, each of that length. */
export interface Taking {
  readonly kind: Kind;
  readonly ground: Ground;
  readonly length: number;
  readonly count: number;
}

/** A free block as the search sees it. */
interface Block {
  readonly length: number;
  readonly ground: Ground;
}

/** How many free pieces of each ground there are, all of one length. */
type Pieces = ReadonlyMap<Ground, number>;

/**
 * Looks for a way to place kinds of demands in free blocks, from the largest to the smallest.
 *
 * When those of one length have their turn, nothing larger is still to come. So free space is no more than pieces of that length, and
 * how many there are of each ground is all that matters: which of two like pieces is taken makes no difference to anyone. That
 * leaves few states, and one that has failed is not looked at again.
 */
export class Search {
  readonly #patience: Patience;
  readonly #rooms = new Map<readonly Kind[], Map<string, boolean>>();

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /** Returns what each kind takes, or undefined when there is no way (or none was found in time). */
  solve(blocks: readonly Block[], kinds: readonly Kind[]): readonly Taking[] | undefined {
    const turns = kinds
      .flatMap((kind) => Array.from({ length: kind.length - kind.shortest + 1 }, (_, i) => ({ kind, length: kind.shortest + i })))
      .sort((a, b) => a.length - b.length);
    const failed = new Set<string>();
    const taken: Taking[] = [];
    const waiting = new Map(kinds.map((kind) => [kind, kind.count]));

    const next = (at: number, before: Pieces, lengthBefore: number): boolean => {
      const turn = turns[at];
      if (turn === undefined) return true;
      const { kind, length } = turn;
      const counts = [...waiting.values()];
      const pieces = cut(
        before,
        lengthBefore,
        length,
        blocks,
        counts.reduce((sum, count) => sum + count, 0),
      );
      const key = `${at} ${counts.join()} ${textOf(pieces)}`;
      if (failed.has(key)) return false;
      const choices = [...pieces.keys()].filter((ground) => this.#suits(kind, ground, length)).sort(leastUsefulFirst);
      // At its own length all that still wait must take their pieces; before, some may.
      const must = length === kind.length ? (waiting.get(kind) ?? 0) : undefined;
      const found = give(at, pieces, choices, must);
      if (!found && this.#patience.left > 0) failed.add(key);
      return found;
    };

    const give = (at: number, pieces: Pieces, choices: readonly Ground[], must: number | undefined): boolean => {
      const { kind, length } = turns[at] as (typeof turns)[number];
      const [ground, ...rest] = choices;
      if (ground === undefined) return (must ?? 0) === 0 && this.#patience.left-- > 0 && next(at + 1, pieces, length);
      const left = waiting.get(kind) ?? 0;
      const has = pieces.get(ground) ?? 0;
      const most = Math.min(has, must ?? left);
      const elsewhere = rest.reduce((sum, other) => sum + (pieces.get(other) ?? 0), 0);
      const least = must === undefined ? 0 : Math.max(0, must - elsewhere);
      for (let i = 0; i <= most - least && this.#patience.left > 0; i++) {
        // Where it has to take, as many as it can first; where it may, none first, since a smaller block may do.
        const count = must === undefined ? i : most - i;
        waiting.set(kind, left - count);
        if (count > 0) taken.push({ kind, ground, length, count });
        if (give(at, new Map(pieces).set(ground, has - count), rest, must === undefined ? undefined : must - count)) return true;
        if (count > 0) taken.pop();
      }
      waiting.set(kind, left);
      return false;
    };

    return next(0, new Map(), -1) ? taken : undefined;
  }

  /** Reports whether a kind may take a piece; of more than its own length only where no half of it would do. */
  #suits(kind: Kind, ground: Ground, length: number): boolean {
    if (!this.#accepts(kind, ground, length)) return false;
    return length === kind.length || (ground.halves?.every((half) => !this.#accepts(kind, half, length + 1)) ?? false);
  }

  #accepts({ refused, seam, inside }: Kind, ground: Ground, length: number): boolean {
    if ((ground.some & refused) !== 0n) return false;
    if ((ground.some & seam) !== (ground.every & seam)) return false;
    if (inside === undefined) return true;
    const rooms = this.#rooms.get(inside) ?? new Map<string, boolean>();
    this.#rooms.set(inside, rooms);
    const key = `${ground.id} ${length}`;
    const known = rooms.get(key);
    if (known !== undefined) return known;
    const room = this.solve([{ length, ground }], inside) !== undefined;
    rooms.set(key, room);
    return room;
  }
}

/** Cuts pieces of one length, and free blocks that are not in them yet, into pieces of a longer one. More than `enough` of one ground are not counted. */
function cut(before: Pieces, lengthBefore: number, length: number, blocks: readonly Block[], enough: number): Pieces {
  const pieces = new Map<Ground, number>();
  const add = (ground: Ground, depth: number, count: number): void => {
    if (depth > 0 && ground.halves !== undefined) for (const half of ground.halves) add(half, depth - 1, count);
    else pieces.set(ground, Math.min(enough, (pieces.get(ground) ?? 0) + count * 2 ** depth));
  };
  for (const [ground, count] of before) if (count > 0) add(ground, length - lengthBefore, count);
  for (const block of blocks) if (block.length > lengthBefore && block.length <= length) add(block.ground, length - block.length, 1);
  return pieces;
}

function textOf(pieces: Pieces): string {
  return [...pieces]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a.id - b.id)
    .map(([{ id }, count]) => `${id}:${count}`)
    .join();
}

/** What most demands refuse comes first: it is of least use to those that are still to come. */
function leastUsefulFirst(a: Ground, b: Ground): number {
  return countBits(b.some) - countBits(a.some) || a.id - b.id;
}

function countBits(bits: bigint): number {
  return bits.toString(2).replaceAll('0', '').length;
}
