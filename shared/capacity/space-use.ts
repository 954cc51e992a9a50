import { AddressSet } from '../address/address-set.ts';
import { fragmentationOf } from '../address/fragmentation.ts';
import { freePrefixes, largestPrefix } from '../address/free-space.ts';
import { addressCount, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';

/** How the IPv4 space of a pool or a network is used. Counts are addresses. */
export interface SpaceUse {
  readonly addresses: number;
  /** Held by networks of a pool's space, or by subnets of a network's. */
  readonly assigned: number;
  /** Neither assigned nor reserved, forbidden or in use outside. */
  readonly free: number;
  readonly largestFree: Ipv4Prefix | undefined;
  /** As `fragmentationOf` has it: from 0 to below 1. */
  readonly fragmentation: number;
}

/** Returns how `space` is used: `held` is assigned, and `unusable` is neither assigned nor free. They may overlap and lie outside. */
export function useOf(space: readonly Ipv4Prefix[], held: readonly Prefix[], unusable: readonly Prefix[]): SpaceUse {
  const whole = AddressSet.from(space);
  const free = freePrefixes(space, [...held, ...unusable]);
  return {
    addresses: Number(whole.count()),
    assigned: Number(whole.intersection(AddressSet.from(held)).count()),
    free: free.reduce((sum, block) => sum + addressCount(block), 0),
    largestFree: largestPrefix(free) as Ipv4Prefix | undefined,
    fragmentation: fragmentationOf(free),
  };
}
