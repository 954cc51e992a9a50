import { didYouMean, nearest } from '../problem/nearest.ts';
import { showInput, type Unplaced } from '../problem/problem.ts';
import { chooseService, services, umbrellas, type Chosen, type WrongChoice } from './catalog.ts';
import { findSubnetSet } from './find-set.ts';
import { findPlatformService, platformServices } from './platform-services.ts';

/** Why no service was chosen. `input` is the input that chose wrongly; absent when it is the name itself. */
export interface Unchosen {
  readonly input?: string;
  readonly problem: Unplaced;
}

/** Returns the service that a name and its raw inputs choose (see `chooseService`), or every reason why there is none, with the nearest name. */
export function serviceFor(
  name: string,
  inputs: Readonly<Record<string, unknown>>,
): { readonly chosen: Extract<Chosen, { service: unknown }> } | { readonly chosen?: undefined; readonly problems: readonly Unchosen[] } {
  const chosen = chooseService(name, inputs);
  if (chosen === undefined) return { problems: [{ problem: unknownService(name) }] };
  if ('service' in chosen) return { chosen };
  return { problems: chosen.wrong.map((wrong) => ({ input: wrong.written, problem: wrongChoice(chosen.umbrella.id, wrong) })) };
}

function wrongChoice(id: string, { written, value, choices, beside = {} }: WrongChoice): Unplaced {
  const others = Object.entries(beside).map(([input, choice]) => `${input}=${choice}`);
  const expected = `${choices.length === 1 ? '' : 'one of '}${choices.join(', ')}${others.length === 0 ? '' : ` with ${others.join(' and ')}`}`;
  const hint = didYouMean(value, choices);
  return {
    code: 'wrong-input',
    text: `The input ${written} of ${id} should be ${expected}, not ${showInput(value)}.`,
    input: showInput(value),
    expected,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Returns the problem of a name that is not that of an entry: what it stands for else, or the nearest name. */
export function unknownService(name: string): Unplaced {
  const base = { code: 'unknown-service', input: showInput(name), expected: 'the id, name or alias of a service' };
  const set = findSubnetSet(name);
  if (set)
    return { ...base, text: `${showInput(name)} is a set of subnets, not a service.`, hint: `Write "set: ${set.id}" in place of the service.` };
  const platform = findPlatformService(name);
  if (platform) {
    const ways = [
      platform.serviceEndpoints.length > 0 ? 'a service endpoint' : '',
      platform.privateEndpoints.length > 0 ? 'private endpoints' : '',
    ].filter(Boolean);
    const listed = platform.privateEndpoints.flatMap(({ groups }) => groups.map(({ id }) => id)).slice(0, 3);
    return {
      ...base,
      text: `${platform.name} takes no subnet by itself; it is reached over ${ways.join(' or ')}.`,
      hint: `${listed.length > 0 ? `List private endpoints to it under privateEndpoints, such as ${listed.join(', ')}. ` : ''}Run "cadastre advise ${platform.id}" to compare the ways.`,
    };
  }
  const near = nearestService(name);
  return {
    ...base,
    text: `${showInput(name)} is not a service of the catalog.`,
    hint: near === undefined ? 'Run "cadastre services" for the list.' : `Did you mean "${near}"?`,
  };
}

// Every way to write a service, an umbrella or a platform service, and its id; in that order where two share a spelling.
const spellings = new Map<string, string>();
for (const entry of [...services, ...umbrellas, ...platformServices]) {
  for (const alias of [entry.id, entry.name, ...entry.aliases]) if (!spellings.has(alias)) spellings.set(alias, entry.id);
}

/** Returns the id of the entry whose id, name or alias is nearest to a name that the catalog does not know, or undefined. */
export function nearestService(name: string): string | undefined {
  const near = nearest(name, spellings.keys());
  return near === undefined ? undefined : spellings.get(near);
}
