import { firewallFor } from '../connectivity/firewall.ts';
import { hasGateway } from '../connectivity/gateway.ts';
import { otherEnd, peeringsOf } from '../connectivity/peerings.ts';
import type { Node } from '../connectivity/views.ts';
import { hubTransit, peeringRules } from '../catalog/peering-rules.ts';
import type { Network, Peering, Plan } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { Path } from '../problem/problem.ts';
import { remembered } from '../problem/remembered.ts';
import { defineCheck, type Examined } from './check.ts';
import type { Fix } from './finding.ts';
import { isNetwork, type Overlap } from './overlaps.ts';
import { homesWith } from './services-in.ts';
import { askedPairs, type End } from './transit/asked-pairs.ts';
import { Components } from './transit/components.ts';
import { Relays } from './transit/relays.ts';
import { listed } from './words.ts';

/** What should pass between two networks that share only a third one needs routes through that one. */
export const peeringTransitiveAssumed = defineCheck({
  rule: 'peering-transitive-assumed',
  severity: 'warning',
  title: 'A flow, a rule or a route counts on a peering that leads on to a further network.',
  why: 'Peerings are not transitive: two spokes of one hub do not reach each other over it by themselves. Packets pass if both ends have a route to the other through a firewall, an appliance or a VPN gateway, and if the peerings of the spokes admit relayed packets (forwardedTraffic); or if the two are peered with each other. A network behind the gateway of a hub is reached by peers that use that gateway (gatewayTransit). Looked at are flows that should be allowed, rules that allow, and routes to a single network. The check is silent where a Virtual WAN hub or a route server may pass routes on, and where the third one is outside of Azure.',
  born: '2026-11',
  sources: [peeringRules.transitive.source, hubTransit.spokeToSpoke.source],
  messages: {
    routes:
      '{a} and {b} are joined only through {joiner}, and peerings are not transitive; {missing} should have a route to the other through a firewall, an appliance or a VPN gateway.',
    far: '{a} and {b} are joined only over several peerings, which are not transitive; {missing} should have a route to the other through a firewall, an appliance or a VPN gateway.',
    forwarded:
      '{a} and {b} are joined only through {joiner}, which relays between them; {peerings} should have forwardedTraffic, else relayed packets are refused.',
    gateway:
      '{network} and {external} are joined only through {joiner}, and peerings are not transitive; {network} should use the gateway of {joiner}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\n  - name: shop\n    addressSpace: [10.65.0.0/24]\n    subnets: [{name: web, inputs: {machines: 4}}]\n  - name: erp\n    addressSpace: [10.66.0.0/24]\n    subnets:\n      - name: api\n        inputs: {machines: 4}\n        rules: [{name: shop, direction: inbound, access: allow, protocol: tcp, from: shop/web, to: self, ports: [443], priority: 200}]\npeerings:\n  - {between: [hub, shop]}\n  - {between: [hub, erp]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{service: firewall}]}\n  - name: shop\n    addressSpace: [10.65.0.0/24]\n    subnets: [{name: web, inputs: {machines: 4}, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]}]\n  - name: erp\n    addressSpace: [10.66.0.0/24]\n    subnets:\n      - name: api\n        inputs: {machines: 4}\n        routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]\n        rules: [{name: shop, direction: inbound, access: allow, protocol: tcp, from: shop/web, to: self, ports: [443], priority: 200}]\npeerings:\n  - {between: [hub, shop], forwardedTraffic: true}\n  - {between: [hub, erp], forwardedTraffic: true}\n',
  },
  *run(examined, finding) {
    const { plan, views } = examined;
    const relays = new Relays(examined.allocation);
    const components = new Components(plan);
    const passers = passersOn(plan);
    const told = new Set<string>();
    for (const { ends, path } of askedPairs(plan, examined.allocation)) {
      // Whoever asks for it: the two are told by name.
      const [a, b] = compareText(ends[0].name, ends[1].name) <= 0 ? ends : ([ends[1], ends[0]] as const);
      const key = `${a.name}\n${b.name}`;
      if (a.node === b.node || told.has(key)) continue;
      told.add(key);
      if (!components.areJoined(a.node, b.node) || views.seenBy(a.node).has(b.node)) continue;
      const joiner = views.joiner(a.node, b.node);
      if ((joiner && !isNetwork(joiner)) || mayBePassedOn(passers, [a, b], plan)) continue;
      const found = judge(a, b, joiner, path, relays, examined);
      if (found) yield finding(found.message, [a.name, b.name, ...(joiner ? [joiner.name] : [])], found.path, found.values, found.more);
    }
  },
});

interface Judged {
  readonly message: 'routes' | 'far' | 'forwarded' | 'gateway';
  readonly path: Path;
  readonly values: Readonly<Record<string, string>>;
  readonly more: { readonly fix?: Fix | undefined };
}

