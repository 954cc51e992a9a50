import { freePrefixes } from '../../shared/address/free-space.ts';
import type { Ipv4Prefix, Prefix } from '../../shared/address/prefix.ts';
import { placeAll } from '../../shared/allocate/place.ts';
import { BestFit } from '../floor/best-fit.ts';
import { freeBlocks } from '../floor/free-blocks.ts';
import { sortColumns } from '../floor/sort.ts';
import { readColumns } from '../floor/text.ts';
import { addressesOf, parseBlock } from '../given/block.ts';
import { poolFor, prefixList } from '../given/prefix-list.ts';
import { randomFrom, whole } from '../given/random.ts';
import type { Contestant } from '../measure.ts';
import { atMost, type Task } from '../task.ts';
import { readPrefixes } from './engine.ts';
import { firstFit } from './first-fit.ts';
import { ratioRows } from './rows.ts';

const FLOOR = 'floor: free list and best-fit heaps';
const ENGINE = 'engine';

/** Subnets of mixed sizes placed among others, from prefixes to prefixes. */
export const place: Task = {
  name: 'place',
  run: ({ quick, measure }) => {
    const counts = quick ? [1000, 10_000] : [1000, 10_000, 100_000];
    return counts.flatMap((count) =>
      ratioRows(
        `place ${count / 10} subnets among others`,
        count,
        measure(contestants(count, count / 10)),
        count === 10_000 ? { [ENGINE]: atMost(3) } : {},
      ),
    );
  },
};

function contestants(count: number, asked: number): Contestant[] {
  const list = prefixList({ count, conflicts: 0 });
  const pool = poolFor(count);
  const [base, length] = parseBlock(pool);
  const columns = readColumns(list);
  const taken = readPrefixes(list);
  const containers = readPrefixes([pool]);
  const random = randomFrom(9);
  const lengths = Array.from({ length: asked }, () => whole(random, 24, 29));
  const demands = lengths.map((wanted, i) => ({ key: String(i), length: wanted, excluded: [] }));
  return [
    {
      name: FLOOR,
      run: () => {
        const space = new BestFit(freeBlocks(base, addressesOf(length), sortColumns(columns)));
        return { placed: lengths.filter((wanted) => space.take(wanted) >= 0).length, left: () => space.left() };
      },
      answer: told,
    },
    {
      name: ENGINE,
      run: () => {
        const places = placeAll(containers, taken, demands, 'tightest');
        return { placed: places.size, left: () => lengthsOf(freePrefixes(containers, [...taken, ...places.values()])) };
      },
      answer: told,
    },
    { name: 'first fit, looking through a list', run: () => firstFit(freeBlocks(base, addressesOf(length), sortColumns(columns)), lengths) },
  ];
}

/** What both should leave is the same: how many are placed, and how many free blocks of each length there are afterwards. */
function told({ placed, left }: { readonly placed: number; readonly left: () => string }): string {
  return `${placed} placed, left: ${left()}`;
}

function lengthsOf(free: readonly Prefix[]): string {
  const counts = new Array<number>(33).fill(0);
  for (const { length } of free as readonly Ipv4Prefix[]) counts[length]!++;
  return counts.join(' ');
}
