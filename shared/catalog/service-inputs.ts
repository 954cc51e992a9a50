import type { Path } from '../problem/problem.ts';
import { readInputs, type InputProblem, writeInput } from './inputs.ts';
import type { Service } from './service.ts';

/**
 * Reads raw inputs against a service's declaration, as `readInputs` does; when each of them is right by itself, those that
 * contradict each other are problems too (`name` is then empty: it is about all of them).
 */
export function readServiceInputs(
  service: Service,
  raw: Readonly<Record<string, unknown>>,
  { path = [], textual = false }: { path?: Path; textual?: boolean } = {},
): ReturnType<typeof readInputs> {
  const read = readInputs(service.sizing.inputs, raw, { of: service.id, path, textual });
  if (read.problems.length > 0) return read;
  const problems = (service.sizing.contradictions?.(read.values) ?? []).map((text): InputProblem => ({
    code: 'contradicting-inputs',
    name: '',
    at: 'inputs',
    text,
    input: [...read.given].map((key) => `${key}=${String(writeInput(read.values[key]))}`).join(' '),
    expected: 'inputs that hold together',
  }));
  return { ...read, problems };
}
