import { freePrefixes, largestPrefix } from '../address/free-space.ts';
import { parsePrefix, prefixesOverlap, type Ipv4Prefix, type Ipv6Prefix, type Prefix } from '../address/prefix.ts';
import { FORBIDDEN_RANGES } from '../catalog/address-ranges.ts';
import { IPV6_SUBNET } from '../catalog/azure-subnet.ts';
import { excludedRangesOf } from '../catalog/by-inputs.ts';
import { usableWith } from '../catalog/size.ts';
import { demandedLength, type Network, type Subnet } from '../plan/plan.ts';
import type { Origin, Shortage, SubnetPlace } from './allocation.ts';
import { placeAll, type Demand, type Preference } from './place.ts';

/** Address ranges in which Azure accepts no network at all. */
export const forbidden: readonly Prefix[] = FORBIDDEN_RANGES.flatMap((range) => parsePrefix(range.prefix) ?? []);

/** Returns the demands of the subnets whose place is still open. One that asks for a size which cannot hold its need gets no place: a check says so. */
export function openDemands(network: Network): Demand[] {
  return network.subnets.flatMap((subnet) =>
    subnet.prefix === undefined && holdsNeed(subnet) ? [{ key: subnet.name, length: demandedLength(subnet), excluded: excludedFor(subnet) }] : [],
  );
}

/** Returns the IPv4 prefixes that the document gives to subnets of a network. */
export function pinnedSubnets(network: Network): Ipv4Prefix[] {
  return network.subnets.flatMap((subnet) => (subnet.prefix?.prefix?.family === 4 ? [subnet.prefix.prefix] : []));
}

/** Places the subnets of one network inside its address space. Pinned and deployed ones stay where they are. */
export function placeSubnets(network: Network, space: readonly Prefix[], prefer: Preference): { places: SubnetPlace[]; shortages: Shortage[] } {
  const space4 = space.filter((prefix): prefix is Ipv4Prefix => prefix.family === 4);
  const space6 = space.filter((prefix): prefix is Ipv6Prefix => prefix.family === 6);
  const taken = [...pinnedSubnets(network), ...forbidden.filter((range) => space4.some((prefix) => prefixesOverlap(prefix, range)))];
  const open = openDemands(network);
  const placed = space4.length === 0 || open.length === 0 ? new Map<string, Prefix>() : placeAll(space4, taken, open, prefer);
  const placed6 = placeIpv6(network, space6);

  const shortages: Shortage[] = [];
  const places = network.subnets.map((subnet): SubnetPlace => {
    const prefix = subnet.prefix === undefined ? placed.get(subnet.name) : subnet.prefix.prefix;
    if (subnet.prefix === undefined && prefix === undefined && holdsNeed(subnet)) {
      const free = freePrefixes(space4, [...taken, ...placed.values()]);
      shortages.push(shortage(subnet, network, free, space4.length === 0));
    }
    if (wantsIpv6(network, subnet) && subnet.ipv6Prefix === undefined && space6.length > 0 && !placed6.has(subnet.name)) {
      shortages.push({
        kind: 'subnet',
        subject: subnet.address,
        family: 6,
        length: IPV6_SUBNET.value,
        within: network.name,
        largestFree: undefined,
        freeAddresses: 0,
      });
    }
    const pinned6 = subnet.ipv6Prefix?.prefix;
    return {
      subnet,
      prefix: prefix?.family === 4 ? prefix : undefined,
      ipv6Prefix: pinned6?.family === 6 ? pinned6 : subnet.ipv6Prefix === undefined ? placed6.get(subnet.name) : undefined,
      origin: originOf(subnet),
    };
  });
  return { places, shortages };
}

/** Reports whether a subnet of a dual-stack network gets a /64: not when a service in it is known not to take IPv6. */
export function wantsIpv6(network: Network, subnet: Subnet): boolean {
  return network.ipv6 && subnet.workloads.every(({ service }) => service.subnet.ipv6.value !== 'not-supported');
}

function placeIpv6(network: Network, space: readonly Ipv6Prefix[]): Map<string, Ipv6Prefix> {
  const open = network.subnets.filter((subnet) => wantsIpv6(network, subnet) && subnet.ipv6Prefix === undefined);
  if (space.length === 0 || open.length === 0) return new Map();
  const taken = network.subnets.flatMap((subnet) => (subnet.ipv6Prefix?.prefix?.family === 6 ? [subnet.ipv6Prefix.prefix] : []));
  const demands = open.map((subnet) => ({ key: subnet.name, length: IPV6_SUBNET.value, excluded: [] }));
  return placeAll(space, taken, demands, 'tightest') as Map<string, Ipv6Prefix>;
}

function holdsNeed({ size, sizing }: Subnet): boolean {
  return size === undefined || sizing.needed <= usableWith(size, sizing.reserved);
}

function excludedFor(subnet: Subnet): Prefix[] {
  return subnet.workloads.flatMap((workload) =>
    excludedRangesOf(workload).flatMap((range) => (range.appliesTo === 'subnet' ? (parsePrefix(range.prefix) ?? []) : [])),
  );
}

function originOf(subnet: Subnet): Origin {
  return subnet.deployed ? 'deployed' : subnet.prefix === undefined ? 'allocated' : 'pinned';
}

function shortage(subnet: Subnet, network: Network, free: readonly Prefix[], withoutSpace: boolean): Shortage {
  const length = demandedLength(subnet);
  const largest = largestPrefix(free);
  return {
    kind: 'subnet',
    subject: subnet.address,
    family: 4,
    length,
    within: network.name,
    largestFree: largest,
    freeAddresses: free.reduce((sum, prefix) => sum + 2 ** (32 - prefix.length), 0),
    ...(withoutSpace ? { because: 'no-pool-prefix' as const } : largest && largest.length <= length ? { because: 'excluded-ranges' as const } : {}),
  };
}
