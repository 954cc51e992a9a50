import path from 'node:path';
import * as v from 'valibot';
import type { FileText } from '../../shared/contract/requests.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { writeExport } from '../exports.ts';
import { formatOf, readTextFile } from '../files.ts';
import type { Dialogs } from './app.ts';
import { words } from './read-ask.ts';

/** The most that one export writes, in bytes of Base64: some hundred times what the largest plan of ours gives. */
const MOST_BASE64 = 512 * 1024 * 1024;
const MOST_FILES = 20_000;

export const writeAsk = v.strictObject({
  suggested: words,
  files: v.pipe(
    v.array(
      v.strictObject({
        path: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
        base64: v.pipe(v.string(), v.maxLength(MOST_BASE64), v.base64()),
      }),
    ),
    v.minLength(1),
    v.maxLength(MOST_FILES),
  ),
});

/** Reads a file that a person chose. */
export async function readChosen(file: string): Promise<Result<FileText>> {
  const read = await readTextFile(file);
  return read.ok ? ok({ file: path.basename(file), text: read.value, language: formatOf(file, read.value) }) : read;
}

/** Lets the user choose a file, and reads it. */
export async function openFile({ chooseFile }: Dialogs): Promise<Result<FileText | null>> {
  if (!chooseFile) return refused([chosenByPage]);
  const file = await chooseFile();
  return file === undefined ? ok(null) : readChosen(file);
}

/** Lets the user choose where to write, and writes there: all files or none. */
export async function writeFiles(
  { chooseWhereToWrite }: Dialogs,
  { suggested, files }: v.InferOutput<typeof writeAsk>,
): Promise<Result<{ readonly where: string } | null>> {
  if (!chooseWhereToWrite) return refused([chosenByPage]);
  const wrong = files.filter(({ path: below }) => !isPlainPath(below));
  if (wrong.length > 0) return refused(wrong.map(({ path: below }) => strangePath(below)));
  const kind = files.length === 1 ? 'file' : 'folder';
  const where = await chooseWhereToWrite({ kind, suggested: plainName(suggested) });
  if (where === undefined) return ok(null);
  const written = await writeExport(
    { id: 'app', kind: kind === 'file' ? 'binary' : 'mixed' },
    where,
    files.map(({ path: below, base64 }) => ({ path: below, bytes: Buffer.from(base64, 'base64') })),
  );
  return written.ok ? ok({ where }) : written;
}

/** A path below the chosen folder: no root, no drive, no way up. */
function isPlainPath(below: string): boolean {
  // eslint-disable-next-line no-control-regex
  return below.split('/').every((step) => step !== '' && step !== '.' && step !== '..' && !/[\\:\u0000-\u001f]/.test(step));
}

/** The last part of what a page suggests, as the name of a file. */
function plainName(suggested: string): string {
  // eslint-disable-next-line no-control-regex
  const name = (suggested.split(/[\\/]/).at(-1) ?? '').replace(/[:*?"<>|\u0000-\u001f]/g, '-').trim();
  return name === '' || /^\.+$/.test(name) ? 'plan' : name;
}

function strangePath(below: string): Problem {
  return {
    code: 'strange-path',
    at: 'files',
    text: 'A file should be written below the place that is chosen.',
    input: below,
    expected: 'a relative path with / between its parts',
  };
}

const chosenByPage: Problem = {
  code: 'chosen-by-page',
  at: '',
  text: 'In the browser the page itself opens and saves files.',
};
