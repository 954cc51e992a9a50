import { FreeBlocks } from '../../address/blocks.ts';
import { freePrefixes } from '../../address/free-space.ts';
import { comparePrefixes, prefixContains, prefixesOverlap, samePrefix, type Prefix } from '../../address/prefix.ts';
import { takeTightest } from '../compact.ts';
import { inOrder, type Demand } from '../demand.ts';
import { placeAll } from '../place.ts';
import type { Choices } from './choices.ts';

/** Why something lies where it does. */
export interface Choice {
  /**
   * `tightest`: the smallest free block that holds it, when its turn came. `roomiest`: so that it and the others can double in place.
   * `together`: its place and those of others were searched for at once, since it made a difference which block each gets.
   */
  readonly how: 'tightest' | 'roomiest' | 'together';
  /** Its turn among all that were placed in the same space, larger ones first; counted from 1. */
  readonly turn: number;
  readonly of: number;
  /** The free block that it was cut from: when its turn came, or, where places were not taken in turn, with all others where they are. */
  readonly block: Prefix;
  /** How many other free blocks of the same prefix length would have held it, too. It took the lowest of them, unless they were chosen together. */
  readonly equals: number;
  /** Free blocks and places that would have come first, and that it may not have. */
  readonly passedOver: readonly Prefix[];
  readonly nextBest: readonly NextBest[];
}

/** Another place that was free for it. */
export interface NextBest {
  readonly prefix: Prefix;
  /** The free block that would have been broken, or used up where it is as large as the place. */
  readonly breaks: Prefix;
  /** Who has addresses of it now. */
  readonly nowBy: readonly string[];
}

// How many other places are named.
const MOST_NEXT = 3;

/**
 * Returns why a demand got its place among its choices: the allocator's steps up to it are taken again, by the same functions.
 *
 * Of each free block one other place is named, in the order in which the allocator would have taken them had those before not been there.
 */
export function explainChoice(choices: Choices, key: string): Choice | undefined {
  const place = choices.placed.get(key);
  const ordered = inOrder(choices.demands);
  const turn = ordered.findIndex((demand) => demand.key === key);
  const demand = ordered[turn];
  if (place === undefined || demand === undefined) return undefined;
  const earlier = ordered.slice(0, turn).flatMap((other) => choices.placed.get(other.key) ?? []);
  const before = [...choices.taken, ...earlier];
  const isInTurn = choices.prefer === 'tightest' && samePlace(takeTightest(new FreeBlocks(choices.space, before), demand), place);
  const others = [...choices.placed].flatMap(([other, prefix]) => (other === key ? [] : [prefix]));
  const taken = isInTurn ? before : [...choices.taken, ...others];
  const take = (more: readonly Prefix[]): Prefix | undefined => takeBest(choices, demand, [...taken, ...more]);

  const free = freePrefixes(choices.space, taken);
  const block = free.find((candidate) => prefixContains(candidate, place));
  if (block === undefined) return undefined;
  const how = isInTurn ? 'tightest' : choices.prefer === 'roomiest' ? 'roomiest' : 'together';
  const holds = (candidate: Prefix) => candidate.length <= demand.length && takeTightest(new FreeBlocks([candidate], []), demand) !== undefined;
  const rivals = free.filter((candidate) => candidate !== block && candidate.length === block.length);
  return {
    how,
    turn: turn + 1,
    of: ordered.length,
    block,
    equals: rivals.filter(holds).length,
    passedOver: isInTurn ? passedOver(free, block, place, demand) : [],
    nextBest: nextBest(choices, free, key, place, take),
  };
}

/** Returns what a demand that found no place was offered: the free blocks that are large enough, none of which it may have. */
export function explainRefusals(choices: Choices, key: string): readonly Prefix[] {
  const demand = choices.demands.find((candidate) => candidate.key === key);
  if (demand === undefined) return [];
  return freePrefixes(choices.space, [...choices.taken, ...choices.placed.values()]).filter((block) => block.length <= demand.length);
}

function takeBest({ space, prefer, standing }: Choices, demand: Demand, taken: readonly Prefix[]): Prefix | undefined {
  if (prefer === 'tightest') return takeTightest(new FreeBlocks(space, taken), demand);
  return placeAll(space, taken, [demand], prefer, standing).get(demand.key);
}

/** Blocks that hold it by size and come first, tighter ones and lower ones of equals; then the start of its own block. */
function passedOver(free: readonly Prefix[], block: Prefix, place: Prefix, { length }: Demand): Prefix[] {
  const first = free
    .filter(
      (candidate) =>
        candidate.length <= length &&
        (candidate.length > block.length || (candidate.length === block.length && comparePrefixes(candidate, block) < 0)),
    )
    .sort((a, b) => b.length - a.length || comparePrefixes(a, b));
  return place.first === block.first ? first : [...first, { ...block, length: place.length }];
}

function nextBest(
  choices: Choices,
  free: readonly Prefix[],
  key: string,
  place: Prefix,
  take: (more: readonly Prefix[]) => Prefix | undefined,
): NextBest[] {
  const found: NextBest[] = [];
  const gone: Prefix[] = [place];
  while (found.length < MOST_NEXT) {
    const prefix = take(gone);
    const breaks = prefix && free.find((candidate) => prefixContains(candidate, prefix));
    if (prefix === undefined || breaks === undefined) break;
    const nowBy = [...choices.placed].flatMap(([other, held]) => (other !== key && prefixesOverlap(held, prefix) ? [choices.subjectOf(other)] : []));
    found.push({ prefix, breaks, nowBy: nowBy.sort() });
    gone.push(breaks);
  }
  return found;
}

function samePlace(a: Prefix | undefined, b: Prefix): boolean {
  return a !== undefined && samePrefix(a, b);
}
