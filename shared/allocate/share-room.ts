import { comparePrefixes, type Prefix } from '../address/prefix.ts';
import { compareText } from '../problem/compare.ts';
import type { Demand } from './demand.ts';
import { countLengths, fits, type LengthCounts } from './fit.ts';

/** How free room is shared out. */
export interface Share {
  /** The length of the block that each demand is given to grow in: its own, or a shorter one. */
  readonly lengths: ReadonlyMap<string, number>;
  /** Free blocks that nobody gets. */
  readonly kept: readonly Prefix[];
}

/**
 * Shares out free blocks, all of which demands fit into, such that as many as possible can double: a demand by a block twice its size,
 * and whoever stands beside one of the `guards` by keeping that free block. Who stands already comes first where it makes no difference
 * to the count. What doubles is given twice as much again, `steps` times at most, the smallest first.
 *
 * Exact, because of two demands of which one can be doubled it may as well be the smaller, and of two guards to give up the larger.
 * Only demands that `mayGrow` are given more than they need.
 */
export function shareRoom(
  free: readonly Prefix[],
  guards: readonly Prefix[],
  demands: readonly Demand[],
  { steps = Infinity, mayGrow = () => true }: { readonly steps?: number; readonly mayGrow?: (demand: Demand) => boolean } = {},
): Share {
  const wanted = countLengths(demands);
  const growing = demands.filter(mayGrow).sort((a, b) => b.length - a.length || compareText(a.key, b.key));
  const largestFirst = [...guards].sort((a, b) => a.length - b.length || comparePrefixes(a, b));
  let best: { readonly kept: readonly Prefix[]; readonly room: LengthCounts; readonly count: number } = {
    kept: [],
    room: countLengths(free),
    count: -1,
  };
  for (let lost = 0; lost <= guards.length; lost++) {
    const kept = largestFirst.slice(lost);
    if (kept.length + growing.length <= best.count) break;
    const room = without(countLengths(free), kept);
    if (!fits(room, wanted)) continue;
    const count = kept.length + mostThatDouble(room, wanted, growing);
    if (count > best.count) best = { kept, room, count };
  }

  const lengths = new Map(demands.map(({ key, length }) => [key, length]));
  let counts = wanted;
  let step = growing;
  for (let i = 0; i < steps && step.length > 0; i++) {
    const lengthNow = step.map(({ key }) => ({ length: lengths.get(key) ?? 0 }));
    const many = mostThatDouble(best.room, counts, lengthNow);
    counts = doubled(counts, lengthNow, many);
    step = step.slice(0, many);
    for (const { key } of step) lengths.set(key, (lengths.get(key) ?? 0) - 1);
  }
  return { lengths, kept: best.kept };
}

/** Returns how many of `growing`, the smallest first, can have a block of twice their size while all that is wanted still fits. */
function mostThatDouble(room: LengthCounts, wanted: readonly number[], growing: readonly { readonly length: number }[]): number {
  let [low, high] = [0, growing.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(room, doubled(wanted, growing, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function doubled(counts: readonly number[], growing: readonly { readonly length: number }[], many: number): number[] {
  const changed = [...counts];
  for (const { length } of growing.slice(0, many)) {
    changed[length] = (changed[length] ?? 0) - 1;
    changed[length - 1] = (changed[length - 1] ?? 0) + 1;
  }
  return changed;
}

function without(counts: readonly number[], blocks: readonly Prefix[]): number[] {
  const changed = [...counts];
  for (const { length } of blocks) changed[length] = (changed[length] ?? 0) - 1;
  return changed;
}
