import { AddressSet } from '../address/address-set.ts';
import { PrefixIndex } from '../address/prefix-index.ts';
import { formatPrefix, parsePrefix, prefixContains, prefixesOverlap, samePrefix, type Prefix } from '../address/prefix.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { noneRoutes, systemRoutes, type NextHopType } from '../catalog/route-rules.ts';
import { privateEndpointRoute, REGIONS_WITHOUT_ENDPOINT_POLICIES } from '../catalog/private-endpoint-rules.ts';
import { isBlock, isEndpointsOnly, privateEndpointPoliciesOf } from '../config/configure.ts';
import { gatewayFor, gatewayKindsOf } from '../connectivity/gateway.ts';
import { otherEnd, peeringsOf, peersOf } from '../connectivity/peerings.ts';
import type { Node } from '../connectivity/node.ts';
import type { ExternalNetwork, Network, Plan, Subnet } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Choosable } from './choose-route.ts';

/** A route for a prefix. */
export interface PrefixRoute extends Choosable {
  readonly kind: 'prefix';
  /** As the table names it; only those of tables have one. */
  readonly name?: string;
  readonly nextHopAddress?: string;
  /** The network or external network that it leads to. */
  readonly leadsTo?: Node;
  /** Why it is there, one sentence. */
  readonly because: string;
  /** Why it is not in force at all. */
  readonly removed?: string;
  /** Pages disagree on whether it is in force. */
  readonly disputed?: true;
  /** Private endpoints that share their subnet with others: an address may be either. */
  readonly mixed?: true;
}

/** What all subnets of a network have in common. */
export interface NetworkRoutes {
  readonly network: Network;
  readonly routes: readonly PrefixRoute[];
  /** Routes that share an address with the set. */
  readonly near: (set: AddressSet) => readonly PrefixRoute[];
  /** What VirtualNetwork stands for: the network, its peers, and what its gateways lead to. */
  readonly connected: AddressSet;
  readonly learnsDefault: boolean;
  /** Why there may be routes that the plan does not name, one sentence each. */
  readonly unseen: readonly string[];
}

/** What the routes of a network are worked out of. */
export interface Around {
  readonly plan: Plan;
  /** Where a network lies; undefined: it has no place. */
  readonly placeOf: (network: Network) => NetworkPlace | undefined;
  /** The external networks that attach to a network. */
  readonly attachedTo: (network: Network) => readonly ExternalNetwork[];
  /** What a gateway leads to, by the network that it is in: the same for all who use it. Filled as it is asked for. */
  readonly led: Map<Network, Led>;
}

/** What a gateway leads to. */
export interface Led {
  /** Without 0.0.0.0/0 and ::/0. */
  readonly set: AddressSet;
  readonly everything: boolean;
}

/** So many prefixes of a set are looked up one by one; more of them are held against every route. */
const FEW = 64;

/** Returns the routes that a network gives all its subnets, before their own tables: system, peering, endpoint and learned ones. */
export function networkRoutes(place: NetworkPlace, around: Around): NetworkRoutes {
  const { network } = place;
  const gateway = gatewayFor(network, around.plan);
  const led = gateway && ledBy(gateway, around);
  // Most ask for one of these alone; a network behind a gateway has hundreds of routes.
  let connected: AddressSet | undefined;
  const connect = () => {
    const spaces = AddressSet.from([...joinedSpaces(place, around)].filter(({ length }) => length > 0));
    return led ? spaces.union(led.set) : spaces;
  };
  let made: readonly PrefixRoute[] | undefined;
  const routes = () => (made ??= [...baseRoutes(place, around)]);
  let index: PrefixIndex | undefined;
  return {
    network,
    get routes() {
      return routes();
    },
    near: (set) => {
      const prefixes = set.prefixes();
      if (prefixes.length > FEW) return routes();
      const own = (index ??= new PrefixIndex(routes().map(({ prefix }) => prefix)));
      const found = new Set(prefixes.flatMap((prefix) => own.overlapping(prefix)));
      return routes().filter((_, i) => found.has(i));
    },
    get connected() {
      return (connected ??= connect());
    },
    learnsDefault: led?.everything ?? false,
    unseen: unseen(network, around),
  };
}

