/** How many prefixes of each length there are: prefix length → count. */
export type LengthCounts = readonly number[];

const LENGTHS = 129;
// Beyond this nothing is counted any more: more room than any plan has demands.
const PLENTY = 2 ** 50;

/** Counts prefixes by their length. */
export function countLengths(list: Iterable<{ readonly length: number }>): number[] {
  const counts = new Array<number>(LENGTHS).fill(0);
  for (const { length } of list) counts[length] = (counts[length] ?? 0) + 1;
  return counts;
}

/**
 * Reports whether prefixes of the wanted lengths can all be cut out of free blocks. Exact, since sizes divide one another: from the
 * largest to the smallest, each wanted one takes one piece of its size, wherever it is cut.
 */
export function fits(free: LengthCounts, wanted: LengthCounts): boolean {
  let pieces = 0;
  for (let length = 0; length < LENGTHS; length++) {
    pieces = Math.min(pieces * 2, PLENTY) + (free[length] ?? 0) - (wanted[length] ?? 0);
    if (pieces < 0) return false;
  }
  return true;
}

/** Returns the length of the largest block that can stay free when the wanted lengths are cut out; undefined when none can, or they do not fit. */
export function largestLeft(free: LengthCounts, wanted: LengthCounts): number | undefined {
  for (let length = 0; length < LENGTHS; length++) {
    if (fits(free, countedWith(wanted, length, 1))) return length;
  }
  return undefined;
}

/** The counts with `more` of one length. */
export function countedWith(counts: LengthCounts, length: number, more: number): number[] {
  const changed = [...counts];
  changed[length] = (changed[length] ?? 0) + more;
  return changed;
}
