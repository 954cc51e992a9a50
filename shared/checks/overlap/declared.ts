import type { Node } from '../../connectivity/views.ts';

const known = new WeakMap<Node, ReadonlySet<string>>();

/** Whether one of two nodes declares that it overlaps the other. */
export function isDeclared(a: Node, b: Node): boolean {
  return declares(a, b) || declares(b, a);
}

function declares(a: Node, b: Node): boolean {
  if (a.overlaps.length === 0) return false;
  let names = known.get(a);
  if (!names) known.set(a, (names = new Set(a.overlaps.map((declared) => declared.with))));
  return names.has(b.name);
}
