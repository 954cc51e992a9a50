import type { Prefix } from '../../address/prefix.ts';
import type { Allocation, NetworkPlace, Shortage, SubnetPlace } from '../../allocate/allocation.ts';
import type { Preference } from '../../allocate/place.ts';
import type { Plan } from '../../plan/plan.ts';
import type { SourceEdit } from '../../plan/source-edit.ts';

/** What kind of change may make room; in this order of preference among changes of as many edits. */
export const KINDS = ['smaller-subnet', 'less-spare', 'network-size', 'further-prefix', 'move'] as const;

/** One change of the document that may remedy a shortage. Whether it does is for a trial to say. */
export interface Change {
  readonly kind: (typeof KINDS)[number];
  /** What happens, in words, told after a trial. */
  readonly title: (after: Allocation) => string;
  readonly edits: readonly SourceEdit[];
  /** Subjects that the title says of that they change their place; everything else keeps its own. */
  readonly moves: ReadonlySet<string>;
}

/** A shortage with what is around it. */
export interface Lack {
  readonly plan: Plan;
  readonly allocation: Allocation;
  readonly shortage: Shortage;
  readonly prefer: Preference;
  /** The network that found no place, or in which a subnet found none. */
  readonly place: NetworkPlace;
  /** The subnet that found none; absent for a network. */
  readonly subnet: SubnetPlace | undefined;
}

/** Returns a shortage with what is around it; undefined for a subject that the allocation does not know. */
export function lackOf(plan: Plan, allocation: Allocation, shortage: Shortage): Lack | undefined {
  for (const place of allocation.networks) {
    const subnet = shortage.kind === 'subnet' ? place.subnets.find((candidate) => candidate.subnet.address === shortage.subject) : undefined;
    if (shortage.kind === 'network' ? place.network.name !== shortage.subject : subnet === undefined) continue;
    return { plan, allocation, shortage, prefer: plan.strategy === 'spaced' ? 'roomiest' : 'tightest', place, subnet };
  }
  return undefined;
}

/** No subject at all. */
export const nothing: ReadonlySet<string> = new Set();

/** Returns the prefixes of one family. */
export function ofFamily<P extends Prefix>(prefixes: readonly P[], family: 4 | 6): P[] {
  return prefixes.filter((prefix) => prefix.family === family);
}
