import { samePrefix, type Prefix } from '../address/prefix.ts';
import type { Plan } from '../plan/plan.ts';
import type { Allocation, NetworkPlace } from './allocation.ts';
import { mayMeetOthers } from './others.ts';

/** A plan and where it lies. */
export interface Allocated {
  readonly plan: Plan;
  readonly allocation: Allocation;
}

/**
 * Returns the look-up of places of an earlier allocation that stand in that of `plan`, by the network's index and its address space;
 * undefined: to be placed. A place stands where the network is the same value in the same address space, was short of nothing, and
 * cannot meet others there: then nothing else goes into where its subnets lie.
 */
export function standingPlaces(
  plan: Plan,
  previous: Allocated | undefined,
): (index: number, prefixes: readonly Prefix[]) => NetworkPlace | undefined {
  if (previous === undefined || previous.plan.strategy !== plan.strategy) return () => undefined;
  const { networks, shortages } = previous.allocation;
  const short = new Set(shortages.map(({ kind, subject, within }) => (kind === 'network' ? subject : within)));
  return (index, prefixes) => {
    const before = networks[index];
    if (before === undefined || before.network !== plan.networks[index]) return undefined;
    const stands = !short.has(before.network.name) && !mayMeetOthers(before.network) && sameList(before.prefixes, prefixes);
    return stands ? before : undefined;
  };
}

function sameList(before: readonly Prefix[], now: readonly Prefix[]): boolean {
  return (
    before.length === now.length &&
    before.every((prefix, i) => {
      const other = now[i];
      return other !== undefined && samePrefix(prefix, other);
    })
  );
}
