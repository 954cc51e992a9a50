import type { PlanDocument, SubnetDocument } from '../plan/document.ts';
import { plannedSubnets } from '../plan/expand-set.ts';
import { demandedName } from '../plan/resolve-workloads.ts';
import type { Path } from '../problem/problem.ts';

/** What a name in a document can stand for. Pools have names of their own; the others share theirs in rules and flows. */
export type NameKind = 'pool' | 'node';

/** A place of a document that names a pool, an external network, a network or a subnet. Unlike those of a plan, it may lead nowhere. */
export interface NamedPlace {
  readonly path: Path;
  readonly kind: NameKind;
  readonly to: string;
  /** The path of the item that holds it: a peering, a rule, a flow. */
  readonly holder: Path;
}

/** Returns every place of a document that names something by text: whether that is a name of the plan only its names tell. */
export function namedPlaces(document: PlanDocument): readonly NamedPlace[] {
  const found: NamedPlace[] = [];
  const note = (path: Path, to: string | undefined, holder: Path, kind: NameKind = 'node') => {
    if (to !== undefined) found.push({ path, kind, to, holder });
  };
  const noteOverlaps = (overlap: NonNullable<PlanDocument['virtualNetworks']>[number]['overlap'], path: Path) => {
    if (overlap === undefined) return;
    if (Array.isArray(overlap)) overlap.forEach((declared, i) => note([...path, 'overlap', i, 'with'], declared.with, [...path, 'overlap', i]));
    else if ('with' in overlap) note([...path, 'overlap', 'with'], overlap.with, [...path, 'overlap']);
  };
  (document.externalNetworks ?? []).forEach((external, i) => {
    const path: Path = ['externalNetworks', i];
    (external.connections ?? []).forEach(({ to }, k) => note([...path, 'connections', k, 'to'], to, [...path, 'connections', k]));
    noteOverlaps(external.overlap, path);
  });
  (document.virtualNetworks ?? []).forEach((network, i) => {
    const path: Path = ['virtualNetworks', i];
    note([...path, 'pool'], network.pool, path, 'pool');
    noteOverlaps(network.overlap, path);
    (network.subnets ?? []).forEach((subnet, j) => {
      const own: Path = [...path, 'subnets', j];
      for (const { rules, at } of ruleLists(subnet, own))
        (rules ?? []).forEach((rule, k) => {
          for (const side of ['from', 'to'] as const)
            [rule[side]].flat().forEach((to, n) => note([...at, k, side, ...(Array.isArray(rule[side]) ? [n] : [])], to, [...at, k]));
        });
    });
  });
  (document.peerings ?? []).forEach(({ between, gatewayTransit }, i) => {
    between.forEach((to, k) => note(['peerings', i, 'between', k], to, ['peerings', i]));
    note(['peerings', i, 'gatewayTransit'], gatewayTransit, ['peerings', i]);
  });
  (document.flows ?? []).forEach((flow, i) => {
    for (const side of ['from', 'to'] as const) note(['flows', i, side], flow[side], ['flows', i]);
  });
  (document.suppress ?? []).forEach(({ subject }, i) => {
    // A finding may be about any of them.
    note(['suppress', i, 'subject'], subject, ['suppress', i]);
  });
  for (const [region, pools] of Object.entries(document.rules?.poolsByRegion ?? {}))
    pools.forEach((to, k) => note(['rules', 'poolsByRegion', region, k], to, ['rules', 'poolsByRegion', region], 'pool'));
  return found;
}

function ruleLists(subnet: SubnetDocument, path: Path) {
  return [
    { rules: subnet.rules, at: [...path, 'rules'] },
    ...Object.entries(subnet.subnets ?? {}).map(([role, own]) => ({ rules: own.rules, at: [...path, 'subnets', role, 'rules'] })),
  ];
}

/** Returns the names that the subnets of one entry have in their network: one, or those of its set. */
export function plannedNames(entry: SubnetDocument): string[] {
  return plannedSubnets(entry, []).subnets.map(({ document }) => document.name ?? demandedName(document) ?? '');
}

/** Returns every name of a document that its other parts may use, by kind. */
export function namesOf(document: PlanDocument): Readonly<Record<NameKind, ReadonlySet<string>>> {
  const pools = (document.addressPools ?? []).map(({ name }) => name);
  const nodes = new Set((document.externalNetworks ?? []).map(({ name }) => name));
  for (const { name, subnets = [] } of document.virtualNetworks ?? []) {
    nodes.add(name).add(`${name}/*`);
    for (const entry of subnets) for (const inner of plannedNames(entry)) nodes.add(`${name}/${inner}`);
  }
  return { pool: new Set(pools), node: nodes };
}
