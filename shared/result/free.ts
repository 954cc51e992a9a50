import { fragmentationOf } from '../address/fragmentation.ts';
import { largestPrefix } from '../address/free-space.ts';
import { gapsBetween, type Gap } from '../address/gaps.ts';
import { addressCount, formatPrefix, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import { prefixesOf } from '../allocate/allocate.ts';
import type { Allocation, NetworkPlace } from '../allocate/allocation.ts';
import { placeAll } from '../allocate/place.ts';
import { roomText } from '../allocate/room-text.ts';
import { roomsOf } from '../allocate/room.ts';
import { takenBy, takenIn, type Taken } from '../allocate/taken.ts';
import type { GatewayKind } from '../connectivity/gateway.ts';
import type { Plan } from '../plan/plan.ts';
import { advertisedByNetwork, aggregationOf, type Advertised, type PoolSummary } from './aggregation.ts';
import type { Computed } from './compute.ts';
import { gapResult, type GapResult } from './gap-result.ts';
import type { Meter } from '../limits/meter.ts';

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
  const { pools, regions, gateways } = aggregationOf(plan, allocation);
  const gapsIn = new Map(allocation.networks.map((place) => [place, gapsBetween(place.prefixes, takenIn(place))]));
  const serving = new Map(allocation.networks.map((place) => [place.network.name, place]));
  return [
    ...poolsFree(plan, allocation, pools, length),
    ...networksFree(plan, allocation, gapsIn, length),
    ...regions.map(({ region, advertises }): FreeResult => {
      const places = allocation.networks.filter(({ network, prefixes }) => network.region === region && prefixes.length > 0);
      return { region, ...together(places, gapsIn), advertises };
    }),
    ...gateways.map(({ virtualNetwork, kinds, serves, advertises, limits }): FreeResult => {
      const places = serves.flatMap((name) => serving.get(name) ?? []);
      return { gateway: virtualNetwork, kinds, ...together(places, gapsIn), advertises, limits };
    }),
  ];
}

type Gaps = readonly Gap<Taken>[];

function poolsFree(plan: Plan, allocation: Allocation, summaries: readonly PoolSummary[], length: number | undefined): FreeResult[] {
  const taken = takenBy(plan, allocation);
  const standing = allocation.networks.flatMap(({ prefixes }) => prefixes);
  return plan.pools.map((pool, i): FreeResult => {
    const space = prefixesOf(pool, 4);
    const gaps = gapsBetween([...space, ...prefixesOf(pool, 6)], taken);
    return {
      pool: pool.name,
      prefixes: pool.prefixes.map(({ text }) => text),
      ...figures(gaps),
      advertises: ifAny(summaries[i]?.advertises),
      gaps: gaps.map(gapResult),
      ...nextOf(length, plan.strategy, { gaps, space, taken, standing }),
    };
  });
}

function networksFree(plan: Plan, allocation: Allocation, gapsIn: ReadonlyMap<NetworkPlace, Gaps>, length: number | undefined): FreeResult[] {
  const rooms = roomsOf(plan, allocation);
  const alone = advertisedByNetwork(plan, allocation);
  return [...gapsIn].map(([place, gaps]): FreeResult => {
    const { network, prefixes, subnets } = place;
    const space = prefixes.filter(({ family }) => family === 4);
    const standing = subnets.flatMap(({ prefix }) => prefix ?? []);
    return {
      network: network.name,
      prefixes: prefixes.map(formatPrefix),
      ...figures(gaps),
      advertises: ifAny(alone.get(network)),
      gaps: gaps.map(gapResult),
      room: rooms.network(place).map((room) => {
        const prefix = formatPrefix(room.prefix);
        return { prefix, growsTo: room.growsTo, text: roomText(room, 'network', prefix) };
      }),
      ...nextOf(length, plan.strategy, { gaps, space, taken: takenIn(place), standing }),
    };
  });
}

/** What is free inside the address spaces of several networks. */
function together(places: readonly NetworkPlace[], gapsIn: ReadonlyMap<NetworkPlace, Gaps>) {
  return {
    virtualNetworks: places.map(({ network }) => network.name),
    prefixes: places.flatMap(({ prefixes }) => prefixes.map(formatPrefix)),
    ...figures(places.flatMap((place) => gapsIn.get(place) ?? [])),
  };
}

function ifAny(advertises: Advertised | undefined): Advertised | null {
  return advertises && advertises.prefixes > 0 ? advertises : null;
}

/** Where a block is asked for: free blocks, the IPv4 prefixes around them, what is taken, and who of it may want to grow. */
interface Asked {
  readonly gaps: Gaps;
  readonly space: readonly Prefix[];
  readonly taken: readonly Taken[];
  readonly standing: readonly Prefix[];
}

function nextOf(
  length: number | undefined,
  strategy: Plan['strategy'],
  { gaps, space, taken, standing }: Asked,
): Pick<FreeResult, 'size' | 'next' | 'fits'> {
  if (length === undefined) return {};
  const held = taken.map(({ prefix }) => prefix);
  const prefer = strategy === 'spaced' ? 'roomiest' : 'tightest';
  const next = placeAll(space, held, [{ key: 'next', length, excluded: [] }], prefer, standing).get('next');
  const fits = ipv4Of(gaps).reduce((sum, block) => sum + (block.length > length ? 0 : 2 ** (length - block.length)), 0);
  return { size: `/${length}`, next: next ? formatPrefix(next) : null, fits };
}

function figures(gaps: Gaps): Pick<FreeResult, 'free' | 'largestFree' | 'freeAddresses' | 'fragmentation'> {
  const ipv4 = ipv4Of(gaps);
  const largest = largestPrefix(ipv4) ?? largestPrefix(gaps.map(({ prefix }) => prefix));
  return {
    free: gaps.map(({ prefix }) => formatPrefix(prefix)),
    largestFree: largest ? formatPrefix(largest) : null,
    freeAddresses: ipv4.reduce((sum, block) => sum + addressCount(block), 0),
    fragmentation: Math.round(fragmentationOf(ipv4) * 1e4) / 1e4,
  };
}

function ipv4Of(gaps: Gaps): Ipv4Prefix[] {
  return gaps.flatMap(({ prefix }) => (prefix.family === 4 ? [prefix] : []));
}
