import type { StoredPlan } from './plans.ts';
import type { Store } from './store.ts';

/** A program that has a plan open. */
export interface Opening {
  readonly id: number;
  readonly program: string;
  readonly process: number;
  readonly host: string;
  /** ISO 8601, UTC, to the millisecond. */
  readonly since: string;
  /** The last sign of life. */
  readonly seen: string;
}

/** Without a sign of life for longer than this a program is taken to be gone, milliseconds. */
export const STALE_AFTER = 30_000;

/** Returns who has a plan open at `now`, oldest first. */
export function openingsOf({ db }: Store, plan: StoredPlan, now: Date): readonly Opening[] {
  return db
    .prepare('SELECT id, program, process, host, since, seen FROM openings WHERE plan = ? AND seen >= ? ORDER BY id')
    .all(plan.id, aliveSince(now)) as Opening[];
}

/** Records that a program opens a plan, and returns its opening with those of the others. Stale ones go. Called inside of a write. */
export function addOpening(
  store: Store,
  plan: StoredPlan,
  { program, process, host, now }: Pick<Opening, 'program' | 'process' | 'host'> & { readonly now: Date },
): { readonly id: number; readonly others: readonly Opening[] } {
  store.db.prepare('DELETE FROM openings WHERE seen < ?').run(aliveSince(now));
  const others = openingsOf(store, plan, now);
  const time = now.toISOString();
  const { lastInsertRowid } = store.db
    .prepare('INSERT INTO openings (plan, program, process, host, since, seen) VALUES (?, ?, ?, ?, ?, ?)')
    .run(plan.id, program, process, host, time, time);
  return { id: Number(lastInsertRowid), others };
}

/** Records a sign of life; false when the opening was taken to be stale and is gone. */
export function renewOpening({ db }: Store, id: number, now: Date): boolean {
  return db.prepare('UPDATE openings SET seen = ? WHERE id = ?').run(now.toISOString(), id).changes > 0;
}

/** Returns the id of the plan that was opened; undefined when the opening is gone. */
export function planOfOpening({ db }: Store, id: number): number | undefined {
  return (db.prepare('SELECT plan FROM openings WHERE id = ?').get(id) as { readonly plan: number } | undefined)?.plan;
}

/** Records that a plan is closed. */
export function removeOpening({ db }: Store, id: number): void {
  db.prepare('DELETE FROM openings WHERE id = ?').run(id);
}

function aliveSince(now: Date): string {
  return new Date(now.getTime() - STALE_AFTER).toISOString();
}
