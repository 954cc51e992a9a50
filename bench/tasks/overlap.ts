import { overlappingPairs } from '../../shared/address/overlaps.ts';
import { overlapPairs } from '../floor/overlaps.ts';
import { sortColumns } from '../floor/sort.ts';
import { readColumns } from '../floor/text.ts';
import { prefixList } from '../given/prefix-list.ts';
import type { Contestant } from '../measure.ts';
import { atLeast, atMost, type Bench, type Goal, type Row, type Task } from '../task.ts';
import { readPrefixes } from './engine.ts';
import { overlapPeers } from './overlap-peers.ts';
import { growthRows, named, ratioRows, timesAsLong, type SizedRound } from './rows.ts';

const WORK = 'every overlap';
const FLOOR = 'floor: strict reading, radix sort, one sweep';
const ENGINE = 'engine, texts in';

/** Every pair of prefixes that share addresses, from their texts. */
export const overlap: Task = {
  name: 'overlap',
  run: (bench) => {
    const counts = bench.quick ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000];
    const rounds = counts.map((count): SizedRound => ({ count, measured: bench.measure(contestants(count, bench)) }));
    const sizes = counts.map((count) => {
      const list = prefixList({ count });
      return { count, run: () => overlappingPairs(readPrefixes(list)).count };
    });
    return [...rounds.flatMap(rowsOf), ...growthRows(WORK, sizes, bench, goalFrom)];
  },
};

function contestants(count: number, { peers }: Bench): Contestant[] {
  const list = prefixList({ count });
  const answer = (pairs: number) => String(pairs);
  return [
    { name: FLOOR, run: () => overlapPairs(sortColumns(readColumns(list))).count, answer },
    { name: ENGINE, run: () => overlappingPairs(readPrefixes(list)).count, answer },
    // Beyond 100,000 trees take minutes and all pairs hours; the figures would say nothing new.
    ...overlapPeers(list, peers, count).map((peer) => ({ ...peer, answer })),
  ];
}

function rowsOf({ count, measured }: SizedRound): Row[] {
  const rows = ratioRows(WORK, count, measured, count >= 10_000 && count <= 100_000 ? { [ENGINE]: atMost(1.5) } : {});
  const against = (name: string, least: number): Row[] =>
    measured.some((one) => one.name === name)
      ? [
          {
            work: WORK,
            count,
            what: name.replace('peer: ', 'engine quicker than '),
            figure: timesAsLong(named(measured, name), named(measured, ENGINE)),
            unit: '× engine',
            goal: atLeast(least),
          },
        ]
      : [];
  return [
    ...rows,
    ...(count === 100_000 ? against('peer: cidr-tools parseCidr, sorted and swept', 2.5) : []),
    ...(count >= 10_000 ? [...against('peer: node-interval-tree', 15), ...against('peer: @flatten-js/interval-tree', 15)] : []),
    ...(count === 10_000 ? against('peer: ipaddr.js match, all pairs as shipped', 300) : []),
  ];
}

// Times 14 for ten times as many is an exponent of 1.15, times 18 one of 1.26: where caches end, the floor grows faster too.
function goalFrom(count: number): Goal | undefined {
  return count === 10_000 ? atMost(Math.log10(14)) : count === 100_000 ? atMost(Math.log10(18)) : undefined;
}
