import type { Network } from '../plan/plan.ts';
import { compareByName, isNetwork, type Node } from './node.ts';
import type { Sights } from './sights.ts';

/** Nodes one after the other, each next to the one before: the first sees the last. */
export type Line = readonly Node[];

/** What joins two nodes. */
export interface JoiningPath {
  /** One line where one of the two sees the other; else two, which meet at the joiner. */
  readonly lines: readonly [Line] | readonly [Line, Line];
  /** Who sees both: one of the two, or a third. */
  readonly joiner: Node;
}

/**
 * Returns the shortest path that joins two nodes, counted in steps; of equally short ones the first by the names on the way. Undefined
 * where nobody sees both.
 */
export function pathBetween(a: Node, b: Node, sights: Sights): JoiningPath | undefined {
  const nodes = nearPath(a, b, sights.near) ?? farPath(a, b, sights);
  return nodes && cut(nodes, sights);
}

/**
 * Returns the path on which Azure refuses addresses that both have: the two are peered, or a third is peered with both, the first by name.
 * Undefined where there is none.
 */
export function refusedPath(a: Node, b: Node, { ownOf }: Sights): JoiningPath | undefined {
  const nodes = nearPath(a, b, ownOf);
  if (!nodes) return undefined;
  const [, joiner] = nodes;
  return nodes.length === 2 || !joiner
    ? { lines: [nodes], joiner: a }
    : {
        lines: [
          [a, joiner],
          [joiner, b],
        ],
        joiner,
      };
}

/** A path of one step or of two. */
function nearPath(a: Node, b: Node, near: (node: Node) => ReadonlySet<Node>): Line | undefined {
  const [fromA, fromB] = [near(a), near(b)];
  if (fromA.has(b)) return [a, b];
  const [few, many] = fromA.size <= fromB.size ? [fromA, fromB] : [fromB, fromA];
  let middle: Node | undefined;
  for (const node of few) if (many.has(node) && (!middle || compareByName(node, middle) < 0)) middle = node;
  return middle && [a, middle, b];
}

const NEAR = 4;

/** A path of three steps or more. */
function farPath(a: Node, b: Node, sights: Sights): Line | undefined {
  const { near, ownOf, groupsOf } = sights;
  let best = line(a, b, sights);
  const over = (joiner: Node) => {
    if (joiner === a || joiner === b) return;
    const [first, second] = [line(a, joiner, sights), line(joiner, b, sights)];
    if (first && second) best = better(best, [...first, ...second.slice(1)]);
  };
  // On a path of three steps whoever sees both stands next to one of the two.
  for (const joiner of near(a)) over(joiner);
  for (const joiner of near(b)) over(joiner);
  if (best && best.length <= NEAR) return best;
  const [fewer] = [a, b].sort((x, y) => sizeOf(groupsOf(x)) - sizeOf(groupsOf(y)));
  if (!fewer) return best;
  for (const joiner of ownOf(fewer)) over(joiner);
  for (const group of groupsOf(fewer)) for (const joiner of group) over(joiner);
  return best;
}

function sizeOf(groups: readonly ReadonlySet<Node>[]): number {
  return groups.reduce((sum, group) => sum + group.size, 0);
}

/** The shortest line on which one node sees another, the first by names; undefined where it does not see it. */
function line(a: Node, b: Node, { near, gatewaysBetween, hubs }: Sights): Line | undefined {
  if (near(a).has(b)) return [a, b];
  let best: Line | undefined;
  for (const gateway of gatewaysBetween(a, b)) best = better(best, [a, gateway, b]);
  const through = throughHubs(a, b, hubs);
  return through ? better(best, through) : best;
}

/** The line through Virtual WAN hubs: only hubs stand between the two. */
function throughHubs(a: Node, b: Node, { isHub, hubsOf }: Sights['hubs']): Line | undefined {
  const starts = isHub(a) ? [a as Network] : hubsOf(a);
  if (starts.length === 0) return undefined;
  const toB = new Map((isHub(b) ? [b as Network] : hubsOf(b)).map((hub) => [hub, 0]));
  for (const [hub, steps] of toB) for (const next of hubsOf(hub)) if (!toB.has(next)) toB.set(next, steps + 1);
  const stepsFrom = (hub: Network) => toB.get(hub) ?? Infinity;
  let at = starts.reduce<Network | undefined>((best, hub) => (best && stepsFrom(best) <= stepsFrom(hub) ? best : hub), undefined);
  if (!at || !toB.has(at)) return undefined;
  const passed: Network[] = [at];
  while (stepsFrom(at) > 0) {
    const left: number = stepsFrom(at) - 1;
    at = hubsOf(at).find((hub) => stepsFrom(hub) === left);
    if (!at) return undefined;
    passed.push(at);
  }
  return [...(isHub(a) ? [] : [a]), ...passed, ...(isHub(b) ? [] : [b])];
}

function better(one: Line | undefined, other: Line): Line {
  if (!one || other.length < one.length) return other;
  if (other.length > one.length) return one;
  for (const [i, node] of other.entries()) {
    const order = compareByName(node, one[i] as Node);
    if (order !== 0) return order < 0 ? other : one;
  }
  return one;
}

/** Cuts a path into its lines: one where the first sees the last, else two that meet as early as may be. */
function cut(nodes: Line, sights: Sights): JoiningPath {
  const [a, b] = [nodes[0] as Node, nodes.at(-1) as Node];
  if (isLine(nodes, sights)) return { lines: [nodes], joiner: a };
  for (let i = 1; i < nodes.length - 1; i++) {
    const [first, second] = [nodes.slice(0, i + 1), nodes.slice(i)];
    if (isLine(first, sights) && isLine(second, sights)) return { lines: [first, second], joiner: nodes[i] as Node };
  }
  return { lines: [[a, b]], joiner: a };
}

function isLine(nodes: Line, { gatewaysBetween, hubs: { isHub } }: Sights): boolean {
  if (nodes.length === 2) return true;
  const [a, middle, b] = nodes;
  if (nodes.slice(1, -1).every(isHub)) return true;
  return (
    nodes.length === 3 && a !== undefined && b !== undefined && middle !== undefined && isNetwork(middle) && gatewaysBetween(a, b).includes(middle)
  );
}
