import type { Node } from '../../connectivity/views.ts';
import { remembered } from '../../problem/remembered.ts';

/** Whether one of two nodes declares that it overlaps the other. */
export function isDeclared(a: Node, b: Node): boolean {
  return declares(a, b) || declares(b, a);
}

function declares(a: Node, b: Node): boolean {
  return a.overlaps.length > 0 && namesDeclaredBy(a).has(b.name);
}

const namesDeclaredBy = remembered(({ overlaps }: Node): ReadonlySet<string> => new Set(overlaps.map((declared) => declared.with)));
