import type { ExternalNetwork, Network, Plan } from '../plan/plan.ts';

/** A place where routes meet: a virtual network, or an external network. */
export type Node = Network | ExternalNetwork;

/**
 * Who sees whose addresses. Two ranges must not overlap when some node sees both: that node could not tell them apart.
 *
 * A virtual network sees itself, what it is peered with, and the external networks behind its own gateway or behind the
 * gateway of a peer that it uses (gateway transit). An external network sees the networks that it attaches to, the
 * networks that use their gateways, and the other external networks behind the same gateways. Nothing else is passed on:
 * peerings are not transitive.
 */
export interface Views {
  /** Returns a node that sees both, or undefined: the nearest one, ties by name. */
  readonly joiner: (a: Node, b: Node) => Node | undefined;
  /** Returns what a node sees, itself included. */
  readonly seenBy: (node: Node) => ReadonlySet<Node>;
}

/** Returns who sees whom in a plan. */
export function viewsOf(plan: Plan): Views {
  const sees = new Map<Node, Set<Node>>();
  const seenFrom = new Map<Node, Set<Node>>();
  const see = (viewer: Node, seen: Node) => {
    setOf(sees, viewer).add(seen);
    setOf(seenFrom, seen).add(viewer);
  };
  for (const node of [...plan.networks, ...plan.externalNetworks]) see(node, node);

  const usersOfGateway = new Map<Network, Network[]>();
  for (const { between, gatewayTransit } of plan.peerings) {
    const [a, b] = between;
    see(a, b);
    see(b, a);
    if (gatewayTransit) usersOfGateway.set(gatewayTransit, [...(usersOfGateway.get(gatewayTransit) ?? []), gatewayTransit === a ? b : a]);
  }
  const attached = new Map<Network, ExternalNetwork[]>();
  for (const external of plan.externalNetworks) {
    for (const { to } of external.connections) attached.set(to, [...(attached.get(to) ?? []), external]);
  }
  for (const [gateway, externals] of attached) {
    const users = usersOfGateway.get(gateway) ?? [];
    for (const external of externals) {
      for (const network of [gateway, ...users]) {
        see(network, external);
        see(external, network);
      }
      for (const other of externals) see(external, other);
    }
  }

  const empty: ReadonlySet<Node> = new Set();
  return {
    seenBy: (node) => sees.get(node) ?? empty,
    joiner: (a, b) => {
      const fromA = seenFrom.get(a) ?? empty;
      const fromB = seenFrom.get(b) ?? empty;
      // One sees the other: no third party is needed to name the path.
      if (fromB.has(a)) return a;
      if (fromA.has(b)) return b;
      const [few, many] = fromA.size <= fromB.size ? [fromA, fromB] : [fromB, fromA];
      let joiner: Node | undefined;
      for (const node of few) if (many.has(node) && (joiner === undefined || node.name < joiner.name)) joiner = node;
      return joiner;
    },
  };
}

function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}
