import { FreeBlocks } from '../address/blocks.ts';
import { freePrefixes, largestPrefix } from '../address/free-space.ts';
import type { Prefix } from '../address/prefix.ts';
import { IPV6_NETWORK } from '../catalog/azure-subnet.ts';
import type { Network, Plan, Pool } from '../plan/plan.ts';
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
  const taken = takenEverywhere(plan);
  // Pools may share addresses by mistake, and reserved ranges hold for whoever would take them: one list for all pools.
  for (const pool of plan.pools) taken.push(...reservedOf(pool));

  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const open = plan.networks.filter((network) => network.pool !== undefined && network.addressSpace.length === 0);
  // A network around pinned subnets has but one place: it goes first.
  const around = open.filter((network) => pinnedSubnets(network).length > 0).sort(byName);
  const othersPins = new Map(around.map((network) => [network, pinnedSubnets(network)]));
  for (const network of around) {
    const pool = network.pool as Pool;
    othersPins.delete(network);
    const inTheWay = [...taken, ...[...othersPins.values()].flat()];
    const block = blockAroundPins(network, prefixesOf(pool, 4), inTheWay, prefer);
    if (block) {
      carved.set(network, [block]);
      taken.push(block);
    } else {
      taken.push(...pinnedSubnets(network));
      add(shortages, network.name, { ...shortageIn(pool, taken, 4, undefined), kind: 'network', subject: network.name, because: 'pinned-subnets' });
    }
  }

  const rest = new Set(open.filter((network) => pinnedSubnets(network).length === 0));
  for (const pool of [...plan.pools].sort(byName)) {
    const containers = prefixesOf(pool, 4);
    const waiting = [...rest].filter((network) => network.pool === pool);
    if (waiting.length === 0) continue;
    const free = new FreeBlocks(outermost(containers), taken);
    for (const network of waiting.sort(byNeed)) {
      const block = takeBlock(network, free, prefer);
      if (block) {
        carved.set(network, [block]);
        taken.push(block);
      } else {
        const because = containers.length === 0 ? { because: 'no-pool-prefix' as const } : {};
        add(shortages, network.name, { ...shortageIn(pool, taken, 4, neededLength(network)), kind: 'network', subject: network.name, ...because });
      }
    }
  }
  carveIpv6(plan, taken, carved, shortages);
  return carved;
}

function carveIpv6(plan: Plan, taken: Prefix[], carved: Map<Network, Prefix[]>, shortages: Map<string, Shortage[]>): void {
  for (const pool of [...plan.pools].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const waiting = plan.networks
      .filter((network) => network.ipv6 && network.pool === pool && !network.addressSpace.some((written) => written.prefix?.family === 6))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (waiting.length === 0) continue;
    const containers = prefixesOf(pool, 6);
    const free = containers.length === 0 ? undefined : new FreeBlocks(outermost(containers), taken);
    for (const network of waiting) {
      const block = free?.take(IPV6_NETWORK.value);
      if (block) {
        carved.set(network, [...(carved.get(network) ?? []), block]);
        taken.push(block);
      } else {
        const because = containers.length === 0 ? { because: 'no-pool-prefix' as const } : {};
        add(shortages, network.name, { ...shortageIn(pool, taken, 6, IPV6_NETWORK.value), kind: 'network', subject: network.name, ...because });
      }
    }
  }
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

function shortageIn(pool: Pool, taken: readonly Prefix[], family: 4 | 6, length: number | undefined): Omit<Shortage, 'kind' | 'subject'> {
  const free = freePrefixes(prefixesOf(pool, family), taken);
  const bits = family === 4 ? 32 : 128;
  return {
    family,
    length,
    within: pool.name,
    largestFree: largestPrefix(free),
    freeAddresses: free.reduce((sum, prefix) => sum + 2 ** (bits - prefix.length), 0),
  };
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
