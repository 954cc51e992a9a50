import type { PlanDocument } from '../plan/document.ts';
import type { Subnet } from '../plan/plan.ts';
import type { Path } from '../problem/problem.ts';

type Fields = Readonly<Record<string, unknown>>;

// Its name and place are told by themselves.
const APART = new Set(['name', 'prefix', 'ipv6Prefix']);

/** Returns what the document says of a subnet besides its name and prefixes; of one of a set what is said of the set as well. */
export function fieldsOfSubnet({ path, set }: Subnet, document: PlanDocument): Fields {
  const own = fieldsAt(document, path, APART);
  // The path of a subnet of a set is that of the set, and `subnets` and the role below it.
  return set === undefined ? own : { ...fieldsAt(document, path.slice(0, -2), new Set([...APART, 'subnets'])), ...own };
}

/** Returns the keys of the group at a place of the document but those in `without`; none where there is no group. */
export function fieldsAt(document: PlanDocument, path: Path, without: ReadonlySet<string>): Fields {
  let at: unknown = document;
  for (const step of path) at = (at as Record<string | number, unknown> | undefined)?.[step];
  return typeof at !== 'object' || at === null ? {} : Object.fromEntries(Object.entries(at).filter(([key]) => !without.has(key)));
}