/** The address spaces that a network is joined with by peering, its own among them. */
function* joinedSpaces({ network, prefixes }: NetworkPlace, around: Around): Generator<Prefix> {
  yield* prefixes;
  for (const peer of routedPeers(network, around.plan)) yield* around.placeOf(peer)?.prefixes ?? [];
  for (const external of peeredExternals(network, around.attachedTo(network))) yield* readable(external);
}

function ledBy(gateway: Network, { led, attachedTo }: Around): Led {
  let known = led.get(gateway);
  if (!known) {
    const prefixes = [...learnedBy(gateway, attachedTo(gateway))].flatMap(({ external }) => readable(external));
    known = { set: AddressSet.from(prefixes.filter(({ length }) => length > 0)), everything: prefixes.some(({ length }) => length === 0) };
    led.set(gateway, known);
  }
  return known;
}

function readable({ prefixes }: ExternalNetwork): Prefix[] {
  return prefixes.flatMap(({ prefix }) => prefix ?? []);
}

/** The peers whose address spaces are routed to, by name: what lies in a block of its own is not. */
function routedPeers(network: Network, plan: Plan): Network[] {
  return peersOf(network, plan)
    .filter((peer) => !isBlock(peer))
    .sort(byName);
}

function* baseRoutes(place: NetworkPlace, around: Around): Generator<PrefixRoute> {
  const { network, prefixes } = place;
  const { plan, placeOf, attachedTo } = around;
  const peers = routedPeers(network, plan);
  const gateway = gatewayFor(network, plan);
  for (const { to, nextHop, origin } of systemRoutes) {
    const made = { kind: 'prefix' as const, nextHop, origin };
    if (to === 'address-space')
      yield* prefixes.map((prefix) => ({ ...made, prefix, rank: 0, leadsTo: network, because: `It is of the address space of ${network.name}.` }));
    else if (to === 'peered-network') {
      for (const [rank, peer] of peers.entries()) {
        const because = `${network.name} is peered with ${peer.name}.`;
        yield* (placeOf(peer)?.prefixes ?? []).map((prefix) => ({ ...made, prefix, rank, leadsTo: peer, because }));
      }
      for (const [rank, external] of [...attachedTo(network)].sort(byName).entries()) {
        if (!isPeered(network, external)) continue;
        const because = `${network.name} is peered with ${external.name}.`;
        yield* readable(external).map((prefix) => ({ ...made, prefix, rank, leadsTo: external, because }));
      }
    } else if (to === 'learned-by-gateway') {
      if (gateway) yield* learned(network, gateway, attachedTo(gateway), made);
    } else if (typeof to === 'object') {
      const prefix = parsePrefix(to.prefix);
      if (prefix) yield { ...made, prefix, rank: 0, ...systemRoute(prefix, nextHop, network, prefixes) };
    }
  }
  for (const holder of [network, ...peers]) {
    const there = placeOf(holder);
    if (there) yield* endpointRoutes(there);
  }
}

function byName(a: Node, b: Node): number {
  return a.name < b.name ? -1 : 1;
}

/** What becomes of a system route for a fixed prefix: those to None give way to the address space. */
function systemRoute(
  prefix: Prefix,
  nextHop: NextHopType,
  { name }: Network,
  prefixes: readonly Prefix[],
): Pick<PrefixRoute, 'because' | 'removed' | 'disputed'> {
  const because = 'Every subnet has it.';
  if (nextHop !== 'None') return { because };
  const own = prefixes.find((other) => prefixesOverlap(other, prefix));
  if (!own) return { because };
  if (samePrefix(own, prefix)) return { because, removed: `It ${noneRoutes.samePrefixInNetwork.value}: ${name} has this very prefix.` };
  return { because, removed: `It is removed: ${formatPrefix(own)} of ${name} has a route of its own.`, disputed: true };
}

