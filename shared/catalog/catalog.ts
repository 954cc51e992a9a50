import { nearest } from '../problem/nearest.ts';
import type { Service } from './service.ts';
import { services } from './services/index.ts';
import type { Umbrella } from './umbrella.ts';
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
  return byName.get(foldName(name));
}

/** Reports whether a look-up found a word that stands for several entries. */
export function isUmbrella(entry: Service | Umbrella): entry is Umbrella {
  return 'choices' in entry;
}

export type Chosen =
  | { readonly service: Service; readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly wrongChoice: string; readonly umbrella: Umbrella; readonly written: string };

/**
 * Returns the service that a name and its raw inputs choose, with the inputs that are left for it.
 *
 * For an umbrella the choosing input is taken out; absent, its default holds; with a value that it does not know,
 * `wrongChoice` holds that value. Undefined when the name is not in the catalog.
 */
export function chooseService(name: string, inputs: Readonly<Record<string, unknown>>): Chosen | undefined {
  const entry = findEntry(name);
  if (entry === undefined) return undefined;
  if (!isUmbrella(entry)) return { service: entry, inputs };
  const names = [entry.input, ...(entry.inputAliases ?? [])];
  const written = Object.keys(inputs).find((key) => names.includes(key));
  const value = written === undefined ? entry.default : String(inputs[written]);
  const id = Object.entries(entry.choices).find(([choice, target]) => foldName(choice) === foldName(value) || target === foldName(value))?.[1];
  const service = id === undefined ? undefined : serviceById(id);
  if (service === undefined) return { wrongChoice: value, umbrella: entry, written: written ?? entry.input };
  if (written === undefined) return { service, inputs };
  return { service, inputs: Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== written)) };
}

/** Returns the id or alias nearest to a name that the catalog does not know, or undefined. */
export function nearestService(name: string): string | undefined {
  const spellings = new Map<string, string>();
  for (const entry of [...services, ...umbrellas]) for (const alias of [entry.id, ...entry.aliases]) spellings.set(alias, entry.id);
  const found = nearest(name, spellings.keys());
  return found === undefined ? undefined : spellings.get(found);
}
