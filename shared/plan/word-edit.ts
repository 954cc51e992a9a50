import { invariant } from '../problem/invariant.ts';
import { inlineText } from './inline-text.ts';
import { readSource, type DocumentSource, type Span } from './source.ts';
import { same, type SourceEdit } from './source-edit.ts';
import { invertText, type TextEdit } from './text-edit.ts';

/** A word that was written over by another one. */
export interface WordEdited {
  readonly source: DocumentSource;
  readonly undo: readonly TextEdit[];
}

/** A number, or a name of one word: in YAML it stands as it is wherever another one stood, and nothing around it reads otherwise. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

/** After so many of them on top of each other a text is read anew, so that looking up a span stays quick. */
const MOST_MOVES = 256;

/**
 * Returns a text with one word written over, such as a number while it is typed: what it then reads as is known without reading all of it again,
 * which takes a large text longer than a person takes for the next key. Undefined for any other edit, and in YAML wherever values are shared
 * by an alias. `wanted` is what the document says with the edit.
 */
export function editWord(source: DocumentSource, edits: readonly SourceEdit[], wanted: unknown): WordEdited | undefined {
  const [edit, ...others] = edits;
  if (!edit || others.length > 0 || !('set' in edit) || !isScalar(edit.set)) return undefined;
  const own = source.spanOf(edit.path);
  if (own?.kind !== 'scalar' || movesOf(source).length >= MOST_MOVES || mayShare(source)) return undefined;
  const was = source.text.slice(own.start, own.end);
  const text = inlineText(edit.set, source.format);
  if (source.format === 'yaml' && (!WORD.test(was) || !WORD.test(text) || !readsAs(text, edit.set))) return undefined;
  const made: TextEdit = { at: own.start, was, text };
  return { source: moved(source, made, wanted), undo: invertText([made]) };
}

/** Takes back what `editWord` did: `value` is what the document said before. */
export function undoWord(source: DocumentSource, [edit]: readonly TextEdit[], value: unknown): DocumentSource | undefined {
  return edit && movesOf(source).length > 0 && source.text.startsWith(edit.was, edit.at) ? moved(source, edit, value) : undefined;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function readsAs(text: string, value: unknown): boolean {
  const read = readSource(text, 'yaml');
  return read.ok && same(read.value.value, value);
}

/** What lies under a text in which words were written over: where things stand in the text that was read, and what was done to it since. */
interface Moves {
  readonly read: DocumentSource['spanOf'];
  readonly edits: readonly TextEdit[];
}

const moves = new WeakMap<DocumentSource, Moves>();

function movesOf(source: DocumentSource): readonly TextEdit[] {
  return moves.get(source)?.edits ?? [];
}

/** Whether something in the text may be shared: what an anchor names stands elsewhere too. Where words were written over already nothing is. */
function mayShare(source: DocumentSource): boolean {
  return source.format === 'yaml' && !moves.has(source) && source.text.includes('&');
}

/** The text with a word written over; where things stand in it follows from where they stood in the text that was read last. */
function moved(source: DocumentSource, edit: TextEdit, value: unknown): DocumentSource {
  const { format } = source;
  const { at, was } = edit;
  const text = source.text.slice(0, at) + edit.text + source.text.slice(at + was.length);
  const read = moves.get(source)?.read ?? source.spanOf;
  const edits = [...movesOf(source), edit];
  let again: DocumentSource | undefined;
  const made: DocumentSource = {
    format,
    text,
    value,
    locate: (path, part) => (again ??= readAgain(text, format)).locate(path, part),
    spanOf: (path) => {
      const span = read(path);
      return span && edits.reduce(spanAfter, span);
    },
  };
  moves.set(made, { read, edits });
  return made;
}

function readAgain(text: string, format: DocumentSource['format']): DocumentSource {
  const read = readSource(text, format);
  invariant(read.ok, 'a text in which a word was written over can be read');
  return read.value;
}

/** A span after an edit of a word: it lies before it, behind it, or holds it. */
function spanAfter(span: Span, { at, was, text }: TextEdit): Span {
  const after = (offset: number) => (offset <= at ? offset : offset + text.length - was.length);
  if (span.end <= at) return span;
  return {
    ...span,
    start: after(span.start),
    end: after(span.end),
    entries: span.entries.map((entry) => ({ ...entry, start: after(entry.start), end: after(entry.end) })),
  };
}
