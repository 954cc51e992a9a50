import { parseDocument } from 'yaml';
import { formatPath, type Path, type Problem } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import { inlineText } from './inline-text.ts';
import { readSource, type DocumentSource, type Span } from './source.ts';

/** One change of a document: the value at `path` is set; without `set` the key is removed. */
export interface SourceEdit {
  readonly path: Path;
  readonly set?: unknown;
}

/**
 * Returns a text with some values set, added or removed, and everything else as it was, byte for byte: comments, blank
 * lines, quotes, the order of keys, indentation, line ends. Without an effective edit the very same text comes back.
 *
 * Each edit is a splice of the text. The result is read again and held against the value that was meant; should a text be
 * written in a way that splices get wrong, the YAML package prints the document instead, which keeps comments but may lay
 * out anew. Problems: a path that leads through an alias (other places would change with it) or to nothing.
 */
export function setInSource(source: DocumentSource, edits: readonly SourceEdit[]): Result<string> {
  const effective = edits.filter((edit) => !same(valueAt(source.value, edit.path), 'set' in edit ? edit.set : undefined));
  if (effective.length === 0) return ok(source.text);
  const missing = effective.flatMap((edit): Problem[] => (parentOf(source.value, edit.path) === undefined ? [refusal(edit)] : []));
  if (missing.length > 0) return refused(missing);
  const wanted = withEdits(source.value, effective);
  const spliced = splice(source, effective);
  if (spliced !== undefined && reads(spliced, source, wanted)) return ok(spliced);
  const printed = source.format === 'yaml' ? print(source.text, effective) : `${JSON.stringify(wanted, null, 2)}\n`;
  if (printed !== undefined && reads(printed, source, wanted)) return ok(printed);
  return refused(effective.map(refusal));
}

function refusal({ path }: SourceEdit): Problem {
  return {
    code: 'cannot-write-back',
    at: formatPath(path),
    text: `${formatPath(path)} cannot be set in this document without changing other places of it.`,
    expected: 'a document whose networks and subnets are written out',
    hint: 'Write out the part that an alias (*) stands for.',
  };
}

function reads(text: string, { format }: DocumentSource, wanted: unknown): boolean {
  const read = readSource(text, format);
  return read.ok && same(read.value.value, wanted);
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function splice(source: DocumentSource, edits: readonly SourceEdit[]): string | undefined {
  const splices: Splice[] = [];
  // Several keys may be added to one map: they go in together, in the order of the edits.
  const added = new Map<string, { parent: Span; keys: [string, unknown][] }>();
  for (const edit of edits) {
    const own = source.spanOf(edit.path);
    const parentPath = edit.path.slice(0, -1);
    const key = edit.path.at(-1);
    if ('set' in edit && own)
      splices.push({ start: own.start, end: own.end, text: (own.kind === 'empty' ? ' ' : '') + inlineText(edit.set, source.format) });
    else {
      const parent = source.spanOf(parentPath);
      if (!parent || typeof key !== 'string') return undefined;
      if ('set' in edit) {
        if (parent.kind !== 'map') return undefined;
        const at = formatPath(parentPath);
        const group = added.get(at) ?? { parent, keys: [] };
        group.keys.push([key, edit.set]);
        added.set(at, group);
      } else {
        const removal = removalOf(source.text, parent, key);
        if (!removal) return undefined;
        splices.push(removal);
      }
    }
  }
  for (const { parent, keys } of added.values()) splices.push(additionTo(source, parent, keys));
  splices.sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of splices) {
    if (start < at) return undefined;
    parts.push(source.text.slice(at, start), text);
    at = end;
  }
  parts.push(source.text.slice(at));
  return parts.join('');
}

