import type { Ipv4Prefix } from '../address/prefix.ts';
import { forbidden } from '../allocate/subnets.ts';
import { newLength, widened } from './grow-networks.ts';
import { blockAround } from './grow-subnets.ts';
import { lengthIn, needIn, placesOf, type Standing, type StandingSubnet } from './standing.ts';
import { besides, Surroundings } from './surroundings.ts';

/** What something should have now, so that it lasts. */
export interface Reserve {
  /** The prefix length of the block that it should have. */
  readonly length: number;
  /** That block, where what stands can grow into it because all of it is free. */
  readonly block: Ipv4Prefix | undefined;
  /** What to keep free for that, beside what it has: the nearest first. Empty without `block`. */
  readonly keepFree: readonly Ipv4Prefix[];
}

/**
 * Returns what each subnet of a network should have for its need of a year, in the document's order. Undefined for one that has it
 * already, and where no subnet that its services accept would do. All blocks to keep free can be kept at once.
 */
export function reserveSubnets(standing: Standing, year: number): (Reserve | undefined)[] {
  const surroundings = new Surroundings(standing.space, [...forbidden, ...placesOf(standing)]);
  return standing.subnets.map((one) => {
    const { place } = one;
    const length = lengthIn(one, year);
    if (place?.length === length || needIn(one, year).tooLarge || length < largestOf(one)) return undefined;
    return place ? reserve(place, length, blockAround(one, length, surroundings)) : { length, block: undefined, keepFree: [] };
  });
}

/**
 * Returns what a full network should have for the needs of a year: the smallest free block around one of its prefixes in which its subnets
 * can grow as they lie, else the length of a new block in which they are laid out anew. Undefined when none would do, and when it has neither
 * an address space nor anything that asks for one.
 *
 * `surroundings` are those of all networks in its pool; without a pool they are empty. All blocks to keep free can be kept at once.
 */
export function reserveNetwork(standing: Standing, year: number, surroundings: Surroundings): Reserve | undefined {
  const { network, space, subnets } = standing;
  const asksForNothing = space.length === 0 && subnets.length === 0 && network.size === undefined;
  if (asksForNothing || subnets.some((one) => needIn(one, year).tooLarge)) return undefined;
  const wider = widened(standing, year, surroundings);
  return wider ? reserve(wider.from, wider.to.length, wider.to) : { length: newLength(standing, year), block: undefined, keepFree: [] };
}

function reserve(place: Ipv4Prefix, length: number, block: Ipv4Prefix | undefined): Reserve {
  return { length, block, keepFree: block ? besides(place, length) : [] };
}

/** The shortest prefix length that all services of a subnet accept. */
function largestOf({ subnet }: StandingSubnet): number {
  return Math.max(0, ...subnet.workloads.map(({ service }) => service.subnet.largest?.value ?? 0));
}
