import type { DocumentFormat } from '../../shared/plan/source.ts';
import { didYouMean } from '../../shared/problem/nearest.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { packContent, unpackContent } from './content.ts';
import { seal, sha256 } from './hash.ts';
import type { StoredPlan } from './plans.ts';
import type { Store } from './store.ts';
import { damagedProblem } from './store-problem.ts';

/** What is known of a revision beside its text. */
export interface Revision {
  readonly number: number;
  /** The revision that it follows; null for the first. */
  readonly parent: number | null;
  /** ISO 8601, UTC, to the millisecond. */
  readonly time: string;
  readonly author: string;
  readonly note: string;
  /** The hash of the canonical text. */
  readonly hash: string;
  /** The version of the canonical text that was hashed. */
  readonly canonical: number;
  /** The hash of the text as it was written. */
  readonly textHash: string;
  readonly catalog: string;
  readonly language: DocumentFormat;
  /** The hash over all of this, the plan, and the chain of the parent. */
  readonly chain: string;
}

/** A revision's row with what its text is read from. */
export interface RevisionRow extends Revision {
  readonly encoding: 'full' | 'delta';
  readonly sinceFull: number;
  readonly content: Uint8Array;
}

/** A revision that is about to be saved. */
export interface NewRevision {
  readonly text: string;
  readonly language: DocumentFormat;
  readonly hash: string;
  readonly canonical: number;
  readonly catalog: string;
  readonly time: string;
  readonly author: string;
  readonly note: string;
}

const FIELDS = 'number, parent, time, author, note, hash, canonical, text_hash AS textHash, catalog, language, chain';

/** Returns the revisions of a plan, oldest first. */
export function revisionsOf({ db }: Store, plan: StoredPlan): readonly Revision[] {
  return db.prepare(`SELECT ${FIELDS} FROM revisions WHERE plan = ? ORDER BY number`).all(plan.id) as Revision[];
}

/** Returns the newest revision of a plan, or undefined where there is none yet. */
export function latestRevision({ db }: Store, plan: StoredPlan): Revision | undefined {
  return db.prepare(`SELECT ${FIELDS} FROM revisions WHERE plan = ? ORDER BY number DESC LIMIT 1`).get(plan.id) as Revision | undefined;
}

/** Returns a revision by its number. */
export function findRevision(store: Store, plan: StoredPlan, number: number): Result<Revision> {
  const found = store.db.prepare(`SELECT ${FIELDS} FROM revisions WHERE plan = ? AND number = ?`).get(plan.id, number) as Revision | undefined;
  if (found) return ok(found);
  const last = latestRevision(store, plan)?.number ?? 0;
  return refused([
    {
      code: 'unknown-revision',
      at: `${plan.name}@${number}`,
      text: `The plan "${plan.name}" has no revision ${number}.`,
      input: String(number),
      expected: last === 0 ? 'a saved revision' : `a number from 1 to ${last}`,
      hint: didYouMean(String(number), []) ?? `"cadastre store log" lists the revisions of a plan.`,
    },
  ]);
}

/** Returns the text of a revision as it was written. At most 31 deltas are replayed. */
export function revisionText(store: Store, plan: StoredPlan, revision: Pick<Revision, 'number' | 'textHash'>): Result<string> {
  let text: string | undefined;
  for (const row of contentRows(store, plan, revision.number)) {
    text = unpackContent({ encoding: row.encoding, bytes: row.content }, text);
    if (text === undefined) break;
  }
  if (text === undefined || sha256(text) !== revision.textHash)
    return refused([damagedProblem(store.file, `the text of revision ${revision.number} of "${plan.name}" is not what was saved`)]);
  return ok(text);
}

type ContentRow = Pick<RevisionRow, 'encoding' | 'content'>;

function contentRows({ db }: Store, plan: StoredPlan, number: number): readonly ContentRow[] {
  return db
    .prepare(
      `SELECT encoding, content FROM revisions WHERE plan = @plan AND number <= @number
       AND number >= @number - (SELECT since_full FROM revisions WHERE plan = @plan AND number = @number) ORDER BY number`,
    )
    .all({ plan: plan.id, number }) as ContentRow[];
}

/** Adds a revision behind the newest one. Called inside of a write. */
export function addRevision(store: Store, plan: StoredPlan, given: NewRevision): Result<Revision> {
  const before = latestRevision(store, plan);
  let base: { text: string; sinceFull: number } | undefined;
  if (before) {
    const text = revisionText(store, plan, before);
    if (!text.ok) return text;
    const { sinceFull } = store.db
      .prepare('SELECT since_full AS sinceFull FROM revisions WHERE plan = ? AND number = ?')
      .get(plan.id, before.number) as Pick<RevisionRow, 'sinceFull'>;
    base = { text: text.value, sinceFull };
  }
  const { encoding, bytes } = packContent(given.text, base);
  const { text, ...fields } = given;
  const unchained = { ...fields, number: (before?.number ?? 0) + 1, parent: before?.number ?? null, textHash: sha256(text) };
  const revision: Revision = { ...unchained, chain: chainOf(plan, unchained, before?.chain ?? null) };
  store.db
    .prepare(
      `INSERT INTO revisions (plan, number, parent, time, author, note, hash, canonical, text_hash, catalog, language, encoding, since_full, content, chain)
       VALUES (@plan, @number, @parent, @time, @author, @note, @hash, @canonical, @textHash, @catalog, @language, @encoding, @sinceFull, @content, @chain)`,
    )
    .run({ ...revision, plan: plan.id, encoding, sinceFull: encoding === 'full' ? 0 : (base?.sinceFull ?? 0) + 1, content: bytes });
  return ok(revision);
}

/**
 * Returns the hash over a revision and the chain of its parent. The text counts through its hash: how it is packed may differ from store to store,
 * and a revision that is carried over keeps its chain.
 */
export function chainOf(plan: Pick<StoredPlan, 'created'>, revision: Omit<Revision, 'chain'>, before: string | null): string {
  const { number, parent, time, author, note, hash, canonical, textHash, catalog, language } = revision;
  return seal([plan.created, before, number, parent, time, author, note, hash, canonical, textHash, catalog, language]);
}