function judge(a: End, b: End, joiner: Network | undefined, path: Path, relays: Relays, examined: Examined): Judged | undefined {
  const [network, other] = isNetwork(a.node) ? [a, b] : [b, a];
  if (!isNetwork(network.node)) return undefined;
  const ways = [relays.routeOf(network, other), relays.routeOf(other, network)];
  const lacking = [network, other].filter((_, i) => ways[i] === 'none').map(({ name }) => name);
  const values = { a: a.name, b: b.name, joiner: joiner?.name ?? '', missing: listed(lacking) };
  if (lacking.length > 0 && !joiner) return { message: 'far', path, values, more: { fix: peerThem(network.node, other.node, examined) } };
  if (lacking.length > 0 && isNetwork(other.node))
    return { message: 'routes', path, values, more: { fix: peerThem(network.node, other.node, examined) } };
  if (!joiner) return undefined;
  if (!isNetwork(other.node)) {
    if (lacking.length === 0) return undefined;
    const said = { network: network.node.name, external: other.name, joiner: joiner.name };
    return { message: 'gateway', path, values: said, more: { fix: useGateway(network.node, joiner, examined.plan) } };
  }
  // What a VPN gateway relays enters without it.
  if (ways.includes('gateway')) return undefined;
  const closed = closedPeerings(network.node, other.node, examined.plan);
  const [first] = closed;
  if (!first) return undefined;
  const peerings = listed(closed.map(({ between: [x, y] }) => `the peering of ${x.name} and ${y.name}`));
  const edits = closed.map((peering) => ({ path: [...peering.path, 'forwardedTraffic'], set: true }));
  return {
    message: 'forwarded',
    path: first.path,
    values: { ...values, peerings },
    more: { fix: { title: `Let relayed packets pass ${peerings}`, edits } },
  };
}

/** The peerings with the first common peer, by name, that refuse relayed packets; none when another common peer has none of them. */
function closedPeerings(a: Network, b: Network, plan: Plan): readonly Peering[] {
  const ofB = new Map(peeringsOf(b, plan).map((peering) => [otherEnd(peering, b), peering]));
  const ways = peeringsOf(a, plan).flatMap((peering) => {
    const hub = otherEnd(peering, a);
    const other = ofB.get(hub);
    return other ? [{ hub, closed: [peering, other].filter(({ forwardedTraffic }) => !forwardedTraffic) }] : [];
  });
  if (ways.some(({ closed }) => closed.length === 0)) return [];
  return ways.sort((x, y) => compareText(x.hub.name, y.hub.name))[0]?.closed ?? [];
}

/** The networks that may pass routes on in a way that a plan does not show: a Virtual WAN hub, or one with a route server. */
function passersOn(plan: Plan): ReadonlySet<Network> {
  return new Set(homesWith(plan, ({ id, placement }) => placement === 'block' || id === 'route-server').map(({ network }) => network));
}

function mayBePassedOn(passers: ReadonlySet<Network>, ends: readonly End[], plan: Plan): boolean {
  if (passers.size === 0) return false;
  return ends.some(({ node }) => isNetwork(node) && peeringsOf(node, plan).some((peering) => passers.has(otherEnd(peering, node))));
}

/** Peers the two, unless a firewall stands between them or their addresses overlap. */
function peerThem(a: Network, b: Node, { plan, allocation, overlaps }: Examined): Fix | undefined {
  if (!isNetwork(b)) return undefined;
  if (firewallFor(a, plan, allocation) || firewallFor(b, plan, allocation)) return undefined;
  if (pairsOf(overlaps).get(a)?.has(b) === true) return undefined;
  const between = [a.name, b.name].sort();
  const path = ['peerings', plan.peerings.length];
  return { title: `Peer ${between.join(' and ')} with each other`, edits: [{ path, insert: { between } }] };
}

/** Who shares addresses with whom, both ways. */
const pairsOf = remembered((overlaps: readonly Overlap[]): ReadonlyMap<Node, ReadonlySet<Node>> => {
  const pairs = new Map<Node, Set<Node>>();
  const add = (one: Node, other: Node) => {
    const own = pairs.get(one);
    if (own) own.add(other);
    else pairs.set(one, new Set([other]));
  };
  for (const { a, b } of overlaps) {
    add(a, b);
    add(b, a);
  }
  return pairs;
});

/** Lets a network use the gateway of the peer through which it is joined, where that has one and the network neither has nor uses any. */
function useGateway(network: Network, hub: Network, plan: Plan): Fix | undefined {
  const peerings = peeringsOf(network, plan);
  const peering = peerings.find((one) => otherEnd(one, network) === hub);
  const isServed = hasGateway(network) || peerings.some(({ gatewayTransit }) => gatewayTransit && gatewayTransit !== network);
  if (!peering || !hasGateway(hub) || isServed || peering.gatewayTransit) return undefined;
  return { title: `Let ${network.name} use the gateway of ${hub.name}`, edits: [{ path: [...peering.path, 'gatewayTransit'], set: hub.name }] };
}
