import { existsSync } from 'node:fs';
import { formatOf, readTextFile } from '../backend/files.ts';
import type { DocumentFormat } from '../shared/plan/source.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';
import { safe, warn } from './print.ts';

/** The text of a document, and the form that it is in. */
export interface DocumentText {
  readonly text: string;
  readonly format: DocumentFormat;
}

/** How a document is asked for. */
export interface DocumentCall {
  /** The store that references lead to; the usual one when absent. */
  readonly db?: string | undefined;
  /** The caller means to write into FILE; a reference is refused then. */
  readonly writesBack?: boolean | undefined;
}

/**
 * Returns the text of FILE: a file, `-` for standard input, or `PLAN@REF` for a document of the store (`REF` a number, a tag, `latest`, `working`).
 * A file of that name wins, and a note says so.
 */
export async function readDocumentText(file: string, { db, writesBack = false }: DocumentCall = {}): Promise<Result<DocumentText>> {
  const isFile = file === '-' || existsSync(file);
  if (isFile || !mayBeReference(file)) {
    if (isFile && mayBeReference(file)) warn(`${safe(file)} is taken as the file of that name, not as a reference to the store.`);
    const text = await readTextFile(file);
    return text.ok ? ok({ text: text.value, format: formatOf(file, text.value) }) : text;
  }
  if (writesBack)
    return refused([
      {
        code: 'revision-not-writable',
        at: file,
        text: `${file} is a document of the store, which is never changed in place.`,
        input: file,
        expected: 'a file',
        hint: `Write it to a file first: cadastre store show "${file}" --out FILE.`,
      },
    ]);
  // Loaded when it is asked for: a command that reads files needs no database.
  const { readReferenced } = await import('./stored-text.ts');
  return readReferenced(file, db);
}

// A path, or a name with the ending of a document, is a file that is missing rather than a reference.
function mayBeReference(text: string): boolean {
  return /^.+@[^@/\\]+$/s.test(text) && !/\.(ya?ml|json)$/i.test(text);
}
