import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { backupFiles, backupFolder, supersededBackups, type BackupFile } from './backup-files.ts';
import { loadDriver } from './driver.ts';
import { fileReason } from './file-reason.ts';
import { problemFromSqlite } from './problem-from-sqlite.ts';
import { attempt } from './store.ts';
import { damagedProblem } from './store-problem.ts';

const HOUR = 3_600_000;

/**
 * Copies a store while others may use it (SQLite's online backup), checks the copy and puts it in its place: among the backups of the store, or
 * at `out`. Backups that need not be kept any more go.
 */
export async function backUp(
  file: string,
  { now, out, reason }: { readonly now: Date; readonly out?: string; readonly reason?: string },
): Promise<Result<BackupFile>> {
  const driver = await loadDriver();
  if (!driver.ok) return driver;
  const time = now.toISOString();
  const name = `${time.replace(/[:.]/g, '-')}${reason === undefined ? '' : `-${reason}`}.db`;
  const target = out ?? path.join(backupFolder(file), name);
  const aside = path.join(path.dirname(target), `.cadastre-${randomBytes(8).toString('hex')}.tmp`);
  try {
    if (out === undefined) mkdirSync(backupFolder(file), { recursive: true });
    const from = driver.value(file, { timeout: 5000, readonly: true });
    try {
      await from.backup(aside);
    } finally {
      from.close();
    }
    const whole = attempt({ file }, () => {
      const copy = driver.value(aside, { timeout: 0 });
      try {
        // One file, without a log beside it.
        copy.pragma('journal_mode = DELETE');
        const found = copy.pragma('integrity_check(1)', { simple: true });
        return found === 'ok' ? ok(undefined) : refused([damagedProblem(file, `a copy of it is not whole (${String(found)})`)]);
      } finally {
        copy.close();
      }
    });
    if (!whole.ok) return whole;
    flush(aside);
    renameSync(aside, target);
    if (out === undefined) for (const old of supersededBackups(backupFiles(file), now)) rmSync(old.file, { force: true });
    return ok({ file: target, time });
  } catch (error) {
    const problem = problemFromSqlite(error, file);
    if (problem === 'damaged') return refused([damagedProblem(file, 'it cannot be copied')]);
    return refused([problem ?? fileReason(target, error)]);
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(aside + rest, { force: true });
  }
}

/** Makes a backup when the newest is more than an hour old, or there is none; undefined when none was due. */
export async function backUpWhenDue(file: string, now: Date): Promise<Result<BackupFile | undefined>> {
  const [newest] = backupFiles(file);
  if (newest !== undefined && now.getTime() - Date.parse(newest.time) < HOUR) return ok(undefined);
  return backUp(file, { now });
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
