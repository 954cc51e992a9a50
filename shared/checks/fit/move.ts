import { FreeBlocks } from '../../address/blocks.ts';
import { freePrefixes, largestPrefix } from '../../address/free-space.ts';
import { PrefixIndex } from '../../address/overlaps.ts';
import { formatPrefix, prefixAround, prefixContains, prefixesOverlap, type Ipv4Prefix, type Prefix } from '../../address/prefix.ts';
import { takeAllowed, type Preference } from '../../allocate/place.ts';
import { compareText } from '../../problem/compare.ts';
import type { SourceEdit } from '../../plan/source-edit.ts';
import type { Change } from './change.ts';

/** Something that is only planned and could stand elsewhere. */
export interface Movable {
  readonly subject: string;
  /** Where it stands now. */
  readonly prefix: Ipv4Prefix;
  /** Where else it may stand: in one of these, and where the test allows. */
  readonly home: readonly Prefix[];
  readonly mayLie: (block: Prefix) => boolean;
  /** The edits that move it. */
  readonly edits: (to: Prefix) => readonly SourceEdit[];
  /** What moves with it, itself included. */
  readonly moves: ReadonlySet<string>;
}

/** What is missing: a block in one of `space`, where the test allows. */
export interface Wanted {
  readonly length: number;
  readonly space: readonly Prefix[];
  readonly allowed: (block: Prefix) => boolean;
}

/**
 * Yields moves that free a block for what is missing. For each thing that can move: the one block around it (or, if it is larger than
 * what is missing, one inside it) that would be free without it, and the place that the allocator would give it outside of that block.
 * Those with the fewest edits come first, then the smallest, then by name. `taken` holds all that stands there, what could move included.
 */
export function* movesFor(
  { length, space, allowed }: Wanted,
  taken: readonly Prefix[],
  movables: readonly Movable[],
  prefer: Preference,
): Generator<Change> {
  const overlapping = lookup(taken);
  const homes = new Map<readonly Prefix[], Home>();
  const ordered = movables
    .map((movable) => ({ movable, weight: movable.edits(movable.prefix).length }))
    .sort((a, b) => a.weight - b.weight || b.movable.prefix.length - a.movable.prefix.length || compareText(a.movable.subject, b.movable.subject));
  for (const { movable } of ordered) {
    const { prefix, home, mayLie, subject, edits, moves } = movable;
    const freed = freedBlock(prefix, length, allowed);
    if (freed === undefined || !space.some((parent) => prefixContains(parent, freed))) continue;
    if (prefix.length >= length && !overlapping(freed).every((other) => prefixContains(prefix, other))) continue;
    const { free, largest } = homes.get(home) ?? homeIn(home, taken);
    homes.set(home, { free, largest });
    if (largest > prefix.length) continue;
    const to = takeAllowed(new FreeBlocks(free, [freed]), prefix.length, mayLie, prefer);
    if (to === undefined) continue;
    yield {
      kind: 'move',
      title: () => `Move ${subject} from ${formatPrefix(prefix)} to ${formatPrefix(to)}`,
      edits: edits(to),
      moves,
    };
  }
}

/** Free space to move to, and the shortest prefix length in it. */
interface Home {
  readonly free: readonly Prefix[];
  readonly largest: number;
}

function homeIn(home: readonly Prefix[], taken: readonly Prefix[]): Home {
  const free = freePrefixes(home, taken);
  return { free, largest: largestPrefix(free)?.length ?? Infinity };
}

/** Looks up what overlaps a block. Many movables lie in one block, so it is looked at once. */
function lookup(taken: readonly Prefix[]): (block: Prefix) => readonly Prefix[] {
  const index = new PrefixIndex(taken);
  const known = new Map<string, readonly Prefix[]>();
  return (block) => {
    const key = formatPrefix(block);
    const found = known.get(key) ?? index.overlapping(block).map((i) => taken[i] as Prefix);
    known.set(key, found);
    return found;
  };
}

/** The block of that length that holds `prefix`, or the first allowed one inside it. */
function freedBlock(prefix: Ipv4Prefix, length: number, allowed: (block: Prefix) => boolean): Prefix | undefined {
  if (prefix.length < length) return new FreeBlocks([prefix], []).take(length, allowed);
  const around = prefixAround(prefix.first, length);
  return allowed(around) ? around : undefined;
}

/** Returns the test of whether a block keeps out of ranges. */
export function keepsOutOf(ranges: readonly Prefix[]): (block: Prefix) => boolean {
  return (block) => !ranges.some((range) => prefixesOverlap(range, block));
}
