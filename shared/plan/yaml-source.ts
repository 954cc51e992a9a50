import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { formatPath, type Path, type Problem } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import type { DocumentSource, Span } from './source.ts';
import { MOST_LEVELS } from './source-limits.ts';
import { checkText, Lines, textProblem } from './text-problems.ts';

// How many values aliases may add to those that are written out: enough to repeat tags, not enough for a bomb.
const MOST_REPEATED = 100_000;
// More problems than this help nobody, and a hostile text can have one in every character.
const MOST_PROBLEMS = 200;

/** Reads YAML 1.2 by the `yaml` package, with guards against texts that are made to hang it. */
export function readYaml(text: string): Result<DocumentSource> {
  const before = [...checkText(text, 'yaml')];
  if (before.length > 0) return refused(before);
  const lines = new Lines(text);
  const hostile = findHostile(text);
  if (hostile) return refused([textProblem(hostile.code, hostile.text, lines.placeOf(hostile.offset), { expected: 'a plan document' })]);
  let document: Document.Parsed;
  try {
    // Keys are compared in the conversion below, in linear time; the package's own check is quadratic.
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: false,
      stringKeys: true,
      prettyErrors: false,
      merge: false,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused([
      textProblem('nested-too-deeply', `The document nests values more than ${MOST_LEVELS} levels deep.`, undefined, {
        expected: `at most ${MOST_LEVELS} levels`,
      }),
    ]);
  }
  const faults = document.errors.slice(0, MOST_PROBLEMS).map((error) =>
    textProblem('not-yaml', `This is not valid YAML: ${sentence(error.message)}`, lines.placeOf(error.pos[0]), {
      expected: 'YAML 1.2',
      ...hintFor(error.code),
    }),
  );
  for (const warning of document.warnings.slice(0, MOST_PROBLEMS))
    faults.push(
      textProblem('not-yaml', `This is not plain YAML: ${sentence(warning.message)}`, lines.placeOf(warning.pos[0]), {
        expected: 'YAML without tags and directives',
      }),
    );
  if (faults.length > 0) return refused(faults);
  const conversion = new Conversion(document, lines);
  const value = conversion.convert();
  if (conversion.problems.length > 0) return refused(conversion.problems);
  return ok({
    format: 'yaml',
    text,
    value,
    locate: (path, part = 'value') => {
      const found = find(document, path, conversion.targets);
      const offset = part === 'key' ? found?.key?.range?.[0] : (found?.node?.range?.[0] ?? found?.key?.range?.[0]);
      return offset === undefined ? undefined : lines.placeOf(offset);
    },
    spanOf: (path) => {
      const found = find(document, path);
      return found && spanOf(found.node, found.key, text);
    },
  });
}

/** Turns nodes into plain values, following aliases within bounds, and notes keys that stand twice. */
class Conversion {
  readonly problems: Problem[] = [];
  /** What each alias stands for. */
  readonly targets = new Map<Alias, Node>();
  readonly #document: Document.Parsed;
  readonly #lines: Lines;
  // Anchors met so far: an alias stands for the last one of its name before it.
  readonly #anchors = new Map<string, Node>();
  #repeated = 0;
  #inAlias = 0;

  constructor(document: Document.Parsed, lines: Lines) {
    this.#document = document;
    this.#lines = lines;
  }

  convert(): unknown {
    return this.#value(this.#document.contents, []);
  }

  #value(node: unknown, path: Path): unknown {
    if (this.problems.length >= MOST_PROBLEMS) return null;
    if (this.#inAlias > 0 && ++this.#repeated > MOST_REPEATED) {
      if (this.#repeated === MOST_REPEATED + 1)
        this.problems.push(
          textProblem('too-many-aliases', `Aliases repeat more than ${MOST_REPEATED} values.`, undefined, {
            expected: 'aliases for small things, such as tags',
          }),
        );
      return null;
    }
    if (path.length > MOST_LEVELS) {
      this.#report('nested-too-deeply', `The document nests values more than ${MOST_LEVELS} levels deep.`, node, `at most ${MOST_LEVELS} levels`);
      return null;
    }
    if (this.#inAlias === 0 && isNode(node) && !isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, i) => this.#value(item, [...path, i]));
    if (isMap(node)) return this.#map(node, path);
    if (isAlias(node)) {
      const target = this.targets.get(node) ?? this.#anchors.get(node.source);
      if (!target) {
        this.#report('unknown-alias', `The alias *${node.source} stands for nothing.`, node, 'an anchor before it');
        return null;
      }
      this.targets.set(node, target);
      this.#inAlias++;
      const value = this.#value(target, path);
      this.#inAlias--;
      return value;
    }
    return null;
  }

  #map(map: YAMLMap, path: Path): unknown {
    const entries: Record<string, unknown> = {};
    const first = new Map<string, Node>();
    for (const { key, value } of map.items) {
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.#report('wrong-key', 'A key should be text.', key, 'a word as key');
        continue;
      }
      const before = first.get(key.value);
      if (before) {
        if (this.problems.length >= MOST_PROBLEMS) continue;
        const line = this.#lines.placeOf(before.range?.[0] ?? 0).line;
        this.#report(
          'duplicate-key',
          `The key ${JSON.stringify(key.value)} stands twice in ${path.length === 0 ? 'the document' : formatPath(path)}; the first one is in line ${line}.`,
          key,
          'each key once',
          'Remove one of them.',
        );
        continue;
      }
      first.set(key.value, key);
      // `__proto__` is a key like any other: defined, never assigned.
      Object.defineProperty(entries, key.value, {
        value: this.#value(value, [...path, key.value]),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return entries;
  }

  #report(code: string, text: string, node: unknown, expected: string, hint?: string): void {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    this.problems.push(
      textProblem(code, text, offset === undefined ? undefined : this.#lines.placeOf(offset), { expected, ...(hint === undefined ? {} : { hint }) }),
    );
  }
}

