import type { Network, Plan } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Node } from './node.ts';
import { peersOf } from './peerings.ts';

const WAN_HUB = 'virtual-wan-hub';

/** Reports whether a network stands for a Virtual WAN hub: all that it holds is hubs. */
export const isWanHub = remembered(
  ({ subnets }: Network): boolean => subnets.length > 0 && subnets.every(({ workloads }) => workloads.every(({ service }) => service.id === WAN_HUB)),
);

/** The Virtual WAN hubs of a plan, and what is connected to them. */
export interface WanHubs {
  /** Whether it is a hub that something is connected to. */
  readonly isHub: (node: Node) => boolean;
  /** The hubs that a node is connected to, by name; of a hub the other hubs. */
  readonly hubsOf: (node: Node) => readonly Network[];
  /** The domains that a node belongs to: all hubs that are connected with each other, and all that is connected to one of them. */
  readonly domainsOf: (node: Node) => readonly ReadonlySet<Node>[];
  /** All nodes that belong to a domain. */
  readonly members: () => Iterable<Node>;
}

/** Returns the hubs of a plan. A network is connected to a hub where the two are peered, an external network however it attaches. */
export function wanHubsOf(plan: Plan): WanHubs {
  // A hub that nothing is connected to joins nothing.
  const ends = [
    ...plan.peerings.flatMap(({ between }) => between),
    ...plan.externalNetworks.flatMap(({ connections }) => connections.map(({ to }) => to)),
  ];
  const hubs = new Set<Node>(ends.filter(isWanHub));
  const hubsOf = new Map<Node, Network[]>();
  const domainsOf = new Map<Node, ReadonlySet<Node>[]>();
  if (hubs.size > 0) {
    const connected = connectionsOf(hubs as ReadonlySet<Network>, plan);
    for (const [hub, nodes] of [...connected].sort(([a], [b]) => (a.name < b.name ? -1 : 1))) for (const node of nodes) add(hubsOf, node, hub);
    for (const domain of domains(hubs as ReadonlySet<Network>, connected)) for (const node of domain) add(domainsOf, node, domain);
  }
  return {
    isHub: (node) => hubs.has(node),
    hubsOf: (node) => hubsOf.get(node) ?? [],
    domainsOf: (node) => domainsOf.get(node) ?? [],
    members: () => domainsOf.keys(),
  };
}

function connectionsOf(hubs: ReadonlySet<Network>, plan: Plan): ReadonlyMap<Network, ReadonlySet<Node>> {
  const connected = new Map<Network, Set<Node>>();
  for (const hub of hubs) connected.set(hub, new Set(peersOf(hub, plan)));
  for (const external of plan.externalNetworks) for (const { to } of external.connections) connected.get(to)?.add(external);
  return connected;
}

function* domains(hubs: ReadonlySet<Network>, connected: ReadonlyMap<Network, ReadonlySet<Node>>): Generator<ReadonlySet<Node>> {
  const met = new Set<Node>();
  for (const first of hubs) {
    if (met.has(first)) continue;
    const domain = new Set<Node>([first]);
    // What is added on the way is gone through as well; only hubs lead on.
    for (const node of domain) {
      const beside = connected.get(node as Network);
      if (!beside) continue;
      met.add(node);
      for (const next of beside) domain.add(next);
    }
    yield domain;
  }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const own = map.get(key);
  if (own) own.push(value);
  else map.set(key, [value]);
}
