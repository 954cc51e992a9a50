import { isSeq, parseDocument, type Node } from 'yaml';
import { formatPath, type Path, type Problem } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';
import { listSplices } from './list-splices.ts';
import { additionTo, removalsOf, replacementOf, type Splice } from './map-splices.ts';
import { readSource, type DocumentSource, type Span } from './source.ts';
import { changedList, isListEdit, kindOf, listChanges, same, valueAt, withEdits, type SourceEdit } from './source-edit.ts';
import { differenceOf, invertText, type TextEdit } from './text-edit.ts';
import { editWord } from './word-edit.ts';

export type { SourceEdit } from './source-edit.ts';

/** A document that was edited. */
export interface EditedSource {
  readonly text: string;
  /** What the text reads as. */
  readonly value: unknown;
  /** The text read again. */
  readonly source: DocumentSource;
  /** The edits of `text` that give the text of before, byte for byte. */
  readonly undo: readonly TextEdit[];
  /** Only one word was written over, which `undoWord` takes back. */
  readonly isWord?: true;
}

/** Returns the text of `editSource`. */
export function setInSource(source: DocumentSource, asked: readonly SourceEdit[]): Result<string> {
  const edited = editSource(source, asked);
  return edited.ok ? ok(edited.value.text) : edited;
}

/**
 * Returns a text with some values set, added or removed, and everything else as it was, byte for byte: comments, blank
 * lines, quotes, the order of keys and entries, indentation, line ends. Without an effective edit the very same text comes back.
 *
 * Each edit is a splice of the text. The result is read again and held against the value that was meant; should a text be
 * written in a way that splices get wrong, the YAML package prints the document instead, which may lay it out anew; should a
 * comment be lost by that, nothing is written. Problems: that, and a path that leads through an alias (other places would change
 * with it) or to nothing.
 */
export function editSource(source: DocumentSource, asked: readonly SourceEdit[]): Result<EditedSource> {
  const edits = withParents(source.value, asked);
  const effective = edits.filter(
    (edit) => kindOf(edit) === 'insert' || !same(valueAt(source.value, edit.path), kindOf(edit) === 'set' ? edit.set : undefined),
  );
  if (effective.length === 0) return ok({ text: source.text, value: source.value, source, undo: [] });
  const missing = effective.flatMap((edit): Problem[] => (leadsSomewhere(source.value, edit) ? [] : [refusal(edit)]));
  if (missing.length > 0) return refused(missing);
  const wanted = withEdits(source.value, effective);
  const word = editWord(source, effective, wanted);
  if (word) return ok({ text: word.source.text, value: wanted, source: word.source, undo: word.undo, isWord: true });
  const spliced = splice(source, effective);
  const read = spliced && readAs(wanted, spliced.text, source);
  if (spliced && read) return ok({ text: spliced.text, value: wanted, source: read, undo: invertText(spliced.edits) });
  const anew = source.format === 'yaml' ? print(source, effective) : `${JSON.stringify(wanted, null, 2)}\n`;
  const printed = anew === undefined ? undefined : likeBefore(anew, source.text);
  if (printed !== undefined && keepsComments(printed, source)) {
    const readAgain = readAs(wanted, printed, source);
    if (readAgain) return ok({ text: printed, value: wanted, source: readAgain, undo: differenceOf(printed, source.text) });
  }
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
    if (kindOf(edit) !== 'set' || inner.length === 0 || ![path.at(-1), ...inner].every(isKey)) {
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

/** Reports whether an edit finds what it changes: a group or a list around it, and of a list a place between its entries. */
function leadsSomewhere(value: unknown, edit: SourceEdit): boolean {
  const parent = valueAt(value, edit.path.slice(0, -1));
  if (kindOf(edit) !== 'insert') return typeof parent === 'object' && parent !== null;
  const index = edit.path.at(-1);
  return Array.isArray(parent) && typeof index === 'number' && Number.isInteger(index) && index >= 0 && index <= parent.length;
}

/** Returns a text read, if it reads as the value that is wanted. */
function readAs(wanted: unknown, text: string, { format }: DocumentSource): DocumentSource | undefined {
  const read = readSource(text, format);
  return read.ok && same(read.value.value, wanted) ? read.value : undefined;
}

function splice(source: DocumentSource, edits: readonly SourceEdit[]): { text: string; edits: TextEdit[] } | undefined {
  const splices: Splice[] = [];
  // Several keys may be added to one map: they go in together, in the order of the edits.
  const added = new Map<string, { parent: Span; keys: [string, unknown][] }>();
  // So are those that are removed: neighbours share the commas between them.
  const removed = new Map<string, { parent: Span; keys: Set<string> }>();
  for (const change of listChanges(source.value, edits)) {
    const list = source.spanOf(change.path);
    const made = list && listSplices(source, list, change, keySpan(source, change.path));
    if (!made) return undefined;
    splices.push(...made);
  }
  for (const edit of edits) {
    if (isListEdit(source.value, edit)) continue;
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
  const ordered = besideRemovals(source.text, splices);
  // Where lines are added to a map and to the one around it, those of the inner one come first.
  ordered.sort((a, b) => a.start - b.start || a.end - b.end || (b.indent ?? 0) - (a.indent ?? 0));
  const parts: string[] = [];
  const made: TextEdit[] = [];
  let at = 0;
  for (const { start, end, text } of ordered) {
    if (start < at) return undefined;
    parts.push(source.text.slice(at, start), text);
    made.push({ at: start, was: source.text.slice(start, end), text });
    at = end;
  }
  parts.push(source.text.slice(at));
  return { text: parts.join(''), edits: made };
}

/** Lines that are added at the end of lines which go come behind those: what was the last line of a group is no more. */
function besideRemovals(text: string, splices: readonly Splice[]): Splice[] {
  const removals = splices.filter((splice) => splice.text === '' && (text[splice.end - 1] === '\n' || splice.end === text.length));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return splices.map((splice) => {
    if (splice.start !== splice.end || !splice.text.startsWith(newline)) return splice;
    const around = removals.find(({ start, end }) => start < splice.start && (splice.start < end || end === text.length));
    return around ? { ...splice, start: around.end, end: around.end, text: splice.text.slice(newline.length) + newline } : splice;
  });
}

/** Where the key of a value stands, and the value; undefined for an entry of a list. */
function keySpan(source: DocumentSource, path: Path): Span | undefined {
  const key = path.at(-1);
  const entry = source.spanOf(path.slice(0, -1))?.entries.find((candidate) => candidate.key !== undefined && candidate.key === key);
  return entry && { ...entry, kind: 'scalar', style: 'flow', entries: [] };
}

/** The package's own printing; undefined where a path leads through an alias, which it refuses by throwing. */
function print({ text, value }: DocumentSource, edits: readonly SourceEdit[]): string | undefined {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  try {
    for (const edit of edits) {
      if (isListEdit(value, edit)) continue;
      if (kindOf(edit) === 'set') document.setIn(edit.path as (string | number)[], document.createNode(edit.set, { flow: true }));
      else document.deleteIn(edit.path as (string | number)[]);
    }
    for (const change of listChanges(value, edits)) {
      const list = document.getIn(change.path as (string | number)[], true);
      if (!isSeq(list)) return undefined;
      list.items = changedList(list.items as Node[], change, (entry) => document.createNode(entry, { flow: true }) as Node);
    }
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  } catch {
    // An alias on the way, or one whose anchor went with the value that was set.
    return undefined;
  }
}
