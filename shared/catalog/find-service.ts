import { didYouMean } from '../problem/nearest.ts';
import { showInput, type Problem } from '../problem/problem.ts';
import { chooseService, nearestService, type Chosen } from './catalog.ts';

/** A problem that does not know its place yet. */
export type Unplaced = Omit<Problem, 'at' | 'place'>;

/**
 * Returns the service that a name and its raw inputs choose (see `chooseService`), or why there is none, with the nearest
 * name. `input` is then the input that chose wrongly; absent when it is the name itself.
 */
export function serviceFor(
  name: string,
  inputs: Readonly<Record<string, unknown>>,
): { readonly chosen: Extract<Chosen, { service: unknown }> } | { readonly chosen?: undefined; readonly problem: Unplaced; readonly input?: string } {
  const chosen = chooseService(name, inputs);
  if (chosen === undefined) return { problem: unknownService(name) };
  if ('service' in chosen) return { chosen };
  const { umbrella, wrongChoice, written } = chosen;
  const choices = Object.keys(umbrella.choices);
  const expected = `one of ${choices.join(', ')}`;
  const hint = didYouMean(wrongChoice, choices);
  return {
    input: written,
    problem: {
      code: 'wrong-input',
      text: `The input ${written} of ${umbrella.id} should be ${expected}, not ${showInput(wrongChoice)}.`,
      input: showInput(wrongChoice),
      expected,
      ...(hint === undefined ? {} : { hint }),
    },
  };
}

/** Returns the problem of a name that the catalog does not know. */
export function unknownService(name: string): Unplaced {
  const near = nearestService(name);
  return {
    code: 'unknown-service',
    text: `${showInput(name)} is not a service of the catalog.`,
    input: showInput(name),
    expected: 'the id, name or alias of a service',
    hint: near === undefined ? 'Run "cadastre services" for the list.' : `Did you mean "${near}"?`,
  };
}
