import { parseTree, printParseErrorCode, visit, type Node, type ParseError } from 'jsonc-parser';
import type { Path, Place, Problem } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import type { DocumentSource, Span } from './source.ts';
import { MOST_LEVELS } from './source-limits.ts';
import { checkText, Lines, textProblem } from './text-problems.ts';

const MOST_PROBLEMS = 200;

/**
 * Reads JSON. The platform's parser makes the values; `jsonc-parser` finds keys that stand twice, and all errors of a text
 * that is not JSON. It is asked only when there is something to find, for it takes many times as long as the platform. Positions of
 * values are worked out when they are first asked for: most documents never need them.
 */
export function readJson(text: string): Result<DocumentSource> {
  const before = checkText(text, 'json');
  if (before.length > 0) return refused(before);
  // A byte order mark is no part of JSON; a space in its place keeps all offsets.
  const plain = text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
  let made: Lines | undefined;
  const placeOf = (offset: number) => (made ??= new Lines(text)).placeOf(offset);
  const outline = outlineOf(plain);
  const read = outline.tooDeepAt === undefined ? faultless(plain, outline.keys) : undefined;
  if (read === undefined) {
    const faults = findFaults(plain, outline.tooDeepAt, placeOf);
    if (faults.length > 0) return refused(faults);
  }
  const value: unknown = read === undefined ? JSON.parse(plain) : read.value;
  let parsed: { tree: Node | undefined } | undefined;
  const treeOf = () => (parsed ??= { tree: parseTree(plain) }).tree;
  return ok({
    format: 'json',
    text,
    value,
    locate: (path, part = 'value') => {
      const node = find(treeOf(), path);
      const offset = part === 'key' && node?.parent?.type === 'property' ? node.parent.offset : node?.offset;
      return offset === undefined ? undefined : placeOf(offset);
    },
    spanOf: (path) => {
      const node = find(treeOf(), path);
      return node && spanOf(node, plain);
    },
  });
}

/** Returns the value of a text that is JSON and names no key twice in one group, or undefined for any other text. */
function faultless(text: string, keysInText: number): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // Of equal keys the platform keeps one: a text that names some twice has more keys than its value.
  return keysIn(value) === keysInText ? { value } : undefined;
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const entry of value) count += keysIn(entry);
  // Plain objects as the platform makes them: whatever is enumerable is their own.
  else for (const key in value) count += 1 + keysIn((value as Record<string, unknown>)[key]);
  return count;
}

function findFaults(text: string, tooDeepAt: number | undefined, placeOf: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: string, offset: number, more: { input?: string; expected: string; hint?: string }) => {
    if (problems.length < MOST_PROBLEMS) problems.push(textProblem(code, message, placeOf(offset), more));
  };
  if (tooDeepAt !== undefined)
    return [
      textProblem('nested-too-deeply', `The document nests values more than ${MOST_LEVELS} levels deep.`, placeOf(tooDeepAt), {
        expected: `at most ${MOST_LEVELS} levels`,
      }),
    ];
  const keys: Map<string, number>[] = [];
  visit(
    text,
    {
      onObjectBegin: () => {
        keys.push(new Map());
      },
      onObjectEnd: () => {
        keys.pop();
      },
      onObjectProperty: (name, offset) => {
        const own = keys.at(-1);
        const first = own?.get(name);
        if (first !== undefined)
          report(
            'duplicate-key',
            `The key ${JSON.stringify(name)} stands twice in one group; the first one is in line ${placeOf(first).line}.`,
            offset,
            { expected: 'each key once', hint: 'Remove one of them.' },
          );
        else own?.set(name, offset);
      },
      onError: (error: ParseError['error'], offset) => {
        report('not-json', `This is not valid JSON: ${words(printParseErrorCode(error))}.`, offset, {
          expected: 'JSON',
          ...(printParseErrorCode(error) === 'InvalidCommentToken' ? { hint: 'JSON has no comments; YAML documents do.' } : {}),
        });
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  if (problems.length === 0) {
    // The visitor is laxer in corners (control characters in strings, say) than the standard and the platform.
    try {
      JSON.parse(text);
    } catch (error) {
      const offset = /position (\d+)/.exec(String(error))?.[1];
      report('not-json', `This is not valid JSON: ${(error as Error).message.replace(/\.?$/, '.')}`, Number(offset ?? 0), {
        expected: 'JSON',
      });
    }
  }
  return problems;
}

/** Returns how many keys a text of JSON names, and where it nests too deeply. Strings may hold brackets and colons, so they are stepped over. */
function outlineOf(text: string): { readonly keys: number; readonly tooDeepAt: number | undefined } {
  let depth = 0;
  let keys = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) i = endOfString(text, i);
    else if (c === 58) keys++;
    else if (c === 91 || c === 123) {
      if (++depth > MOST_LEVELS) return { keys, tooDeepAt: i };
    } else if (c === 93 || c === 125) depth--;
  }
  return { keys, tooDeepAt: undefined };
}

/** Returns where the string that begins at `start` ends: at the next quote that no backslash escapes, or behind the text. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) return i;
    if (c === 92) i++;
  }
  return text.length;
}

function words(code: string): string {
  return code
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase();
}

function find(tree: Node | undefined, path: Path): Node | undefined {
  let node = tree;
  for (const step of path) {
    if (node?.type === 'array' && typeof step === 'number') node = node.children?.[step];
    else if (node?.type === 'object') node = node.children?.find((property) => property.children?.[0]?.value === String(step))?.children?.[1];
    else return undefined;
  }
  return node;
}

function spanOf(node: Node, text: string): Span {
  const end = node.offset + node.length;
  const children = node.children ?? [];
  // A map whose first key has a line of its own is written with a line for each key.
  const style = children[0] !== undefined && text.slice(node.offset, children[0].offset).includes('\n') ? 'block' : 'flow';
  const entries = children.map((child) => ({
    key: child.type === 'property' ? String(child.children?.[0]?.value) : undefined,
    start: child.offset,
    end: child.offset + child.length,
  }));
  return { start: node.offset, end, kind: node.type === 'object' ? 'map' : node.type === 'array' ? 'list' : 'scalar', style, entries };
}