interface Found {
  readonly node: Node | null;
  readonly key: Node | undefined;
}

/** Walks to a path. Through aliases only where reading is meant: writing there would change other places too. */
function find(document: Document.Parsed, path: Path, targets?: ReadonlyMap<Alias, Node>): Found | undefined {
  let node: Node | null = document.contents;
  let key: Node | undefined;
  const target = (value: Node | null) => (isAlias(value) ? targets?.get(value) : value);
  for (const step of path) {
    const inside = target(node);
    if (isSeq(inside) && typeof step === 'number') {
      if (step >= inside.items.length) return undefined;
      key = undefined;
      node = (inside as YAMLSeq<Node | null>).items[step] ?? null;
    } else if (isMap(inside)) {
      const pair = pairOf(inside, String(step));
      if (!pair) return undefined;
      key = pair.key as Node;
      node = (pair.value as Node | null) ?? null;
    } else return undefined;
  }
  return isAlias(node) && !targets ? undefined : { node, key };
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function spanOf(node: Node | null, key: Node | undefined, text: string): Span | undefined {
  if (node === null || !node.range || (isScalar(node) && node.range[0] === node.range[1])) {
    // A key without a value: the value would begin behind the colon.
    const end = key?.range ? text.indexOf(':', key.range[1]) + 1 : 0;
    return end > 0 ? { start: end, end, kind: 'empty', style: 'flow', entries: [] } : undefined;
  }
  const [start, end] = node.range;
  // An anchor or a tag in front belongs to the value: what is written over it would lose it.
  if (node.anchor !== undefined || node.tag?.startsWith('!')) return undefined;
  if (isMap(node)) {
    const entries = node.items.map((pair) => ({
      key: String((pair.key as { value?: unknown }).value),
      ...extent(pair.key as Node, (pair.value as Node | null) ?? (pair.key as Node)),
    }));
    return { start, end, kind: 'map', style: node.flow ? 'flow' : 'block', entries };
  }
  if (isSeq(node))
    return {
      start,
      end,
      kind: 'list',
      style: node.flow ? 'flow' : 'block',
      entries: (node.items as Node[]).map((item) => ({ key: undefined, ...extent(item, item) })),
    };
  return { start, end, kind: 'scalar', style: text.startsWith('|', start) || text.startsWith('>', start) ? 'block' : 'flow', entries: [] };
}

function extent(from: Node, to: Node): { start: number; end: number } {
  return { start: from.range?.[0] ?? 0, end: Math.max(to.range?.[1] ?? 0, from.range?.[1] ?? 0) };
}

/**
 * Finds what no plan has and what the parser takes long over: brackets, dashes or marks in the hundreds one inside the
 * other. Looks at characters only, so it counts brackets in texts too; no plan has hundreds of those unclosed.
 */
function findHostile(text: string): { code: string; text: string; offset: number } | undefined {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) {
      if (++open > MOST_OPEN)
        return { code: 'nested-too-deeply', text: `The document opens more than ${MOST_OPEN} brackets one inside the other.`, offset: i };
    } else if ((c === 93 || c === 125) && open > 0) open--;
  }
  const run = MARKS.exec(text);
  return run ? { code: 'not-yaml', text: 'The document has hundreds of indicator characters in a row.', offset: run.index } : undefined;
}

const MOST_OPEN = 500;
const MARKS = /(?:(?:[-?][ \t\r\n]|[!&*,:|>%@`~'"[\]{}])\w?[ \t\r\n]{0,3}){400}|(?:![\w!]+[ \t]+\w*[\r\n]+(?:\w+:[ \t]*)?){400}|(?:^%.*[\r\n]+){50}/m;

function sentence(message: string): string {
  const text = message.trim().replace(/\s+/g, ' ');
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function hintFor(code: string): { hint?: string } {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { hint: 'Indent with spaces.' };
    case 'MULTIPLE_DOCS':
      return { hint: 'Keep one document in a file: remove the line "---".' };
    case 'BAD_INDENT':
      return { hint: 'Align the keys of one group.' };
    case 'MISSING_CHAR':
      return { hint: 'A quote, bracket or comma is missing here or before.' };
    default:
      return {};
  }
}
