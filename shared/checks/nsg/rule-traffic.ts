import { AddressSet } from '../../address/address-set.ts';
import { ipv4Prefix } from '../../address/prefix.ts';
import type { NsgRule } from '../../reach/evaluate-nsg.ts';
import { addressesOf, type Extent, type Side } from '../../reach/extent.ts';
import type { Traffic } from '../../reach/traffic.ts';

const IPV4 = AddressSet.of(ipv4Prefix(0, 0));

/** Returns what one end of a rule holds, taken apart: the addresses that are known, and each service tag. */
export function extentsOf(side: Side): Extent[] {
  const known = addressesOf(side.surely);
  return [...(known ? [known] : []), ...side.tags.map((tag): Extent => ({ kind: 'tag', tag }))];
}

/** Returns the traffic that a rule speaks of, one for each pair of what its two ends hold. */
export function trafficOf({ from, to, services }: NsgRule): Traffic[] {
  return extentsOf(from).flatMap((source) => extentsOf(to).map((destination) => ({ from: source, to: destination, services })));
}

/**
 * Returns the IPv4 traffic between a subnet and the far end of a rule: the near end of its rules is the subnet, whatever else they hold.
 * None where the rule does not speak of the subnet.
 */
export function trafficAt(own: AddressSet, rule: NsgRule): Traffic[] {
  const [near, far] = rule.direction === 'inbound' ? [rule.to, rule.from] : [rule.from, rule.to];
  const here = addressesOf(near.surely.intersection(own));
  if (!here) return [];
  const there = extentsOf({ ...far, surely: far.surely.intersection(IPV4) });
  return there.map((extent) =>
    rule.direction === 'inbound' ? { from: extent, to: here, services: rule.services } : { from: here, to: extent, services: rule.services },
  );
}

/** Reports whether two extents hold the same. */
export function sameExtent(a: Extent, b: Extent): boolean {
  if (a.kind === 'tag') return b.kind === 'tag' && a.tag === b.tag;
  return b.kind === 'addresses' && a.set.equals(b.set);
}
