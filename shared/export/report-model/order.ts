import { comparePrefixes } from '../../address/prefix.ts';
import type { Allocation, NetworkPlace, SubnetPlace } from '../../allocate/allocation.ts';
import { compareText } from '../../problem/compare.ts';

/** Returns the networks of an allocation by name, whatever the order of the document. */
export function networksByName({ networks }: Allocation): NetworkPlace[] {
  return [...networks].sort((a, b) => compareText(a.network.name, b.network.name));
}

/** Returns the subnets of a network by prefix; those without a place are the last, by name. */
export function subnetsByPrefix({ subnets }: NetworkPlace): SubnetPlace[] {
  return [...subnets].sort((a, b) => {
    const byName = compareText(a.subnet.name, b.subnet.name);
    if (a.prefix && b.prefix) return comparePrefixes(a.prefix, b.prefix) || byName;
    return Number(!a.prefix) - Number(!b.prefix) || byName;
  });
}
