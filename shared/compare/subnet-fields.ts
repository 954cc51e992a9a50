import type { PlanDocument } from '../plan/document.ts';
import type { Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { Path } from '../problem/problem.ts';
import { equal } from './patch/equal.ts';

type Fields = Readonly<Record<string, unknown>>;

// Its name and place are told by themselves.
const APART = new Set(['name', 'prefix', 'ipv6Prefix']);

/** Returns what the document says of a subnet besides its name and prefixes; of one of a set what is said of the set as well. */
export function fieldsOfSubnet({ path, set }: Subnet, document: PlanDocument): Fields {
  const own = fieldsAt(document, path, APART);
  // The path of a subnet of a set is that of the set, and `subnets` and the role below it.
  return set === undefined ? own : { ...fieldsAt(document, path.slice(0, -2), new Set([...APART, 'subnets'])), ...own };
}

/** Returns the keys of the group at a place of the document but those in `without`, lists in an order of their own; none where there is no group. */
export function fieldsAt(document: PlanDocument, path: Path, without: ReadonlySet<string>): Fields {
  const at = valueAt(document, path);
  return typeof at !== 'object' || at === null
    ? {}
    : Object.fromEntries(sortedEntries(at).flatMap(([key, value]) => (without.has(key) ? [] : [[key, ordered(value)]])));
}

/** Whether the document says letter for letter the same of two subnets, their set included: then there is no need to look at each key. */
export function saidAlike(from: Subnet, was: PlanDocument, to: Subnet, is: PlanDocument): boolean {
  const entry = ({ path, set }: Subnet) => (set === undefined ? path : path.slice(0, -2));
  return from.set?.role === to.set?.role && equal(valueAt(was, entry(from)), valueAt(is, entry(to)));
}

function valueAt(document: PlanDocument, path: Path): unknown {
  let at: unknown = document;
  for (const step of path) at = (at as Record<string | number, unknown> | undefined)?.[step];
  return at;
}

/** Returns a value with its lists in an order that does not depend on how they are written: in no list of the document does it mean anything. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return Object.fromEntries(sortedEntries(value).map(([key, entry]) => [key, ordered(entry)]));
  if (value.length < 2) return value.map(ordered);
  return value
    .map((entry) => ({ entry: ordered(entry), text: textOf(entry) }))
    .sort((a, b) => compareText(a.text, b.text))
    .map(({ entry }) => entry);
}

/** Returns a text that two values have in common only when they are the same. */
const textOf = (value: unknown): string => JSON.stringify(ordered(value));

const sortedEntries = (value: object) => Object.entries(value).sort(([a], [b]) => compareText(a, b));
