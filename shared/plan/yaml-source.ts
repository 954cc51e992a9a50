import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Composer,
  type CST,
  Lexer,
  Parser,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { formatPath, type Path, type Place, type Problem } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import type { DocumentSource, Span } from './source.ts';
import { MOST_LEVELS } from './source-limits.ts';
import { checkText, emptyDocument, Lines, textProblem } from './text-problems.ts';

// How many values aliases may add to those that are written out: enough to repeat tags, not enough for a bomb.
const MOST_REPEATED = 100_000;
// More problems than this help nobody, and a hostile text can have one in every character.
const MOST_PROBLEMS = 200;

/** Reads YAML 1.2 by the `yaml` package, with guards against texts that are made to hang it. */
export function readYaml(text: string): Result<DocumentSource> {
  const before = [...checkText(text, 'yaml')];
  if (before.length > 0) return refused(before);
  const lines = new Lines(text);
  const parsed = withoutStacks(() => parse(text));
  if (!parsed.document) return refused([tooDeep(lines.placeOf(parsed.offset))]);
  const { document, second } = parsed;
  const deep = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (deep) return refused([tooDeep(lines.placeOf(deep.pos[0]))]);
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
  if (second !== undefined)
    faults.push(
      textProblem('not-yaml', 'This is not one document: a second one begins here.', lines.placeOf(second), {
        expected: 'one document',
        hint: 'Keep one document in a file: remove the line "---".',
      }),
    );
  if (faults.length > 0) return refused(faults);
  if (document.contents === null) return refused([emptyDocument]);
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
  /** The groups and lists that are being converted: those that the present value is part of. */
  readonly #around = new Set<Node>();
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
          textProblem('too-many-aliases', `Aliases repeat more than ${MOST_REPEATED} values.`, this.#placeOf(node), {
            expected: 'aliases for small things, such as tags',
          }),
        );
      return null;
    }
    if (path.length > MOST_LEVELS) {
      this.problems.push(tooDeep(this.#placeOf(node)));
      return null;
    }
    if (isNode(node)) this.#noteAnchor(node);
    if (isScalar(node)) return node.value;
    if (isSeq(node) || isMap(node)) {
      this.#around.add(node);
      const value = isSeq(node) ? node.items.map((item, i) => this.#value(item, [...path, i])) : this.#map(node, path);
      this.#around.delete(node);
      return value;
    }
    if (isAlias(node)) {
      const target = this.targets.get(node) ?? this.#anchors.get(node.source);
      if (!target) {
        this.#report('unknown-alias', `The alias *${node.source} stands for nothing.`, node, 'an anchor before it');
        return null;
      }
      if (this.#around.has(target)) {
        this.#report(
          'recursive-alias',
          `The alias *${node.source} stands for a value that it is itself part of.`,
          node,
          'an alias for another value',
        );
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

  #noteAnchor(node: Node): void {
    if (this.#inAlias === 0 && !isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  #map(map: YAMLMap, path: Path): unknown {
    const entries: Record<string, unknown> = {};
    const first = new Map<string, Node>();
    for (const { key, value } of map.items) {
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.#report('wrong-key', 'A key should be text.', key, 'a word as key');
        continue;
      }
      this.#noteAnchor(key);
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
    this.problems.push(textProblem(code, text, this.#placeOf(node), { expected, ...(hint === undefined ? {} : { hint }) }));
  }

  #placeOf(node: unknown): Place | undefined {
    return isNode(node) && node.range ? this.#lines.placeOf(node.range[0]) : undefined;
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
  const start = node.range[0];
  const end = endOf(node);
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
      entries: (node.items as Node[]).map((item) => ({ key: undefined, start: item.range?.[0] ?? 0, end: endOf(item) })),
    };
  return { start, end, kind: 'scalar', style: text.startsWith('|', start) || text.startsWith('>', start) ? 'block' : 'flow', entries: [] };
}

function extent(from: Node, to: Node): { start: number; end: number } {
  return { start: from.range?.[0] ?? 0, end: Math.max(endOf(to), from.range?.[1] ?? 0) };
}

/** Where a node's own text ends: a block's range would take the comment and the line end behind its last entry along. */
function endOf(node: Node): number {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last: unknown = node.items.at(-1);
    const inner = isPair(last) ? (last.value ?? last.key) : last;
    if (isNode(inner)) return Math.max(endOf(inner), isPair(last) && isNode(last.key) ? (last.key.range?.[1] ?? 0) : 0);
  }
  return node.range?.[1] ?? 0;
}

type Parsed = { readonly document: Document.Parsed; readonly second: number | undefined } | { readonly document: undefined; readonly offset: number };

/**
 * Parses as `parseDocument` of the package does, but stops where values nest too deeply: its composer calls itself for each
 * level. Answers the document and where a second one begins, or the offset at which it stopped.
 */
function parse(text: string): Parsed {
  const parser = new Parser();
  let tooDeepAt: number | undefined;
  function* tokens(): Generator<CST.Token> {
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      if (parser.stack.length > MOST_OPEN) {
        tooDeepAt = parser.offset - lexeme.length;
        return;
      }
    }
    yield* parser.end();
  }
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    strict: true,
    // Keys are compared in the conversion below, in linear time; the package's own check is quadratic.
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    merge: false,
  });
  let document: Document.Parsed | undefined;
  for (const next of composer.compose(tokens(), true, text.length)) {
    if (tooDeepAt !== undefined) break;
    if (document) return { document, second: next.range[0] };
    document = next;
  }
  return document && tooDeepAt === undefined ? { document, second: undefined } : { document: undefined, offset: tooDeepAt ?? 0 };
}

// The parser's stack holds two entries for a level at most; more levels than these are refused in any case.
const MOST_OPEN = 3 * MOST_LEVELS;

/** The package makes an error with a stack trace for each fault, and a hostile text has a million: nobody reads those traces. */
function withoutStacks<T>(run: () => T): T {
  // Not part of the language, but every engine that matters here has it; where it is missing, this does nothing.
  const errors = Error as { stackTraceLimit?: number };
  const before = errors.stackTraceLimit;
  errors.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    if (before === undefined) delete errors.stackTraceLimit;
    else errors.stackTraceLimit = before;
  }
}

function tooDeep(place: Place | undefined): Problem {
  return textProblem('nested-too-deeply', `The document nests values more than ${MOST_LEVELS} levels deep.`, place, {
    expected: `at most ${MOST_LEVELS} levels`,
  });
}

function sentence(message: string): string {
  const text = message.trim().replace(/\s+/g, ' ');
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function hintFor(code: string): { hint?: string } {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { hint: 'Indent with spaces.' };
    case 'BAD_INDENT':
      return { hint: 'Align the keys of one group.' };
    case 'MISSING_CHAR':
      return { hint: 'A quote, bracket or comma is missing here or before.' };
    default:
      return {};
  }
}
