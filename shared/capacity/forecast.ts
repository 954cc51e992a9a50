import type { Ipv4Prefix, Prefix } from '../address/prefix.ts';
import { prefixesOf } from '../allocate/allocate.ts';
import type { Shortage } from '../allocate/allocation.ts';
import { compareDemands, type Demand } from '../allocate/place.ts';
import type { Network, Pool } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { enlargeNetworks } from './grow-networks.ts';
import { growSubnets } from './grow-subnets.ts';
import { placesOf, type Standing } from './standing.ts';

/** The first year in which something is full, counted from now (0), and what finds no place in it. */
export interface FullSpace {
  readonly year: number;
  /** The name of the subnet or the network, and the prefix length that it would need. Absent when no length would do. */
  readonly lacks: { readonly name: string; readonly length: number } | undefined;
}

/** What is full within the horizon, and when. */
export interface Forecast {
  readonly networks: ReadonlyMap<Network, FullSpace>;
  readonly pools: ReadonlyMap<Pool, FullSpace>;
}

export interface Outset {
  readonly pools: readonly Pool[];
  /** All networks as they stand now. */
  readonly standings: readonly Standing[];
  /** What no network may have, whatever the networks hold: external networks, reserved and forbidden ranges. */
  readonly outside: readonly Prefix[];
  /** What found no place at the outset. */
  readonly shortages: readonly Shortage[];
}

/**
 * Returns the year in which each network and pool is full, going year by year from 0 (now) to `years`.
 *
 * In each year every subnet whose prefix does not hold its need becomes as large as that need asks for (`growSubnets`). A network in
 * which that cannot be done is full. If it has a pool, it is given a larger block there (`enlargeNetworks`) and goes on; a pool that has
 * no such block is full, and its networks grow no more. What moved gives its old place back for the next year, what grew keeps all
 * that it has, and nothing becomes smaller. What is deployed grows like the rest: somebody will have to rebuild it.
 */
export function forecast({ pools, standings, outside, shortages }: Outset, years: number): Forecast {
  const fullNetworks = new Map<Network, FullSpace>();
  const fullPools = new Map<Pool, FullSpace>();
  const inTheWay = [...outside];
  const going = new Map<Network, Standing>();
  for (const standing of standings) {
    if (standing.space.length > 0) going.set(standing.network, standing);
    else {
      fullNetworks.set(standing.network, { year: 0, lacks: undefined });
      inTheWay.push(...placesOf(standing));
    }
  }
  for (const pool of pools) {
    const missing = shortages.filter(({ kind, family, within }) => kind === 'network' && family === 4 && within === pool.name);
    if (missing.length > 0) fullPools.set(pool, { year: 0, lacks: largestOf(missing) });
  }

  for (let year = 0; year <= years; year++) {
    const full: Standing[] = [];
    for (const [network, standing] of going) {
      const grown = growSubnets(standing, year);
      if (grown.ok) going.set(network, grown.standing);
      else {
        full.push(standing);
        if (!fullNetworks.has(network)) fullNetworks.set(network, { year, lacks: lackOf(grown.lacks) });
      }
    }
    // Old blocks stay taken until the year is over.
    const taken = [...inTheWay, ...[...going.values()].flatMap(({ space }) => space)];
    for (const pool of [...pools].sort((a, b) => compareText(a.name, b.name))) {
      const own = full.filter(({ network }) => network.pool === pool);
      if (own.length === 0 || fullPools.has(pool)) continue;
      const enlarged = enlargeNetworks(own, year, spaceOf(pool), taken);
      for (const standing of enlarged.standings) {
        going.set(standing.network, standing);
        taken.push(...standing.space);
      }
      if (enlarged.lacks) fullPools.set(pool, { year, lacks: lackOf(enlarged.lacks) });
    }
  }
  return { networks: fullNetworks, pools: fullPools };
}

/** Returns the IPv4 prefixes of a pool. */
export function spaceOf(pool: Pool): Ipv4Prefix[] {
  return prefixesOf(pool, 4) as Ipv4Prefix[];
}

function lackOf({ key, length }: Demand): { name: string; length: number } {
  return { name: key, length };
}

/** The largest of what found no place, as the allocator orders it. Where pinned subnets leave no block there is no length that would do. */
function largestOf(missing: readonly Shortage[]): FullSpace['lacks'] {
  const demands = missing.flatMap(({ subject, length }): Demand[] => (length === undefined ? [] : [{ key: subject, length, excluded: [] }]));
  const [first] = demands.sort(compareDemands);
  return first && lackOf(first);
}
