import type { ExternalNetwork, Network } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';

/** A place where routes meet: a virtual network, or an external network. */
export type Node = Network | ExternalNetwork;

/** Reports whether a node is a virtual network. */
export function isNetwork(node: Node): node is Network {
  return 'subnets' in node;
}

/** Orders nodes by name; of two that bear the same one, the network comes first. */
export function compareByName(a: Node, b: Node): number {
  return compareText(a.name, b.name) || Number(isNetwork(b)) - Number(isNetwork(a));
}
