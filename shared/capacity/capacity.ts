import type { Ipv4Prefix } from '../address/prefix.ts';
import { reservedOf } from '../allocate/allocate.ts';
import type { Allocation } from '../allocate/allocation.ts';
import { forbidden } from '../allocate/subnets.ts';
import { usableWith } from '../catalog/size.ts';
import type { Network, Plan, Pool, Subnet } from '../plan/plan.ts';
import { invariant } from '../problem/invariant.ts';
import { forecast, spaceOf, type FullSpace } from './forecast.ts';
import type { InputBound } from './needs.ts';
import { reserveNetwork, reserveSubnets, type Reserve } from './reserve.ts';
import { useOf, type SpaceUse } from './space-use.ts';
import { placesOf, standingOf, type Standing, type StandingSubnet } from './standing.ts';
import { Surroundings } from './surroundings.ts';

/** How many years are looked ahead unless somebody says otherwise. */
export const HORIZON = 5;

/** How long everything of a plan lasts. Years are counted from now, which is 0; lists keep the document's order. */
export interface Capacity {
  /** The horizon: the last year that was looked at. */
  readonly years: number;
  readonly pools: readonly PoolCapacity[];
  readonly networks: readonly NetworkCapacity[];
}

export interface PoolCapacity {
  readonly pool: Pool;
  readonly use: SpaceUse;
  /** When its free space cannot hold the networks that must become larger. Absent: not within the horizon. */
  readonly full: FullSpace | undefined;
}

export interface NetworkCapacity {
  readonly network: Network;
  readonly prefixes: readonly Ipv4Prefix[];
  readonly use: SpaceUse;
  /** When its free space cannot hold the subnets that must become larger. Absent: not within the horizon. */
  readonly full: FullSpace | undefined;
  /** Absent when it is not full within the horizon, and when no network would be large enough. */
  readonly reserveNow: Reserve | undefined;
  readonly subnets: readonly SubnetCapacity[];
}

export interface SubnetCapacity {
  readonly subnet: Subnet;
  readonly prefix: Ipv4Prefix | undefined;
  /** Addresses that it needs in each year, now first: without `growth`, and never above `MOST_NEEDED`. */
  readonly needed: readonly number[];
  /** Usable addresses of its prefix; 0 without one. */
  readonly usable: number;
  /** The first year in which the need does not fit its prefix. Absent: not within the horizon. */
  readonly full: FullSubnet | undefined;
  /** Absent when its prefix is large enough, and when no subnet that its services accept would be. */
  readonly reserveNow: Reserve | undefined;
}

/** What a subnet meets first: its own size, or the most of an input, which no larger prefix remedies. In the same year its size goes first. */
export type FullSubnet =
  | { readonly year: number; readonly binds: 'size' }
  | { readonly year: number; readonly binds: 'input'; readonly bound: InputBound }
  /** It has no place. */
  | { readonly year: 0; readonly binds: 'no-place' };

/**
 * Returns how the IPv4 space of a plan is used, in which year each subnet, network and pool is full, and what to reserve now.
 *
 * `years` is the horizon, a whole number from 0. Needs are those of `needsByYear`; `forecast` says how networks and pools fill up. A subnet
 * is judged by the prefix that it has now, a network by the address space that it has now. `reserveNow` says how large each should be
 * for the need of the last year. IPv6 prefixes have fixed lengths and never fill up. The answer does not depend on the order of lists.
 */
export function capacityOf(plan: Plan, allocation: Allocation, { years = HORIZON }: { readonly years?: number } = {}): Capacity {
  invariant(Number.isSafeInteger(years) && years >= 0, 'The horizon is a whole number of years.');
  const standings = allocation.networks.map((place) => standingOf(plan, place, years));
  const outside = [
    ...plan.externalNetworks.flatMap(({ prefixes }) => prefixes.flatMap(({ prefix }) => prefix ?? [])),
    ...plan.pools.flatMap(reservedOf),
    ...forbidden,
  ];
  const held = standings.flatMap(({ space }) => space);
  const full = forecast({ pools: plan.pools, standings, outside, shortages: allocation.shortages }, years);
  const around = new Map(plan.pools.map((pool) => [pool, new Surroundings(spaceOf(pool), [...outside, ...held])]));
  const nowhere = new Surroundings([], []);
  return {
    years,
    pools: plan.pools.map((pool) => ({ pool, use: useOf(spaceOf(pool), held, outside), full: full.pools.get(pool) })),
    networks: standings.map((standing) => {
      const { network } = standing;
      const surroundings = (network.pool && around.get(network.pool)) ?? nowhere;
      return networkCapacity(standing, years, full.networks.get(network), surroundings);
    }),
  };
}

function networkCapacity(standing: Standing, years: number, full: FullSpace | undefined, surroundings: Surroundings): NetworkCapacity {
  const { network, space, subnets } = standing;
  const reserves = reserveSubnets(standing, years);
  return {
    network,
    prefixes: space,
    use: useOf(space, placesOf(standing), forbidden),
    full,
    reserveNow: full && reserveNetwork(standing, years, surroundings),
    subnets: subnets.map((one, i): SubnetCapacity => {
      const { subnet, place, needs } = one;
      return {
        subnet,
        prefix: place,
        needed: needs.map(({ needed }) => needed),
        usable: place ? usableWith(place.length, subnet.sizing.reserved) : 0,
        full: fullSubnet(one),
        reserveNow: reserves[i],
      };
    }),
  };
}

function fullSubnet({ place, needs }: StandingSubnet): FullSubnet | undefined {
  if (place === undefined) return { year: 0, binds: 'no-place' };
  for (const [year, { length, tooLarge, bound }] of needs.entries()) {
    if (tooLarge || length < place.length) return { year, binds: 'size' };
    if (bound) return { year, binds: 'input', bound };
  }
  return undefined;
}
