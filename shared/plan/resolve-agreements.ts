import type { Path } from '../problem/problem.ts';
import { unknownName, type DocumentProblem } from './document-problem.ts';
import type { PlanDocument, VirtualNetworkDocument } from './document.ts';
import type { DeclaredOverlap, ExternalNetwork, Network, Suppression } from './plan.ts';

// What people have agreed on about a plan: overlaps that are intended, findings that are accepted, rules of the organisation.

/** Returns the overlaps that a network or external network declares. */
export function resolveOverlaps(overlap: VirtualNetworkDocument['overlap'], path: Path): DeclaredOverlap[] {
  if (overlap === undefined) return [];
  if (!('length' in overlap)) return [{ ...overlap, path: [...path, 'overlap'] }];
  return overlap.map((declared, i) => ({ ...declared, path: [...path, 'overlap', i] }));
}

/** Returns the findings that a document accepts. That a rule has a name which no check bears is a finding, not a problem. */
export function resolveSuppressions(document: PlanDocument): Suppression[] {
  return (document.suppress ?? []).map(({ rule, subject, reason, owner, until }, i) => ({
    rule,
    subject,
    reason,
    owner,
    until,
    path: ['suppress', i],
  }));
}

/** Returns a problem for each declared overlap with what is not in the plan, or with itself. */
export function wrongOverlaps(nodes: readonly (Network | ExternalNetwork)[]): DocumentProblem[] {
  const names = new Set(nodes.map((node) => node.name));
  const what = 'other virtual network or external network';
  return nodes.flatMap((node) =>
    node.overlaps
      .filter((declared) => declared.with === node.name || !names.has(declared.with))
      .map((declared) =>
        unknownName(
          [...declared.path, 'with'],
          what,
          declared.with,
          [...names].filter((name) => name !== node.name),
        ),
      ),
  );
}

/** Returns a problem for each pool that the rules of the organisation name and the document has not. */
export function wrongPoolsByRegion({ rules }: PlanDocument, pools: readonly string[]): DocumentProblem[] {
  return Object.entries(rules?.poolsByRegion ?? {}).flatMap(([region, names]) =>
    names.flatMap((name, i) => (pools.includes(name) ? [] : [unknownName(['rules', 'poolsByRegion', region, i], 'address pool', name, pools)])),
  );
}
