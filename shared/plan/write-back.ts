import { parseDocument } from 'yaml';
import { formatPath, type Path, type Problem } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import { inlineText, scalar } from './inline-text.ts';
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
 * written in a way that splices get wrong, the YAML package prints the document instead, which may lay it out anew; should a
 * comment be lost by that, nothing is written. Problems: that, and a path that leads through an alias (other places would change
 * with it) or to nothing.
 */
export function setInSource(source: DocumentSource, asked: readonly SourceEdit[]): Result<string> {
  const edits = withParents(source.value, asked);
  const effective = edits.filter((edit) => !same(valueAt(source.value, edit.path), 'set' in edit ? edit.set : undefined));
  if (effective.length === 0) return ok(source.text);
  const missing = effective.flatMap((edit): Problem[] => (parentOf(source.value, edit.path) === undefined ? [refusal(edit)] : []));
  if (missing.length > 0) return refused(missing);
  const wanted = withEdits(source.value, effective);
  const spliced = splice(source, effective);
  if (spliced !== undefined && reads(spliced, source, wanted)) return ok(spliced);
  const anew = source.format === 'yaml' ? print(source.text, effective) : `${JSON.stringify(wanted, null, 2)}\n`;
  const printed = anew === undefined ? undefined : likeBefore(anew, source.text);
  if (printed !== undefined && keepsComments(printed, source) && reads(printed, source, wanted)) return ok(printed);
  return refused(effective.map(refusal));
}

/**
 * Edits below maps that are not there yet become one edit that sets the outermost of those maps. A step of a list is never made: that
 * stays an edit which leads to nothing.
 */
