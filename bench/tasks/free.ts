import { freePrefixes } from '../../shared/address/free-space.ts';
import { formatPrefix } from '../../shared/address/prefix.ts';
import { freeBlocks } from '../floor/free-blocks.ts';
import { sortColumns } from '../floor/sort.ts';
import { readColumns, writeColumns } from '../floor/text.ts';
import { addressesOf, parseBlock } from '../given/block.ts';
import { poolFor, prefixList } from '../given/prefix-list.ts';
import type { Contestant } from '../measure.ts';
import { atMost, type Bench, type Row, type Task } from '../task.ts';
import { readPrefixes } from './engine.ts';
import { named, ratioRows, timesAsLong } from './rows.ts';

const WORK = 'free blocks of a pool';
const FLOOR = 'floor: strict reading, radix sort, one walk, writing';
const ENGINE = 'engine, texts in and out';
const PEER = 'peer: cidr-tools excludeCidr';

/** What is free in a pool, from the texts of what is taken to the texts of what is free. */
export const free: Task = {
  name: 'free',
  run: (bench) => {
    const counts = bench.quick ? [1000, 10_000] : [1000, 10_000, 100_000];
    return counts.flatMap((count): Row[] => {
      const measured = bench.measure(contestants(count, bench));
      const rows = ratioRows(WORK, count, measured, count >= 10_000 ? { [ENGINE]: atMost(1.5) } : {});
      if (bench.peers.cidrTools === undefined || count < 10_000) return rows;
      const against = timesAsLong(named(measured, ENGINE), named(measured, PEER));
      return [...rows, { work: WORK, count, what: 'engine, in times of cidr-tools', figure: against, unit: '× engine', goal: atMost(1.2) }];
    });
  },
};

function contestants(count: number, { peers: { cidrTools } }: Bench): Contestant[] {
  const list = prefixList({ count });
  const pool = poolFor(count);
  const [base, length] = parseBlock(pool);
  return [
    { name: FLOOR, run: () => writeColumns(freeBlocks(base, addressesOf(length), sortColumns(readColumns(list)))), answer: blocksAndAddresses },
    { name: ENGINE, run: () => freePrefixes(readPrefixes([pool]), readPrefixes(list)).map(formatPrefix), answer: blocksAndAddresses },
    ...(cidrTools ? [{ name: PEER, run: () => cidrTools.excludeCidr(pool, list), answer: blocksAndAddresses }] : []),
  ];
}

/** Returns how many blocks there are and how many addresses they hold. */
export function blocksAndAddresses(blocks: readonly string[]): string {
  return `${blocks.length} blocks, ${blocks.reduce((sum, text) => sum + addressesOf(parseBlock(text)[1]), 0)} addresses`;
}
