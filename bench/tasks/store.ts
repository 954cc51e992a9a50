import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDriver, type Connection, type Driver } from '../../backend/store/driver.ts';
import { openStore } from '../../backend/store/open-store.ts';
import { findPlan } from '../../backend/store/plans.ts';
import { latestRevision, revisionText } from '../../backend/store/revisions.ts';
import { saveRevision } from '../../backend/store/save-revision.ts';
import { writeStore, type Store } from '../../backend/store/store.ts';
import { saveWorkingCopy, workingCopy } from '../../backend/store/working-copies.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { readPlanDocument } from '../../shared/plan/read.ts';
import { writePlanDocument } from '../../shared/plan/write.ts';
import type { Result } from '../../shared/problem/result.ts';
import { planDocument } from '../given/plan-document.ts';
import { randomFrom } from '../given/random.ts';
import { median } from '../measure.ts';
import { atMost, type Row, type Task } from '../task.ts';

const NOW = new Date('2026-11-26T09:00:00.000Z');

/**
 * Plans in the store against the bare driver that writes and reads a row for each subnet, durable both. Wall time, since most of it is the disk's.
 */
export const store: Task = {
  name: 'store',
  run: async ({ quick }) => {
    const loaded = must(await loadDriver());
    const rows: Row[] = [];
    for (const count of quick ? [1_000, 10_000] : [1_000, 10_000, 50_000]) rows.push(...(await inFolder((folder) => ofSize(folder, loaded, count))));
    rows.push(...(await inFolder((folder) => manyRevisions(folder, quick ? 1_000 : 10_000))));
    return rows;
  },
};

async function ofSize(folder: string, driver: Driver, count: number): Promise<Row[]> {
  const rounds = count > 20_000 ? 3 : 7;
  const document = planDocument(count);
  const texts = Array.from({ length: rounds + 1 }, (_, i) => writePlanDocument(withChanges(document, i), 'json'));
  const bare = new Bare(join(folder, 'bare.db'), driver, document);
  const opened = must(await openStore(join(folder, 'plans.db')));
  const times = {
    writeRows: [] as number[],
    readRows: [] as number[],
    save: [] as number[],
    open: [] as number[],
    edit: [] as number[],
    commit: [] as number[],
  };
  const sizes: number[] = [];
  for (const [i, text] of texts.entries()) {
    const save = await took(() => saveRevision(opened, { plan: 'bench', text, language: 'json', author: 'bench', note: '', now: NOW }));
    sizes.push(lastSize(opened));
    const writeRows = await took(() => bare.write());
    // The first is the whole text, and warms up.
    if (i === 0) continue;
    times.save.push(save);
    times.writeRows.push(writeRows);
    times.readRows.push(await took(() => bare.read()));
    times.open.push(await took(() => openLatest(opened)));
    times.edit.push(await took(() => saveCopy(opened, text)));
    times.commit.push(await took(() => bare.edit(i)));
  }
  opened.close();
  bare.close();
  const work = 'a plan in the store';
  const row = (what: string, own: readonly number[], floor: readonly number[], most?: number): Row => ({
    work,
    count,
    what,
    figure: median(own) / median(floor),
    unit: '× floor',
    ms: median(own),
    ...(most !== undefined && count === 50_000 ? { goal: atMost(most) } : {}),
  });
  return [
    row('floor: a row for each subnet, written in one commit', times.writeRows, times.writeRows),
    row('a revision: read, checked, hashed, packed, committed', times.save, times.writeRows, 2),
    row('floor: the rows read', times.readRows, times.readRows),
    row('the latest revision: unpacked, compared with its hash, read', times.open, times.readRows, 2),
    row('floor: one row changed in one commit', times.commit, times.commit),
    row('the working copy, after one edit', times.edit, times.commit, 10),
    {
      work,
      count,
      what: 'a revision with 1 % changes, of a full one',
      figure: (100 * (sizes[1] ?? 0)) / (sizes[0] ?? 1),
      unit: '%',
      goal: atMost(5),
    },
  ];
}

