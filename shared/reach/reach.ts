import { AddressSet } from '../address/address-set.ts';
import { PrefixIndex } from '../address/prefix-index.ts';
import type { Prefix } from '../address/prefix.ts';
import type { Allocation, NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import { nsgRules, subnetRoutes } from '../config/configure.ts';
import { serviceEndpointsOf } from '../config/service-endpoints.ts';
import { addressBook, type SubnetRules } from '../config/rules.ts';
import { firewallFor, type ServingFirewall } from '../connectivity/firewall.ts';
import { gatewayFor } from '../connectivity/gateway.ts';
import { peersOf } from '../connectivity/peerings.ts';
import { subnetAt } from '../plan/by-name.ts';
import type { ExternalNetwork, Network, Plan, Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { NsgRule } from './evaluate-nsg.ts';
import { subnetRoutesOf, type SubnetRoutes } from './effective-routes.ts';
import { networkRoutes, type Led, type NetworkRoutes } from './network-routes.ts';
import { orderedRules, type Surroundings } from './nsg-sides.ts';

/** A subnet that has a place, and its network. */
export interface Spot {
  readonly entry: SubnetPlace & { readonly prefix: NonNullable<SubnetPlace['prefix']> };
  readonly place: NetworkPlace;
}

/** The rules of a subnet's NSG, each direction as it is tried. */
export interface SubnetNsg {
  readonly inbound: readonly NsgRule[];
  readonly outbound: readonly NsgRule[];
}

/** Routes and NSGs of a plan, each worked out when it is first asked for, and once. */
export interface Reach {
  readonly plan: Plan;
  readonly placeOf: (network: Network) => NetworkPlace | undefined;
  /** The subnet of this address, `network/subnet`; undefined: there is none, or it has no place. */
  readonly spot: (address: string) => Spot | undefined;
  /** A subnet of a network; undefined: it has no place. */
  readonly spotOf: (network: Network, subnet: Subnet) => Spot | undefined;
  readonly spotsOf: (place: NetworkPlace) => readonly Spot[];
  /** The subnets of a network that share addresses with the set, in address order. */
  readonly holding: (place: NetworkPlace, set: AddressSet) => readonly Spot[];
  /** The subnets of all networks that do. */
  readonly holdingAnywhere: (set: AddressSet) => readonly Spot[];
  readonly attachedTo: (network: Network) => readonly ExternalNetwork[];
  readonly peersOf: (network: Network) => readonly Network[];
  /** As `connectivity/firewall.ts` and `connectivity/gateway.ts` say. */
  readonly firewallFor: (network: Network) => ServingFirewall | undefined;
  readonly gatewayFor: (network: Network) => Network | undefined;
  readonly networkRoutes: (place: NetworkPlace) => NetworkRoutes;
  readonly routesOf: (spot: Spot) => SubnetRoutes;
  /** What VirtualNetwork and Internet stand for at a subnet. */
  readonly surroundings: (spot: Spot) => Surroundings;
  /** Rules as they are deployed, and those that the platform adds; undefined: it has no NSG. */
  readonly rulesOf: (spot: Spot) => SubnetRules | undefined;
  /** Undefined: it has no NSG. */
  readonly nsgOf: (spot: Spot) => SubnetNsg | undefined;
}

/** Returns access to the routes and NSGs of a plan. It costs nothing until something is asked. */
export function reachOf(plan: Plan, allocation: Allocation): Reach {
  const book = addressBook(plan, allocation);
  const places = lazily(() => new Map(allocation.networks.map((place) => [place.network, place])));
  const attached = lazily(() => attachments(plan));
  const spotsOf = memo((place: NetworkPlace): readonly Spot[] => place.subnets.flatMap((entry) => spotAt(entry, place)));
  const spotsBySubnet = memo((place: NetworkPlace) => new Map(spotsOf(place).map((spot) => [spot.entry.subnet, spot])));
  const holders = memo((place: NetworkPlace) => spotIndex(spotsOf(place)));
  const allHolders = lazily(() => spotIndex(allocation.networks.flatMap(spotsOf)));
  const attachedTo = (network: Network) => attached().get(network) ?? [];
  const placeOf = (network: Network) => places().get(network);
  const spotOf = (network: Network, subnet: Subnet) => {
    const place = placeOf(network);
    return place && spotsBySubnet(place).get(subnet);
  };
  const led = new Map<Network, Led>();
  const routesOfNetwork = memo((place: NetworkPlace) => networkRoutes(place, { plan, placeOf, attachedTo, led }));
  const routesOf = memo(({ entry, place }: Spot) =>
    subnetRoutesOf(routesOfNetwork(place), subnetRoutes(entry, place, plan, allocation), serviceEndpointsOf(entry.subnet)),
  );
  const around = (place: NetworkPlace, userPrefixes: SubnetRoutes['userPrefixes']): Surroundings => {
    const { connected, learnsDefault, unseen } = routesOfNetwork(place);
    const routed = userPrefixes.filter(({ prefix }) => prefix.length > 0).map(({ prefix }) => prefix);
    return { connected, routed: AddressSet.from(routed), mayHoldMore: learnsDefault || unseen.length > 0 || routed.length < userPrefixes.length };
  };
  // One and the same for all subnets without routes of their own, so that what tags stand for there is worked out once.
  const aroundPlain = memo((place: NetworkPlace) => around(place, []));
  const surroundings = memo((spot: Spot): Surroundings => {
    const { userPrefixes } = routesOf(spot);
    return userPrefixes.length === 0 ? aroundPlain(spot.place) : around(spot.place, userPrefixes);
  });
  const rulesOf = memo((spot: Spot) => nsgRules(spot.entry, spot.place, book));
  return {
    plan,
    placeOf,
    spot: (address) => {
      const found = subnetAt(address, plan);
      return found && spotOf(found.network, found.subnet);
    },
    spotOf,
    spotsOf,
    holding: (place, set) => holders(place)(set),
    holdingAnywhere: (set) => allHolders()(set),
    attachedTo,
    peersOf: (network) => peersOf(network, plan),
    firewallFor: (network) => firewallFor(network, plan, allocation),
    gatewayFor: (network) => gatewayFor(network, plan),
    networkRoutes: routesOfNetwork,
    routesOf,
    surroundings,
    rulesOf,
    nsgOf: memo((spot: Spot) => {
      const made = rulesOf(spot);
      if (!made) return undefined;
      const all = [...made.rules, ...made.platformRules];
      const there = surroundings(spot);
      return { inbound: orderedRules(all, 'inbound', there), outbound: orderedRules(all, 'outbound', there) };
    }),
  };
}

function attachments(plan: Plan): ReadonlyMap<Network, readonly ExternalNetwork[]> {
  const attached = new Map<Network, Set<ExternalNetwork>>();
  for (const external of plan.externalNetworks) {
    for (const { to } of external.connections) {
      const own = attached.get(to);
      if (own) own.add(external);
      else attached.set(to, new Set([external]));
    }
  }
  return new Map([...attached].map(([network, externals]) => [network, [...externals]]));
}

function spotAt(entry: SubnetPlace, place: NetworkPlace): Spot[] {
  const { prefix } = entry;
  return prefix ? [{ entry: { ...entry, prefix }, place }] : [];
}

/** Returns the look-up of the subnets that share addresses with a set. */
function spotIndex(spots: readonly Spot[]): (set: AddressSet) => Spot[] {
  const owners: number[] = [];
  const prefixes: Prefix[] = [];
  spots.forEach(({ entry }, i) => {
    for (const prefix of entry.ipv6Prefix ? [entry.prefix, entry.ipv6Prefix] : [entry.prefix]) {
      owners.push(i);
      prefixes.push(prefix);
    }
  });
  const index = new PrefixIndex(prefixes);
  return (set) => {
    const found = new Set(set.prefixes().flatMap((prefix) => index.overlapping(prefix).map((i) => owners[i] ?? 0)));
    return [...found]
      .flatMap((i) => spots[i] ?? [])
      .sort((a, b) => a.entry.prefix.first - b.entry.prefix.first || compareText(a.entry.subnet.address, b.entry.subnet.address));
  };
}

function memo<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = work(key);
    known.set(key, { value });
    return value;
  };
}

function lazily<V>(work: () => V): () => V {
  let made: { readonly value: V } | undefined;
  return () => (made ??= { value: work() }).value;
}
