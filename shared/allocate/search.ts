import { FreeBlocks } from '../address/blocks.ts';
import { freePrefixes } from '../address/free-space.ts';
import { comparePrefixes, halvesOf, type Prefix } from '../address/prefix.ts';
import { compareText } from '../problem/compare.ts';
import type { Demand } from './demand.ts';
import { countedWith, countLengths, fits } from './fit.ts';
import { Grounds, type Ground } from './ground.ts';
import { kindsOf, Marks, type Kind } from './kinds.ts';
import { Search, type Patience, type Taking } from './search-kinds.ts';

/**
 * Returns a place for every demand in free blocks (of one family, apart from each other), or undefined when there is none, or none
 * was found before the patience was used up. For demands to which it makes a difference where they lie, where placing one after the
 * other can take the one spot that another needed.
 *
 * `keepFree`: the length of a block that stays free beside them.
 */
export function searchPlaces(
  free: readonly Prefix[],
  demands: readonly Demand[],
  patience: Patience,
  keepFree?: number,
): Map<string, Prefix> | undefined {
  const wanted = countLengths(demands);
  if (!fits(countLengths(free), keepFree === undefined ? wanted : countedWith(wanted, keepFree, 1))) return undefined;
  const marks = new Marks();
  const kinds = kindsOf(demands, free, marks);
  if (!kinds.every((kind) => hasRoomFor(kind, kinds, free, marks.list))) return undefined;
  const grounds = new Grounds(marks.list);
  const anywhere: Kind = { demands: [], count: 1, length: keepFree ?? 0, shortest: keepFree ?? 0, refused: 0n, seam: 0n, inside: undefined };
  const takings = new Search(patience).solve(
    free.map((block) => ({ length: block.length, ground: grounds.of(block) })),
    keepFree === undefined ? kinds : [...kinds, anywhere],
  );
  return takings && settle(free, takings, grounds);
}

/** Reports whether a kind and all that are at least as picky fit, by size, into what the kind accepts: a quick way to see that there is no way. */
function hasRoomFor({ refused }: Kind, kinds: readonly Kind[], free: readonly Prefix[], marks: readonly (readonly Prefix[])[]): boolean {
  const out = marks.filter((_, i) => (refused & (1n << BigInt(i))) !== 0n).flat();
  const pickier = kinds
    .filter((kind) => (kind.refused & refused) === refused)
    .flatMap(({ length, count }) => Array.from({ length: count }, () => ({ length })));
  return fits(countLengths(freePrefixes(free, out)), countLengths(pickier));
}

/** Chooses a place for each taking: a piece of its ground in the smallest free block that has one, the lowest of equals. */
function settle(free: readonly Prefix[], takings: readonly Taking[], grounds: Grounds): Map<string, Prefix> {
  const open = new FreeBlocks(free, []);
  const places = new Map<Kind, Prefix[]>();
  for (const { kind, ground, length, count } of takings) {
    for (let i = 0; i < count; i++) {
      const place = pieceLike(ground, length, open.free(), grounds);
      if (place === undefined || !open.takeExactly(place)) continue;
      places.set(kind, [...(places.get(kind) ?? []), place]);
    }
  }
  const settled = new Map<string, Prefix>();
  for (const [{ demands }, found] of places) {
    const named = [...demands].sort((a, b) => compareText(a.key, b.key));
    found.sort(comparePrefixes).forEach((place, i) => {
      const demand = named[i];
      if (demand) settled.set(demand.key, place);
    });
  }
  return settled;
}

function pieceLike(ground: Ground, length: number, blocks: readonly Prefix[], grounds: Grounds): Prefix | undefined {
  const tightFirst = blocks.filter((block) => block.length <= length).sort((a, b) => b.length - a.length);
  for (const block of tightFirst) {
    const piece = pieceIn(block, grounds.of(block), ground, length);
    if (piece) return piece;
  }
  return undefined;
}

function pieceIn(block: Prefix, own: Ground, wanted: Ground, length: number): Prefix | undefined {
  // Where all of a block is alike, so is its first piece.
  if (own.halves === undefined) return own === wanted ? { ...block, length } : undefined;
  if (block.length === length) return own === wanted ? block : undefined;
  const [low, high] = halvesOf(block) as [Prefix, Prefix];
  return pieceIn(low, own.halves[0], wanted, length) ?? pieceIn(high, own.halves[1], wanted, length);
}
