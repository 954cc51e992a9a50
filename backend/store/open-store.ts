import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileReason } from './file-reason.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { backUp } from './backups.ts';
import { loadDriver, type Connection, type Driver } from './driver.ts';
import { headerOf } from './header.ts';
import { appliedMigrations, migrate, migrationProblem } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { meansDamage } from './problem-from-sqlite.ts';
import { attempt, type Store } from './store.ts';
import { damagedProblem, notAStore } from './store-problem.ts';

export interface OpenOptions {
  /** How long to wait for other programs, milliseconds. */
  readonly timeout?: number;
  /** What the store should be brought up to. */
  readonly known?: readonly Migration[];
  /** The most pages that the file may have; stands for a disk of that size. */
  readonly mostPages?: number;
  /** The time of a backup before a change of the database's shape. */
  readonly now?: Date;
}

const TIMEOUT = 5000;
// A larger file is looked through by `verify`, not at each opening.
const QUICK_CHECK_BYTES = 16 * 1024 * 1024;

/**
 * Opens a store; makes it, with its folder, where there is none. It is looked at before anything may write to it.
 *
 * Problems: a file of somebody else, a damaged one, one of a newer program, one that cannot be opened or written, a folder that cannot be made.
 */
export async function openStore(
  file: string,
  { timeout = TIMEOUT, known = migrations, mostPages, now = new Date() }: OpenOptions = {},
): Promise<Result<Store>> {
  const driver = await loadDriver();
  if (!driver.ok) return driver;
  const looked = attempt({ file }, () => look(file, driver.value, { timeout, known }));
  if (!looked.ok) return looked;
  if (looked.value === 'older') {
    const saved = await backUp(file, { now, reason: 'before-upgrade' });
    if (!saved.ok) return saved;
  }
  let db: Connection | undefined;
  const opened = attempt({ file }, () => {
    db = driver.value(file, { timeout });
    if (mostPages !== undefined) db.pragma(`max_page_count = ${mostPages}`);
    db.pragma('foreign_keys = ON');
    db.pragma('synchronous = FULL');
    db.pragma('trusted_schema = OFF');
    if (looked.value !== 'current') migrate(db, known);
    useLog(db, timeout);
    const connection = db;
    return ok<Store>({ file, db: connection, close: () => connection.close() });
  });
  if (!opened.ok) db?.close();
  return opened;
}

/** Returns how a file stands, without changing it. */
function look(
  file: string,
  driver: Driver,
  { timeout, known }: { readonly timeout: number; readonly known: readonly Migration[] },
): Result<'new' | 'older' | 'current'> {
  try {
    // Plans are nobody else's business; a folder that is there already stays as it is.
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const header = headerOf(file);
    if (header.is === 'new' || header.is === 'unfinished') return ok('new');
    if (header.is === 'other') return refused([notAStore(file, header.what)]);
    if (header.is === 'truncated') return refused([damagedProblem(file, 'its header does not fit its length')]);
  } catch (error) {
    return refused([fileReason(file, error)]);
  }
  const db = driver(file, { timeout, readonly: true });
  try {
    const applied = appliedMigrations(db);
    if (applied.length === 0) return refused([damagedProblem(file, 'the list of its migrations is missing')]);
    if (statSync(file).size <= QUICK_CHECK_BYTES) {
      const found = db.pragma('quick_check(1)', { simple: true });
      if (found !== 'ok') return refused([damagedProblem(file, String(found).replace(/\s+/g, ' '))]);
    }
    const problem = migrationProblem(file, applied, known);
    if (problem) return refused([problem]);
    return ok(applied.length < known.length ? 'older' : 'current');
  } catch (error) {
    if (!meansDamage(error, file)) throw error;
    return refused([damagedProblem(file, 'its pages are not as they should be')]);
  } finally {
    db.close();
  }
}

/** Writes ahead into a log from now on: readers do not wait for writers. Who finds another program at this very step tries again. */
function useLog(db: Connection, timeout: number): void {
  const until = performance.now() + timeout;
  for (;;) {
    try {
      if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'SQLITE_BUSY' || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
