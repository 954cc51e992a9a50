import type { ConflictKind, Side } from './conflict.ts';

/** What there is to say of a name on which the two sides do not agree; null where that side removed the thing. */
export interface Said {
  readonly kind: Extract<ConflictKind, 'both-renamed' | 'changed-removed'>;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** One for each side. */
export interface OfBoth<T> {
  readonly ours: T;
  readonly theirs: T;
}

/** Calls `settle` for each thing that a side renamed, with the name that it is to bear. */
export function agree(
  renames: OfBoth<ReadonlyMap<string, string>>,
  names: OfBoth<ReadonlySet<string>>,
  favoured: Side,
  settle: (from: string, final: string, said?: Said) => void,
): void {
  for (const from of new Set([...renames.ours.keys(), ...renames.theirs.keys()])) {
    const [ours, theirs] = [renames.ours.get(from), renames.theirs.get(from)];
    if (ours !== undefined && theirs !== undefined) {
      if (ours === theirs) settle(from, ours);
      else if (!names.theirs.has(ours) && !names.ours.has(theirs))
        settle(from, favoured === 'ours' ? ours : theirs, { kind: 'both-renamed', ours, theirs });
      continue;
    }
    const [side, other]: readonly [Side, Side] = ours === undefined ? ['theirs', 'ours'] : ['ours', 'theirs'];
    const to = renames[side].get(from) ?? from;
    // The other side uses the new name for something else.
    if (names[other].has(to)) continue;
    if (names[other].has(from)) settle(from, to);
    else settle(from, to, { kind: 'changed-removed', ours: ours ?? null, theirs: theirs ?? null });
  }
}
