import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { backupFiles, supersededBackups } from '../../../backend/store/backup-files.ts';
import { backUp, backUpWhenDue } from '../../../backend/store/backups.ts';
import { exportStore } from '../../../backend/store/export-store.ts';
import { openStore } from '../../../backend/store/open-store.ts';
import { findPlan } from '../../../backend/store/plans.ts';
import { recoverStore } from '../../../backend/store/recover.ts';
import { setSetting, setting } from '../../../backend/store/settings.ts';
import { writeStore } from '../../../backend/store/store.ts';
import { verifyStore } from '../../../backend/store/verify.ts';
import { saveWorkingCopy, workingCopy } from '../../../backend/store/working-copies.ts';
import { codesOf, openedStore, planText, save, storePath, valueOf } from '../../support/store.ts';

// Every how many bytes one is flipped; 1 is the full run, see docs/decisions/0011-sqlite-store.md.
const STEP = Number(process.env['CADASTRE_FLIP_STEP'] ?? 37);
const PAGE = 4096;
const NOW = new Date('2026-11-26T09:00:00.000Z');

/** Everything that a user put into a store. */
async function contentOf(file: string): Promise<string | undefined> {
  const store = await openStore(file);
  if (!store.ok) return undefined;
  try {
    const verified = await verifyStore(store.value);
    if (!verified.ok || verified.value.faults.length > 0) return undefined;
    const plan = valueOf(findPlan(store.value, 'shop'));
    return JSON.stringify([valueOf(exportStore(store.value)), workingCopy(store.value, plan), setting(store.value, 'theme')]);
  } finally {
    store.value.close();
  }
}

let whole: Buffer;
let content: string | undefined;

async function smallStore(file: string): Promise<void> {
  const store = valueOf(await openStore(file));
  for (let i = 1; i <= 3; i++) valueOf(await save(store, planText('shop', i), i === 1 ? { tag: 'approved' } : {}));
  const plan = valueOf(findPlan(store, 'shop'));
  valueOf(
    writeStore(store, () => {
      setSetting(store, 'theme', 'dark');
      return saveWorkingCopy(store, plan, { text: 'edit', language: 'yaml', basedOn: 3, version: 0, time: NOW.toISOString(), holder: 'ada' });
    }),
  );
  store.close();
}

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cadastre-store-'));
  const file = path.join(folder, 'plans.db');
  await smallStore(file);
  whole = readFileSync(file);
  content = await contentOf(file);
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Opens a damaged copy; returns what is wrong with how it was taken, or undefined. */
async function trouble(file: string, bytes: Buffer, where: string): Promise<string | undefined> {
  writeFileSync(file, bytes);
  const opened = await openStore(file);
  if (!opened.ok) return readFileSync(file).equals(bytes) ? undefined : `${where}: a file that was refused was written to`;
  opened.value.close();
  const found = await contentOf(file);
  return found === undefined || found === content ? undefined : `${where}: reads as something else, unnoticed`;
}

describe('a damaged file is noticed, or reads as before', () => {
  test(`each ${STEP}th byte flipped`, { timeout: 20 * 60_000 }, async () => {
    const file = storePath();
    const wrong: string[] = [];
    for (let at = 0; at < whole.length; at += at < 100 ? 1 : STEP) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const found = await trouble(file, bytes, `byte ${at}`);
      if (found !== undefined) wrong.push(found);
    }
    expect(content).toContain('shop');
    expect(wrong).toEqual([]);
  });

  test('each page emptied, and filled', async () => {
    const file = storePath();
    const wrong: string[] = [];
    for (let at = 0; at < whole.length; at += PAGE)
      for (const value of [0x00, 0xff, 0x41]) {
        const bytes = Buffer.from(whole);
        bytes.fill(value, at, at + PAGE);
        const found = await trouble(file, bytes, `page ${at / PAGE} filled with ${value}`);
        if (found !== undefined) wrong.push(found);
      }
    expect(wrong).toEqual([]);
  });

  test('cut short at each page and in the middle of one', async () => {
    const file = storePath();
    for (let length = PAGE / 2; length < whole.length; length += PAGE / 2) {
      writeFileSync(file, whole.subarray(0, length));
      const bytes = readFileSync(file);
      const opened = await openStore(file);
      expect(codesOf(opened)).toEqual(['store-damaged']);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }
  });
});

