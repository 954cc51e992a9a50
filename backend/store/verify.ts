import { CANONICAL_VERSION, canonicalText } from '../../shared/plan/canonical.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { loadDriver, type Driver } from './driver.ts';
import { FULL_EVERY, unpackContent } from './content.ts';
import { sha256 } from './hash.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { planSeal, plansOf, type StoredPlan } from './plans.ts';
import { meansDamage } from './problem-from-sqlite.ts';
import { chainOf, type RevisionRow } from './revisions.ts';
import { settingSeal } from './settings.ts';
import type { Store } from './store.ts';
import { tagSeal, tagsOf } from './tags.ts';
import { workingCopy, workingCopySeal } from './working-copies.ts';
import type { Result } from '../../shared/problem/result.ts';
import { ok } from '../../shared/problem/result.ts';

/** What became of a look at everything. */
export interface Verified {
  readonly plans: number;
  readonly revisions: number;
  /** One sentence for each thing that is not as it was saved; empty when all is well. */
  readonly faults: readonly string[];
}

/**
 * Looks at everything in a store: SQLite's own check, references between rows, the shape of the database, the seal of each row, and each revision's
 * text, hash and chain. Reads only.
 *
 * The canonical hash is compared only where this program makes the same canonical text and still reads the document; text and chain always are.
 */
export async function verifyStore(store: Store): Promise<Result<Verified>> {
  const driver = await loadDriver();
  if (!driver.ok) return driver;
  const faults: string[] = [];
  let revisions = 0;
  let plans = 0;
  try {
    const { db } = store;
    for (const row of db.pragma('integrity_check(20)', { simple: false }) as { integrity_check: string }[])
      if (row.integrity_check !== 'ok') faults.push(`SQLite: ${row.integrity_check.replace(/\s+/g, ' ')}.`);
    for (const row of db.pragma('foreign_key_check') as { table: string; rowid: number | null }[])
      faults.push(`A row of ${row.table} refers to one that is not there.`);
    faults.push(...shapeFaults(store, driver.value), ...settingFaults(store));
    for (const plan of plansOf(store)) {
      plans++;
      faults.push(...planFaults(store, plan));
      revisions += revisionFaults(store, plan, faults);
    }
  } catch (error) {
    if (!meansDamage(error, store.file)) throw error;
    faults.push('SQLite finds pages that are not as they should be.');
  }
  return ok({ plans, revisions, faults });
}

const SHAPE = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name';

function shapeFaults({ db }: Store, driver: Driver): string[] {
  const fresh = driver(':memory:', { timeout: 0 });
  try {
    migrate(fresh, migrations);
    const same = JSON.stringify(db.prepare(SHAPE).all()) === JSON.stringify(fresh.prepare(SHAPE).all());
    return same ? [] : ['The shape of the database is not that of its migrations.'];
  } finally {
    fresh.close();
  }
}

function settingFaults({ db }: Store): string[] {
  const rows = db.prepare('SELECT key, value, seal FROM settings ORDER BY key').all() as { key: string; value: string; seal: string }[];
  return rows.filter(({ key, value, seal }) => settingSeal(key, value) !== seal).map(({ key }) => `The setting "${key}" is not as it was saved.`);
}

function planFaults(store: Store, plan: StoredPlan): string[] {
  const faults: string[] = [];
  const sealed = (sql: string, ...values: unknown[]) => (store.db.prepare(sql).get(...values) as { seal: string } | undefined)?.seal;
  if (sealed('SELECT seal FROM plans WHERE id = ?', plan.id) !== planSeal(plan.name, plan.created))
    faults.push(`The entry of the plan "${plan.name}" is not as it was saved.`);
  for (const tag of tagsOf(store, plan))
    if (sealed('SELECT seal FROM tags WHERE plan = ? AND name = ?', plan.id, tag.name) !== tagSeal(plan, tag))
      faults.push(`The tag "${tag.name}" of "${plan.name}" is not as it was saved.`);
  const copy = workingCopy(store, plan);
  if (copy && sealed('SELECT seal FROM working_copies WHERE plan = ?', plan.id) !== workingCopySeal(plan, copy))
    faults.push(`The working copy of "${plan.name}" is not as it was saved.`);
  return faults;
}

const ROWS = `SELECT number, parent, time, author, note, hash, canonical, text_hash AS textHash, catalog, language, chain, encoding,
  since_full AS sinceFull, content FROM revisions WHERE plan = ? ORDER BY number`;

/** Adds what is wrong with the revisions of a plan to `faults` and returns how many there are. */
function revisionFaults({ db }: Store, plan: StoredPlan, faults: string[]): number {
  let count = 0;
  let before: { readonly chain: string | null; readonly text: string | undefined; readonly sinceFull: number } = {
    chain: null,
    text: undefined,
    sinceFull: -1,
  };
  for (const row of db.prepare(ROWS).iterate(plan.id) as IterableIterator<RevisionRow>) {
    count++;
    const where = `Revision ${row.number} of "${plan.name}"`;
    if (row.number !== count || row.parent !== (count === 1 ? null : count - 1)) faults.push(`${where} does not follow the one before it.`);
    if (chainOf(plan, row, before.chain) !== row.chain) faults.push(`${where} is not as it was saved: its chain does not fit.`);
    const wantedSince = row.encoding === 'full' ? 0 : before.sinceFull + 1;
    if (row.sinceFull !== wantedSince || wantedSince >= FULL_EVERY) faults.push(`${where} does not say rightly how its text is kept.`);
    const text = unpackContent({ encoding: row.encoding, bytes: row.content }, before.text);
    if (text === undefined || sha256(text) !== row.textHash)
      faults.push(`The text of revision ${row.number} of "${plan.name}" is not what was saved.`);
    else if (row.canonical === CANONICAL_VERSION) {
      const read = readPlanDocument(text, row.language);
      if (read.ok && sha256(canonicalText(read.value.document)) !== row.hash) faults.push(`${where} does not have the hash that was saved.`);
    }
    before = { chain: row.chain, text, sinceFull: row.sinceFull };
  }
  return count;
}
