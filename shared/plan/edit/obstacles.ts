import { formatPrefix, parsePrefix, prefixContains, type Prefix } from '../../address/prefix.ts';
import { FORBIDDEN_RANGES, PRIVATE_RANGES } from '../../catalog/address-ranges.ts';
import { excludedRangesOf } from '../../catalog/by-inputs.ts';
import { compareText } from '../../problem/compare.ts';
import type { Subnet } from '../plan.ts';
import type { NetworkHolding, PlacedPlan } from './change.ts';
import { presentOf, type Subject } from './subject.ts';

/** Addresses that something cannot have. `words` follow the prefix: `which net/db holds`. */
export interface Obstacle {
  readonly prefix: Prefix;
  readonly words: string;
}

const forbidden: readonly Obstacle[] = FORBIDDEN_RANGES.flatMap(({ prefix, why }) =>
  obstacle(parsePrefix(prefix), `which no network may touch: ${why}`),
);
const privateRanges = PRIVATE_RANGES.flatMap(({ prefix }) => parsePrefix(prefix) ?? []);

function obstacle(prefix: Prefix | undefined, words: string): Obstacle[] {
  return prefix ? [{ prefix, words: words.replace(/\.$/, '') }] : [];
}

/** Where a subject must lie: in one of `prefixes`; `words` name them: `the address space of net`. */
export interface Container {
  readonly prefixes: readonly Prefix[];
  readonly words: string;
}

/**
 * Returns where a subject must lie. A subnet: in the address space of its network. A network: in its pool; without one in the private
 * ranges, or anywhere if it lies outside of them already.
 */
export function containerOf(subject: Subject, family: 4 | 6): Container {
  const { network, prefixes } = subject.holding;
  const of = (list: readonly Prefix[]) => list.filter((prefix) => prefix.family === family);
  if (subject.kind === 'subnet') return { prefixes: of(prefixes), words: `the address space of ${network.name}` };
  const { pool } = network;
  if (pool) return { prefixes: of(pool.prefixes.flatMap(({ prefix }) => prefix ?? [])), words: `pool ${pool.name}` };
  const everything: Prefix = family === 4 ? { family: 4, first: 0, length: 0 } : { family: 6, first: 0n, length: 0 };
  const isPublic = presentOf(subject, 4).some((prefix) => !privateRanges.some((range) => prefixContains(range, prefix)));
  return family === 6 || isPublic
    ? { prefixes: [everything], words: 'the addresses that there are' }
    : { prefixes: privateRanges, words: 'the private ranges' };
}

/** Returns the prefix of a container in words, at most three of them: `pool weu, which is 10.64.0.0/14`. */
export function containerWords({ prefixes, words }: Container): string {
  const shown = prefixes.slice(0, 3).map(formatPrefix).join(', ');
  return prefixes.length === 0 ? words : `${words}, which is ${shown}${prefixes.length > 3 ? ' and others' : ''}`;
}

/** Returns everything in the way of a subject, but what it holds itself (`own`: the prefix of it that is to lie elsewhere). */
export function obstaclesFor(placed: PlacedPlan, subject: Subject, own: Prefix | undefined): Obstacle[] {
  return subject.kind === 'subnet' ? besideSubnets(placed, subject.holding, [subject.own.subnet]) : besideNetwork(placed, subject.holding, own);
}

/** Returns everything in the way of some subnets of a network, taken as one, in the order in which it is to be told. */
export function besideSubnets(placed: PlacedPlan, { prefixes, subnets }: NetworkHolding, own: readonly Subnet[]): Obstacle[] {
  const siblings = subnets
    .filter(({ subnet }) => !own.includes(subnet))
    .sort((a, b) => compareText(a.subnet.address, b.subnet.address))
    .flatMap(({ subnet, prefix, ipv6Prefix }) => [prefix, ipv6Prefix].flatMap((held) => obstacle(held, `which ${subnet.address} holds`)));
  // A range that holds the whole address space is the network's trouble, not that of one place in it.
  const meets = ({ prefix }: Obstacle) => !prefixes.some((space) => prefixContains(prefix, space));
  return [...siblings, ...keptRanges(placed).filter(meets), ...forbidden, ...own.flatMap((subnet) => excludedObstacles([subnet], 'subnet'))];
}

function besideNetwork(placed: PlacedPlan, holding: NetworkHolding, own: Prefix | undefined): Obstacle[] {
  const holdings = [...placed.places.networks].sort((a, b) => compareText(a.network.name, b.network.name));
  const held = holdings.flatMap(({ network, prefixes, subnets }) => {
    // What is pinned in a network without a place stays where it is.
    const all = prefixes.length > 0 ? prefixes : subnets.flatMap(({ prefix }) => prefix ?? []);
    return all.filter((prefix) => network !== holding.network || prefix !== own).flatMap((prefix) => obstacle(prefix, `which ${network.name} holds`));
  });
  return [...held, ...keptRanges(placed), ...forbidden, ...excludedObstacles(holding.network.subnets, 'network')];
}

/** Ranges that external networks use and that pools reserve. */
function keptRanges({ plan }: PlacedPlan): Obstacle[] {
  const externals = [...plan.externalNetworks].sort((a, b) => compareText(a.name, b.name));
  const pools = [...plan.pools].sort((a, b) => compareText(a.name, b.name));
  return [
    ...externals.flatMap(({ name, prefixes }) => prefixes.flatMap(({ prefix }) => obstacle(prefix, `which the external network ${name} uses`))),
    ...pools.flatMap(({ name, reserved }) =>
      reserved.flatMap(({ range, reason }) => obstacle(range.prefix, `which pool ${name} reserves${reason === '' ? '' : `: ${reason}`}`)),
    ),
  ];
}

/** Returns the ranges that services in some subnets cannot use: for the subnet itself, or for the whole network. */
export function excludedObstacles(subnets: readonly Subnet[], appliesTo: 'subnet' | 'network'): Obstacle[] {
  return subnets.flatMap(({ workloads }) =>
    workloads.flatMap((workload) =>
      excludedRangesOf(workload)
        .filter((range) => range.appliesTo === appliesTo)
        .flatMap(({ prefix, why }) =>
          obstacle(parsePrefix(prefix), `which ${workload.service.name} cannot use${/^[A-Z]/.test(why) ? '.' : ':'} ${why}`),
        ),
    ),
  );
}
