import { IPV6_SUBNET, LARGEST_SUBNET, SMALLEST_SUBNET } from '../../catalog/azure-subnet.ts';
import { smallestAccepted, usableWith } from '../../catalog/size.ts';
import type { Subnet } from '../plan.ts';
import type { Refusal } from './change.ts';
import type { Subject } from './subject.ts';

// The prefix lengths that a plan document takes as the size of a virtual network.
const SHORTEST_NETWORK = 8;
const LONGEST_NETWORK = 29;

/** Which prefix lengths something may have: `shortest` is the largest, `longest` the smallest that does. */
export interface Lengths {
  readonly shortest: number;
  readonly longest: number;
  /** Who accepts nothing larger: `Azure`, or a service. */
  readonly accepts: string;
  /** Why nothing smaller does, as a sentence about one length that is too long. */
  readonly tooSmall: (length: number) => string;
}

/** Returns the prefix lengths that a network may have, whatever lies in it. */
export function networkLengths(name: string, family: 4 | 6): Lengths {
  const longest = family === 4 ? LONGEST_NETWORK : IPV6_SUBNET.value;
  return {
    shortest: SHORTEST_NETWORK,
    longest,
    accepts: 'a plan document',
    tooSmall: (length) => `A /${length} is too small for ${name}, since a virtual network should be a /${longest} or larger.`,
  };
}

/** Returns the prefix lengths that what lives in a subnet allows for it: by its need, and by what its services and Azure accept. */
export function subnetLengths(subnet: Subnet, family: 4 | 6 = 4): Lengths {
  const { address, workloads, sizing } = subnet;
  if (family === 6)
    return {
      shortest: IPV6_SUBNET.value,
      longest: IPV6_SUBNET.value,
      accepts: 'Azure',
      tooSmall: (length) => `A /${length} is too small for ${address}, since the IPv6 prefix of a subnet should be a /${IPV6_SUBNET.value}.`,
    };
  let [shortest, accepts] = [LARGEST_SUBNET.value, 'Azure'];
  for (const { service } of workloads) {
    if (service.subnet.largest && service.subnet.largest.value > shortest) [shortest, accepts] = [service.subnet.largest.value, service.name];
  }
  const floor = smallestAccepted(workloads);
  const accepted = Math.min(floor?.prefixLength ?? SMALLEST_SUBNET.value, SMALLEST_SUBNET.value);
  let longest = accepted;
  while (longest > 0 && usableWith(longest, sizing.reserved) < sizing.needed) longest--;
  return {
    shortest,
    longest,
    accepts,
    tooSmall: (length) =>
      usableWith(length, sizing.reserved) < sizing.needed
        ? `A /${length} is too small for ${address}, which needs ${sizing.needed} addresses; it has ${usableWith(length, sizing.reserved)} usable.`
        : `A /${length} is too small for ${address}, since ${floor?.service.name ?? 'Azure'} should have a /${accepted} or larger.`,
  };
}

/** Returns the prefix lengths that a subject may have. */
export function lengthsOf(subject: Subject, family: 4 | 6): Lengths {
  return subject.kind === 'network' ? networkLengths(subject.name, family) : subnetLengths(subject.own.subnet, family);
}

/** Returns why a subject cannot have a prefix of this length, with the nearest length that it can have; undefined when it can. */
export function whyNotLength(name: string, lengths: Lengths, length: number): Refusal | undefined {
  const { shortest, longest, accepts, tooSmall } = lengths;
  if (length <= longest && length >= shortest) return undefined;
  const nearest = length > longest ? longest : shortest;
  // A need that no accepted length holds has no nearest one.
  const possible = shortest <= longest;
  return {
    code: 'wrong-length',
    at: 'prefix',
    text: length > longest ? tooSmall(length) : `A /${length} is too large for ${name}, of which ${accepts} accepts a /${shortest} or smaller.`,
    input: `/${length}`,
    expected: possible ? `a prefix length from /${shortest} to /${longest}` : 'a smaller need',
    ...(possible ? { hint: `The nearest legal prefix length is /${nearest}.`, nearest: `/${nearest}` } : {}),
  };
}
