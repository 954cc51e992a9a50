import type { Ipv4Prefix, Prefix } from '../address/prefix.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import type { Preference } from '../allocate/place.ts';
import { excludedFor } from '../allocate/subnets.ts';
import { demandedLength, type Network, type Plan, type Subnet } from '../plan/plan.ts';
import { invariant } from '../problem/invariant.ts';
import { needsByYear, type YearNeed } from './needs.ts';

/** A network as it stands in some year. IPv4 only; lists keep the document's order. */
export interface Standing {
  readonly network: Network;
  /** Its address space; empty when it has no place. */
  readonly space: readonly Ipv4Prefix[];
  readonly subnets: readonly StandingSubnet[];
  /** How the plan's strategy chooses places. */
  readonly prefer: Preference;
}

export interface StandingSubnet {
  readonly subnet: Subnet;
  readonly place: Ipv4Prefix | undefined;
  /** Ranges that it must keep out of. */
  readonly excluded: readonly Prefix[];
  /** What it needs in each year, now first. */
  readonly needs: readonly YearNeed[];
}

/** Returns a network as it stands now, with the needs of its subnets up to the year `years`. */
export function standingOf(plan: Plan, { network, prefixes, subnets }: NetworkPlace, years: number): Standing {
  return {
    network,
    space: prefixes.filter((prefix): prefix is Ipv4Prefix => prefix.family === 4),
    subnets: subnets.map(({ subnet, prefix }) => ({ subnet, place: prefix, excluded: excludedFor(subnet), needs: needsByYear(subnet, years) })),
    prefer: plan.strategy === 'spaced' ? 'roomiest' : 'tightest',
  };
}

/** Returns the places of the subnets that have one. */
export function placesOf({ subnets }: Standing): Ipv4Prefix[] {
  return subnets.flatMap(({ place }) => place ?? []);
}

/** Returns what a subnet needs in a year within the horizon. */
export function needIn({ needs }: StandingSubnet, year: number): YearNeed {
  const need = needs[year];
  invariant(need !== undefined, 'Needs are worked out up to the horizon.');
  return need;
}

/**
 * Returns the prefix length that a subnet has to have in a year: what it has, or a shorter one where that does not hold its need. One
 * without a place asks for what it asked the allocator for.
 */
export function lengthIn(standing: StandingSubnet, year: number): number {
  const { subnet, place } = standing;
  return Math.min(needIn(standing, year).length, place?.length ?? demandedLength(subnet));
}
