import { FreeBlocks } from '../address/blocks.ts';
import { PrefixIndex } from '../address/overlaps.ts';
import type { Prefix } from '../address/prefix.ts';
import { IPV6_NETWORK } from '../catalog/azure-subnet.ts';
import type { Network, Plan, Pool } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { Allocation, NetworkPlace, Shortage, SubnetPlace } from './allocation.ts';
import { blockAroundPins, neededLength, networkExclusions, takeBlock } from './networks.ts';
import { compareDemands, outermost, type Demand, type Preference } from './place.ts';
import { forbidden, pinnedSubnets, placeSubnets } from './subnets.ts';

/**
 * Returns a place for every network and subnet of a plan.
 *
 * What the document gives stays where it is. Everything else lies inside its pool or network, aligned, apart from
 * everything else, from reserved and forbidden ranges, from external networks, and from ranges that its services
 * exclude. The answer does not depend on the order of lists. What finds no place is a shortage, never a wrong place.
 */
export function allocate(plan: Plan): Allocation {
  const prefer: Preference = plan.strategy === 'spaced' ? 'roomiest' : 'tightest';
  const shortages = new Map<string, Shortage[]>();
  const carved = carveNetworks(plan, prefer, shortages);
  const networks = plan.networks.map((network): NetworkPlace => {
    const prefixes = [...network.addressSpace.flatMap((written) => written.prefix ?? []), ...(carved.get(network) ?? [])];
    const { places, shortages: missing } =
      prefixes.length === 0 ? { places: withoutPlaces(network), shortages: [] } : placeSubnets(network, prefixes, prefer);
    add(shortages, network.name, ...missing);
    // A pool without room for it has been reported by the carving.
    if (network.ipv6 && network.pool === undefined && prefixes.length > 0 && !prefixes.some((prefix) => prefix.family === 6)) {
      add(shortages, network.name, {
        kind: 'network',
        subject: network.name,
        family: 6,
        length: IPV6_NETWORK.value,
        within: network.name,
        largestFree: undefined,
        freeAddresses: 0,
        because: 'no-pool-prefix',
      });
    }
    return { network, prefixes, origin: network.deployed ? 'deployed' : network.addressSpace.length > 0 ? 'pinned' : 'allocated', subnets: places };
  });
  return { networks, shortages: plan.networks.flatMap((network) => shortages.get(network.name) ?? []) };
}

/** What nobody may hand out: given address spaces, subnets pinned in networks yet to be carved, external networks, forbidden ranges. */
export function takenEverywhere(plan: Plan): Prefix[] {
  return [
    ...plan.networks.flatMap((network) => network.addressSpace.flatMap((written) => written.prefix ?? [])),
    ...plan.externalNetworks.flatMap((external) => external.prefixes.flatMap((written) => written.prefix ?? [])),
    ...forbidden,
  ];
}

function carveNetworks(plan: Plan, prefer: Preference, shortages: Map<string, Shortage[]>): Map<Network, Prefix[]> {
  const carved = new Map<Network, Prefix[]>();
  // Pools may share addresses by mistake, and reserved ranges hold for whoever would take them: one list for all pools.
  const taken = [...takenEverywhere(plan), ...plan.pools.flatMap(reservedOf)];
  const pools = [...plan.pools].sort(byName);
  const open = plan.networks.filter((network) => network.pool !== undefined && network.addressSpace.length === 0);
  carveAroundPins(open, taken, prefer, carved, shortages);

  for (const pool of pools) {
    const waiting = open.filter((network) => network.pool === pool && pinnedSubnets(network).length === 0).sort(byNeed);
    carveFrom(pool, 4, waiting, (free, network) => takeBlock(network, free, prefer), taken, carved, shortages);
  }
  for (const pool of pools) {
    const waiting = plan.networks
      .filter((network) => network.ipv6 && network.pool === pool && !network.addressSpace.some((written) => written.prefix?.family === 6))
      .sort(byName);
    carveFrom(pool, 6, waiting, (free) => free.take(IPV6_NETWORK.value), taken, carved, shortages);
  }
  return carved;
}

