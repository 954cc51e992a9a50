import { type FreeBlocks } from '../address/blocks.ts';
import { parentOf, prefixAround, prefixContains, prefixesOverlap, type Ipv4Prefix, type Ipv6Prefix, type Prefix } from '../address/prefix.ts';
import { IPV6_NETWORK, SMALLEST_SUBNET } from '../catalog/azure-subnet.ts';
import type { Network } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import { countLengths, fits } from './fit.ts';
import { placeAll, takeAllowed, takeFor, type Demand, type Preference } from './place.ts';
import { excludedAround, forbidden, openDemands, pinnedSubnets } from './subnets.ts';

// The shortest prefix length tried for a network. Azure publishes no largest address space; a pool is never larger.
const SHORTEST = 8;

/**
 * Returns the longest prefix length of a block that holds the open subnets of a network and keeps its spare, when nothing
 * else lies in it: the size asked for, if the document asks for one.
 */
export const neededLength = remembered((network: Network): number => {
  if (network.size !== undefined) return network.size;
  const used = addressesOf(openDemands(network));
  let length = SMALLEST_SUBNET.value;
  while (length > 0 && !keepsSpare(network, length, used)) length--;
  return length;
});

/** Returns the ranges that no block of this network may touch, because a service in it cannot live beside them. */
export const networkExclusions = remembered((network: Network): readonly Prefix[] => {
  const ranges = network.subnets.flatMap(excludedAround);
  const seen = new Map(ranges.map((range) => [`${range.length}:${range.first}`, range]));
  return [...seen.values()];
});

/**
 * Returns the block for a network that has pinned subnets but no address space: the smallest aligned block of the pool
 * that holds all of them and the open ones. `isFree` tells what else lies in the way. There is at most one block of each size,
 * so nothing is chosen here.
 */
export function blockAroundPins(
  network: Network,
  pool: readonly Prefix[],
  isFree: (block: Prefix) => boolean,
  prefer: Preference,
): Ipv4Prefix | undefined {
  const pins = pinnedSubnets(network);
  const [first] = pins;
  if (first === undefined) return undefined;
  const demands = openDemands(network);
  const used = addressesOf([...pins, ...demands]);
  const excluded = networkExclusions(network);
  for (let block: Prefix | undefined = first; block !== undefined && block.length >= SHORTEST; block = parentOf(block)) {
    const candidate = block as Ipv4Prefix;
    if (network.size !== undefined && candidate.length > network.size) continue;
    if (network.size !== undefined && candidate.length < network.size) return undefined;
    if (!pins.every((pin) => prefixContains(candidate, pin))) continue;
    if (!pool.some((prefix) => prefixContains(prefix, candidate))) return undefined;
    if (!isFree(candidate) || excluded.some((range) => prefixesOverlap(range, candidate))) return undefined;
    if ((network.size !== undefined || keepsSpare(network, candidate.length, used)) && holds(candidate, pins, demands, prefer)) return candidate;
  }
  return undefined;
}

/** Returns the test of whether a network may lie in a block: outside what its services exclude, and with room for every subnet. */
export function mayLieIn(network: Network, prefer: Preference): ((block: Prefix) => boolean) | undefined {
  const excluded = networkExclusions(network);
  const demands = openDemands(network);
  const picky = demands.some((demand) => demand.excluded.length > 0);
  if (excluded.length === 0 && !picky) return undefined;
  return (block) => !excluded.some((range) => prefixesOverlap(range, block)) && (!picky || holds(block as Ipv4Prefix, [], demands, prefer));
}

/** Takes the block for one network without pinned subnets, as if it were alone; larger than needed only if its services leave no other place. */
export function takeBlock(network: Network, free: FreeBlocks, prefer: Preference): Prefix | undefined {
  const allowed = mayLieIn(network, prefer);
  const needed = neededLength(network);
  // A larger block helps only where subnets must keep out of ranges inside it.
  const shortest = allowed === undefined || network.size !== undefined ? needed : Math.min(SHORTEST, needed);
  for (let length = needed; length >= shortest; length--) {
    const block = allowed === undefined ? takeFor(free, { length, excluded: [] }, prefer) : takeAllowed(free, length, allowed, prefer);
    if (block) return block;
  }
  return undefined;
}

/** Returns what a network without pinned subnets asks of its pool; `within`: the prefixes it may lie in, where not all will do. */
export function networkDemand(network: Network, within?: readonly Prefix[]): Demand {
  const demand = demandAnywhere(network);
  return within ? { ...demand, within } : demand;
}

const demandAnywhere = remembered((network: Network): Demand => {
  const length = neededLength(network);
  const demands = openDemands(network);
  const fitsSize = network.size === undefined || fits(countLengths([{ length }]), countLengths(demands));
  // A larger block helps only where subnets must keep out of ranges inside it.
  const isPicky = demands.some(({ excluded }) => excluded.length > 0) && fitsSize;
  return {
    key: network.name,
    length,
    excluded: networkExclusions(network),
    ...(isPicky && { inside: demands }),
    ...(isPicky && network.size === undefined && { shortest: Math.min(SHORTEST, length) }),
  };
});

/**
 * Returns the IPv6 block for a dual-stack network with pinned IPv6 subnets: the one of the usual length that holds them all, if it lies
 * in the pool and nothing else is in the way.
 */
export function ipv6BlockAround(pins: readonly Ipv6Prefix[], pool: readonly Prefix[], isFree: (block: Prefix) => boolean): Prefix | undefined {
  const [first] = pins;
  if (first === undefined || first.length < IPV6_NETWORK.value) return undefined;
  const block = prefixAround(first.first, IPV6_NETWORK.value);
  const fitsIn = pins.every((pin) => prefixContains(block, pin)) && pool.some((prefix) => prefixContains(prefix, block));
  return fitsIn && isFree(block) ? block : undefined;
}

function holds(block: Ipv4Prefix, pins: readonly Prefix[], demands: readonly Demand[], prefer: Preference): boolean {
  const taken = [...pins, ...forbidden.filter((range) => prefixesOverlap(range, block))];
  return placeAll([block], taken, demands, prefer).size === demands.length;
}

function addressesOf(list: readonly { readonly length: number }[]): number {
  return list.reduce((sum, { length }) => sum + 2 ** (32 - length), 0);
}

/** Reports whether an IPv4 block of that length, of which `used` addresses are taken, keeps the network's spare. */
function keepsSpare({ spare }: Network, length: number, used: number): boolean {
  return used * 100 <= 2 ** (32 - length) * (100 - spare);
}
