import * as v from 'valibot';
import type { DocumentText, WorkingSaved } from '../../shared/contract/requests.ts';
import { ok, type Result } from '../../shared/problem/result.ts';
import { findPlan, type StoredPlan } from '../store/plans.ts';
import { findRevision, latestRevision, revisionText } from '../store/revisions.ts';
import { writeStore, type Store } from '../store/store.ts';
import { saveWorkingCopy, workingCopy } from '../store/working-copies.ts';
import type { App } from './app.ts';
import { count, language, line, text } from './read-ask.ts';

export const saveAsk = v.strictObject({ plan: line, version: count, opening: count, text, language });

/**
 * Saves a working copy over the version that the page has seen; on the disk when it returns. Where another program saved meanwhile nothing is
 * overwritten: what stands there comes back, with the revision that the work began with.
 */
export function saveWorking(store: Store, app: App, ask: v.InferOutput<typeof saveAsk>): Result<WorkingSaved> {
  return writeStore<WorkingSaved>(store, () => {
    const plan = findPlan(store, ask.plan);
    if (!plan.ok) return plan;
    const current = workingCopy(store, plan.value);
    if ((current?.version ?? 0) !== ask.version && current) {
      const base = baseOf(store, plan.value, current.basedOn);
      return base.ok
        ? ok({
            kind: 'changed',
            version: current.version,
            holder: current.holder,
            theirs: { text: current.text, language: current.language },
            base: base.value,
          })
        : base;
    }
    const time = app.now().toISOString();
    const basedOn = current ? current.basedOn : (latestRevision(store, plan.value)?.number ?? null);
    const saved = saveWorkingCopy(store, plan.value, {
      text: ask.text.toWellFormed(),
      language: ask.language,
      basedOn,
      version: current?.version ?? 0,
      time,
      holder: app.holder,
    });
    return saved.ok ? ok({ kind: 'saved', version: saved.value.version, time }) : saved;
  });
}

function baseOf(store: Store, plan: StoredPlan, number: number | null): Result<DocumentText | null> {
  if (number === null) return ok(null);
  const revision = findRevision(store, plan, number);
  if (!revision.ok) return ok(null);
  const written = revisionText(store, plan, revision.value);
  return written.ok ? ok({ text: written.value, language: revision.value.language }) : written;
}
