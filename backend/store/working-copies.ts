import type { DocumentFormat } from '../../shared/plan/source.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { seal } from './hash.ts';
import type { StoredPlan } from './plans.ts';
import type { Store } from './store.ts';

/** A plan as it is being worked on: one for each plan, saved at each edit. */
export interface WorkingCopy {
  readonly text: string;
  readonly language: DocumentFormat;
  /** The revision that the work began with; null before the first one. */
  readonly basedOn: number | null;
  /** Counts the saves, from 1. */
  readonly version: number;
  /** ISO 8601, UTC, to the millisecond. */
  readonly time: string;
  /** Who saved it. */
  readonly holder: string;
}

/** Why a working copy was not saved: the one that stands there, so that the caller can merge. */
export interface WorkingCopyChanged extends Problem {
  readonly code: 'working-copy-changed';
  readonly current: WorkingCopy | undefined;
}

/** Returns the working copy of a plan, or undefined where there is none. */
export function workingCopy({ db }: Store, plan: StoredPlan): WorkingCopy | undefined {
  return db.prepare('SELECT text, language, based_on AS basedOn, version, time, holder FROM working_copies WHERE plan = ?').get(plan.id) as
    WorkingCopy | undefined;
}

/**
 * Saves a working copy over the version that the caller has read (0 where there was none) and returns it with its new version. Where another
 * program was quicker nothing is saved: the problem `working-copy-changed` carries what stands there. Called inside of a write.
 */
export function saveWorkingCopy(store: Store, plan: StoredPlan, given: WorkingCopy): Result<WorkingCopy> {
  const current = workingCopy(store, plan);
  if ((current?.version ?? 0) !== given.version) return refused([changed(plan, current, given.version)]);
  const saved: WorkingCopy = { ...given, version: given.version + 1 };
  store.db
    .prepare(
      `INSERT INTO working_copies (plan, text, language, based_on, version, time, holder, seal)
       VALUES (@plan, @text, @language, @basedOn, @version, @time, @holder, @seal)
       ON CONFLICT (plan) DO UPDATE SET text = excluded.text, language = excluded.language, based_on = excluded.based_on,
       version = excluded.version, time = excluded.time, holder = excluded.holder, seal = excluded.seal`,
    )
    .run({ ...saved, plan: plan.id, seal: workingCopySeal(plan, saved) });
  return ok(saved);
}

/** Records that a working copy is based on a revision from now on: what it is compared with, not what it says, so its version stays. */
export function rebaseWorkingCopy(store: Store, plan: StoredPlan, basedOn: number): void {
  const copy = workingCopy(store, plan);
  if (!copy) return;
  store.db
    .prepare('UPDATE working_copies SET based_on = ?, seal = ? WHERE plan = ?')
    .run(basedOn, workingCopySeal(plan, { ...copy, basedOn }), plan.id);
}

/** Returns the seal of a working copy's row. */
export function workingCopySeal(plan: Pick<StoredPlan, 'name'>, { text, language, basedOn, version, time, holder }: WorkingCopy): string {
  return seal(['working copy', plan.name, text, language, basedOn, version, time, holder]);
}

function changed(plan: StoredPlan, current: WorkingCopy | undefined, expected: number): WorkingCopyChanged {
  return {
    code: 'working-copy-changed',
    at: `${plan.name}@working`,
    text: `The working copy of "${plan.name}" was changed meanwhile${current ? ` by ${current.holder} at ${current.time}` : ''}.`,
    input: `version ${expected}`,
    expected: `version ${current?.version ?? 0}`,
    hint: 'Nothing was overwritten. Merge the two, then save over the newer version.',
    current,
  };
}