describe('backups', () => {
  test('are made with the first save and then each hour', async () => {
    const store = await openedStore();
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    valueOf(await save(store, planText('shop', 1), { now: at(0) }));
    valueOf(await save(store, planText('shop', 2), { now: at(59) }));
    expect(backupFiles(store.file).map(({ time }) => time)).toEqual([at(0).toISOString()]);
    valueOf(await save(store, planText('shop', 3), { now: at(61) }));
    expect(backupFiles(store.file).map(({ time }) => time)).toEqual([at(61).toISOString(), at(0).toISOString()]);
    expect(valueOf(await backUpWhenDue(store.file, at(62)))).toBeUndefined();
  });

  test('the newest ten and the last of each day for thirty days are kept', () => {
    const times = Array.from({ length: 24 * 40 }, (_, hour) => new Date(NOW.getTime() - hour * 3_600_000).toISOString());
    const all = times.map((time) => ({ time, file: time }));
    const gone = new Set(supersededBackups(all, NOW).map(({ time }) => time));
    const kept = times.filter((time) => !gone.has(time));
    expect(kept.slice(0, 10)).toEqual(times.slice(0, 10));
    const days = kept.slice(10).map((time) => time.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect(kept.at(-1)).toBe('2026-10-27T23:00:00.000Z');
    expect(kept.length).toBe(10 + 30);
  });

  test('hold what was saved, also into a path of choice', async () => {
    const store = await openedStore();
    valueOf(await save(store, planText('shop', 1)));
    const out = path.join(path.dirname(store.file), 'copy.db');
    expect(valueOf(await backUp(store.file, { now: NOW, out })).file).toBe(out);
    const copy = await openedStore(out);
    expect(exportStore(copy)).toEqual(exportStore(store));
  });
});

describe('recovery', () => {
  test('sets the damaged file aside as it is, and puts the newest backup that is whole in its place', async () => {
    const file = storePath();
    await smallStore(file);
    const good = valueOf(await backUp(file, { now: new Date('2026-11-26T10:00:00.000Z') }));
    const bad = valueOf(await backUp(file, { now: new Date('2026-11-26T11:00:00.000Z') }));
    writeFileSync(bad.file, readFileSync(bad.file).fill(0xff, PAGE, 2 * PAGE));
    const damaged = readFileSync(file).fill(0xff, PAGE, 2 * PAGE);
    writeFileSync(file, damaged);
    const refusedToOpen = await openStore(file);
    expect(codesOf(refusedToOpen)).toEqual(['store-damaged']);
    expect(refusedToOpen.ok || refusedToOpen.problems[0]?.hint).toContain('store recover');
    const { aside, backup } = valueOf(await recoverStore(file, NOW));
    expect(backup).toBe(good.file);
    expect(readFileSync(aside).equals(damaged)).toBe(true);
    expect(await contentOf(file)).toBe(content);
    expect(readdirSync(path.dirname(file)).filter((name) => name.includes('recovering'))).toEqual([]);
  });

  test('is refused where the store is whole', async () => {
    const file = storePath();
    await smallStore(file);
    expect(codesOf(await recoverStore(file, NOW))).toEqual(['nothing-to-recover']);
    expect(existsSync(file) && statSync(file).size > 0).toBe(true);
  });

  test('without a backup the next save begins anew', async () => {
    const file = storePath();
    copyFileSync(import.meta.filename, file);
    writeFileSync(file, Buffer.from(whole).fill(0xff, PAGE));
    expect(valueOf(await recoverStore(file, NOW)).backup).toBeUndefined();
    const store = await openedStore(file);
    expect(valueOf(await save(store, planText('shop'))).revision.number).toBe(1);
  });
});
