import * as v from 'valibot';
import type { OpenedPlan, OtherOpening, StoredPlanInfo } from '../../shared/contract/requests.ts';
import { showInput } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { sha256 } from '../store/hash.ts';
import { addOpening, openingsOf, planOfOpening, removeOpening, renewOpening, type Opening } from '../store/openings.ts';
import { addPlan, findPlan, planNamed, plansOf, type StoredPlan } from '../store/plans.ts';
import { latestRevision, revisionText } from '../store/revisions.ts';
import { readStore, writeStore, type Store } from '../store/store.ts';
import { saveWorkingCopy, workingCopy } from '../store/working-copies.ts';
import type { App } from './app.ts';
import { count, language, line, text } from './read-ask.ts';

export const planAsks = {
  create: v.strictObject({ name: line, text, language }),
  open: v.strictObject({ name: line }),
  opening: v.strictObject({ opening: count }),
};

/** Returns the plans of a store, the one that was worked on last first. */
export function listPlans(store: Store): Result<StoredPlanInfo[]> {
  return readStore(store, () =>
    ok(
      plansOf(store)
        .map((plan): StoredPlanInfo => {
          const latest = latestRevision(store, plan);
          const copy = workingCopy(store, plan);
          return {
            name: plan.name,
            changed: [copy?.time ?? '', latest?.time ?? '', plan.created].reduce((a, b) => (a > b ? a : b)),
            revision: latest?.number ?? 0,
            note: latest?.note ?? '',
            unsaved: copy !== undefined && (latest === undefined || sha256(copy.text) !== latest.textHash),
          };
        })
        .sort((a, b) => (a.changed === b.changed ? (a.name < b.name ? -1 : 1) : a.changed < b.changed ? 1 : -1)),
    ),
  );
}

/** Makes a document the working copy of a new plan, and opens it. */
export function createPlan(store: Store, app: App, ask: v.InferOutput<typeof planAsks.create>): Result<OpenedPlan> {
  return writeStore(store, () => {
    if (planNamed(store, ask.name)) {
      return refused([
        {
          code: 'plan-name-taken',
          at: 'name',
          text: `There is a plan ${showInput(ask.name)} already.`,
          input: ask.name,
          expected: 'a name that no plan of the store has',
          hint: 'Open that plan, or give the new one another name.',
        },
      ]);
    }
    const now = app.now();
    const plan = addPlan(store, ask.name, now.toISOString());
    // Characters that UTF-8 cannot hold would come back as others.
    const written = ask.text.toWellFormed();
    const saved = saveWorkingCopy(store, plan, {
      text: written,
      language: ask.language,
      basedOn: null,
      version: 0,
      time: now.toISOString(),
      holder: app.holder,
    });
    if (!saved.ok) return saved;
    return ok(opened(store, app, plan, { ...saved.value, basedOn: 0 }));
  });
}

/** Opens a plan: its working copy, or its latest revision where there is none. */
export function openPlan(store: Store, app: App, { name }: v.InferOutput<typeof planAsks.open>): Result<OpenedPlan> {
  return writeStore(store, () => {
    const plan = findPlan(store, name);
    if (!plan.ok) return plan;
    const copy = workingCopy(store, plan.value);
    if (copy) return ok(opened(store, app, plan.value, { ...copy, basedOn: copy.basedOn ?? 0 }));
    const latest = latestRevision(store, plan.value);
    if (!latest) return refused([{ code: 'empty-plan', at: 'name', text: `The plan ${showInput(name)} has no document yet.`, input: name }]);
    const written = revisionText(store, plan.value, latest);
    if (!written.ok) return written;
    return ok(opened(store, app, plan.value, { text: written.value, language: latest.language, version: 0, basedOn: latest.number }));
  });
}

/** Records that a plan is closed here. */
export function closePlan(store: Store, app: App, { opening }: v.InferOutput<typeof planAsks.opening>): Result<null> {
  return writeStore(store, () => {
    removeOpening(store, opening);
    app.openings.delete(opening);
    return ok(null);
  });
}

/** Records that this app has nothing open any more. */
export function endOpenings(store: Store, app: App): Result<null> {
  if (app.openings.size === 0) return ok(null);
  return writeStore(store, () => {
    for (const opening of app.openings) removeOpening(store, opening);
    app.openings.clear();
    return ok(null);
  });
}

/** Records a sign of life, and returns who else has the plan open. An opening that is gone comes back as one of nobody else's. */
export function renewPlan(store: Store, app: App, { opening }: v.InferOutput<typeof planAsks.opening>): Result<OtherOpening[]> {
  return writeStore(store, () => {
    renewOpening(store, opening, app.now());
    const own = planOfOpening(store, opening);
    const plan = plansOf(store).find(({ id }) => id === own);
    return ok(plan ? othersOf(openingsOf(store, plan, app.now()).filter(({ id }) => id !== opening)) : []);
  });
}

function opened(store: Store, app: App, plan: StoredPlan, document: Pick<OpenedPlan, 'text' | 'language' | 'version' | 'basedOn'>): OpenedPlan {
  const { id, others } = addOpening(store, plan, { program: app.holder, process: process.pid, host: app.host, now: app.now() });
  app.openings.add(id);
  const { text: written, language: format, version, basedOn } = document;
  return { name: plan.name, text: written, language: format, version, basedOn, opening: id, others: othersOf(others) };
}

function othersOf(openings: readonly Opening[]): OtherOpening[] {
  return openings.map(({ program, host, since }) => ({ holder: `${program} on ${host}`, since }));
}
