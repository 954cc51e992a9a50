import type { Path, Place } from '../problem/problem.ts';
import type { Result } from '../problem/result.ts';
import { readJson } from './json-source.ts';
import { readYaml } from './yaml-source.ts';

/** Documents are written in one of these; which one goes by the file's ending. */
export type DocumentFormat = 'yaml' | 'json';

/** A text that was read: its plain value, and where each part of it stands. */
export interface DocumentSource {
  readonly format: DocumentFormat;
  readonly text: string;
  /** Objects, lists, strings, numbers, booleans and null. Whatever keys a text has are own, plain properties. */
  readonly value: unknown;
  /** Returns where the value at `path` begins, or its key; undefined when the text has no such part. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Place | undefined;
  /** Returns where a value stands in the text; what write-back needs. Undefined when it is not there, or shared by an alias. */
  readonly spanOf: (path: Path) => Span | undefined;
}

/** Where a value stands: offsets into the text, and for a collection what it takes to add to it. */
export interface Span {
  readonly start: number;
  /** Behind its last character, without the white space and comments that follow. */
  readonly end: number;
  readonly kind: 'map' | 'list' | 'scalar' | 'empty';
  /** `block` maps have a line for each key; `flow` ones stand in brackets. */
  readonly style: 'block' | 'flow';
  /** Of a map or list: where its first and last entries begin and end. */
  readonly entries: readonly { readonly key: string | undefined; readonly start: number; readonly end: number }[];
}

/**
 * Reads a document's text, strictly. Problems, all that can be found: what is not YAML 1.2 or JSON, keys that stand twice,
 * several documents in one text, control characters, values that nest too deeply or that aliases blow up.
 */
export function readSource(text: string, format: DocumentFormat): Result<DocumentSource> {
  // A byte order mark is not part of the document; offsets count from behind it.
  return format === 'json' ? readJson(text) : readYaml(text);
}
