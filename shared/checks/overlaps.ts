import { forEachOverlap } from '../address/overlaps.ts';
import type { Prefix } from '../address/prefix.ts';
import type { Allocation } from '../allocate/allocation.ts';
import type { Node } from '../connectivity/views.ts';
import type { Plan } from '../plan/plan.ts';
import type { Path } from '../problem/problem.ts';

/** Two nodes that share addresses: one pair of prefixes stands for all that they share, the largest common part. */
export interface Overlap {
  readonly a: Node;
  readonly b: Node;
  readonly aPrefix: Prefix;
  readonly bPrefix: Prefix;
  /** Where the prefix of `a` is written, or `a` itself when the engine chose it. */
  readonly path: Path;
}

/**
 * Returns every pair of different networks and external networks whose address spaces share addresses, once, ordered by
 * name. A network comes before an external network. Two external networks are a pair too.
 */
export function overlapsOf(plan: Plan, allocation: Allocation): Overlap[] {
  const owners: { node: Node; prefix: Prefix; path: Path }[] = [];
  for (const { network, prefixes } of allocation.networks) {
    for (const prefix of prefixes) {
      const written = network.addressSpace.find((w) => w.prefix === prefix);
      owners.push({ node: network, prefix, path: written?.path ?? network.path });
    }
  }
  for (const external of plan.externalNetworks) {
    for (const { prefix, path } of external.prefixes) if (prefix) owners.push({ node: external, prefix, path });
  }
  const found = new Map<string, Overlap>();
  forEachOverlap(
    owners.map((owner) => owner.prefix),
    (i, j) => {
      const [first, second] = inOrder(owners[i] as Owner, owners[j] as Owner);
      if (first.node === second.node) return;
      const key = JSON.stringify([first.node.path, second.node.path]);
      const before = found.get(key);
      const shared = Math.max(first.prefix.length, second.prefix.length);
      if (before && Math.max(before.aPrefix.length, before.bPrefix.length) <= shared) return;
      found.set(key, { a: first.node, b: second.node, aPrefix: first.prefix, bPrefix: second.prefix, path: first.path });
    },
  );
  return [...found.values()].sort((x, y) => compareNodes(x.a, y.a) || compareNodes(x.b, y.b));
}

type Owner = { node: Node; prefix: Prefix; path: Path };

/** Reports whether a node is a virtual network. */
export function isNetwork(node: Node): node is Extract<Node, { subnets: unknown }> {
  return 'subnets' in node;
}

function inOrder(a: Owner, b: Owner): [Owner, Owner] {
  return compareNodes(a.node, b.node) <= 0 ? [a, b] : [b, a];
}

function compareNodes(a: Node, b: Node): number {
  const kind = Number(!isNetwork(a)) - Number(!isNetwork(b));
  return kind || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
