import * as v from 'valibot';
import { nearest } from '../problem/nearest.ts';
import { formatPath, showInput, type Path } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import { FORMAT_VERSION, planDocumentSchema, type PlanDocument } from './document.ts';
import { documentProblem, placeProblems, type DocumentProblem } from './document-problem.ts';
import { followUpProblems } from './follow-up.ts';
import { choicesOf, schemaAt, unknownKeys } from './schema-walk.ts';
import { readSource, type DocumentFormat, type DocumentSource } from './source.ts';

/**
 * Reads a plan document. Problems, all at once and each with line and column: those of the text, a format version that this
 * program does not know, unknown keys with the nearest known one, missing keys, values of the wrong kind or out of bounds, and
 * as far as that can still be told, names that lead nowhere.
 */
export function readPlanDocument(text: string, format: DocumentFormat): Result<{ readonly document: PlanDocument; readonly source: DocumentSource }> {
  const source = readSource(text, format);
  if (!source.ok) return source;
  const { value } = source.value;
  const problems = checkShape(value);
  if (problems.length > 0) {
    const more = typeof value === 'object' && value !== null ? followUpProblems(value, problems, checkShape) : [];
    return refused(placeProblems([...problems, ...more], source.value));
  }
  // The value as it was written: defaults are filled in later, so that writing it back adds nothing.
  return ok({ document: value as PlanDocument, source: source.value });
}

/** Returns what keeps a plain value from being a plan document; empty when it is one. */
export function checkShape(value: unknown): DocumentProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [
      documentProblem([], {
        code: 'wrong-kind',
        text: `A plan document should be a group of keys, not ${showInput(value)}.`,
        input: showInput(value),
        expected: 'a group of keys',
        hint: 'The shortest one is: {cadastre: 1, name: my plan}',
      }),
    ];
  }
  const version = checkVersion(value);
  if (version) return [version];
  const problems: DocumentProblem[] = [];
  unknownKeys(planDocumentSchema, value, (path, known) => problems.push(unknownKey(path, known, value)));
  const { issues = [] } = v.safeParse(planDocumentSchema, value);
  for (const issue of issues) {
    const path = pathOf(issue);
    // Valibot stops at the first unknown key of an object; the walk above has them all.
    if (issue.expected === 'never') continue;
    problems.push(issue.received === 'undefined' && issue.input === undefined ? missingKey(path) : wrongValue(path, issue));
  }
  return problems;
}

/**
 * As `checkShape`, for a document that edits made of one that is all right: networks that are the same values as there are not looked at again.
 */
export function checkEditedShape(document: PlanDocument, before: PlanDocument): DocumentProblem[] {
  const known = new Set<unknown>(before.virtualNetworks);
  const { virtualNetworks } = document as { readonly virtualNetworks?: unknown };
  if (!Array.isArray(virtualNetworks)) return checkShape(document);
  const problems = checkShape({ ...document, virtualNetworks: virtualNetworks.filter((network) => !known.has(network)) });
  // Where something is wrong, places should be counted in the whole document.
  return problems.length > 0 ? checkShape(document) : [];
}

function checkVersion(value: object): DocumentProblem | undefined {
  const version = (value as Record<string, unknown>)['cadastre'];
  if (version === FORMAT_VERSION) return undefined;
  if (version === undefined) {
    return documentProblem([], {
      code: 'format-version',
      text: `The document should say its format version: "cadastre: ${FORMAT_VERSION}".`,
      expected: `cadastre: ${FORMAT_VERSION}`,
      hint: `Add the line "cadastre: ${FORMAT_VERSION}" at the top.`,
    });
  }
  if (typeof version === 'number' && Number.isInteger(version) && version > FORMAT_VERSION) {
    return documentProblem(['cadastre'], {
      code: 'format-version',
      text: `The document has format version ${version}; this program reads version ${FORMAT_VERSION}.`,
      input: String(version),
      expected: String(FORMAT_VERSION),
      hint: 'A newer version of Cadastre reads it.',
    });
  }
  return documentProblem(['cadastre'], {
    code: 'format-version',
    text: `The format version should be the number ${FORMAT_VERSION}, not ${showInput(version)}.`,
    input: showInput(version),
    expected: String(FORMAT_VERSION),
    hint: `Write "cadastre: ${FORMAT_VERSION}", without quotes.`,
  });
}

// What people write from habit, and what it is called here.
const HABITS: Readonly<Record<string, string>> = {
  vnets: 'virtualNetworks',
  networks: 'virtualNetworks',
  vnet: 'virtualNetworks',
  pools: 'addressPools',
  onpremises: 'externalNetworks',
  cidr: 'prefix',
  addressprefix: 'prefix',
  addressprefixes: 'addressSpace',
  cidrs: 'prefixes',
  location: 'region',
  nsgrules: 'rules',
  securityrules: 'rules',
  udr: 'routes',
  udrs: 'routes',
  rg: 'resourceGroup',
  subscriptionid: 'subscription',
  type: 'service',
  parameters: 'inputs',
  mask: 'size',
  prefixlength: 'size',
};

