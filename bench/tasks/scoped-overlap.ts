import type { Allocation } from '../../shared/allocate/allocation.ts';
import { overlapsOf } from '../../shared/checks/overlaps.ts';
import { viewsOf } from '../../shared/connectivity/views.ts';
import type { Network, Plan } from '../../shared/plan/plan.ts';
import { overlapPairs } from '../floor/overlaps.ts';
import { sortColumns } from '../floor/sort.ts';
import { readColumns } from '../floor/text.ts';
import { asIpv6, prefixList } from '../given/prefix-list.ts';
import type { Contestant } from '../measure.ts';
import { atMost, type Task } from '../task.ts';
import { readPrefixes } from './engine.ts';
import { growthRows, ratioRows } from './rows.ts';

const WORK = 'every overlap of a plan';
const FLOOR = 'floor: both families as IPv4, strict reading, radix sort, one sweep';
const ENGINE = 'engine, networks of both families, who sees whom';
const IPV6_SHARE = 10;

/** Every pair of networks of a plan that share addresses, from the texts that it holds, with what joins them: one in ten is IPv6. */
export const scopedOverlap: Task = {
  name: 'scoped-overlap',
  run: (bench) => {
    const counts = bench.quick ? [1000, 10_000] : [1000, 10_000, 100_000];
    const rows = counts.flatMap((count) => ratioRows(WORK, count, bench.measure(contestants(count)), count >= 10_000 ? { [ENGINE]: atMost(3) } : {}));
    const sizes = counts.map((count) => {
      const given = givenOf(count);
      return { count, run: () => joinedOverlaps(given) };
    });
    return [...rows, ...growthRows(WORK, sizes, bench, (count) => (count === 10_000 ? atMost(Math.log10(14)) : undefined))];
  },
};

function contestants(count: number): Contestant[] {
  const list = prefixList({ count });
  const [four, other] = byFamily(list);
  const given = givenOf(count);
  const answer = (pairs: number) => String(pairs);
  return [
    {
      name: FLOOR,
      run: () => overlapPairs(sortColumns(readColumns(four))).count + overlapPairs(sortColumns(readColumns(other))).count,
      answer,
    },
    { name: ENGINE, run: () => joinedOverlaps(given), answer },
  ];
}

/** Returns the prefixes that stay IPv4, and those that become IPv6. */
function byFamily(list: readonly string[]): [four: string[], six: string[]] {
  return [list.filter((_, i) => i % IPV6_SHARE !== 0), list.filter((_, i) => i % IPV6_SHARE === 0)];
}

/** A plan's networks, and beside each the text of its address space, which is still to be read. */
interface Given {
  readonly networks: readonly Network[];
  readonly texts: readonly string[];
}

function givenOf(count: number): Given {
  const [four, six] = byFamily(prefixList({ count }));
  const texts = [...four, ...asIpv6(six)];
  return { texts, networks: texts.map(networkWith) };
}

/** A network of which nothing is known but the text of its address space. */
function networkWith(text: string, i: number): Network {
  const path = ['virtualNetworks', i];
  return {
    name: `network-${i}`,
    region: undefined,
    pool: undefined,
    addressSpace: [{ text, prefix: undefined, path: [...path, 'addressSpace', 0] }],
    size: undefined,
    spare: 0,
    ipv6: false,
    deployed: false,
    resourceGroup: undefined,
    subscription: undefined,
    tags: {},
    overlaps: [],
    subnets: [],
    path,
  };
}

/** Reads the address spaces of the networks, finds the overlaps and asks of each what joins the two. */
function joinedOverlaps({ networks, texts }: Given): number {
  const prefixes = readPrefixes(texts);
  const allocation: Allocation = {
    networks: networks.map((network, i) => ({ network, prefixes: [prefixes[i]!], origin: 'pinned', subnets: NONE })),
    shortages: [],
  };
  const plan: Plan = { ...EMPTY, networks };
  const views = viewsOf(plan);
  return overlapsOf(plan, allocation, views).filter(({ a, b }) => views.joiner(a, b) === undefined).length;
}

const NONE: readonly never[] = [];

const EMPTY: Plan = {
  name: '',
  description: '',
  strategy: 'compact',
  sizing: 'recommended',
  externalNetworks: [],
  pools: [],
  networks: [],
  peerings: [],
  flows: [],
  suppressions: [],
  rules: {},
  document: { cadastre: 1, name: '' },
};
