import type { Node } from '../../connectivity/views.ts';
import type { Group, Sights } from '../../connectivity/sights.ts';

/** Nodes of which somebody sees each together with each: all of `nodes`, or with `others` one of these together with one of those. */
export interface Viewpoint {
  readonly nodes: readonly Node[];
  readonly others?: readonly Node[];
}

/**
 * Yields viewpoints such that two of `involved` are seen by somebody together if, and only if, one of the viewpoints says so. They keep
 * the order of `involved`.
 *
 * Groups that many share, such as the sites behind one gateway, are gone through once and not once for each who sees them.
 */
export function* viewpointsOf(involved: readonly Node[], { ownOf, groupsOf, withGroups }: Sights): Generator<Viewpoint> {
  const seenFrom = new Map<Node, Node[]>();
  for (const node of involved) for (const viewer of ownOf(node)) addTo(seenFrom, viewer, node);
  for (const nodes of seenFrom.values()) if (nodes.length > 1) yield { nodes };

  const ranks = new Map(involved.map((node, i) => [node, i]));
  const inOrder = (nodes: Iterable<Node>) =>
    [...new Set(nodes)].filter((node) => ranks.has(node)).sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  const members = new Map<Group, readonly Node[]>();
  const beside = new Map<Group, Set<Node>>();
  const together = new Set<string>();
  const numbers = new Map<Group, number>();
  for (const viewer of withGroups()) {
    const groups: Group[] = [];
    for (const group of groupsOf(viewer)) {
      let own = members.get(group);
      if (!own) {
        members.set(group, (own = inOrder(group)));
        numbers.set(group, numbers.size);
        if (own.length > 1) yield { nodes: own };
      }
      if (own.length > 0) groups.push(group);
    }
    for (const group of groups) {
      for (const node of seenFrom.get(viewer) ?? []) {
        if (group.has(node)) continue;
        const nodes = beside.get(group);
        if (nodes) nodes.add(node);
        else beside.set(group, new Set([node]));
      }
    }
    if (groups.length < 2) continue;
    const key = groups.map((group) => numbers.get(group)).join();
    if (together.has(key)) continue;
    together.add(key);
    yield { nodes: inOrder(groups.flatMap((group) => members.get(group) ?? [])) };
  }
  for (const [group, nodes] of beside) yield { nodes: inOrder(nodes), others: members.get(group) ?? [] };
}

function addTo(map: Map<Node, Node[]>, key: Node, node: Node): void {
  const own = map.get(key);
  if (own) own.push(node);
  else map.set(key, [node]);
}
