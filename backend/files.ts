import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { DocumentFormat } from '../shared/plan/source.ts';
import type { Problem } from '../shared/problem/problem.ts';
import { ok, refused, type Result } from '../shared/problem/result.ts';

/** Larger files are not read into memory at all. The readers of documents have limits of their own, below this one. */
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * Returns the text of a file; `-` is standard input. UTF-8, with or without a byte order mark.
 *
 * Problems: no such file, a folder, no permission, too large (noticed before it is read), not UTF-8 (with the place of the
 * first wrong byte, or the encoding that it is in).
 */
export async function readTextFile(file: string): Promise<Result<string>> {
  const bytes = file === '-' ? await readStandardInput() : readBytes(file);
  return bytes.ok ? decode(bytes.value, file === '-' ? 'standard input' : file) : bytes;
}

/** Returns the format of a document: by the file's ending, else by its first character. */
export function formatOf(file: string, text: string): DocumentFormat {
  const ending = path.extname(file).toLowerCase();
  if (ending === '.json') return 'json';
  if (ending === '.yaml' || ending === '.yml') return 'yaml';
  return /^[\ufeff\s]*[{[]/.test(text) && isJson(text) ? 'json' : 'yaml';
}

// YAML may begin with a bracket too; what is not JSON is left to the reader that says more about it.
function isJson(text: string): boolean {
  return /^[\ufeff\s]*(?:\{\s*(?:"|\})|\[\s*(?:["{[\]\d-]|true|false|null))/.test(text);
}

/** Content that lies beside the file that it is to replace, on the disk already. */
export interface StagedFile {
  /** Puts it in its place. */
  readonly put: () => Result<void>;
  /** Removes it, unless it was put in its place. */
  readonly discard: () => void;
}

/**
 * Writes a file as a whole or not at all: into a file beside it, flushed to the disk, then put in its place. The mode of a file
 * that is replaced is kept; a link is followed, so that what it points to is replaced and the link stays.
 */
export async function writeFileAtomically(file: string, content: string | Uint8Array): Promise<Result<void>> {
  await Promise.resolve();
  const staged = stageFile(file, content);
  if (!staged.ok) return staged;
  const put = staged.value.put();
  if (!put.ok) staged.value.discard();
  return put;
}

/** Writes content beside the file that it is to replace, so that putting it there is all that is left. Of several files none is replaced before all can be. */
export function stageFile(file: string, content: string | Uint8Array): Result<StagedFile> {
  let aside: string | undefined;
  const discard = () => {
    if (aside !== undefined) rmSync(aside, { force: true });
    aside = undefined;
  };
  try {
    const target = behindLinks(file);
    const there = statSync(target, { throwIfNoEntry: false });
    if (there?.isDirectory()) return refused([fileProblem('cannot-write', file, 'is a folder', 'the path of a file')]);
    const mode = there ? there.mode & 0o777 : undefined;
    // Replacing needs only the folder; a file that is marked read-only is meant to stay, though.
    if (mode !== undefined && (mode & 0o222) === 0)
      return refused([fileProblem('cannot-write', file, 'is read-only', 'a file that can be written to')]);
    // The name does not grow with the file's: that may be as long as the system allows.
    const beside = path.join(path.dirname(target), `.cadastre-${randomBytes(8).toString('hex')}.tmp`);
    const handle = openSync(beside, 'wx', mode);
    aside = beside;
    try {
      writeFileSync(handle, content);
      // What the process masks off new files is not masked off one that is replaced.
      if (mode !== undefined) fchmodSync(handle, mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const put = (): Result<void> => {
      try {
        renameSync(beside, target);
        aside = undefined;
        return ok(undefined);
      } catch (error) {
        return refused([systemProblem('cannot-write', file, error)]);
      }
    };
    return ok({ put, discard });
  } catch (error) {
    discard();
    return refused([systemProblem('cannot-write', file, error)]);
  }
}

// A dozen links one behind the other are a circle.
const MOST_LINKS = 12;

/** Returns the path that a path stands for, with links followed; what it ends at need not be there yet. */
function behindLinks(file: string): string {
  let target = file;
  for (let i = 0; i <= MOST_LINKS; i++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target;
    target = path.resolve(realpathSync(path.dirname(target)), readlinkSync(target));
  }
  throw Object.assign(new Error('links lead in a circle'), { code: 'ELOOP' });
}

function readBytes(file: string): Result<Uint8Array> {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const there = fstatSync(handle);
    if (there.isDirectory()) return refused([fileProblem('cannot-read', file, 'is a folder', 'the path of a file')]);
    if (there.size > MOST_BYTES) return refused([tooLarge(file)]);
    return ok(readFileSync(handle));
  } catch (error) {
    return refused([systemProblem('cannot-read', file, error)]);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

async function readStandardInput(): Promise<Result<Uint8Array>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) return refused([tooLarge('Standard input')]);
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], name: 'UTF-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], name: 'UTF-32' },
  { bytes: [0xff, 0xfe], name: 'UTF-16' },
  { bytes: [0xfe, 0xff], name: 'UTF-16' },
];

function decode(bytes: Uint8Array, file: string): Result<string> {
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, i) => bytes[i] === byte));
  if (mark) return refused([fileProblem('wrong-encoding', file, `is ${mark.name} text`, 'UTF-8 text', 'Save it as UTF-8.')]);
  try {
    // The mark of UTF-8 stays in the text: it goes back when the text is written.
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    const offset = firstInvalid(bytes);
    const line = Buffer.from(bytes.subarray(0, offset)).toString('latin1').split('\n').length;
    return refused([
      fileProblem(
        'wrong-encoding',
        file,
        `is not UTF-8 text: the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} in line ${line} (offset ${offset}) does not belong there`,
        'UTF-8 text',
        'Save it as UTF-8.',
      ),
    ]);
  }
}

