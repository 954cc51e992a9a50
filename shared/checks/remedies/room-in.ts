import { freePrefixes } from '../../address/free-space.ts';
import { PrefixIndex } from '../../address/overlaps.ts';
import { prefixAround, prefixContains, type Prefix } from '../../address/prefix.ts';
import type { NetworkPlace } from '../../allocate/allocation.ts';
import type { Subnet } from '../../plan/plan.ts';
import { remembered } from '../../problem/remembered.ts';

interface Ground {
  readonly space: readonly Prefix[];
  readonly free: readonly Prefix[];
  readonly holders: readonly { readonly subnet: Subnet; readonly prefix: Prefix }[];
  readonly index: PrefixIndex;
}

const groundOf = remembered((place: NetworkPlace): Ground => {
  const space = place.prefixes.filter(({ family }) => family === 4);
  const holders = place.subnets.flatMap(({ subnet, prefix }) => (prefix ? [{ subnet, prefix }] : []));
  const taken = holders.map(({ prefix }) => prefix);
  return { space, free: freePrefixes(space, taken), holders, index: new PrefixIndex(taken) };
});

/**
 * Whether a network has a free block of a prefix length, were `without` not there. One whose address space is not given is carved as large as
 * it must be.
 */
export function hasRoom(place: NetworkPlace, length: number, without?: Subnet): boolean {
  if (place.network.addressSpace.length === 0) return true;
  const { space, free, holders, index } = groundOf(place);
  if (free.some((block) => block.length <= length)) return true;
  const own = holders.find(({ subnet }) => subnet === without)?.prefix;
  if (!own) return false;
  // No block is free as it is: one that would be then holds the place of its own.
  const block = prefixAround(own.first, Math.min(length, own.length));
  return space.some((one) => prefixContains(one, block)) && index.overlapping(block).every((i) => holders[i]?.subnet === without);
}
