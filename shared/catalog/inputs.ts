import { formatPrefix, parsePrefix } from '../address/prefix.ts';
import type { Problem } from '../problem/problem.ts';
import { formatPath, showInput, type Path } from '../problem/problem.ts';
import { didYouMean } from '../problem/nearest.ts';

/** A sizing input of a service: what it counts, in what unit, within what bounds, and whether growth applies to it. */
export type InputSpec =
  | {
      readonly kind: 'count';
      /** Plural noun: `instances`. */
      readonly unit: string;
      readonly meaning: string;
      readonly default: number;
      readonly least: number;
      /** Absent: no bound is published. */
      readonly most?: number;
      /** Growth applies to it. */
      readonly grows?: true;
      /** Fractions are accepted (absent: whole numbers only). */
      readonly fractions?: true;
      /** Other names that are accepted. */
      readonly aliases?: readonly string[];
      /** Why this default was chosen, where no page states one. */
      readonly assumed?: string;
    }
  | { readonly kind: 'flag'; readonly meaning: string; readonly default: boolean; readonly aliases?: readonly string[]; readonly assumed?: string }
  | {
      readonly kind: 'choice';
      readonly meaning: string;
      readonly choices: readonly string[];
      readonly default: string;
      readonly aliases?: readonly string[];
      readonly assumed?: string;
    }
  | {
      /** A number of nodes, or a percentage of them: `1` or `33%`. */
      readonly kind: 'surge';
      readonly meaning: string;
      readonly default: string;
      readonly aliases?: readonly string[];
      readonly assumed?: string;
    }
  | {
      readonly kind: 'ports';
      readonly meaning: string;
      readonly default: readonly string[];
      readonly aliases?: readonly string[];
      readonly assumed?: string;
    }
  | {
      /** An IPv4 prefix such as 10.128.0.0/14; '' stands for none. */
      readonly kind: 'prefix';
      readonly meaning: string;
      readonly default: string;
      readonly aliases?: readonly string[];
      readonly assumed?: string;
    };

export type InputSpecs = Readonly<Record<string, InputSpec>>;

/** How many extra nodes an upgrade may add: a number, or a percentage of the pool. */
export type Surge = { readonly nodes: number } | { readonly percent: number };

/** The value of an input once read: by kind a number, a boolean, one of the choices, a surge, a list of ports, or a prefix as text. */
export type InputOf<S extends InputSpec> = S extends { kind: 'count' }
  ? number
  : S extends { kind: 'flag' }
    ? boolean
    : S extends { kind: 'choice'; choices: readonly (infer C)[] }
      ? C
      : S extends { kind: 'surge' }
        ? Surge
        : S extends { kind: 'prefix' }
          ? string
          : readonly string[];

export type ResolvedInputs<I extends InputSpecs> = { readonly [K in keyof I]: InputOf<I[K]> };

/** Inputs of a service whose entry is not known at compile time. */
// The union of all kinds cannot be used without knowing the kind; entries see the precise type (`ResolvedInputs`).
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Inputs = Readonly<Record<string, any>>;

/** An input problem before it has a place: `input` is its name as written. */
export interface InputProblem extends Problem {
  readonly name: string;
}

/**
 * Reads raw inputs (from a document or from the command line) against a service's declaration.
 *
 * Returns the values with all defaults filled in, under their main names, and every problem: unknown names (with the
 * nearest known one), wrong kinds, values out of bounds, one input given under two names. With `textual`, numbers and
 * flags may come as text, as on a command line. `of` names the service in the messages; `path` leads the problems.
 */
export function readInputs(
  specs: InputSpecs,
  raw: Readonly<Record<string, unknown>>,
  { of, path = [], textual = false }: { of: string; path?: Path; textual?: boolean },
): { values: Record<string, unknown>; given: ReadonlySet<string>; problems: InputProblem[] } {
  const values: Record<string, unknown> = {};
  const given = new Set<string>();
  const problems: InputProblem[] = [];
  const { names, defaults } = preparedOf(specs);
  const mainOf = (written: string) => names.get(written) ?? names.get(written.toLowerCase());
  const at = (written: string) => formatPath([...path, written]);
  for (const written of Object.keys(raw)) {
    const value = raw[written];
    const main = mainOf(written);
    if (main === undefined) {
      const hint = didYouMean(written, Object.keys(specs)) ?? knownInputs(specs, of);
      problems.push({
        code: 'unknown-input',
        name: written,
        at: at(written),
        text: `"${written}" is not a sizing input of ${of}.`,
        input: written,
        expected: listOf(Object.keys(specs)),
        hint,
      });
      continue;
    }
    if (given.has(main)) {
      const before = Object.keys(raw).find((name) => mainOf(name) === main) ?? main;
      problems.push({
        code: 'input-twice',
        name: written,
        at: at(written),
        text: `"${written}" and "${before}" are the same input of ${of}.`,
        input: showInput(value),
        hint: `Keep one of them.`,
      });
      continue;
    }
    given.add(main);
    const spec = specs[main] as InputSpec;
    const read = readValue(spec, value, textual);
    if (read === undefined) {
      problems.push({
        code: 'wrong-input',
        name: written,
        at: at(written),
        text: `The input ${written} of ${of} should be ${expectation(spec)}, not ${showInput(value)}.`,
        input: showInput(value),
        expected: expectation(spec),
        ...hinted(hintFor(spec, value)),
      });
    } else values[main] = read;
  }
  for (const [name, value] of defaults) if (!(name in values)) values[name] = value;
  return { values, given, problems };
}

