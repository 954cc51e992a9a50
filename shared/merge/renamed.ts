import type { PlanDocument } from '../plan/document.ts';
import type { SourceEdit } from '../plan/source-edit.ts';
import { withEdits } from '../plan/source-edit.ts';
import { subnetName } from '../compare/identity.ts';
import { namedPlaces, plannedNames, type NameKind } from './references.ts';

/** Names that change, for what a document calls so: pools, external networks and networks by name, subnets by `network/subnet`. Old names and new ones, each with its own network's. */
export interface NewNames {
  readonly addressPools: ReadonlyMap<string, string>;
  readonly externalNetworks: ReadonlyMap<string, string>;
  readonly virtualNetworks: ReadonlyMap<string, string>;
  /** By the subnet's address as it was, the new name within its network. */
  readonly subnets: ReadonlyMap<string, string>;
}

/** Returns a document in which some things bear other names, and every place that names them follows. The given one stays as it is. */
export function renamedDocument(document: PlanDocument, names: NewNames): PlanDocument {
  if (Object.values(names).every((map: ReadonlyMap<string, string>) => map.size === 0)) return document;
  const edits: SourceEdit[] = [];
  const texts: Readonly<Record<NameKind, Map<string, string>>> = { pool: new Map(), node: new Map() };
  for (const list of ['addressPools', 'externalNetworks'] as const)
    (document[list] ?? []).forEach(({ name }, i) => {
      const now = names[list].get(name);
      if (now === undefined) return;
      edits.push({ path: [list, i, 'name'], set: now });
      texts[list === 'addressPools' ? 'pool' : 'node'].set(name, now);
    });
  (document.virtualNetworks ?? []).forEach((network, i) => {
    const name = names.virtualNetworks.get(network.name) ?? network.name;
    if (name !== network.name) edits.push({ path: ['virtualNetworks', i, 'name'], set: name });
    const note = (before: string, after: string) => {
      if (before !== after) texts.node.set(before, after);
    };
    note(network.name, name);
    note(`${network.name}/*`, `${name}/*`);
    (network.subnets ?? []).forEach((subnet, j) => {
      const called = subnetName(subnet);
      const asked = names.subnets.get(`${network.name}/${called}`);
      // One that bears the name already, though perhaps it does not say so, stays as it is written.
      const now = asked === called ? undefined : asked;
      if (now !== undefined) edits.push({ path: ['virtualNetworks', i, 'subnets', j, 'name'], set: now });
      const after = now === undefined ? subnet : { ...subnet, name: now };
      const [before, changed] = [plannedNames(subnet), plannedNames(after)];
      before.forEach((inner, k) => note(`${network.name}/${inner}`, `${name}/${changed[k] ?? inner}`));
    });
  });
  for (const { path, kind, to } of namedPlaces(document)) {
    const isSubject = path[0] === 'suppress';
    const now = texts[kind].get(to) ?? (isSubject ? texts.pool.get(to) : undefined);
    if (now !== undefined) edits.push({ path, set: now });
  }
  return withEdits(document, edits) as PlanDocument;
}