/** Adds keys behind the last one: on lines of their own where the map has lines, behind a comma where it stands in brackets. */
function additionTo({ text, format }: DocumentSource, parent: Span, keys: readonly [string, unknown][]): Splice {
  const json = format === 'json';
  const pairs = keys.map(([key, value]) => `${json ? JSON.stringify(key) : key}: ${inlineText(value, format)}`);
  const last = parent.entries.at(-1);
  if (!last) return { start: parent.start + 1, end: parent.start + 1, text: pairs.join(', ') };
  if (parent.style === 'flow') {
    const rest = text.slice(last.end, parent.end);
    // A comma after the last entry is allowed in YAML: the new ones go behind it.
    const comma = /^\s*,/.exec(rest);
    const at = last.end + (comma?.[0].length ?? 0);
    return { start: at, end: at, text: comma ? ` ${pairs.join(', ')}` : `, ${pairs.join(', ')}` };
  }
  const lineStart = text.lastIndexOf('\n', last.start) + 1;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(last.start - lineStart).replace(/^ */, () => indentOf(text, lineStart, last.start));
  if (json) return { start: last.end, end: last.end, text: pairs.map((pair) => `,${newline}${indent}${pair}`).join('') };
  // A block text (| or >) ends behind its own line end; anything else may have a comment behind it on its line.
  const endsLine = text[last.end - 1] === '\n';
  const lineEnd = endsLine ? last.end : endOfLine(text, last.end);
  if (endsLine) return { start: lineEnd, end: lineEnd, text: pairs.map((pair) => `${indent}${pair}${newline}`).join('') };
  return { start: lineEnd, end: lineEnd, text: pairs.map((pair) => `${newline}${indent}${pair}`).join('') };
}

// White space as it stands, and spaces in place of "- ", so that the new key lies under the old one.
function indentOf(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/[^\t ]/g, ' ');
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Removes one key: its whole lines, or its part between commas. Undefined where that would leave what is not the same. */
function removalOf(text: string, parent: Span, key: string): Splice | undefined {
  const index = parent.entries.findIndex((entry) => entry.key === key);
  const own = parent.entries[index];
  if (!own) return undefined;
  const next = parent.entries[index + 1];
  const before = parent.entries[index - 1];
  if (parent.style === 'flow' || text.slice(own.start, own.end).startsWith('"')) {
    if (before) return { start: before.end, end: own.end, text: '' };
    return next ? { start: own.start, end: next.start, text: '' } : { start: own.start, end: own.end, text: '' };
  }
  // The first key behind "- " cannot take its line with it: the next one takes its place.
  if (!before) return next ? { start: own.start, end: next.start, text: '' } : undefined;
  const lineStart = text.lastIndexOf('\n', own.start) + 1;
  const endsLine = text[own.end - 1] === '\n';
  const lineEnd = endsLine ? own.end : text.indexOf('\n', own.end) + 1 || text.length;
  return { start: lineStart, end: lineEnd, text: '' };
}

/** The package's own printing; undefined where a path leads through an alias, which it refuses by throwing. */
function print(text: string, edits: readonly SourceEdit[]): string | undefined {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  try {
    for (const edit of edits) {
      if ('set' in edit) document.setIn(edit.path as (string | number)[], document.createNode(edit.set, { flow: true }));
      else document.deleteIn(edit.path as (string | number)[]);
    }
  } catch {
    return undefined;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function parentOf(value: unknown, path: Path): unknown {
  const parent = valueAt(value, path.slice(0, -1));
  return typeof parent === 'object' && parent !== null ? parent : undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** A copy with the edits applied; only what lies on their paths is copied. */
function withEdits(value: unknown, edits: readonly SourceEdit[]): unknown {
  const copied = new Set<object>();
  const copy = <T>(part: T): T => {
    if (typeof part !== 'object' || part === null || copied.has(part)) return part;
    const made = (Array.isArray(part) ? [...part] : { ...part }) as T & object;
    copied.add(made);
    return made;
  };
  const root = copy(value);
  for (const edit of edits) {
    let at = root as Record<string | number, unknown>;
    for (const step of edit.path.slice(0, -1)) at = at[step] = copy(at[step]) as Record<string | number, unknown>;
    const last = edit.path.at(-1) ?? '';
    if ('set' in edit) at[last] = edit.set;
    else Reflect.deleteProperty(at, last);
  }
  return root;
}

/** Whether two plain values are the same; the order of keys does not count. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
