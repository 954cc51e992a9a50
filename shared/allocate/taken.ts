import { parsePrefix, prefixesOverlap, type Prefix } from '../address/prefix.ts';
import { FORBIDDEN_RANGES } from '../catalog/address-ranges.ts';
import type { Plan } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { Allocation, NetworkPlace } from './allocation.ts';
import { pinnedSubnets } from './subnets.ts';

/** Addresses that nobody else may have, and who has them. */
export interface Taken {
  readonly prefix: Prefix;
  readonly by: Holder;
}

/** `name`: of the network, the external network or the subnet (`network/subnet`); why a range is reserved or forbidden. */
export interface Holder {
  readonly kind: 'virtual-network' | 'external-network' | 'subnet' | 'reserved' | 'forbidden';
  readonly name: string;
}

const forbiddenRanges: readonly Taken[] = FORBIDDEN_RANGES.flatMap(({ prefix: text, why }) => {
  const prefix = parsePrefix(text);
  return prefix ? [{ prefix, by: { kind: 'forbidden', name: why } as const }] : [];
});

/**
 * Returns everything in the way of who is to be carved from a pool: address spaces, subnets pinned in networks that have no place,
 * external networks, reserved ranges of all pools and forbidden ranges. What is written and cannot be read takes nothing.
 *
 * The order depends on names, not on the document's lists, so that whoever names one of several holders names the same one.
 */
export function takenBy(plan: Plan, allocation: Allocation): Taken[] {
  const networks = [...allocation.networks].sort((a, b) => compareText(a.network.name, b.network.name));
  const externals = [...plan.externalNetworks].sort((a, b) => compareText(a.name, b.name));
  const reserved = plan.pools.flatMap((pool) =>
    pool.reserved.flatMap(({ range: { prefix }, reason }): Taken[] => (prefix ? [{ prefix, by: { kind: 'reserved', name: reason } }] : [])),
  );
  return [
    ...networks.flatMap(spaceOf),
    ...externals.flatMap(({ name, prefixes }) =>
      prefixes.flatMap(({ prefix }): Taken[] => (prefix ? [{ prefix, by: { kind: 'external-network', name } }] : [])),
    ),
    ...reserved.sort((a, b) => compareText(a.by.name, b.by.name)),
    ...forbiddenRanges,
  ];
}

function spaceOf({ network, prefixes }: NetworkPlace): Taken[] {
  const by: Holder = { kind: 'virtual-network', name: network.name };
  // Its pins keep their places until it finds a block around them.
  return (prefixes.length > 0 ? prefixes : pinnedSubnets(network)).map((prefix) => ({ prefix, by }));
}

/** Returns everything in the way of a subnet in a network: its other subnets, and the forbidden ranges that its address space meets. */
export function takenIn({ prefixes, subnets }: NetworkPlace): Taken[] {
  const own: Taken[] = [];
  for (const { subnet, prefix, ipv6Prefix } of subnets) {
    const by: Holder = { kind: 'subnet', name: subnet.address };
    for (const held of [prefix, ipv6Prefix]) if (held) own.push({ prefix: held, by });
  }
  return [
    ...own.sort((a, b) => compareText(a.by.name, b.by.name)),
    ...forbiddenRanges.filter((range) => prefixes.some((space) => prefixesOverlap(space, range.prefix))),
  ];
}