async function manyRevisions(folder: string, count: number): Promise<Row[]> {
  const file = join(folder, 'plans.db');
  const opened = must(await openStore(file));
  const document = planDocument(100);
  const begun = performance.now();
  for (let i = 0; i < count; i++) {
    const text = writePlanDocument({ ...document, description: `revision ${i}` }, 'yaml');
    must(await saveRevision(opened, { plan: 'bench', text, language: 'yaml', author: 'bench', note: `note ${i}`, now: NOW }));
  }
  const each = (performance.now() - begun) / count;
  opened.db.pragma('wal_checkpoint(TRUNCATE)');
  const read = await took(() => openLatest(opened));
  opened.close();
  const full = writePlanDocument(document, 'yaml').length;
  return [
    {
      work: 'revisions of 100 subnets, one by one',
      count,
      what: 'the file, for each revision',
      figure: statSync(file).size / count,
      unit: 'bytes each',
      ms: each,
    },
    {
      work: 'revisions of 100 subnets, one by one',
      count,
      what: 'the same, of the text that each one is',
      figure: (100 * statSync(file).size) / count / full,
      unit: '%',
      ms: read,
    },
  ];
}

/** The driver by itself: a table of subnets, as simple as it can be. */
class Bare {
  readonly #db: Connection;
  readonly #rows: readonly (readonly string[])[];

  constructor(file: string, driver: Driver, document: PlanDocument) {
    this.#db = driver(file, { timeout: 5000 });
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.exec('CREATE TABLE s (id INTEGER PRIMARY KEY, network TEXT, name TEXT, service TEXT, prefix TEXT, rest TEXT)');
    this.#rows = (document.virtualNetworks ?? []).flatMap((network) =>
      (network.subnets ?? []).map(({ name = '', service = '', prefix = '', ...rest }) => [network.name, name, service, prefix, JSON.stringify(rest)]),
    );
  }

  write(): void {
    const insert = this.#db.prepare('INSERT INTO s (network, name, service, prefix, rest) VALUES (?, ?, ?, ?, ?)');
    this.#db
      .transaction(() => {
        this.#db.exec('DELETE FROM s');
        for (const row of this.#rows) insert.run(...row);
      })
      .immediate();
  }

  read(): unknown {
    return this.#db.prepare('SELECT * FROM s').all();
  }

  edit(i: number): void {
    this.#db.prepare('UPDATE s SET rest = ? WHERE name = (SELECT name FROM s LIMIT 1)').run(`edit ${i}`);
  }

  close(): void {
    this.#db.close();
  }
}

function openLatest(opened: Store): PlanDocument {
  const plan = must(findPlan(opened, 'bench'));
  const latest = latestRevision(opened, plan);
  if (!latest) throw new Error('there is no revision');
  return must(readPlanDocument(must(revisionText(opened, plan, latest)), latest.language)).document;
}

function saveCopy(opened: Store, text: string): void {
  must(
    writeStore(opened, () => {
      const plan = must(findPlan(opened, 'bench'));
      const version = workingCopy(opened, plan)?.version ?? 0;
      return saveWorkingCopy(opened, plan, { text, language: 'json', basedOn: 1, version, time: NOW.toISOString(), holder: 'bench' });
    }),
  );
}

function lastSize({ db }: Store): number {
  return (db.prepare('SELECT length(content) AS size FROM revisions ORDER BY number DESC LIMIT 1').get() as { readonly size: number }).size;
}

/** Returns the document with another description in one subnet of a hundred, other ones each time. */
function withChanges(document: PlanDocument, turn: number): PlanDocument {
  if (turn === 0) return document;
  const random = randomFrom(turn);
  return {
    ...document,
    virtualNetworks: (document.virtualNetworks ?? []).map((network) => ({
      ...network,
      subnets: (network.subnets ?? []).map((subnet) => (random() < 0.01 ? { ...subnet, description: `changed ${turn}` } : subnet)),
    })),
  };
}

async function inFolder(work: (folder: string) => Promise<Row[]>): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function took(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
