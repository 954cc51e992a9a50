import { PrefixIndex } from '../../shared/address/overlaps.ts';
import type { Prefix } from '../../shared/address/prefix.ts';
import { meetsAny, searchable } from '../floor/search.ts';
import { sortColumns } from '../floor/sort.ts';
import { readColumns } from '../floor/text.ts';
import { addressesOf, formatBlock, parseBlock } from '../given/block.ts';
import { poolFor, prefixList } from '../given/prefix-list.ts';
import { randomFrom, whole } from '../given/random.ts';
import type { Contestant } from '../measure.ts';
import { atMost, type Bench, type Row, type Task } from '../task.ts';
import { readPrefixes } from './engine.ts';
import { named, ratioRows, timesAsLong, type SizedRound } from './rows.ts';

const WORK = 'one candidate against an open plan';
const FLOOR = 'floor: binary search';
const ENGINE = 'engine, text in';
const CANDIDATES = 1000;

/** Whether a prefix that somebody types meets anything in a plan that is open. Times are of one candidate. */
export const candidate: Task = {
  name: 'candidate',
  run: (bench) => {
    const counts = bench.quick ? [1000, 10_000] : [1000, 10_000, 100_000];
    const rounds = counts.map((count): SizedRound => ({
      count,
      measured: bench.measure(contestants(count, bench)).map((one) => ({ ...one, ms: one.ms / CANDIDATES })),
    }));
    const [least, most] = [rounds[0]!, rounds.at(-1)!];
    const steady: Row = {
      work: WORK,
      count: most.count,
      what: `engine, against the same with ${least.count}`,
      figure: timesAsLong(named(most.measured, ENGINE), named(least.measured, ENGINE)),
      unit: '× smaller',
      goal: atMost(3),
    };
    return [...rounds.flatMap(({ count, measured }) => ratioRows(WORK, count, measured, { [ENGINE]: atMost(20) })), steady, memory(most.count)];
  },
};

/** Returns candidates of the usual lengths somewhere in the pool. */
export function candidates(pool: string): string[] {
  const random = randomFrom(42);
  const [base, length] = parseBlock(pool);
  return Array.from({ length: CANDIDATES }, () => {
    const own = whole(random, 24, 29);
    const first = base + Math.floor(random() * addressesOf(length));
    return formatBlock(first - (first % addressesOf(own)), own);
  });
}

function contestants(count: number, { peers: { nodeIntervalTree, ipaddr } }: Bench): Contestant[] {
  const list = prefixList({ count });
  const asked = candidates(poolFor(count));
  const columns = readColumns(list);
  const ready = searchable(sortColumns(columns));
  const index = new PrefixIndex(readPrefixes(list));
  const answer = (hits: number) => String(hits);
  const all: Contestant[] = [
    {
      name: FLOOR,
      answer,
      run: () => {
        const { first, length } = readColumns(asked);
        let hits = 0;
        for (let i = 0; i < first.length; i++) if (meetsAny(ready, first[i]!, length[i]!)) hits++;
        return hits;
      },
    },
    {
      name: ENGINE,
      answer,
      run: () => {
        let hits = 0;
        for (const prefix of readPrefixes(asked)) if (index.overlapsAny(prefix)) hits++;
        return hits;
      },
    },
  ];
  if (nodeIntervalTree) {
    const tree = new nodeIntervalTree.IntervalTree();
    columns.first.forEach((low, place) => tree.insert({ low, high: low + addressesOf(columns.length[place]!) - 1, place }));
    all.push({
      name: 'peer: node-interval-tree, built once',
      answer,
      run: () => {
        const { first, length } = readColumns(asked);
        let hits = 0;
        for (let i = 0; i < first.length; i++) if (tree.search(first[i]!, first[i]! + addressesOf(length[i]!) - 1).length > 0) hits++;
        return hits;
      },
    });
  }
  if (ipaddr && count <= 10_000) {
    const { IPv4 } = ipaddr;
    const read = list.map((text) => IPv4.parseCIDR(text));
    all.push({
      name: 'peer: ipaddr.js match over a list read once',
      answer,
      run: () =>
        asked.filter((text) => {
          const own = IPv4.parseCIDR(text);
          return read.some((other) => (own[1] <= other[1] ? other[0].match(own) : own[0].match(other)));
        }).length,
    });
  }
  return all;
}

/** What the index keeps for each prefix beside the prefixes themselves. */
function memory(count: number): Row {
  const prefixes = readPrefixes(prefixList({ count }));
  const used = () => {
    (globalThis as { gc?: () => void }).gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const index = new PrefixIndex(prefixes);
  const bytes = used() - before;
  // Asked once more, so that neither the list nor the index can be collected before the second look.
  const kept = index.overlapsAny(prefixes[0] as Prefix) ? prefixes.length : 0;
  return { work: WORK, count, what: 'engine, memory of the index', figure: bytes / kept, unit: 'bytes each', goal: atMost(64) };
}
