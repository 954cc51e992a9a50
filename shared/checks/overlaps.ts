import { forEachInside, type Inside } from '../address/insides.ts';
import { comparePrefixes, type Prefix } from '../address/prefix.ts';
import type { Allocation } from '../allocate/allocation.ts';
import { isNetwork } from '../connectivity/node.ts';
import { viewsOf, type Node, type Views } from '../connectivity/views.ts';
import type { Plan } from '../plan/plan.ts';
import type { Path } from '../problem/problem.ts';
import { namedAround } from './overlap/crowd.ts';
import { isDeclared } from './overlap/declared.ts';
import { viewpointsOf } from './overlap/viewpoints.ts';

export { isNetwork };

/** Two nodes that share addresses: one pair of prefixes stands for all that they share, the largest common part. */
export interface Overlap {
  readonly a: Node;
  readonly b: Node;
  readonly aPrefix: Prefix;
  readonly bPrefix: Prefix;
  /** Somebody sees both. */
  readonly isConnected: boolean;
  /** One of the two declares it, and Azure does not refuse it by itself. */
  readonly isDeclared: boolean;
  /** How many prefixes more hold the addresses of one of the two, in a crowd of which only this one is named (`CROWD`). */
  readonly more: { readonly count: number; readonly of: Node } | undefined;
  /** Where the prefix of `a` is written, or `a` itself when the engine chose it. */
  readonly path: Path;
}

/**
 * Returns pairs of different networks and external networks whose address spaces share addresses, each once, ordered by name. A network
 * comes before an external network. Two external networks are a pair too.
 *
 * Every pair is there, but for crowds. Where more than `CROWD` others hold the addresses of one prefix, the prefix is paired with the
 * nearest of them, and with the nearest of those that somebody sees together with it; how many more there are is said. So each node that
 * shares addresses is in a pair, those that somebody sees together are never left out for others, and the number of pairs grows with that
 * of the prefixes and not with its square.
 */
export function overlapsOf(plan: Plan, allocation: Allocation, views: Views = viewsOf(plan)): Overlap[] {
  const held = heldByInvolved(plan, allocation);
  if (held.size < 2) return [];
  const found = new Found(views);
  const placesOf = (nodes: readonly Node[]) => nodes.flatMap((node) => held.get(node) ?? []);
  const involved = [...held.keys()];
  for (const { nodes, others } of viewpointsOf(involved, views.sights)) {
    const places = placesOf(nodes);
    found.search(others ? [...places, ...placesOf(others)] : places, true, others ? places.length : 0);
  }
  // Last, since what is connected stays so.
  found.search(placesOf(involved), false);
  return found.all();
}

interface Place {
  readonly node: Node;
  readonly prefix: Prefix;
}

/** Returns the nodes that may share addresses with another one, in order, each with those of its prefixes that do. Nearly always there are few. */
function heldByInvolved(plan: Plan, allocation: Allocation): ReadonlyMap<Node, readonly Place[]> {
  // Who has a prefix stands at the same place in the other list: few prefixes overlap, so nothing more is made for each.
  const prefixes: Prefix[] = [];
  const nodes: Node[] = [];
  const add = (node: Node, prefix: Prefix) => {
    prefixes.push(prefix);
    nodes.push(node);
  };
  for (const place of allocation.networks) for (const prefix of place.prefixes) add(place.network, prefix);
  for (const external of plan.externalNetworks) for (const { prefix } of external.prefixes) if (prefix) add(external, prefix);
  const involved = new Set<number>();
  // It is enough to look at the nearest: what contains others is the nearest of one of them.
  forEachInside(prefixes, ({ inner, around }) => {
    involved.add(inner);
    for (const outer of around()) {
      involved.add(outer);
      break;
    }
  });
  const byNode = new Map<Node, Place[]>();
  for (const i of involved) {
    const place: Place = { node: nodes[i] as Node, prefix: prefixes[i] as Prefix };
    const own = byNode.get(place.node);
    if (own) own.push(place);
    else byNode.set(place.node, [place]);
  }
  return new Map([...byNode].sort(([a], [b]) => compareNodes(a, b)).map(([node, places]) => [node, places.length > 1 ? distinct(places) : places]));
}

