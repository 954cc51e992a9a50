import type { Problem } from '../../shared/problem/problem.ts';
import type { Connection } from './driver.ts';
import { sha256 } from './hash.ts';
import { APPLICATION_ID } from './header.ts';
import type { Migration } from './migrations/migration.ts';

const TABLE = 'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, hash TEXT NOT NULL) STRICT';

/** Returns the hash by which a migration is recognised. */
export function migrationHash({ name, sql }: Migration): string {
  return sha256(`${name}\n${sql}`);
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/** Returns the migrations that were applied to a database, in their order; none for an empty one. */
export function appliedMigrations(db: Connection): readonly Applied[] {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get();
  return there === undefined ? [] : (db.prepare('SELECT number, name, hash FROM migrations ORDER BY number').all() as Applied[]);
}

/** Returns why the applied migrations are not the beginning of the known ones, or undefined when they are. */
export function migrationProblem(file: string, applied: readonly Applied[], known: readonly Migration[]): Problem | undefined {
  for (const [i, step] of applied.entries()) {
    const expected = known[i];
    const refuse = (code: string, text: string, hint: string): Problem => ({
      code,
      at: file,
      text,
      input: step.name,
      expected: expected === undefined ? `at most ${known.length} migrations` : expected.name,
      hint,
    });
    if (expected === undefined && step.number === i + 1)
      return refuse(
        'store-newer',
        `The store ${file} was written by a newer Cadastre: it has the migration ${step.name}, which this program does not know.`,
        'A newer version of Cadastre opens it. Nothing was changed.',
      );
    if (expected === undefined || step.number !== i + 1 || step.name !== expected.name)
      return refuse(
        'store-migrations-unknown',
        `The migrations of the store ${file} should be those that this program knows, in their order; number ${i + 1} is ${step.name}.`,
        'The store was made by a different program. Open it with that one; nothing was changed.',
      );
    if (step.hash !== migrationHash(expected))
      return refuse(
        'store-migration-changed',
        `The migration ${step.name} of the store ${file} is not the one that this program knows by that name.`,
        'The store was made by a changed program. Open it with that one; nothing was changed.',
      );
  }
  return undefined;
}

/** Applies what is missing, all of it or nothing. The applied ones should be a prefix of the known ones (see `migrationProblem`). */
export function migrate(db: Connection, known: readonly Migration[]): void {
  db.transaction(() => {
    // Asked again under the lock: another program may have been quicker.
    const applied = appliedMigrations(db).length;
    if (applied >= known.length) return;
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.exec(TABLE);
    const record = db.prepare('INSERT INTO migrations (number, name, hash) VALUES (?, ?, ?)');
    for (const [i, step] of known.entries()) {
      if (i < applied) continue;
      db.exec(step.sql);
      record.run(i + 1, step.name, migrationHash(step));
    }
  }).immediate();
}