type Made = Pick<PrefixRoute, 'kind' | 'nextHop' | 'origin'>;

function isPeered(network: Network, { connections }: ExternalNetwork): boolean {
  return connections.some(({ to, via }) => to === network && via === 'peering');
}

function peeredExternals(network: Network, externals: readonly ExternalNetwork[]): ExternalNetwork[] {
  return externals.filter((external) => isPeered(network, external));
}

/** The external networks that a gateway learns of, once for each way, in the order of their names. */
function* learnedBy(
  gateway: Network,
  externals: readonly ExternalNetwork[],
): Generator<{ readonly external: ExternalNetwork; readonly via: string; readonly rank: number }> {
  const kinds = new Set<string>(gatewayKindsOf(gateway));
  for (const [i, external] of [...externals].sort(byName).entries()) {
    for (const { to, via } of external.connections) {
      if (to !== gateway || !kinds.has(via)) continue;
      // Where both ways offer a prefix ExpressRoute is taken.
      yield { external, via, rank: via === 'expressroute' ? i : i + externals.length };
    }
  }
}

function* learned(network: Network, gateway: Network, externals: readonly ExternalNetwork[], made: Made): Generator<PrefixRoute> {
  const whose = gateway === network ? 'its gateway' : `the gateway of ${gateway.name}`;
  for (const { external, via, rank } of learnedBy(gateway, externals)) {
    const because = `${network.name} learns it through ${whose} from ${external.name}, which attaches by ${via}.`;
    yield* readable(external).map((prefix) => ({ ...made, prefix, rank, leadsTo: external, because }));
  }
}

const endpointRoutes = remembered(({ network, prefixes, subnets }: NetworkPlace): readonly PrefixRoute[] =>
  subnets.flatMap(({ subnet, prefix }): PrefixRoute[] => {
    if (!prefix || !holdsEndpoints(subnet)) return [];
    const range = prefixes.find((whole) => prefixContains(whole, prefix));
    return [
      {
        kind: 'prefix',
        prefix,
        nextHop: privateEndpointRoute.nextHop.value,
        origin: 'default',
        endpoints: range && policiesAct(network, subnet) ? { beatenFrom: range.length } : {},
        rank: 0,
        leadsTo: network,
        because: `Each private endpoint in ${subnet.address} adds a /${privateEndpointRoute.prefixLength.value}.`,
        ...(subnet.workloads.every(({ service }) => isEndpointsOnly(service)) ? {} : { mixed: true }),
      },
    ];
  }),
);

function holdsEndpoints({ privateEndpoints, workloads }: Subnet): boolean {
  return privateEndpoints.length > 0 || workloads.some(({ service }) => isEndpointsOnly(service));
}

/** Whether NSG and user routes act on the private endpoints of a subnet. */
export function policiesAct({ region }: Network, subnet: Subnet): boolean {
  const without = REGIONS_WITHOUT_ENDPOINT_POLICIES.value;
  return privateEndpointPoliciesOf(subnet) === 'Enabled' && (region === undefined || !without.includes(region));
}

function unseen(network: Network, { plan }: Around): string[] {
  const peers = peeringsOf(network, plan).map((peering) => ({ peer: otherEnd(peering, network), transit: peering.gatewayTransit }));
  const hubs = peers.filter(({ peer }) => isBlock(peer)).map(({ peer }) => `${peer.name} is a Virtual WAN hub, whose routes are not in the plan.`);
  const servers = [network, ...peers.filter(({ peer, transit }) => transit === peer).map(({ peer }) => peer)]
    .filter(({ subnets }) => subnets.some(({ workloads }) => workloads.some(({ service }) => service.id === 'route-server')))
    .map(({ name }) => `The Route Server of ${name} passes on routes that are not in the plan.`);
  return [...hubs, ...servers].sort();
}
