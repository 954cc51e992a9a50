import { freePrefixes } from '../../address/free-space.ts';
import { nextPrefix, prefixAround, prefixContains, prefixLast, previousPrefix, samePrefix, type Prefix } from '../../address/prefix.ts';

/** What a place is looked for in. */
export interface Room {
  readonly containers: readonly Prefix[];
  readonly taken: readonly Prefix[];
  /** What the subject holds now: it may lie inside it whatever else is there, but is not offered the same place again. */
  readonly own: Prefix | undefined;
  /** A further rule. */
  readonly allowed: (place: Prefix) => boolean;
}

/**
 * Returns the legal place of a prefix length whose first address is nearest to that of `aim`, the lower of two; undefined when there is
 * none. Looks at the free blocks, and in each of them only at places that are nearer than the best one so far.
 */
export function nearestPlace({ containers, taken, own, allowed }: Room, aim: Prefix, length: number): Prefix | undefined {
  const same = containers.filter(({ family }) => family === aim.family);
  const blocks = freePrefixes(same, taken).filter((block) => block.length <= length);
  if (own?.family === aim.family && own.length < length) blocks.push(own);
  let best: Prefix | undefined;
  const nearer = (place: Prefix) => best === undefined || isNearer(place, best, aim);
  const byDistance = blocks
    .map((block) => ({ block, start: startIn(block, aim, length) }))
    .sort((a, b) => (isNearer(a.start, b.start, aim) ? -1 : 1));
  for (const { block, start } of byDistance) {
    if (!nearer(start)) break;
    for (const place of outwards(block, start, aim)) {
      if (!nearer(place)) break;
      if ((own && samePrefix(own, place)) || !allowed(place)) continue;
      best = place;
      break;
    }
  }
  return best;
}

/** The place in a block whose first address is nearest to that of `aim`, the lower of two. */
function startIn(block: Prefix, aim: Prefix, length: number): Prefix {
  if (aim.first <= block.first) return prefixAround(block.first, length);
  const last = prefixAround(prefixLast(block), length);
  if (aim.first >= last.first) return last;
  const low = prefixAround(aim.first, length);
  const high = after(low);
  return high !== undefined && prefixContains(block, high) && isNearer(high, low, aim) ? high : low;
}

/** Yields the places of a block, the one nearest to `aim` first. */
function* outwards(block: Prefix, start: Prefix, aim: Prefix): Generator<Prefix> {
  const inside = (place: Prefix | undefined) => (place && prefixContains(block, place) ? place : undefined);
  let [low, high] = [inside(start), inside(after(start))];
  while (low ?? high) {
    if (low && (!high || isNearer(low, high, aim))) {
      yield low;
      low = inside(before(low));
    } else if (high) {
      yield high;
      high = inside(after(high));
    }
  }
}

function isNearer(a: Prefix, b: Prefix, aim: Prefix): boolean {
  const [one, other] = [distance(a, aim), distance(b, aim)];
  return one < other || (one === other && a.first < b.first);
}

function distance(a: Prefix, b: Prefix): bigint {
  const difference = BigInt(a.first) - BigInt(b.first);
  return difference < 0n ? -difference : difference;
}

function after(prefix: Prefix): Prefix | undefined {
  return prefix.family === 4 ? nextPrefix(prefix) : nextPrefix(prefix);
}

function before(prefix: Prefix): Prefix | undefined {
  return prefix.family === 4 ? previousPrefix(prefix) : previousPrefix(prefix);
}
