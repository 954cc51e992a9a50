import { fragmentationOf } from '../address/fragmentation.ts';
import { largestPrefix } from '../address/free-space.ts';
import { gapsBetween, type Gap } from '../address/gaps.ts';
import { addressCount, formatPrefix, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import { prefixesOf } from '../allocate/allocate.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { placeAll } from '../allocate/place.ts';
import { roomText } from '../allocate/room-text.ts';
import { roomsOf } from '../allocate/room.ts';
import { takenBy, takenIn, type Taken } from '../allocate/taken.ts';
import type { GatewayKind } from '../connectivity/gateway.ts';
import { advertisedByNetwork, aggregationOf, type Advertised } from './aggregation.ts';
import type { Computed } from './compute.ts';
import { gapResult, type GapResult } from './gap-result.ts';
import type { Meter } from './route-meters.ts';

/**
 * What is free in a pool, in a network, or in the networks of a region or behind a gateway, and how few prefixes stand for them. One of
 * `pool`, `network`, `region` and `gateway` names it. Counts are IPv4 addresses.
 */
export interface FreeResult {
  readonly pool?: string;
  readonly network?: string;
  readonly region?: string;
  /** The network that holds the gateway. */
  readonly gateway?: string;
  /** Of a gateway. */
  readonly kinds?: readonly GatewayKind[];
  /** Of a region and a gateway: the networks in it or behind it that have a place; of a gateway its own first. */
  readonly virtualNetworks?: readonly string[];
  /** Of the pool, or the address spaces; empty for a network without a place. */
  readonly prefixes: readonly string[];
  readonly free: readonly string[];
  /** Of the IPv4 blocks, or of the IPv6 ones where no other is free. */
  readonly largestFree: string | null;
  readonly freeAddresses: number;
  /** The share of free IPv4 addresses outside of the largest free block, to four decimals. */
  readonly fragmentation: number;
  /** How few prefixes stand for the networks; null where none has a place. */
  readonly advertises: Advertised | null;
  /** Of a gateway: the platform's limits on routes. */
  readonly limits?: readonly Meter[];
  /** Of a pool and a network: one for each prefix of `free`. */
  readonly gaps?: readonly GapResult[];
  /** Of a network: how far each of its IPv4 prefixes can grow in place, in a sentence. */
  readonly room?: readonly { readonly prefix: string; readonly growsTo: number; readonly text: string }[];
  readonly size?: string;
  /** The block that a network (in a pool) or a subnet (in a network) of that size would get now; null: none. */
  readonly next?: string | null;
  /** How many blocks of that size are free. */
  readonly fits?: number;
}

/**
 * Returns what is free: in every pool, in every network, both in the document's order, then by region and by gateway. With `length` also
 * what a network or a subnet of that prefix length would get, chosen as the allocator chooses.
 */
export function freeOf({ plan, allocation }: Computed, length?: number): FreeResult[] {
  const taken = takenBy(plan, allocation);
  const rooms = roomsOf(plan, allocation);
  const aggregation = aggregationOf(plan, allocation);
  const alone = advertisedByNetwork(plan, allocation);
  const next = (gaps: readonly Gap<Taken>[], space: readonly Prefix[], held: readonly Taken[], standing: readonly Prefix[]) =>
    length === undefined ? {} : nextOf(length, plan.strategy, { gaps, space, held, standing });

  const spaces = allocation.networks.flatMap(({ prefixes }) => prefixes);
  const pools = plan.pools.map((pool, i): FreeResult => {
    const gaps = gapsBetween([...prefixesOf(pool, 4), ...prefixesOf(pool, 6)], taken);
    return {
      pool: pool.name,
      prefixes: pool.prefixes.map(({ text }) => text),
      ...figures(gaps),
      advertises: ifAny(aggregation.pools[i]?.advertises),
      gaps: gaps.map(gapResult),
      ...next(gaps, prefixesOf(pool, 4), taken, spaces),
    };
  });

  const inside = new Map(allocation.networks.map((place) => [place.network.name, { place, gaps: gapsBetween(place.prefixes, takenIn(place)) }]));
  const networks = [...inside.values()].map(({ place, gaps }): FreeResult => {
    const { network, prefixes, subnets } = place;
    const room = (rooms.networks.get(network) ?? []).map((one) => {
      const prefix = formatPrefix(one.prefix);
      return { prefix, growsTo: one.growsTo, text: roomText(one, 'network', prefix) };
    });
    return {
      network: network.name,
      prefixes: prefixes.map(formatPrefix),
      ...figures(gaps),
      advertises: ifAny(alone.get(network)),
      gaps: gaps.map(gapResult),
      room,
      ...next(
        gaps,
        prefixes,
        takenIn(place),
        subnets.flatMap(({ prefix }) => prefix ?? []),
      ),
    };
  });

  const together = (virtualNetworks: readonly string[]) => {
    const members = virtualNetworks.flatMap((name) => inside.get(name) ?? []);
    return {
      virtualNetworks,
      prefixes: members.flatMap(({ place }) => place.prefixes.map(formatPrefix)),
      ...figures(members.flatMap(({ gaps }) => gaps)),
    };
  };
  const regions = aggregation.regions.map(
    ({ region, advertises }): FreeResult => ({ region, ...together(namesIn(region, allocation.networks)), advertises }),
  );
  const gateways = aggregation.gateways.map(
    ({ virtualNetwork, kinds, serves, advertises, limits }): FreeResult => ({
      gateway: virtualNetwork,
      kinds,
      ...together(serves),
      advertises,
      limits,
    }),
  );
  return [...pools, ...networks, ...regions, ...gateways];
}

function namesIn(region: string, places: readonly NetworkPlace[]): string[] {
  return places.flatMap(({ network, prefixes }) => (network.region === region && prefixes.length > 0 ? [network.name] : []));
}

function ifAny(advertises: Advertised | undefined): Advertised | null {
  return advertises && advertises.prefixes > 0 ? advertises : null;
}

/** `standing`: who may want to grow there, and is left room for where the strategy says so. */
interface Room {
  readonly gaps: readonly Gap<Taken>[];
  readonly space: readonly Prefix[];
  readonly held: readonly Taken[];
  readonly standing: readonly Prefix[];
}

function nextOf(length: number, strategy: 'compact' | 'spaced', { gaps, space, held, standing }: Room): Pick<FreeResult, 'size' | 'next' | 'fits'> {
  const next = placeAll(
    space.filter(({ family }) => family === 4),
    held.map(({ prefix }) => prefix),
    [{ key: 'next', length, excluded: [] }],
    strategy === 'spaced' ? 'roomiest' : 'tightest',
    standing,
  ).get('next');
  const fits = ipv4Of(gaps).reduce((sum, block) => sum + (block.length > length ? 0 : 2 ** (length - block.length)), 0);
  return { size: `/${length}`, next: next ? formatPrefix(next) : null, fits };
}

function figures(gaps: readonly Gap<Taken>[]): Pick<FreeResult, 'free' | 'largestFree' | 'freeAddresses' | 'fragmentation'> {
  const ipv4 = ipv4Of(gaps);
  const largest = largestPrefix(ipv4) ?? largestPrefix(gaps.map(({ prefix }) => prefix));
  return {
    free: gaps.map(({ prefix }) => formatPrefix(prefix)),
    largestFree: largest ? formatPrefix(largest) : null,
    freeAddresses: ipv4.reduce((sum, block) => sum + addressCount(block), 0),
    fragmentation: Math.round(fragmentationOf(ipv4) * 1e4) / 1e4,
  };
}

function ipv4Of(gaps: readonly Gap<Taken>[]): Ipv4Prefix[] {
  return gaps.flatMap(({ prefix }) => (prefix.family === 4 ? [prefix] : []));
}