function withParents(value: unknown, edits: readonly SourceEdit[]): readonly SourceEdit[] {
  const made = new Map<string, { readonly path: Path; readonly set: Record<string, unknown> }>();
  const rest: SourceEdit[] = [];
  for (const edit of edits) {
    let depth = edit.path.length - 1;
    while (depth > 0 && valueAt(value, edit.path.slice(0, depth)) === undefined) depth--;
    const path = edit.path.slice(0, depth + 1);
    const inner = edit.path.slice(depth + 1);
    if (!('set' in edit) || inner.length === 0 || ![path.at(-1), ...inner].every(isKey)) {
      rest.push(edit);
      continue;
    }
    const key = formatPath(path);
    const group = made.get(key) ?? { path, set: {} };
    made.set(key, group);
    let at = group.set;
    for (const step of inner.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
    at[inner.at(-1) as string] = edit.set;
  }
  return [...rest, ...made.values()];
}

/** Whether a step of a path can be the key of a map that is made: a name, and none that objects inherit. */
function isKey(step: string | number | undefined): step is string {
  return typeof step === 'string' && !(step in Object.prototype);
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

/** Reports whether every line of a YAML text that is a comment is in another one too. */
function keepsComments(text: string, { text: before, format }: DocumentSource): boolean {
  if (format === 'json') return true;
  const comments = (lines: string) => lines.split(/\r?\n/).flatMap((line) => /^\s*(#.*?)\s*$/.exec(line)?.[1] ?? []);
  const kept = new Set(comments(text));
  return comments(before).every((comment) => kept.has(comment));
}

/** Gives a text the byte order mark and the line ends of the one that it replaces. */
function likeBefore(text: string, before: string): string {
  const mark = before.startsWith('\ufeff') ? '\ufeff' : '';
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  return mark + (before.includes('\r\n') ? plain.replaceAll('\n', '\r\n') : plain);
}

function reads(text: string, { format }: DocumentSource, wanted: unknown): boolean {
  const read = readSource(text, format);
  return read.ok && same(read.value.value, wanted);
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of lines that are added: how far they are indented. */
  readonly indent?: number;
}

function splice(source: DocumentSource, edits: readonly SourceEdit[]): string | undefined {
  const splices: Splice[] = [];
  // Several keys may be added to one map: they go in together, in the order of the edits.
  const added = new Map<string, { parent: Span; keys: [string, unknown][] }>();
  // So are those that are removed: neighbours share the commas between them.
  const removed = new Map<string, { parent: Span; keys: Set<string> }>();
  for (const edit of edits) {
    const own = source.spanOf(edit.path);
    const parentPath = edit.path.slice(0, -1);
    const key = edit.path.at(-1);
    if ('set' in edit && own) splices.push(replacementOf(source, own, edit.set));
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
        const at = formatPath(parentPath);
        const group = removed.get(at) ?? { parent, keys: new Set() };
        group.keys.add(key);
        removed.set(at, group);
      }
    }
  }
  for (const { parent, keys } of removed.values()) {
    const removals = removalsOf(source, parent, keys);
    if (!removals) return undefined;
    splices.push(...removals);
  }
  for (const { parent, keys } of added.values()) splices.push(additionTo(source, parent, keys));
  // Where lines are added to a map and to the one around it, those of the inner one come first.
  splices.sort((a, b) => a.start - b.start || a.end - b.end || (b.indent ?? 0) - (a.indent ?? 0));
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

/** Writes over a value. What stood in lines of its own goes onto the line of its key, unless a comment is in the way. */
function replacementOf({ text, format }: DocumentSource, own: Span, value: unknown): Splice {
  const lead =
    own.style === 'block' && format === 'yaml'
      ? (/(?<=:)[ \t]*\r?\n[ \t]*$/.exec(text.slice(Math.max(0, own.start - 100), own.start))?.[0].length ?? 0)
      : 0;
  const blank = own.kind === 'empty' || lead > 0 ? ' ' : '';
  return { start: own.start - lead, end: own.end, text: blank + inlineText(value, format) };
}

/** Adds keys behind the last one: on lines of their own where the map has lines, behind a comma where it stands in brackets. */
function additionTo({ text, format }: DocumentSource, parent: Span, keys: readonly [string, unknown][]): Splice {
  const json = format === 'json';
  const pairs = keys.map(([key, value]) => `${json ? JSON.stringify(key) : scalar(key)}: ${inlineText(value, format)}`);
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
  const indent = indentOf(text, lineStart, last.start);
  if (json) return { start: last.end, end: last.end, text: pairs.map((pair) => `,${newline}${indent}${pair}`).join('') };
  // A block text (| or >) ends behind its own line end; anything else may have a comment behind it on its line.
  const endsLine = text[last.end - 1] === '\n';
  const lineEnd = endsLine ? last.end : endOfLine(text, last.end);
  if (endsLine) return { start: lineEnd, end: lineEnd, text: pairs.map((pair) => `${indent}${pair}${newline}`).join(''), indent: indent.length };
  return { start: lineEnd, end: lineEnd, text: pairs.map((pair) => `${newline}${indent}${pair}`).join(''), indent: indent.length };
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

/** Removes keys: their whole lines, or their parts between commas. Undefined where that would leave what is not the same. */
function removalsOf(source: DocumentSource, parent: Span, keys: ReadonlySet<string>): Splice[] | undefined {
  const { entries } = parent;
  const splices: Splice[] = [];
  for (let from = 0; from < entries.length; from++) {
    if (!keys.has(entries[from]?.key ?? '')) continue;
    let to = from;
    if (parent.style === 'flow' || source.format === 'json') {
      while (keys.has(entries[to + 1]?.key ?? '')) to++;
      splices.push(flowRemoval(source.text, parent, from, to));
    } else {
      const removal = lineRemoval(source.text, parent, from);
      if (!removal) return undefined;
      splices.push(removal);
    }
    from = to;
  }
  return splices;
}

/** Removes neighbours from a map in brackets, with one comma for each. Comments between entries stay. */
function flowRemoval(text: string, { entries, end }: Span, from: number, to: number): Splice {
  const [before, first, last, next] = [entries[from - 1], entries[from], entries[to], entries[to + 1]];
  const [start, stop] = [first?.start ?? 0, last?.end ?? 0];
  const gapBefore = before ? text.slice(before.end, start) : '';
  const inner = entries.slice(from, to).map((entry, i) => text.slice(entry.end, entries[from + i + 1]?.start).replace(COMMA, '$1'));
  const kept = inner.some((gap) => gap.includes('#')) ? inner.join('') : '';
  const behind = text.slice(stop, next?.start ?? end);
  if (kept === '' && !gapBefore.includes('#') && !behind.includes('#'))
    return before ? { start: before.end, end: stop, text: '' } : { start, end: next?.start ?? stop, text: '' };
  const comma = COMMA.exec(behind);
  if (comma) return { start, end: stop + comma[0].length, text: kept + (comma[1] ?? '') };
  return { start: before?.end ?? start, end: stop, text: gapBefore.replace(COMMA, '$1').replace(/[ \t]+$/, '') + kept };
}

/** Removes the lines of one key. */
function lineRemoval(text: string, { entries }: Span, index: number): Splice | undefined {
  const [before, own, next] = [entries[index - 1], entries[index], entries[index + 1]];
  if (!own) return undefined;
  // The first key behind "- " cannot take its line with it: the next one takes its place, below the comments between them.
  if (!before) return next ? { start: own.start, end: text.slice(own.end, next.start).includes('#') ? own.end : next.start, text: '' } : undefined;
  const lineStart = text.lastIndexOf('\n', own.start) + 1;
  const endsLine = text[own.end - 1] === '\n';
  const lineEnd = endsLine ? own.end : text.indexOf('\n', own.end) + 1 || text.length;
  return { start: lineStart, end: lineEnd, text: '' };
}

// The comma between two entries, behind white space and comments; a comma in a comment is text.
const COMMA = /^((?:\s|#[^\n]*\n)*),/;

/** The package's own printing; undefined where a path leads through an alias, which it refuses by throwing. */
function print(text: string, edits: readonly SourceEdit[]): string | undefined {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  try {
    for (const edit of edits) {
      if ('set' in edit) document.setIn(edit.path as (string | number)[], document.createNode(edit.set, { flow: true }));
      else document.deleteIn(edit.path as (string | number)[]);
    }
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  } catch {
    // An alias on the way, or one whose anchor went with the value that was set.
    return undefined;
  }
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