function distinct(places: readonly Place[]): Place[] {
  const sorted = [...places].sort((x, y) => comparePrefixes(x.prefix, y.prefix));
  return sorted.filter(({ prefix }, i) => i === 0 || comparePrefixes((sorted[i - 1] as Place).prefix, prefix) !== 0);
}

/** Pairs that are found, each once however often it is met. */
class Found {
  readonly #views: Views;
  readonly #byNodes = new Map<Node, Map<Node, Overlap>>();
  readonly #intended = new Map<Node, Map<Node, boolean>>();
  readonly #paths = new Map<Node, ReadonlyMap<Prefix | undefined, Path>>();

  constructor(views: Views) {
    this.#views = views;
  }

  /** Looks for pairs among the places; with `split` for pairs of one before it and one from it on. */
  search(places: readonly Place[], isConnected: boolean, split = 0): void {
    const prefixes = places.map(({ prefix }) => prefix);
    forEachInside(prefixes, (inside) => this.#name(places, inside, isConnected), split);
  }

  #name(places: readonly Place[], inside: Inside, isConnected: boolean): void {
    const inner = places[inside.inner] as Place;
    const placeAt = (i: number) => places[i] as Place;
    const { outers, more } = namedAround(
      inside,
      (i) => placeAt(i).node,
      (i) => {
        const outer = placeAt(i);
        if (outer.node === inner.node) return true;
        if (!this.#isIntended(inner.node, outer.node)) return false;
        this.#add(inner, outer, { isConnected, isDeclared: true, more: 0 });
        return true;
      },
    );
    for (const outer of outers) this.#add(inner, placeAt(outer), { isConnected, isDeclared: false, more });
  }

  #add(inner: Place, outer: Place, { isConnected, isDeclared, more }: { isConnected: boolean; isDeclared: boolean; more: number }): void {
    const [a, b] = compareNodes(inner.node, outer.node) <= 0 ? [inner, outer] : [outer, inner];
    let own = this.#byNodes.get(a.node);
    if (!own) this.#byNodes.set(a.node, (own = new Map<Node, Overlap>()));
    const before = own.get(b.node);
    // Of a pair that somebody sees together the rest that nobody sees is not counted.
    if (before?.isConnected && !isConnected) return;
    const now: Overlap = {
      a: a.node,
      b: b.node,
      aPrefix: a.prefix,
      bPrefix: b.prefix,
      isConnected,
      isDeclared,
      more: more > 0 ? { count: more, of: inner.node } : undefined,
      path: this.#pathOf(a),
    };
    own.set(b.node, before ? merged(before, now) : now);
  }

  #pathOf({ node, prefix }: Place): Path {
    let written = this.#paths.get(node);
    if (!written)
      this.#paths.set(node, (written = new Map((isNetwork(node) ? node.addressSpace : node.prefixes).map((one) => [one.prefix, one.path]))));
    return written.get(prefix) ?? node.path;
  }

  #isIntended(a: Node, b: Node): boolean {
    if (!isDeclared(a, b)) return false;
    let own = this.#intended.get(a);
    if (!own) this.#intended.set(a, (own = new Map<Node, boolean>()));
    let intended = own.get(b);
    if (intended === undefined) own.set(b, (intended = this.#views.refused(a, b) === undefined));
    return intended;
  }

  all(): Overlap[] {
    return [...this.#byNodes.values()].flatMap((own) => [...own.values()]).sort((x, y) => compareNodes(x.a, y.a) || compareNodes(x.b, y.b));
  }
}

/** Of two findings of one pair the one with the largest common part, and the greater crowd. */
function merged(one: Overlap, other: Overlap): Overlap {
  const shared = ({ aPrefix, bPrefix }: Overlap) => Math.max(aPrefix.length, bPrefix.length);
  const order = shared(one) - shared(other) || comparePrefixes(one.aPrefix, other.aPrefix) || comparePrefixes(one.bPrefix, other.bPrefix);
  const [first, crowds] = [order <= 0 ? one : other, [one.more, other.more].flatMap((more) => more ?? [])];
  const [more] = crowds.sort((x, y) => y.count - x.count || compareNodes(x.of, y.of));
  return { ...first, more };
}

function compareNodes(a: Node, b: Node): number {
  const kind = Number(!isNetwork(a)) - Number(!isNetwork(b));
  return kind || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
