import { samePrefix, type Prefix } from '../address/prefix.ts';
import type { Plan } from '../plan/plan.ts';
import type { Allocation, NetworkPlace, SubnetPlace } from './allocation.ts';
import { mayMeetOthers } from './others.ts';

/** A plan and where it lies. */
export interface Allocated {
  readonly plan: Plan;
  readonly allocation: Allocation;
}

/** What an earlier allocation still tells of the places of a plan, by the index of a network. */
export interface Standing {
  /**
   * The place of a network in an address space; undefined: to be placed. A place stands where the network is the same value in the same
   * address space, was short of nothing, and cannot meet others there: then nothing else goes into where its subnets lie.
   */
  readonly place: (index: number, prefixes: readonly Prefix[]) => NetworkPlace | undefined;
  /** A place that was worked out anew, or the very same value as before where it came out alike. */
  readonly kept: (index: number, made: NetworkPlace) => NetworkPlace;
}

/** Returns what an earlier allocation tells of the places of `plan`. */
export function standingPlaces(plan: Plan, previous: Allocated | undefined): Standing {
  if (previous === undefined) return { place: () => undefined, kept: (_, made) => made };
  const { networks, shortages } = previous.allocation;
  const short = new Set(shortages.map(({ kind, subject, within }) => (kind === 'network' ? subject : within)));
  const isSameStrategy = previous.plan.strategy === plan.strategy;
  return {
    place: (index, prefixes) => {
      const before = networks[index];
      if (!isSameStrategy || before === undefined || before.network !== plan.networks[index]) return undefined;
      const stands = !short.has(before.network.name) && !mayMeetOthers(before.network) && sameList(before.prefixes, prefixes, samePrefix);
      return stands ? before : undefined;
    },
    kept: (index, made) => {
      const before = networks[index];
      return before?.network === made.network && samePlace(before, made) ? before : made;
    },
  };
}

function samePlace(before: NetworkPlace, now: NetworkPlace): boolean {
  return before.origin === now.origin && sameList(before.prefixes, now.prefixes, samePrefix) && sameList(before.subnets, now.subnets, sameSubnet);
}

function sameSubnet(before: SubnetPlace, now: SubnetPlace): boolean {
  const isSame = (a: Prefix | undefined, b: Prefix | undefined) => (a && b ? samePrefix(a, b) : a === b);
  return (
    before.subnet === now.subnet && before.origin === now.origin && isSame(before.prefix, now.prefix) && isSame(before.ipv6Prefix, now.ipv6Prefix)
  );
}

function sameList<T>(before: readonly T[], now: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return before.length === now.length && before.every((one, i) => same(one, now[i] as T));
}