/** Carves networks from one pool, in their order. What finds no place is told with what is left once all have had their turn. */
function carveFrom(
  pool: Pool,
  family: 4 | 6,
  waiting: readonly Network[],
  take: (free: FreeBlocks, network: Network) => Prefix | undefined,
  taken: Prefix[],
  carved: Map<Network, Prefix[]>,
  shortages: Map<string, Shortage[]>,
): void {
  if (waiting.length === 0) return;
  const space = outermost(prefixesOf(pool, family));
  const free = new FreeBlocks(space, taken);
  const without: Network[] = [];
  for (const network of waiting) {
    const block = space.length === 0 ? undefined : take(free, network);
    if (block) {
      carved.set(network, [...(carved.get(network) ?? []), block]);
      taken.push(block);
    } else without.push(network);
  }
  const left = without.length > 0 ? { largest: free.largest(), blocks: free.free() } : { largest: undefined, blocks: [] };
  for (const network of without) add(shortages, network.name, networkShortage(network, pool, family, left, space.length === 0));
}

/**
 * Places the networks that have pinned subnets but no address space. Each has but one block of each size around its pins, so
 * they go first, and their order does not matter: two such blocks that meet would each hold the other's pins.
 */
function carveAroundPins(
  open: readonly Network[],
  taken: Prefix[],
  prefer: Preference,
  carved: Map<Network, Prefix[]>,
  shortages: Map<string, Shortage[]>,
): void {
  const around = open.filter((network) => pinnedSubnets(network).length > 0);
  if (around.length === 0) return;
  const pins = around.flatMap((network) => pinnedSubnets(network).map((prefix) => ({ network, prefix })));
  const index = new PrefixIndex([...taken, ...pins.map(({ prefix }) => prefix)]);
  const first = taken.length;
  for (const network of around) {
    const pool = network.pool as Pool;
    const isFree = (candidate: Prefix) => index.overlapping(candidate).every((i) => pins[i - first]?.network === network);
    const block = blockAroundPins(network, prefixesOf(pool, 4), isFree, prefer);
    if (block) carved.set(network, [block]);
    else {
      const free = new FreeBlocks(outermost(prefixesOf(pool, 4)), [...taken, ...pins.map(({ prefix }) => prefix)]);
      add(shortages, network.name, {
        ...networkShortage(network, pool, 4, { largest: free.largest(), blocks: free.free() }, false),
        length: undefined,
        because: 'pinned-subnets',
      });
    }
  }
  taken.push(...pins.map(({ prefix }) => prefix), ...[...carved.values()].flat());
}

/** What is left of a pool. */
interface Left {
  readonly largest: Prefix | undefined;
  readonly blocks: readonly Prefix[];
}

function networkShortage(network: Network, pool: Pool, family: 4 | 6, left: Left, withoutSpace: boolean): Shortage {
  const bits = family === 4 ? 32 : 128;
  const length = family === 4 ? neededLength(network) : IPV6_NETWORK.value;
  const excluded = family === 4 && left.largest !== undefined && left.largest.length <= length && networkExclusions(network).length > 0;
  return {
    kind: 'network',
    subject: network.name,
    family,
    length,
    within: pool.name,
    largestFree: left.largest,
    freeAddresses: left.blocks.reduce((sum, prefix) => sum + 2 ** (bits - prefix.length), 0),
    ...(withoutSpace ? { because: 'no-pool-prefix' as const } : excluded ? { because: 'excluded-ranges' as const } : {}),
  };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareText(a.name, b.name);
}

function byNeed(a: Network, b: Network): number {
  return compareDemands(asDemand(a), asDemand(b));
}

function asDemand(network: Network): Demand {
  return { key: network.name, length: neededLength(network), excluded: networkExclusions(network) };
}

/** Returns the readable prefixes of a pool in one family. */
export function prefixesOf(pool: Pool, family: 4 | 6): Prefix[] {
  return pool.prefixes.flatMap(({ prefix }) => (prefix?.family === family ? [prefix] : []));
}

function reservedOf(pool: Pool): Prefix[] {
  return pool.reserved.flatMap(({ range }) => range.prefix ?? []);
}

function withoutPlaces(network: Network): SubnetPlace[] {
  return network.subnets.map((subnet) => ({
    subnet,
    prefix: subnet.prefix?.prefix?.family === 4 ? subnet.prefix.prefix : undefined,
    ipv6Prefix: subnet.ipv6Prefix?.prefix?.family === 6 ? subnet.ipv6Prefix.prefix : undefined,
    origin: subnet.deployed ? 'deployed' : subnet.prefix === undefined ? 'allocated' : 'pinned',
  }));
}

function add(shortages: Map<string, Shortage[]>, name: string, ...more: Shortage[]): void {
  if (more.length > 0) shortages.set(name, [...(shortages.get(name) ?? []), ...more]);
}
