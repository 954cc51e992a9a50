import * as v from 'valibot';
import type { DocumentText, RevisionInfo } from '../../shared/contract/requests.ts';
import { ok, type Result } from '../../shared/problem/result.ts';
import { findPlan } from '../store/plans.ts';
import { findRevision, revisionsOf, revisionText, type Revision } from '../store/revisions.ts';
import { saveRevision } from '../store/save-revision.ts';
import { readStore, writeStore, type Store } from '../store/store.ts';
import { removeTag, setTag, tagsOf, type Tag } from '../store/tags.ts';
import { rebaseWorkingCopy } from '../store/working-copies.ts';
import type { App } from './app.ts';
import { count, language, line, text, words } from './read-ask.ts';

export const revisionAsks = {
  list: v.strictObject({ plan: line }),
  text: v.strictObject({ plan: line, number: count }),
  save: v.strictObject({ plan: line, note: words, author: words, text, language }),
  setTag: v.strictObject({ plan: line, number: count, name: line }),
  removeTag: v.strictObject({ plan: line, name: line }),
};

/** Returns the revisions of a plan, the newest first. */
export function listRevisions(store: Store, ask: v.InferOutput<typeof revisionAsks.list>): Result<RevisionInfo[]> {
  return readStore(store, () => {
    const plan = findPlan(store, ask.plan);
    if (!plan.ok) return plan;
    const tags = tagsOf(store, plan.value);
    return ok(
      revisionsOf(store, plan.value)
        .map((revision) => infoOf(revision, tags))
        .reverse(),
    );
  });
}

/** Returns the document of a revision, as it was written. */
export function readRevision(store: Store, ask: v.InferOutput<typeof revisionAsks.text>): Result<DocumentText> {
  return readStore(store, () => {
    const plan = findPlan(store, ask.plan);
    if (!plan.ok) return plan;
    const revision = findRevision(store, plan.value, ask.number);
    if (!revision.ok) return revision;
    const written = revisionText(store, plan.value, revision.value);
    return written.ok ? ok({ text: written.value, language: revision.value.language }) : written;
  });
}

/** Saves a document as the next revision of its plan; a working copy is then based on that one. */
export async function keepRevision(store: Store, app: App, ask: v.InferOutput<typeof revisionAsks.save>): Promise<Result<RevisionInfo>> {
  const plan = readStore(store, () => findPlan(store, ask.plan));
  if (!plan.ok) return plan;
  const { plan: name, note, author, text: written, language: format } = ask;
  const saved = await saveRevision(store, {
    plan: name,
    note,
    author: author === '' ? app.user : author,
    text: written,
    language: format,
    now: app.now(),
  });
  if (!saved.ok) return saved;
  const { revision } = saved.value;
  const based = writeStore(store, () => {
    rebaseWorkingCopy(store, plan.value, revision.number);
    return ok(null);
  });
  if (!based.ok) return based;
  return readStore(store, () => ok(infoOf(revision, tagsOf(store, plan.value))));
}

/** Names a revision; a tag of that name moves. */
export function tagRevision(store: Store, { plan: name, number, name: tag }: v.InferOutput<typeof revisionAsks.setTag>): Result<null> {
  return writeStore(store, () => {
    const plan = findPlan(store, name);
    if (!plan.ok) return plan;
    const revision = findRevision(store, plan.value, number);
    if (!revision.ok) return revision;
    const set = setTag(store, plan.value, { name: tag, number }, true);
    return set.ok ? ok(null) : set;
  });
}

/** Removes a tag, if it is there. */
export function untag(store: Store, { plan: name, name: tag }: v.InferOutput<typeof revisionAsks.removeTag>): Result<null> {
  return writeStore(store, () => {
    const plan = findPlan(store, name);
    if (!plan.ok) return plan;
    removeTag(store, plan.value, tag);
    return ok(null);
  });
}

function infoOf({ number, time, author, note, hash, parent, catalog }: Revision, tags: readonly Tag[]): RevisionInfo {
  return { number, time, author, note, hash, parent, catalog, tags: tags.filter((tag) => tag.number === number).map(({ name }) => name) };
}
