import { equal } from '../compare/patch/equal.ts';
import type { Path } from '../problem/problem.ts';
import { editText, type TextEdit } from '../plan/text-edit.ts';
import { readSource, type DocumentSource } from '../plan/source.ts';
import type { AddedPlace } from './added-places.ts';

/** A text and how it was made: the edits of the text before. */
export interface MadeText {
  readonly source: DocumentSource;
  readonly edits: readonly TextEdit[];
}

/**
 * Returns a text in which what was added is written as another text writes it, with the comments on its lines and right above them, not on one
 * line. What cannot be carried over (another layout around it, an alias) stays as it was; so does all of it should the text not read the same.
 */
export function carryTexts(before: string, made: MadeText, added: readonly AddedPlace[], from: DocumentSource): MadeText {
  const { source } = made;
  if (source.format !== from.format) return made;
  const carried = added.flatMap(({ path, from: origin }) => carriedPart(source, path, from, origin) ?? []);
  if (carried.length === 0) return made;
  const edits = within(made.edits, carried);
  const text = editText(before, edits);
  const read = text.ok && readSource(text.value, source.format);
  return read && read.ok && equal(read.value.value, source.value) ? { source: read.value, edits } : made;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits with parts of what they put in written otherwise. A part that lies in none of them is left out. */
function within(edits: readonly TextEdit[], parts: readonly Part[]): TextEdit[] {
  let moved = 0;
  return edits.map((edit) => {
    const start = edit.at + moved;
    moved += edit.text.length - edit.was.length;
    const own = parts.filter((part) => part.start >= start && part.end <= start + edit.text.length).sort((a, b) => b.start - a.start);
    const text = own.reduce((now, part) => now.slice(0, part.start - start) + part.text + now.slice(part.end - start), edit.text);
    return own.length === 0 ? edit : { ...edit, text };
  });
}

function carriedPart(source: DocumentSource, path: Path, from: DocumentSource, origin: Path): Part | undefined {
  const own = entryAt(source, path);
  const other = entryAt(from, origin);
  if (!own || !other) return undefined;
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  if (own.isBlock && other.isBlock) {
    const [line, lines] = [lineOf(source.text, own), lineOf(from.text, other)];
    if (line.lead.trim() !== lines.lead.trim() || !/^[ \t]*(?:- *)?$/.test(line.lead)) return undefined;
    const [indent, old] = [indentOf(line.lead), indentOf(lines.lead)];
    const text = withComments(from.text, lines.start, other.isFirst) + from.text.slice(lines.start, endOfEntry(from.text, other.end));
    return { start: line.start, end: own.end, text: indented(text, old, indent, newline) };
  }
  if (own.isBlock || other.isBlock) return undefined;
  const text = from.text.slice(other.start, other.end);
  const [indent, old] = [indentOf(lineOf(source.text, own).lead), indentOf(lineOf(from.text, other).lead)];
  return { start: own.start, end: own.end, text: indented(text, old, indent, newline).trimStart() };
}

interface Entry {
  readonly start: number;
  readonly end: number;
  readonly isFirst: boolean;
  readonly isBlock: boolean;
}

/** Where an entry of a list, or a key with its value, stands. */
function entryAt(source: DocumentSource, path: Path): Entry | undefined {
  const parent = source.spanOf(path.slice(0, -1));
  const step = path.at(-1);
  if (!parent || step === undefined) return undefined;
  const index = typeof step === 'number' ? step : parent.entries.findIndex(({ key }) => key === step);
  const entry = parent.entries[index];
  return entry && { start: entry.start, end: entry.end, isFirst: index === 0, isBlock: parent.style === 'block' && source.format === 'yaml' };
}

function lineOf(text: string, { start }: Entry): { readonly start: number; readonly lead: string } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return { start: lineStart, lead: text.slice(lineStart, start) };
}

function indentOf(lead: string): string {
  return /^[ \t]*/.exec(lead)?.[0] ?? '';
}

/** Where the last line of an entry ends, with the comment on it and before its line end. */
function endOfEntry(text: string, end: number): number {
  if (text[end - 1] === '\n') return end - 1;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline;
}

/** The comments on the lines right above, and a blank line before them; nothing above the first entry but comments. */
function withComments(text: string, start: number, isFirst: boolean): string {
  const above = text.slice(0, start).split('\n').slice(0, -1);
  let first = above.length;
  while (first > 0 && /^[ \t]*#/.test(above[first - 1] ?? '')) first--;
  const lines = above.slice(first);
  const isApart = !isFirst && first > 0 && (above[first - 1] ?? '').trim() === '';
  return [...(isApart ? [''] : []), ...lines].map((line) => `${line}\n`).join('');
}

function indented(text: string, old: string, indent: string, newline: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line.trim() === '' ? '' : line.startsWith(old) ? indent + line.slice(old.length) : indent + line.trimStart()))
    .join(newline);
}
