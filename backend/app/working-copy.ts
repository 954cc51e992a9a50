import * as v from 'valibot';
import type { DocumentText, WorkingSaved } from '../../shared/contract/requests.ts';
import { editText, textChanged } from '../../shared/plan/text-edit.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { findPlan, type StoredPlan } from '../store/plans.ts';
import { findRevision, latestRevision, revisionText } from '../store/revisions.ts';
import { writeStore, type Store } from '../store/store.ts';
import { saveWorkingCopy, workingCopy, type WorkingCopy } from '../store/working-copies.ts';
import type { App } from './app.ts';
import { count, language, line, text } from './read-ask.ts';

const over = { plan: line, version: count, opening: count };

export const workingAsks = {
  save: v.strictObject({ ...over, text, language }),
  edit: v.strictObject({ ...over, edits: v.array(v.strictObject({ at: count, was: text, text })) }),
};

/**
 * Saves a working copy over the version that the page has seen; on the disk when it returns. Where another program saved meanwhile nothing is
 * overwritten: what stands there comes back, with the revision that the work began with.
 */
export function saveWorking(store: Store, app: App, ask: v.InferOutput<typeof workingAsks.save>): Result<WorkingSaved> {
  return saveOver(store, app, ask, () => ok({ text: ask.text, language: ask.language }));
}

/** As `saveWorking`, with edits of the text that stands there. Problem: `text-changed` where it is another one than they were made for. */
export function editWorking(store: Store, app: App, ask: v.InferOutput<typeof workingAsks.edit>): Result<WorkingSaved> {
  return saveOver(store, app, ask, (current) => {
    // Nothing stands there to be edited: the page saw a revision.
    if (!current) return refused([textChanged]);
    const edited = editText(current.text, ask.edits);
    return edited.ok ? ok({ text: edited.value, language: current.language }) : edited;
  });
}

interface Over {
  readonly plan: string;
  readonly version: number;
}

function saveOver(store: Store, app: App, ask: Over, written: (current: WorkingCopy | undefined) => Result<DocumentText>): Result<WorkingSaved> {
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
    const document = written(current);
    if (!document.ok) return document;
    const time = app.now().toISOString();
    const basedOn = current ? current.basedOn : (latestRevision(store, plan.value)?.number ?? null);
    const saved = saveWorkingCopy(store, plan.value, {
      text: document.value.text.toWellFormed(),
      language: document.value.language,
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