/** Returns in words what an input accepts: `a whole number of instances from 1 to 31`. */
export function expectation(spec: InputSpec): string {
  switch (spec.kind) {
    case 'count': {
      const bounds = spec.most === undefined ? `${spec.least} or more` : `from ${spec.least} to ${spec.most}`;
      return `${spec.fractions ? 'a number' : 'a whole number'} of ${spec.unit}, ${bounds}`;
    }
    case 'flag':
      return 'true or false';
    case 'choice':
      return `one of ${spec.choices.join(', ')}`;
    case 'surge':
      return 'a whole number of nodes such as 1, or a percentage such as "33%"';
    case 'ports':
      return 'ports such as 443, or ranges such as "8000-8010"';
    case 'prefix':
      return 'an IPv4 prefix such as 10.128.0.0/14';
  }
}

/** Returns an input's value as people write it: `33%` for a surge, `80,443` for ports. */
export function writeInput(value: unknown): number | boolean | string | readonly string[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const surge = value as Surge;
    return 'percent' in surge ? `${surge.percent}%` : surge.nodes;
  }
  return value as number | boolean | string | readonly string[];
}

/** Returns how many nodes an upgrade adds to a pool of `nodes`: percentages round up, never more than the pool has. */
export function surgeNodes(surge: Surge, nodes: number): number {
  return Math.min(nodes, 'percent' in surge ? Math.ceil((surge.percent * nodes) / 100) : surge.nodes);
}

/** What every reading of a declaration needs. */
interface Prepared {
  /** Every spelling -> the input's main name. */
  readonly names: ReadonlyMap<string, string>;
  readonly defaults: readonly (readonly [name: string, value: unknown])[];
}

const cache = new WeakMap<InputSpecs, Prepared>();

function preparedOf(specs: InputSpecs): Prepared {
  const before = cache.get(specs);
  if (before) return before;
  const names = new Map<string, string>();
  for (const [name, spec] of Object.entries(specs)) {
    for (const alias of [name, ...(spec.aliases ?? [])]) {
      names.set(alias, name);
      if (!names.has(alias.toLowerCase())) names.set(alias.toLowerCase(), name);
    }
  }
  const defaults = Object.entries(specs).map(([name, spec]) => [name, readValue(spec, spec.default, true)] as const);
  const prepared = { names, defaults };
  cache.set(specs, prepared);
  return prepared;
}

function readValue(spec: InputSpec, value: unknown, textual: boolean): unknown {
  switch (spec.kind) {
    case 'count': {
      const n = textual && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
      if (typeof n !== 'number' || !Number.isFinite(n) || (!spec.fractions && !Number.isSafeInteger(n))) return undefined;
      return n < spec.least || n > (spec.most ?? MOST) ? undefined : n;
    }
    case 'flag': {
      if (typeof value === 'boolean') return value;
      if (value === 0 || value === 1) return value === 1;
      if (textual && typeof value === 'string') {
        if (/^(true|yes|1)$/i.test(value)) return true;
        if (/^(false|no|0)$/i.test(value)) return false;
      }
      return undefined;
    }
    case 'choice': {
      if (typeof value !== 'string' && typeof value !== 'number') return undefined;
      const wanted = String(value).toLowerCase();
      return spec.choices.find((choice) => choice.toLowerCase() === wanted);
    }
    case 'surge': {
      const text = String(value);
      const m = /^(\d{1,4})(%?)$/.exec(text);
      if (!m || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
      const n = Number(m[1]);
      if (m[2] === '%') return n <= 100 ? { percent: n } : undefined;
      return { nodes: n };
    }
    case 'ports': {
      const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
      const ports = list.map((p) => (typeof p === 'number' || typeof p === 'string' ? String(p).trim() : ''));
      return ports.length > 0 && ports.every(isPort) ? ports : undefined;
    }
    case 'prefix': {
      if (value === '') return '';
      const prefix = typeof value === 'string' ? parsePrefix(value) : undefined;
      return prefix?.family === 4 ? formatPrefix(prefix) : undefined;
    }
  }
}

// Above any address count that a subnet can hold: a guard against sums that lose precision, not a fact about Azure.
const MOST = 100_000_000;

function isPort(text: string): boolean {
  if (text === '*') return true;
  const m = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  return m !== null && Number(m[1]) <= Number(m[2] ?? m[1]) && Number(m[2] ?? m[1]) <= 65535;
}

function knownInputs(specs: InputSpecs, of: string): string {
  const names = Object.keys(specs);
  return names.length === 0 ? `${of} takes no sizing inputs.` : `Known inputs: ${names.join(', ')}.`;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'no inputs' : names.length === 1 ? (names[0] as string) : `one of ${names.join(', ')}`;
}

/** What to write instead: the nearest choice, or the number without the unit that was written behind it. */
function hintFor(spec: InputSpec, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (spec.kind === 'choice') return didYouMean(value, spec.choices);
  const number = spec.kind === 'count' ? /^\s*(\d+(?:\.\d+)?)\s*[^\d\s.,]/.exec(value)?.[1] : undefined;
  return number === undefined || spec.kind !== 'count' ? undefined : `It is counted in ${spec.unit}; write the number alone, such as ${number}.`;
}

function hinted(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint };
}
