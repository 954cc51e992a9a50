import { SITES_LEARN } from '../catalog/on-premises-rules.ts';
import type { ExternalNetwork, Network, Plan } from '../plan/plan.ts';
import type { GatewayKind } from './gateway.ts';
import { isNetwork, type Node } from './node.ts';
import { otherEnd, peeringsOf, peersOf } from './peerings.ts';
import { wanHubsOf, type WanHubs } from './wan-hubs.ts';

/** Nodes of which some see all: the sites behind a gateway, the networks that use one, what is connected to Virtual WAN hubs. */
export type Group = ReadonlySet<Node>;

/** What each node of a plan sees. */
export interface Sights {
  readonly hubs: WanHubs;
  /** Itself and what it is peered with. Who stands in here has it in turn. */
  readonly ownOf: (node: Node) => ReadonlySet<Node>;
  /** Beside these all of some groups, which many share. Each group is one object. */
  readonly groupsOf: (node: Node) => readonly Group[];
  /** The nodes that see any groups, and perhaps some that see none. */
  readonly withGroups: () => ReadonlySet<Node>;
  /** Nodes that a packet reaches in one step: peers, and what attaches, each way. */
  readonly near: (node: Node) => ReadonlySet<Node>;
  /** The networks whose gateways lead from one node to another, which sees it in turn. */
  readonly gatewaysBetween: (a: Node, b: Node) => readonly Network[];
}

/** A connection of an external network. */
interface Attachment {
  readonly external: ExternalNetwork;
  readonly via: GatewayKind | 'peering';
}

/** Returns what each node of a plan sees; worked out when it is first asked for, since most nodes never are. */
export function sightsOf(plan: Plan): Sights {
  const hubs = wanHubsOf(plan);
  const attached = attachments(plan);
  const attachedTo = (network: Network) => attached.get(network) ?? [];

  const sites = remembered((network: Network): Readonly<Record<GatewayKind, Group>> => {
    const by = (kind: GatewayKind) => new Set(attachedTo(network).flatMap(({ external, via }) => (via === kind ? [external] : [])));
    return { expressroute: by('expressroute'), vpn: by('vpn') };
  });
  const users = remembered((gateway: Network): Group => {
    const using = peeringsOf(gateway, plan).filter(({ gatewayTransit }) => gatewayTransit === gateway);
    return new Set([gateway, ...using.map((peering) => otherEnd(peering, gateway))]);
  });
  /** The networks whose gateways serve a network: its own, and those of peers that it uses. A hub serves in another way. */
  const gatewaysOf = (network: Network) => {
    const used = peeringsOf(network, plan).flatMap(({ gatewayTransit }) => (gatewayTransit && gatewayTransit !== network ? [gatewayTransit] : []));
    return [network, ...used].filter((gateway) => attached.has(gateway) && !hubs.isHub(gateway));
  };
  const sitesSeenFrom = (gateway: Network, via: GatewayKind): readonly Group[] => {
    const { expressroute, vpn } = sites(gateway);
    return passesBetweenKinds(gateway) ? [expressroute, vpn] : [via === 'vpn' ? vpn : expressroute];
  };

  return {
    hubs,
    ownOf: remembered((node: Node): ReadonlySet<Node> => {
      if (!isNetwork(node)) return new Set([node, ...node.connections.flatMap(({ to, via }) => (via === 'peering' ? [to] : []))]);
      return new Set([node, ...peersOf(node, plan), ...attachedTo(node).flatMap(({ external, via }) => (via === 'peering' ? [external] : []))]);
    }),
    groupsOf: remembered((node: Node): readonly Group[] => {
      const groups = new Set<Group>(hubs.domainsOf(node));
      const add = (group: Group) => group.size > 0 && groups.add(group);
      if (isNetwork(node)) for (const gateway of gatewaysOf(node)) Object.values(sites(gateway)).forEach(add);
      else {
        for (const { to, via } of node.connections) {
          if (via === 'peering' || hubs.isHub(to)) continue;
          [users(to), ...sitesSeenFrom(to, via)].forEach(add);
        }
      }
      return [...groups];
    }),
    withGroups: () =>
      new Set<Node>([
        ...[...attached.keys()].flatMap((gateway) => [...users(gateway)]),
        ...plan.externalNetworks.filter(({ connections }) => connections.length > 0),
        ...hubs.members(),
      ]),
    near: remembered((node: Node): ReadonlySet<Node> => {
      if (!isNetwork(node)) return new Set(node.connections.map(({ to }) => to));
      return new Set<Node>([...peersOf(node, plan), ...attachedTo(node).map(({ external }) => external)]);
    }),
    gatewaysBetween: (a, b) => {
      if (isNetwork(a) && isNetwork(b)) return [];
      const [external, other] = isNetwork(a) ? [b as ExternalNetwork, a] : [a, b];
      if (isNetwork(other))
        return gatewaysOf(other).filter((gateway) => gateway !== other && Object.values(sites(gateway)).some((some) => some.has(external)));
      return external.connections.flatMap(({ to, via }) =>
        via !== 'peering' && !hubs.isHub(to) && sitesSeenFrom(to, via).some((some) => some.has(other)) ? [to] : [],
      );
    },
  };
}

/** Whether a site behind a VPN gateway and one behind an ExpressRoute gateway of the same network learn from each other. */
function passesBetweenKinds({ subnets }: Network): boolean {
  return SITES_LEARN.value.otherKindThrough.some((id) => subnets.some(({ workloads }) => workloads.some(({ service }) => service.id === id)));
}

function attachments(plan: Plan): ReadonlyMap<Network, readonly Attachment[]> {
  const attached = new Map<Network, Attachment[]>();
  for (const external of plan.externalNetworks) {
    for (const { to, via } of external.connections) {
      const own = attached.get(to);
      if (own) own.push({ external, via });
      else attached.set(to, [{ external, via }]);
    }
  }
  return attached;
}

function remembered<K extends object, V>(made: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = made(key)));
    return value;
  };
}
