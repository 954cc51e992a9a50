import { freePrefixes } from '../../shared/address/free-space.ts';
import type { Prefix } from '../../shared/address/prefix.ts';
import { placeAll } from '../../shared/allocate/place.ts';
import { BestFit } from '../floor/best-fit.ts';
import { freeBlocks } from '../floor/free-blocks.ts';
import { sortColumns } from '../floor/sort.ts';
import { readColumns } from '../floor/text.ts';
import { addressesOf, parseBlock } from '../given/block.ts';
import { placementInstance, type PlacementInstance } from '../given/placement.ts';
import { atLeast, type Row, type Task } from '../task.ts';
import { readPrefixes } from './engine.ts';
import { firstFit } from './first-fit.ts';

const WORK = 'quality of placement';

/** Pools from empty to nearly full, and how much of what is free is asked for. */
const CASES: readonly (readonly [pool: string, fill: number, ask: number])[] = [
  ['10.0.0.0/20', 0, 0.8],
  ['10.0.0.0/20', 0, 1],
  ['10.0.0.0/20', 0.5, 0.6],
  ['10.0.0.0/20', 0.5, 0.9],
  ['10.0.0.0/20', 0.7, 0.6],
  ['10.0.0.0/20', 0.7, 0.9],
  ['10.0.0.0/20', 0.7, 1],
  ['10.0.0.0/16', 0.7, 0.6],
  ['10.0.0.0/16', 0.7, 0.9],
  ['10.0.0.0/16', 0.9, 0.9],
];

/** Instances that have a solution: how many the engine solves, and whether it leaves as large blocks as best fit does. Counts, no times. */
export const quality: Task = {
  name: 'quality',
  run: ({ quick }) => {
    const each = quick ? 50 : 1000;
    const seen = { solved: 0, sameRest: 0, refused: 0, firstFit: 0 };
    for (const [pool, fill, ask] of CASES) {
      for (let seed = 1; seed <= each; seed++) {
        const instance = placementInstance({ seed, pool, fill, ask });
        const found = outcomeOf(instance);
        if (found.solved) seen.solved++;
        if (found.sameRest) seen.sameRest++;
        if (found.refused) seen.refused++;
        if (firstFit(freeOf(instance), instance.requests) === instance.requests.length) seen.firstFit++;
      }
    }
    const count = each * CASES.length;
    const row = (what: string, solved: number): Row => ({ work: WORK, count, what, figure: (100 * solved) / count, unit: '%' });
    return [
      { ...row('engine, solved', seen.solved), goal: atLeast(100) },
      { ...row('engine, leaves the blocks that best fit leaves', seen.sameRest), goal: atLeast(100) },
      { ...row('engine, takes as many more as there is room for and refuses the next', seen.refused), goal: atLeast(100) },
      row('first fit in the order asked for, solved', seen.firstFit),
    ];
  },
};

function outcomeOf({ pool, existing, requests }: PlacementInstance): { solved: boolean; sameRest: boolean; refused: boolean } {
  const containers = readPrefixes([pool]);
  const taken = readPrefixes(existing);
  const place = (lengths: readonly number[]) =>
    placeAll(
      containers,
      taken,
      lengths.map((length, i) => ({ key: String(i), length, excluded: [] })),
      'tightest',
    );
  const places = place(requests);
  const best = new BestFit(freeOf({ pool, existing }));
  for (const length of requests) best.take(length);
  const rest = freePrefixes(containers, [...taken, ...places.values()]);
  // The largest blocks that are left can be filled; one more of their length has no place.
  const largest = rest.reduce((least, { length }) => Math.min(least, length), 29);
  const room = rest.filter(({ length }) => length === largest).length;
  const filled = [...requests, ...new Array<number>(room).fill(largest)];
  return {
    solved: places.size === requests.length,
    sameRest: countsOf(rest) === best.left(),
    refused: place(filled).size === filled.length && place([...filled, largest]).size <= filled.length,
  };
}

function freeOf({ pool, existing }: Pick<PlacementInstance, 'pool' | 'existing'>) {
  const [base, length] = parseBlock(pool);
  return freeBlocks(base, addressesOf(length), sortColumns(readColumns(existing)));
}

/** Returns how many prefixes of each length there are, as `BestFit` tells what is left. */
function countsOf(free: readonly Prefix[]): string {
  const counts = new Array<number>(33).fill(0);
  for (const { length } of free) counts[length]!++;
  return counts.join(' ');
}
