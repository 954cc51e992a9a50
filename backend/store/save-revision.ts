import { CATALOG_VERSION } from '../../shared/catalog/catalog.ts';
import { CANONICAL_VERSION, canonicalText } from '../../shared/plan/canonical.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import type { DocumentFormat } from '../../shared/plan/source.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { backUpWhenDue } from './backups.ts';
import { sha256 } from './hash.ts';
import { addPlan, planNamed } from './plans.ts';
import { addRevision, latestRevision, type Revision } from './revisions.ts';
import { writeStore, type Store } from './store.ts';
import { setTag } from './tags.ts';

/** What is to be saved. */
export interface SaveCall {
  /** The name of the plan in the store; that of the document when absent. */
  readonly plan?: string;
  readonly text: string;
  readonly language: DocumentFormat;
  readonly author: string;
  readonly note: string;
  readonly now: Date;
  /** The newest revision that the caller knows, 0 for none; nothing is saved behind another one. Not looked at when absent. */
  readonly parent?: number;
  /** A tag for the revision, which should not stand elsewhere. */
  readonly tag?: string;
}

export interface Saved {
  readonly plan: string;
  readonly revision: Revision;
  /** False when the newest revision is the same text: nothing was saved. */
  readonly isNew: boolean;
}

/**
 * Saves a document as the next revision of its plan; on the disk when it returns. A text that is the newest revision's is not saved again.
 * A document that cannot be read is refused, one with findings is not.
 */
export async function saveRevision(store: Store, call: SaveCall): Promise<Result<Saved>> {
  // Characters that UTF-8 cannot hold would come back as others.
  const text = call.text.toWellFormed();
  const read = readPlanDocument(text, call.language);
  if (!read.ok) return read;
  const { document } = read.value;
  const name = call.plan ?? document.name;
  const time = call.now.toISOString();
  const hash = sha256(canonicalText(document));
  const saved = writeStore<Saved>(store, () => {
    const plan = planNamed(store, name) ?? addPlan(store, name, time);
    const latest = latestRevision(store, plan);
    if (call.parent !== undefined && call.parent !== (latest?.number ?? 0)) return refused([movedOn(name, call.parent, latest?.number ?? 0)]);
    const isNew = latest?.textHash !== sha256(text) || latest.language !== call.language;
    const { language, author, note } = call;
    const revision = isNew
      ? addRevision(store, plan, { text, language, author, note, time, hash, canonical: CANONICAL_VERSION, catalog: CATALOG_VERSION })
      : ok(latest);
    if (!revision.ok) return revision;
    if (call.tag !== undefined) {
      const tagged = setTag(store, plan, { name: call.tag, number: revision.value.number });
      if (!tagged.ok) return tagged;
    }
    return ok({ plan: name, revision: revision.value, isNew });
  });
  if (saved.ok && saved.value.isNew) {
    // The revision is safe already; a backup that cannot be made is told by the next look at the backups.
    await backUpWhenDue(store.file, call.now);
  }
  return saved;
}

function movedOn(plan: string, parent: number, latest: number) {
  return {
    code: 'plan-moved-on',
    at: plan,
    text: `The newest revision of "${plan}" is ${latest}, not ${parent}: another program saved one meanwhile.`,
    input: String(parent),
    expected: String(latest),
    hint: 'Merge with the newest revision, then save behind it.',
  };
}