/** Returns the offset of the first byte that is not UTF-8: the longest prefix that decodes, found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  const decodes = (length: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  // A character that is not finished where the wrong byte follows: its first byte is the one that does not belong.
  let start = low - 1;
  while (start >= 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return start >= 0 && length > low - start ? start : low;
}

const REASONS: Readonly<Record<string, readonly [what: string, expected: string]>> = {
  ENOENT: ['does not exist', 'a file that exists'],
  ENOTDIR: ['does not exist: a part of its path is a file', 'a path through folders'],
  EISDIR: ['is a folder', 'the path of a file'],
  EACCES: ['cannot be accessed: permission is denied', 'a file that you may read and write'],
  EPERM: ['cannot be accessed: permission is denied', 'a file that you may read and write'],
  EROFS: ['cannot be written: the disk is read-only', 'a disk that can be written to'],
  ENOSPC: ['cannot be written: the disk is full', 'room on the disk'],
  EDQUOT: ['cannot be written: your quota is used up', 'room on the disk'],
  EMFILE: ['cannot be opened: too many files are open', 'fewer open files'],
  ENAMETOOLONG: ['cannot be used: the name is too long', 'a shorter name'],
  ELOOP: ['cannot be used: its links lead in a circle', 'a file'],
  EBUSY: ['is in use by another program', 'a file that is free'],
};

function systemProblem(code: string, file: string, error: unknown): Problem {
  const { code: reason } = error as NodeJS.ErrnoException;
  const known = REASONS[reason ?? ''];
  // What is not a matter of files is a fault of the program.
  if (reason === undefined) throw error;
  if (reason === 'ENOENT' && code === 'cannot-write')
    return fileProblem(code, file, 'cannot be written: its folder does not exist', 'a folder that exists');
  return fileProblem(code, file, known?.[0] ?? `cannot be used (${reason})`, known?.[1] ?? 'a file that can be used');
}

function fileProblem(code: string, file: string, what: string, expected: string, hint?: string): Problem {
  const name = file === '-' ? 'Standard input' : file;
  return { code, at: file, text: `${name} ${what}.`, input: file, expected, ...(hint === undefined ? {} : { hint }) };
}

function tooLarge(file: string): Problem {
  return fileProblem('document-too-large', file, `is larger than ${MOST_BYTES / 1024 / 1024} MiB`, `at most ${MOST_BYTES / 1024 / 1024} MiB`);
}
