import { ok, type Result } from '../../shared/problem/result.ts';
import { findPlan, plansOf } from './plans.ts';
import { revisionsOf, revisionText, type Revision } from './revisions.ts';
import { readStore, type Store } from './store.ts';
import { tagsOf, type Tag } from './tags.ts';

/** The format of a file that `store export` writes. */
export const STORE_FORMAT = 'cadastre-store/1';

/** A plan with its whole history, as a file carries it. */
export interface CarriedPlan {
  readonly name: string;
  readonly created: string;
  readonly revisions: readonly (Revision & { readonly text: string })[];
  readonly tags: readonly Tag[];
}

/** What `store export` writes. */
export interface CarriedStore {
  readonly format: typeof STORE_FORMAT;
  readonly plans: readonly CarriedPlan[];
}

/** Returns the history of one plan, or of all of them by name. The same history always gives the same value. */
export function exportStore(store: Store, name?: string): Result<CarriedStore> {
  return readStore<CarriedStore>(store, () => {
    const chosen = name === undefined ? ok(plansOf(store)) : findPlan(store, name);
    if (!chosen.ok) return chosen;
    const plans: CarriedPlan[] = [];
    for (const plan of [chosen.value].flat()) {
      const revisions: CarriedPlan['revisions'][number][] = [];
      for (const revision of revisionsOf(store, plan)) {
        const text = revisionText(store, plan, revision);
        if (!text.ok) return text;
        revisions.push({ ...revision, text: text.value });
      }
      plans.push({ name: plan.name, created: plan.created, revisions, tags: tagsOf(store, plan) });
    }
    return ok({ format: STORE_FORMAT, plans });
  });
}
