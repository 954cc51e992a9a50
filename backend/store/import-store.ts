import { ok, refused, type Result } from '../../shared/problem/result.ts';
import type { CarriedPlan, CarriedStore } from './export-store.ts';
import { addPlan, planNamed } from './plans.ts';
import { addRevision, revisionsOf } from './revisions.ts';
import { writeStore, type Store } from './store.ts';
import { setTag, tagsOf } from './tags.ts';

/** What became of a plan of an import. */
export interface Imported {
  readonly plan: string;
  /** How many revisions were added; 0 when the store had all of them. */
  readonly added: number;
  readonly revisions: number;
}

/**
 * Takes over plans with their history: numbers, times and hashes stay. All plans or none.
 *
 * A plan that is there already with the same history gets what is missing at its end; one whose history differs is refused, unless `as` gives
 * the (only) plan of the import another name. A tag that stands elsewhere stays where it is.
 */
export function importStore(store: Store, { plans }: CarriedStore, as?: string): Result<readonly Imported[]> {
  if (as !== undefined && plans.length !== 1)
    return refused([
      {
        code: 'wrong-call',
        at: '--as',
        text: `--as should rename one plan; the file has ${plans.length}.`,
        expected: 'a file with one plan',
        hint: 'Export the plan alone: cadastre store export PLAN --out FILE.',
      },
    ]);
  return writeStore(store, () => {
    const imported: Imported[] = [];
    for (const plan of plans) {
      const one = importPlan(store, plan, as ?? plan.name);
      if (!one.ok) return one;
      imported.push(one.value);
    }
    return ok(imported);
  });
}

function importPlan(store: Store, carried: CarriedPlan, name: string): Result<Imported> {
  const there = planNamed(store, name);
  const plan = there ?? addPlan(store, name, carried.created);
  const own = revisionsOf(store, plan);
  const differs =
    plan.created !== carried.created ||
    own.some((revision, i) => carried.revisions[i] !== undefined && carried.revisions[i].chain !== revision.chain);
  if (differs)
    return refused([
      {
        code: 'plan-diverged',
        at: name,
        text: `The plan "${name}" of the store has another history than that of the file.`,
        input: name,
        expected: 'the same history, or a name that is not taken',
        hint: '--as NAME takes it over under another name.',
      },
    ]);
  const missing = carried.revisions.slice(own.length);
  for (const { text, language, hash, canonical, catalog, time, author, note } of missing) {
    const added = addRevision(store, plan, { text, language, hash, canonical, catalog, time, author, note });
    if (!added.ok) return added;
  }
  const taken = new Set(tagsOf(store, plan).map((tag) => tag.name));
  for (const tag of carried.tags.filter((one) => !taken.has(one.name))) {
    const set = setTag(store, plan, tag);
    if (!set.ok) return set;
  }
  return ok({ plan: name, added: missing.length, revisions: Math.max(own.length, carried.revisions.length) });
}
