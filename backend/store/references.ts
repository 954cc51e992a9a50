import type { DocumentFormat } from '../../shared/plan/source.ts';
import { didYouMean } from '../../shared/problem/nearest.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { findPlan, type StoredPlan } from './plans.ts';
import { findRevision, latestRevision, revisionText, type Revision } from './revisions.ts';
import { readStore, type Store } from './store.ts';
import { tagsOf } from './tags.ts';
import { workingCopy } from './working-copies.ts';

/** `PLAN@REF` in its parts. */
export interface Reference {
  readonly plan: string;
  readonly ref: string;
}

/** Returns the parts of a reference; the last `@` separates, since the name of a plan may hold anything. Undefined where a part is missing. */
export function readReference(text: string): Reference | undefined {
  const at = text.lastIndexOf('@');
  return at <= 0 || at === text.length - 1 ? undefined : { plan: text.slice(0, at), ref: text.slice(at + 1) };
}

/** A document of the store. */
export interface StoredText {
  readonly plan: StoredPlan;
  /** Undefined for the working copy. */
  readonly revision: Revision | undefined;
  readonly text: string;
  readonly language: DocumentFormat;
}

/** Returns the revision that a reference names: a number, a tag, or `latest`. */
export function findReferenced(store: Store, { plan: name, ref }: Reference): Result<{ readonly plan: StoredPlan; readonly revision: Revision }> {
  const plan = findPlan(store, name);
  if (!plan.ok) return plan;
  const found = revisionOf(store, plan.value, ref);
  return found.ok ? ok({ plan: plan.value, revision: found.value }) : found;
}

/** Returns the text that a reference names: a number, a tag, `latest`, or `working`. */
export function referencedText(store: Store, reference: Reference): Result<StoredText> {
  return readStore<StoredText>(store, () => {
    const plan = findPlan(store, reference.plan);
    if (!plan.ok) return plan;
    if (reference.ref === 'working') {
      const copy = workingCopy(store, plan.value);
      if (copy) return ok({ plan: plan.value, revision: undefined, text: copy.text, language: copy.language });
      return refused([unknownRef(reference, `The plan "${reference.plan}" has no working copy.`, '"@latest" is its newest revision.')]);
    }
    const revision = revisionOf(store, plan.value, reference.ref);
    if (!revision.ok) return revision;
    const text = revisionText(store, plan.value, revision.value);
    return text.ok ? ok({ plan: plan.value, revision: revision.value, text: text.value, language: revision.value.language }) : text;
  });
}

function revisionOf(store: Store, plan: StoredPlan, ref: string): Result<Revision> {
  if (/^\d+$/.test(ref)) return findRevision(store, plan, Math.min(Number(ref), Number.MAX_SAFE_INTEGER));
  if (ref === 'latest') {
    const latest = latestRevision(store, plan);
    return latest ? ok(latest) : findRevision(store, plan, 1);
  }
  const tags = tagsOf(store, plan);
  const tag = tags.find(({ name }) => name === ref);
  if (tag) return findRevision(store, plan, tag.number);
  const known = [...tags.map(({ name }) => name), 'latest', 'working'];
  return refused([
    unknownRef(
      { plan: plan.name, ref },
      ref === 'working' ? `"working" names no revision of "${plan.name}".` : `The plan "${plan.name}" has no tag "${ref}".`,
      didYouMean(ref, known) ?? '"cadastre store log" lists the revisions of a plan with their tags.',
    ),
  ]);
}

function unknownRef({ plan, ref }: Reference, text: string, hint: string) {
  return {
    code: 'unknown-revision',
    at: `${plan}@${ref}`,
    text,
    input: ref,
    expected: 'the number of a revision, a tag, "latest" or "working"',
    hint,
  };
}
