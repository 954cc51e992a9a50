import type { Prefix } from '../address/prefix.ts';
import { IPV6_NETWORK } from '../catalog/azure-subnet.ts';
import type { Network, Plan, Pool } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Allocation, NetworkPlace, Shortage, SubnetPlace } from './allocation.ts';
import { carve } from './carve.ts';
import { othersWithin } from './others.ts';
import type { Preference } from './place.ts';
import { standingPlaces, type Allocated } from './standing.ts';
import { forbidden, placeSubnets } from './subnets.ts';

export { prefixesOf } from './carve.ts';

/**
 * Returns a place for every network and subnet of a plan.
 *
 * What the document gives stays where it is. Everything else lies inside its pool or network, aligned, apart from
 * everything else, from reserved and forbidden ranges, from external networks, and from ranges that its services
 * exclude. The answer does not depend on the order of lists. What finds no place is a shortage, never a wrong place.
 *
 * `previous`: an earlier plan and where it lay. Networks that are the same value in both, in the same address space, keep the very same
 * place; the answer is the same without it.
 */
export function allocate(plan: Plan, previous?: Allocated): Allocation {
  const prefer: Preference = plan.strategy === 'spaced' ? 'roomiest' : 'tightest';
  const shortages = new Map<string, Shortage[]>();
  const carved = carveNetworks(plan, prefer, shortages);
  const spaceOf = (network: Network): readonly Prefix[] => {
    const more = carved.get(network);
    return more ? [...givenTo(network), ...more] : givenTo(network);
  };
  const others = othersWithin(plan, spaceOf);
  const standing = standingPlaces(plan, previous);
  const networks = plan.networks.map((network, i): NetworkPlace => {
    const prefixes = spaceOf(network);
    const before = standing.place(i, prefixes);
    if (before) return before;
    const { places, shortages: missing } =
      prefixes.length === 0 ? { places: withoutPlaces(network), shortages: [] } : placeSubnets(network, prefixes, prefer, others(network));
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
    const origin = network.deployed ? 'deployed' : network.addressSpace.length > 0 ? 'pinned' : 'allocated';
    return standing.kept(i, { network, prefixes, origin, subnets: places });
  });
  return { networks, shortages: plan.networks.flatMap((network) => shortages.get(network.name) ?? []) };
}

/** What nobody may hand out beside the address spaces that are given: external networks and forbidden ranges. */
function usedOutside({ externalNetworks }: Plan): Prefix[] {
  return [...externalNetworks.flatMap((external) => external.prefixes.flatMap((written) => written.prefix ?? [])), ...forbidden];
}

const givenTo = remembered(({ addressSpace }: Network): readonly Prefix[] => addressSpace.flatMap((written) => written.prefix ?? []));

/** Carves a block for each network that has no address space, and one of IPv6 for those that want it. */
function carveNetworks(plan: Plan, prefer: Preference, shortages: Map<string, Shortage[]>): Map<Network, Prefix[]> {
  const carved = new Map<Network, Prefix[]>();
  const take = (family: 4 | 6, mayWait: (network: Network) => boolean): void => {
    const waiting = plan.networks.filter((network) => network.pool !== undefined && mayWait(network));
    if (waiting.length === 0) return;
    // Pools may share addresses by mistake, and reserved ranges hold for whoever would take them: one list for all pools.
    const gone = { standing: plan.networks.flatMap(givenTo), other: [...usedOutside(plan), ...plan.pools.flatMap(reservedOf)] };
    const { blocks, shortages: missing } = carve(family, waiting, gone, prefer);
    for (const [network, block] of blocks) carved.set(network, [...(carved.get(network) ?? []), block]);
    for (const [network, shortage] of missing) add(shortages, network.name, shortage);
  };
  const has = (network: Network, family: 4 | 6) => [...givenTo(network), ...(carved.get(network) ?? [])].some((prefix) => prefix.family === family);
  take(4, (network) => network.addressSpace.length === 0);
  // Azure has no network of IPv6 alone: one that found no IPv4 waits for both, so that recording pins no half of it.
  take(6, (network) => network.ipv6 && has(network, 4) && !has(network, 6));
  return carved;
}

/** Returns the ranges that a pool never hands out. */
export function reservedOf(pool: Pool): Prefix[] {
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
