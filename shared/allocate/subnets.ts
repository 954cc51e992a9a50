import { freePrefixes, largestPrefix } from '../address/free-space.ts';
import { parsePrefix, prefixesOverlap, type Ipv4Prefix, type Ipv6Prefix, type Prefix } from '../address/prefix.ts';
import { FORBIDDEN_RANGES } from '../catalog/address-ranges.ts';
import { IPV6_SUBNET } from '../catalog/azure-subnet.ts';
import { excludedPrefixesOf } from '../catalog/excluded-prefixes.ts';
import { usableWith } from '../catalog/size.ts';
import { demandedLength, type Network, type Subnet } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Origin, Shortage, SubnetPlace } from './allocation.ts';
import { placeAll, type Demand, type Preference } from './place.ts';

/** Address ranges in which Azure accepts no network at all. */
export const forbidden: readonly Prefix[] = FORBIDDEN_RANGES.flatMap((range) => parsePrefix(range.prefix) ?? []);

/** Returns the demands of the subnets whose place is still open. One that asks for a size which cannot hold its need gets no place: a check says so. */
export const openDemands = remembered((network: Network): readonly Demand[] =>
  network.subnets.flatMap((subnet) =>
    subnet.prefix === undefined && holdsNeed(subnet) ? [{ key: subnet.name, length: demandedLength(subnet), excluded: excludedFor(subnet) }] : [],
  ),
);

/** Returns the IPv4 prefixes that the document gives to subnets of a network. */
export const pinnedSubnets = remembered((network: Network): readonly Ipv4Prefix[] =>
  network.subnets.flatMap((subnet) => (subnet.prefix?.prefix?.family === 4 ? [subnet.prefix.prefix] : [])),
);

/** Returns the IPv6 prefixes that the document gives to subnets of a network. */
export const pinnedIpv6Subnets = remembered((network: Network): readonly Ipv6Prefix[] =>
  network.subnets.flatMap((subnet) => (subnet.ipv6Prefix?.prefix?.family === 6 ? [subnet.ipv6Prefix.prefix] : [])),
);

/**
 * Places the subnets of one network inside its address space. Pinned and deployed ones stay where they are.
 *
 * `avoid`: what others have of the same addresses where the document gives a network a space that overlaps; so does what services in it
 * keep whole networks out of. A check reports that; subnets keep out of it as far as they find places elsewhere.
 */
export function placeSubnets(
  network: Network,
  space: readonly Prefix[],
  prefer: Preference,
  avoid: readonly Prefix[] = [],
): { places: SubnetPlace[]; shortages: Shortage[] } {
  const space4 = space.filter((prefix): prefix is Ipv4Prefix => prefix.family === 4);
  const space6 = space.filter((prefix): prefix is Ipv6Prefix => prefix.family === 6);
  const taken = [...pinnedSubnets(network), ...forbidden.filter((range) => space4.some((prefix) => prefixesOverlap(prefix, range)))];
  const placed = placeIpv4(network, space4, taken, avoid, prefer);
  const placed6 = placeIpv6(network, space6, avoid);

  const shortages: Shortage[] = [];
  let free: Prefix[] | undefined;
  const places = network.subnets.map((subnet): SubnetPlace => {
    const prefix = subnet.prefix === undefined ? placed.get(subnet.name) : subnet.prefix.prefix;
    if (subnet.prefix === undefined && prefix === undefined && holdsNeed(subnet)) {
      free ??= freePrefixes(space4, [...taken, ...placed.values()]);
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

function placeIpv4(
  network: Network,
  space: readonly Ipv4Prefix[],
  taken: readonly Prefix[],
  avoid: readonly Prefix[],
  prefer: Preference,
): ReadonlyMap<string, Prefix> {
  const open = openDemands(network);
  if (space.length === 0 || open.length === 0) return new Map();
  const place = (more: readonly Prefix[], demands: readonly Demand[]) =>
    placeAll(space, [...taken, ...more], demands, prefer, pinnedSubnets(network));
  const beside = new Map(
    network.subnets.map((subnet) => [subnet.name, excludedAround(subnet).filter((range) => space.some((prefix) => prefixesOverlap(prefix, range)))]),
  );
  if (avoid.length === 0 && open.every(({ key }) => beside.get(key)?.length === 0)) return place([], open);

  const clear = place(
    avoid,
    open.map((demand) => ({ ...demand, excluded: [...demand.excluded, ...(beside.get(demand.key) ?? [])] })),
  );
  if (clear.size === open.length) return clear;
  const rest = place(
    [...clear.values()],
    open.filter(({ key }) => !clear.has(key)),
  );
  return clear.size + rest.size === open.length ? new Map([...clear, ...rest]) : place([], open);
}

function placeIpv6(network: Network, space: readonly Ipv6Prefix[], avoid: readonly Prefix[]): ReadonlyMap<string, Ipv6Prefix> {
  const open = network.subnets.filter((subnet) => wantsIpv6(network, subnet) && subnet.ipv6Prefix === undefined);
  if (space.length === 0 || open.length === 0) return new Map();
  const demands = open.map((subnet) => ({ key: subnet.name, length: IPV6_SUBNET.value, excluded: [] }));
  const taken = pinnedIpv6Subnets(network);
  const clear = placeAll(space, [...taken, ...avoid], demands, 'tightest');
  return (clear.size === open.length ? clear : placeAll(space, taken, demands, 'tightest')) as Map<string, Ipv6Prefix>;
}

function holdsNeed({ size, sizing }: Subnet): boolean {
  return size === undefined || sizing.needed <= usableWith(size, sizing.reserved);
}

/** Returns the ranges that a subnet must keep out of, because a service in it cannot live there. */
export function excludedFor(subnet: Subnet): Prefix[] {
  return excludedBy(subnet, 'subnet');
}

/** Returns the ranges that the whole network around a subnet must keep out of, because a service in it cannot live beside them. */
export function excludedAround(subnet: Subnet): Prefix[] {
  return excludedBy(subnet, 'network');
}

function excludedBy({ workloads }: Subnet, appliesTo: 'subnet' | 'network'): Prefix[] {
  return workloads.flatMap((workload) =>
    excludedPrefixesOf(workload).flatMap(({ range, prefix }) => (range.appliesTo === appliesTo ? [prefix] : [])),
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
