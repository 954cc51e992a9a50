import { formatPrefix, parsePrefix } from '../../shared/address/prefix.ts';
import type { Allocation } from '../../shared/allocate/allocation.ts';
import { overlapsOf } from '../../shared/checks/overlaps.ts';
import { viewsOf } from '../../shared/connectivity/views.ts';
import type { Network, Plan, WrittenPrefix } from '../../shared/plan/plan.ts';
import { overlapPairs } from '../floor/overlaps.ts';
import { sortColumns } from '../floor/sort.ts';
import { readColumns } from '../floor/text.ts';
import { asIpv6, prefixList } from '../given/prefix-list.ts';
import { atMost, type Row, type Task } from '../task.ts';
import { growthBetween, ratioRows, type SizedRound } from './rows.ts';

const WORK = 'every overlap of a plan';
const FLOOR = 'floor: both families as IPv4, strict reading, radix sort, one sweep';
const ENGINE = 'engine, networks of both families, who sees whom';
const IPV6_SHARE = 10;

/** Every pair of networks of a plan that share addresses, from the texts that it holds, with what joins them: one in ten is IPv6. */
export const scopedOverlap: Task = {
  name: 'scoped-overlap',
  run: ({ quick, measure }) => {
    const counts = quick ? [1000, 10_000] : [1000, 10_000, 100_000];
    const rounds = counts.map((count): SizedRound => {
      const list = prefixList({ count });
      const four = list.filter((_, i) => i % IPV6_SHARE !== 0);
      const other = list.filter((_, i) => i % IPV6_SHARE === 0);
      const networks = [...four, ...asIpv6(other)].map(networkWith);
      const answer = (pairs: number) => String(pairs);
      return {
        count,
        measured: measure([
          {
            name: FLOOR,
            run: () => overlapPairs(sortColumns(readColumns(four))).count + overlapPairs(sortColumns(readColumns(other))).count,
            answer,
          },
          { name: ENGINE, run: () => joinedOverlaps(networks), answer },
        ]),
      };
    });
    return [
      ...rounds.flatMap(({ count, measured }) => ratioRows(WORK, count, measured, count >= 10_000 ? { [ENGINE]: atMost(3) } : {})),
      ...rounds.slice(1).map((to, i): Row => {
        const from = rounds[i]!;
        return {
          work: WORK,
          count: to.count,
          what: `engine, growth from ${from.count} to ${to.count}`,
          figure: growthBetween(from, to, ENGINE),
          unit: 'exponent',
          ...(from.count === 10_000 ? { goal: atMost(Math.log10(14)) } : {}),
        };
      }),
    ];
  },
};

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

/** Reads what the networks have written, finds the overlaps and asks of each what joins the two. */
function joinedOverlaps(unread: readonly Network[]): number {
  const networks = unread.map((network): Network => ({
    ...network,
    addressSpace: network.addressSpace.map(({ text, path }): WrittenPrefix => ({ text, prefix: parsePrefix(text), path })),
  }));
  const allocation: Allocation = {
    networks: networks.map((network) => ({
      network,
      prefixes: network.addressSpace.flatMap(({ prefix }) => prefix ?? []),
      origin: 'pinned',
      subnets: [],
    })),
    shortages: [],
  };
  const plan: Plan = {
    name: '',
    description: '',
    strategy: 'compact',
    sizing: 'recommended',
    externalNetworks: [],
    pools: [],
    networks,
    peerings: [],
    flows: [],
    suppressions: [],
    rules: {},
    document: { cadastre: 1, name: '' },
  };
  const { joiner } = viewsOf(plan);
  let pairs = 0;
  for (const { a, b, aPrefix } of overlapsOf(plan, allocation)) if (joiner(a, b) === undefined && formatPrefix(aPrefix) !== '') pairs++;
  return pairs;
}
