import { forEachOverlap, PrefixIndex } from '../address/overlaps.ts';
import type { Prefix } from '../address/prefix.ts';
import type { Network, Plan } from '../plan/plan.ts';
import { pinnedIpv6Subnets, pinnedSubnets } from './subnets.ts';

/** Addresses that somebody has; without `by` an external network, or nobody, since they are reserved. */
interface Owned {
  readonly prefix: Prefix;
  readonly by?: Network;
}

/**
 * Returns who else has addresses of a network: other networks, external networks and reserved ranges. That can only be where the
 * document gives the network its address space; what the engine carves is clear of everything. `spaceOf`: the address space of a network.
 */
export function othersWithin(plan: Plan, spaceOf: (network: Network) => readonly Prefix[]): (network: Network) => Prefix[] {
  let all: { readonly owned: readonly Owned[]; readonly index: PrefixIndex } | undefined;
  const indexed = () => {
    const owned: Owned[] = [
      ...plan.networks.flatMap((network) => ownedBy(network, spaceOf(network))),
      ...plan.externalNetworks.flatMap(({ prefixes }) => prefixes.flatMap(({ prefix }) => (prefix ? [{ prefix }] : []))),
      ...plan.pools.flatMap(({ reserved }) => reserved.flatMap(({ range: { prefix } }) => (prefix ? [{ prefix }] : []))),
    ];
    return { owned, index: new PrefixIndex(owned.map(({ prefix }) => prefix)) };
  };
  return (network) => {
    if (!mayMeetOthers(network)) return [];
    const { owned, index } = (all ??= indexed());
    return spaceOf(network).flatMap((space) =>
      index.overlapping(space).flatMap((i) => {
        const other = owned[i];
        return other === undefined || other.by === network ? [] : [other.prefix];
      }),
    );
  };
}

/** Whether others may have addresses among which subnets of a network are to be placed: its address space is given, and a subnet's place is not. */
export function mayMeetOthers({ addressSpace, ipv6, subnets }: Network): boolean {
  return addressSpace.length > 0 && subnets.some(({ prefix, ipv6Prefix }) => prefix === undefined || (ipv6 && ipv6Prefix === undefined));
}

/** Returns the networks whose address space the document gives, and of which another network has a part too: where their subnets lie depends on that one. */
export function tangledNetworks(plan: Plan): ReadonlySet<Network> {
  const owned = plan.networks.flatMap((network) =>
    ownedBy(
      network,
      network.addressSpace.flatMap(({ prefix }) => prefix ?? []),
    ),
  );
  const tangled = new Set<Network>();
  forEachOverlap(
    owned.map(({ prefix }) => prefix),
    (outer, inner) => {
      const [a, b] = [owned[outer]?.by, owned[inner]?.by];
      if (a && b && a !== b) for (const network of [a, b]) if (network.addressSpace.length > 0) tangled.add(network);
    },
  );
  return tangled;
}

/** A network has its address space; one without a place has its pinned subnets, until there is a block around them. */
function ownedBy(network: Network, space: readonly Prefix[]): Owned[] {
  const held = space.length > 0 ? space : [...pinnedSubnets(network), ...pinnedIpv6Subnets(network)];
  return held.map((prefix) => ({ prefix, by: network }));
}
