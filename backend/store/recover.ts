import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { backupFiles } from './backup-files.ts';
import { fileReason } from './file-reason.ts';
import { openStore } from './open-store.ts';
import { verifyStore } from './verify.ts';

/** What a recovery did. */
export interface Recovered {
  /** Where the damaged file lies now, as it was. */
  readonly aside: string;
  /** The backup that stands in its place; undefined when there was none that is whole. */
  readonly backup: string | undefined;
}

/**
 * Sets a store aside under a new name, with its log, and puts a copy of the newest backup that is whole in its place.
 *
 * Problems: a file that is not there, or that opens and is whole: there is nothing to recover.
 */
export async function recoverStore(file: string, now: Date): Promise<Result<Recovered>> {
  if (existsSync(file) && (await isWhole(file))) return refused([nothingToDo(file, 'is whole')]);
  if (!existsSync(file) && backupFiles(file).length === 0) return refused([nothingToDo(file, 'does not exist and has no backups')]);
  const aside = `${file}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`;
  const copy = `${file}.recovering`;
  try {
    let backup: string | undefined;
    for (const candidate of backupFiles(file)) {
      // A copy is looked at: the backup itself stays as it is.
      copyFileSync(candidate.file, copy);
      if (await isWhole(copy)) {
        backup = candidate.file;
        break;
      }
    }
    for (const ending of ['-wal', '-shm', '-journal', '']) if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
    if (backup !== undefined) renameSync(copy, file);
    return ok({ aside, backup });
  } catch (error) {
    return refused([fileReason(file, error)]);
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true });
  }
}

async function isWhole(file: string): Promise<boolean> {
  const store = await openStore(file);
  if (!store.ok) return false;
  try {
    const verified = await verifyStore(store.value);
    return verified.ok && verified.value.faults.length === 0;
  } finally {
    store.value.close();
  }
}

function nothingToDo(file: string, what: string) {
  return {
    code: 'nothing-to-recover',
    at: file,
    text: `The store ${file} ${what}.`,
    input: file,
    expected: 'a damaged store',
    hint: 'Nothing was changed.',
  };
}
