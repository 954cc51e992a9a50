import type { Plan } from '../plan/plan.ts';
import type { Node } from './node.ts';
import { pathBetween, refusedPath, type JoiningPath } from './paths.ts';
import { sightsOf, type Sights } from './sights.ts';

export type { Node } from './node.ts';

/**
 * Who sees whose addresses. Two ranges must not overlap when some node sees both: that node could not tell them apart.
 *
 * A virtual network sees itself, what it is peered with, and the external networks behind its own gateway or behind the gateway of a peer
 * that it uses (gateway transit). An external network that is peered sees the networks that it is peered with, no more. One that attaches by
 * VPN or ExpressRoute sees the networks that it attaches to, those that use their gateways, and the other external networks behind the same
 * gateways (`SITES_LEARN`). Peerings are not transitive.
 *
 * A Virtual WAN hub passes everything on: whatever is connected to it, or to a hub that it is connected with, sees all the rest.
 */
export interface Views {
  /** Returns a node that sees both, or undefined: one of the two where one sees the other, else the one on the path between them. */
  readonly joiner: (a: Node, b: Node) => Node | undefined;
  /** Returns what a node sees, itself included. */
  readonly seenBy: (node: Node) => ReadonlySet<Node>;
  /** Returns what joins two nodes: the shortest path, ties by name; undefined where nobody sees both. */
  readonly path: (a: Node, b: Node) => JoiningPath | undefined;
  /** Returns the path on which Azure itself refuses that two share addresses: they are peered, or one is peered with both. */
  readonly refused: (a: Node, b: Node) => JoiningPath | undefined;
  /** The same knowledge in parts, for who looks at all nodes at once. */
  readonly sights: Sights;
}

/** Returns who sees whom in a plan. What a node sees is worked out when it is first asked for: most nodes never are. */
export function viewsOf(plan: Plan): Views {
  const sights = sightsOf(plan);
  const { ownOf, groupsOf } = sights;
  const known = new Map<Node, ReadonlySet<Node>>();
  return {
    sights,
    seenBy: (node) => {
      let seen = known.get(node);
      if (!seen) known.set(node, (seen = new Set([...ownOf(node), ...groupsOf(node).flatMap((group) => [...group])])));
      return seen;
    },
    path: (a, b) => pathBetween(a, b, sights),
    joiner: (a, b) => pathBetween(a, b, sights)?.joiner,
    refused: (a, b) => refusedPath(a, b, sights),
  };
}