function unknownKey(path: Path, known: readonly string[], document: object): DocumentProblem {
  const key = String(path.at(-1));
  if (known.length === 0) {
    return documentProblem(path, {
      code: 'unknown-key',
      text: `${showInput(key)} cannot be the name of a key.`,
      input: showInput(key),
      expected: 'another name',
      hint: 'Use another name.',
      part: 'key',
    });
  }
  const habit = HABITS[key.toLowerCase().replace(/[-_]/g, '')];
  const near = habit !== undefined && known.includes(habit) ? habit : nearest(key, known);
  const owner = ownerOf(path.slice(0, -1), document);
  return documentProblem(path, {
    code: 'unknown-key',
    text: `${showInput(key)} is not a key of ${owner}.`,
    input: showInput(key),
    expected: `one of ${known.join(', ')}`,
    hint:
      key === '<<'
        ? 'YAML 1.2 has no merge keys: write the keys out.'
        : near === undefined
          ? `Known keys: ${known.join(', ')}.`
          : `Did you mean "${near}"?`,
    part: 'key',
  });
}

/** Returns what the keys at a path belong to, in words: `subnet "app"`, `a rule`, `the document`. */
function ownerOf(path: Path, document: object): string {
  const noun = NOUNS[path.findLast((step) => typeof step === 'string') ?? ''];
  let at: unknown = document;
  for (const step of path) at = (at as Record<string | number, unknown> | undefined)?.[step];
  const name = (at as Record<string, unknown> | undefined)?.['name'];
  if (path.length === 0) return 'the document';
  if (noun === undefined) return formatPath(path);
  return typeof name === 'string' && typeof path.at(-1) === 'number' ? `${noun} ${showInput(name)}` : `a ${noun}`.replace(/^a (?=[aeiou])/, 'an ');
}

const NOUNS: Readonly<Record<string, string>> = {
  virtualNetworks: 'virtual network',
  subnets: 'subnet',
  workloads: 'workload',
  rules: 'rule',
  routes: 'route',
  privateEndpoints: 'private endpoint',
  addressPools: 'address pool',
  reserved: 'reserved range',
  externalNetworks: 'external network',
  connections: 'connection',
  peerings: 'peering',
  flows: 'flow',
};

function missingKey(path: Path): DocumentProblem {
  const key = String(path.at(-1));
  const owner = path.slice(0, -1);
  const expected = expectationAt(path) ?? 'a value';
  return documentProblem(owner, {
    code: 'missing-key',
    text: `${owner.length === 0 ? 'The document' : `The group ${formatPath(owner)}`} should have the key ${key}.`,
    expected: `${key}: ${expected}`,
    hint: `Add "${key}: …", which is ${expected}.`,
  });
}

type Issue = v.BaseIssue<unknown>;

function wrongValue(path: Path, issue: Issue): DocumentProblem {
  const schema = schemaAt(planDocumentSchema, path);
  const choices = schema && choicesOf(schema);
  const expected = choices
    ? `one of ${choices.join(', ')}`
    : issue.kind === 'validation' || issue.type === 'union'
      ? words(issue)
      : (KINDS[issue.expected ?? ''] ?? words(issue));
  const near = choices && typeof issue.input === 'string' ? nearest(issue.input, choices) : undefined;
  const hint = near !== undefined ? `Did you mean "${near}"?` : hintFor(path, issue);
  return documentProblem(path, {
    code: issue.kind === 'validation' || choices ? 'wrong-value' : 'wrong-kind',
    text: `The value of ${formatPath(path)} should be ${expected}, not ${showInput(issue.input)}.`,
    input: showInput(issue.input),
    expected,
    ...(hint === undefined ? {} : { hint }),
  });
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'a group of keys',
  '(string | Array)': 'a text or a list of them',
};

/** Our own words, which the schema carries as messages; the library's own begin with "Invalid". */
function words(issue: Issue): string {
  return issue.message.startsWith('Invalid') ? (KINDS[issue.expected ?? ''] ?? issue.expected ?? 'another value') : issue.message;
}

function expectationAt(path: Path): string | undefined {
  const schema = schemaAt(planDocumentSchema, path);
  if (!schema) return undefined;
  const choices = choicesOf(schema);
  if (choices) return `one of ${choices.join(', ')}`;
  const [issue] = v.safeParse(schema, Symbol('nothing')).issues ?? [];
  return issue && (KINDS[issue.expected ?? ''] ?? words(issue));
}

function hintFor(path: Path, { input, expected }: Issue): string | undefined {
  const key = path.findLast((step) => typeof step === 'string');
  if (expected === 'Array' && typeof input === 'string') return `Write a list: ${String(key)}: [${input}]`;
  if (expected === 'Array' && typeof input === 'object' && input !== null) return 'Write a list: begin each entry with "- ".';
  if (key === 'size' && typeof input === 'number') return `Write "/${input}".`;
  if (key === 'size' && typeof input === 'string' && /^\d{1,2}$/.test(input)) return `Write "/${input}".`;
  if (expected === 'number' && typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input)))
    return `Write the number without quotes: ${Number(input)}`;
  if (expected === 'boolean' && typeof input === 'string' && /^(yes|no|on|off|true|false)$/i.test(input))
    return `Write ${/^(yes|on|true)$/i.test(input) ? 'true' : 'false'}, without quotes.`;
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) return `Write it in quotes: "${String(input)}"`;
  if (input === null) return `Give it a value, or remove the key.`;
  return undefined;
}

function pathOf(issue: Issue): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}
