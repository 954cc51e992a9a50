import { didYouMean } from '../../shared/problem/nearest.ts';
import { showInput } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { seal } from './hash.ts';
import type { Store } from './store.ts';

/** A plan of the store. */
export interface StoredPlan {
  readonly id: number;
  readonly name: string;
  /** ISO 8601, UTC, to the millisecond. */
  readonly created: string;
}

/** Returns all plans, by name. */
export function plansOf({ db }: Store): readonly StoredPlan[] {
  return db.prepare('SELECT id, name, created FROM plans ORDER BY name').all() as StoredPlan[];
}

/** Returns the plan of a name, or undefined. */
export function planNamed({ db }: Store, name: string): StoredPlan | undefined {
  return db.prepare('SELECT id, name, created FROM plans WHERE name = ?').get(name) as StoredPlan | undefined;
}

/** Returns the plan of a name; the problem names the nearest one. */
export function findPlan(store: Store, name: string): Result<StoredPlan> {
  const plan = planNamed(store, name);
  if (plan) return ok(plan);
  const known = plansOf(store).map((one) => one.name);
  return refused([
    {
      code: 'unknown-plan',
      at: name,
      text: `There is no plan ${showInput(name)} in the store ${store.file}.`,
      input: name,
      expected: 'the name of a plan of the store',
      hint:
        didYouMean(name, known) ??
        (known.length === 0 ? 'The store is empty: "cadastre store save FILE" begins one.' : '"cadastre store list" shows them.'),
    },
  ]);
}

/** Adds a plan; its name should not be taken. Called inside of a write. */
export function addPlan(store: Store, name: string, created: string): StoredPlan {
  const { lastInsertRowid } = store.db
    .prepare('INSERT INTO plans (name, created, seal) VALUES (?, ?, ?)')
    .run(name, created, planSeal(name, created));
  return { id: Number(lastInsertRowid), name, created };
}

/** Returns the seal of a plan's row. */
export function planSeal(name: string, created: string): string {
  return seal(['plan', name, created]);
}
