import { invariant } from '../problem/invariant.ts';
import type { Service } from './service.ts';
import { services } from './services/index.ts';
import type { Umbrella, UmbrellaRow } from './umbrella.ts';
import { umbrellas } from './umbrellas.ts';

export { services, umbrellas };

/** The version of the catalog that a result was computed with: year and month of its newest facts. */
export const CATALOG_VERSION = '2026-11';

const byName = new Map<string, Service | Umbrella>();
for (const entry of [...services, ...umbrellas]) {
  for (const name of [entry.id, entry.name, ...entry.aliases]) {
    const key = foldName(name);
    if (!byName.has(key)) byName.set(key, entry);
  }
}
// The ids of the facts that the catalog came from, which carry the vendor's name in front.
for (const service of services) {
  for (const vendor of ['azure-', 'microsoft-']) {
    const key = foldName(vendor + service.id);
    if (!byName.has(key)) byName.set(key, service);
  }
}

/** Returns a name as it is compared: lower case, spaces and underscores as hyphens. */
export function foldName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

/** Returns the service with exactly this id. */
export function serviceById(id: string): Service | undefined {
  const entry = byName.get(id);
  return entry !== undefined && !isUmbrella(entry) && entry.id === id ? entry : undefined;
}

/** Returns the entry or umbrella that `name` (an id, a name, an alias, in any case) stands for. */
export function findEntry(name: string): Service | Umbrella | undefined {
  // Most names are ids. What stands in brackets only explains a name: "Azure Bastion (Basic, Standard)".
  return byName.get(name) ?? byName.get(foldName(name)) ?? byName.get(foldName(name.replace(/\s*\([^()]*\)/g, '')));
}

/** Reports whether a look-up found a word that stands for several entries. */
export function isUmbrella(entry: Service | Umbrella): entry is Umbrella {
  return 'rows' in entry;
}

export type Chosen =
  | { readonly service: Service; readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly umbrella: Umbrella; readonly wrong: readonly WrongChoice[] };

/** An input of an umbrella that chooses nothing: a value that is no choice, or one that does not go with the others that were given. */
export interface WrongChoice {
  /** The input's name as it was written. */
  readonly written: string;
  readonly value: string;
  readonly choices: readonly string[];
  /** The other inputs that it does not go with; absent: it is no choice at all. */
  readonly beside?: Readonly<Record<string, string>>;
}

/**
 * Returns the service that a name and its raw inputs choose, with the inputs that are left for it; what of an umbrella does not
 * choose a service, or undefined when the name is not in the catalog.
 *
 * Inputs of an umbrella that are not given follow from those that are; they are taken out, unless the service has an input of
 * that name too. The id of one of its services is accepted as a choice.
 */
export function chooseService(name: string, inputs: Readonly<Record<string, unknown>>): Chosen | undefined {
  const entry = findEntry(name);
  if (entry === undefined) return undefined;
  if (!isUmbrella(entry)) return { service: entry, inputs };
  const given: Record<string, string> = {};
  const consumed: { written: string; input: string }[] = [];
  const wrong: WrongChoice[] = [];
  let direct: Service | undefined;
  for (const [input, { choices, aliases = [] }] of Object.entries(entry.inputs)) {
    const names = [input, ...aliases].map((n) => n.toLowerCase());
    const written = Object.keys(inputs).find((key) => names.includes(key.toLowerCase()));
    if (written === undefined) continue;
    const value = String(inputs[written]);
    const choice = choices.find((c) => foldName(c) === foldName(value));
    if (choice !== undefined) given[input] = choice;
    else if (entry.rows.some((row) => row.service === foldName(value))) direct = serviceById(foldName(value));
    else wrong.push({ written, value, choices });
    consumed.push({ written, input });
  }
  if (wrong.length > 0) return { umbrella: entry, wrong };
  const agrees = ({ when }: UmbrellaRow, but?: string) => Object.entries(given).every(([input, choice]) => input === but || when[input] === choice);
  const row = entry.rows.find((one) => agrees(one));
  if (row === undefined) {
    // The last one given is told, with what it could be beside the others.
    const { written, input } = consumed.at(-1) ?? { written: '', input: '' };
    const { [input]: value = '', ...beside } = given;
    const choices = new Set(entry.rows.filter((one) => agrees(one, input)).flatMap(({ when }) => when[input] ?? []));
    return { umbrella: entry, wrong: [{ written, value, choices: [...choices], beside }] };
  }
  const service = direct ?? serviceById(row.service);
  invariant(service !== undefined, `${entry.id} chooses ${row.service}, which is not in the catalog`);
  const taken = new Set(consumed.filter(({ input }) => !(input in service.sizing.inputs)).map(({ written }) => written));
  return { service, inputs: taken.size === 0 ? inputs : Object.fromEntries(Object.entries(inputs).filter(([key]) => !taken.has(key))) };
}
