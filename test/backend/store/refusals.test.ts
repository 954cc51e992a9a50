import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backupFiles } from '../../../backend/store/backup-files.ts';
import { loadDriver } from '../../../backend/store/driver.ts';
import { exportStore } from '../../../backend/store/export-store.ts';
import { migrations } from '../../../backend/store/migrations/index.ts';
import { openStore } from '../../../backend/store/open-store.ts';
import { storePlace } from '../../../backend/store/place.ts';
import { problemFromSqlite } from '../../../backend/store/problem-from-sqlite.ts';
import { verifyStore } from '../../../backend/store/verify.ts';
import { codesOf, openedStore, planText, save, storePath, valueOf } from '../../support/store.ts';

async function madeStore(): Promise<string> {
  const file = storePath();
  const store = valueOf(await openStore(file));
  valueOf(await save(store, planText('shop')));
  store.close();
  return file;
}

describe('files of somebody else are refused and stay as they are', () => {
  test.each([
    { why: 'a text', make: (file: string) => writeFileSync(file, 'cadastre: 1\nname: a plan\n'.repeat(100)) },
    { why: 'one byte', make: (file: string) => writeFileSync(file, 'x') },
    {
      why: 'a database of another program',
      make: (file: string) => {
        const db = new Database(file);
        db.exec('PRAGMA application_id = 7; CREATE TABLE a (b)');
        db.close();
      },
    },
    {
      why: 'a database without a mark',
      make: (file: string) => {
        const db = new Database(file);
        db.exec('CREATE TABLE plans (b)');
        db.close();
      },
    },
  ])('$why', async ({ make }) => {
    const file = storePath();
    make(file);
    const before = readFileSync(file);
    expect(codesOf(await openStore(file))).toEqual(['not-a-store']);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a folder', async () => {
    const file = storePath();
    mkdirSync(file);
    expect(codesOf(await openStore(file))).toEqual(['not-a-store']);
  });
});

describe('migrations', () => {
  const change = (file: string, sql: string) => {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  };

  test.each([
    { sql: "INSERT INTO migrations VALUES (2, '0002-later', 'x')", code: 'store-newer', why: 'a newer file' },
    { sql: "UPDATE migrations SET hash = 'x'", code: 'store-migration-changed', why: 'a changed migration' },
    { sql: "UPDATE migrations SET name = '0001-other'", code: 'store-migrations-unknown', why: 'an unknown migration' },
    { sql: "INSERT INTO migrations VALUES (7, '0007-later', 'x')", code: 'store-migrations-unknown', why: 'an unknown order' },
  ])('$why is refused', async ({ sql, code }) => {
    const file = await madeStore();
    change(file, sql);
    expect(codesOf(await openStore(file))).toEqual([code]);
  });

  test('an older file is brought up to date, with a backup first', async () => {
    const file = await madeStore();
    const before = backupFiles(file).length;
    const later = { name: '0002-later', sql: 'CREATE TABLE later (a TEXT) STRICT;' };
    const store = await openedStore(file, { known: [...migrations, later], now: new Date('2026-11-27T09:00:00.000Z') });
    expect(store.db.prepare('SELECT count(*) FROM later').pluck().get()).toBe(0);
    const backups = backupFiles(file);
    expect(backups.length).toBe(before + 1);
    const copy = await openedStore(backups[0]?.file ?? '');
    expect(exportStore(copy)).toEqual(exportStore(store));
  });

  test('one that fails leaves the file as it was', async () => {
    const file = await madeStore();
    const broken = { name: '0002-broken', sql: 'CREATE TABLE later (a TEXT) STRICT; CREATE TABLE plans (a TEXT);' };
    await expect(openStore(file, { known: [...migrations, broken] })).rejects.toThrow('already exists');
    expect(valueOf(await verifyStore(await openedStore(file))).faults).toEqual([]);
  });
});

describe('what the system refuses', () => {
  test('a full disk: nothing half-written, what was saved stays', async () => {
    const file = await madeStore();
    const pages = readFileSync(file).length / 4096;
    const store = await openedStore(file, { mostPages: pages });
    const random = Array.from({ length: 20_000 }, (_, i) => `# ${(i * 2654435761) % 4294967296}\n`).join('');
    expect(codesOf(await save(store, `${random}${planText('shop', 2)}`))).toEqual(['store-disk-full']);
    expect(valueOf(await verifyStore(store))).toEqual({ plans: 1, revisions: 1, faults: [] });
    expect(valueOf(await save(store, planText('shop'))).isNew).toBe(false);
  });

  test('a store that another program holds, after the time that one waits', async () => {
    const file = await madeStore();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const store = await openedStore(file, { timeout: 50 });
    expect(codesOf(await save(store, planText('shop', 2)))).toEqual(['store-locked']);
    other.exec('ROLLBACK');
    other.close();
    expect(valueOf(await save(store, planText('shop', 2))).revision.number).toBe(2);
  });

  test('a folder that cannot be made, since a part of it is a file', async () => {
    const file = await madeStore();
    expect(codesOf(await openStore(path.join(file, 'below', 'plans.db')))).toEqual(['store-cannot-open']);
  });

  test('a folder that is missing is made', async () => {
    const file = path.join(path.dirname(storePath()), 'a', 'b', 'plans.db');
    expect(valueOf(await save(await openedStore(file), planText('shop'))).isNew).toBe(true);
  });

  // The root user may write to everything.
  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file that is read-only', async () => {
    const file = await madeStore();
    chmodSync(file, 0o444);
    const opened = await openStore(file);
    expect([...codesOf(opened), ...(opened.ok ? codesOf(await save(opened.value, planText('shop', 2))) : [])]).toEqual(['store-read-only']);
    if (opened.ok) opened.value.close();
  });

  test('a file that disappears does not take a new one with it', async () => {
    const file = await madeStore();
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    const store = await openedStore(file);
    expect(valueOf(await verifyStore(store))).toEqual({ plans: 0, revisions: 0, faults: [] });
  });

  test.each([
    { code: 'SQLITE_BUSY_SNAPSHOT', expected: 'store-locked' },
    { code: 'SQLITE_READONLY_DIRECTORY', expected: 'store-read-only' },
    { code: 'SQLITE_FULL', expected: 'store-disk-full' },
    { code: 'SQLITE_PERM', expected: 'store-no-permission' },
    { code: 'SQLITE_CANTOPEN_ISDIR', expected: 'store-cannot-open' },
    { code: 'SQLITE_IOERR_WRITE', expected: 'store-disk-failed' },
    { code: 'SQLITE_CORRUPT_VTAB', expected: 'damaged' },
    { code: 'SQLITE_NOTADB', expected: 'damaged' },
    { code: 'SQLITE_CONSTRAINT', expected: undefined },
    { code: 'ENOENT', expected: undefined },
  ])('$code is $expected', ({ code, expected }) => {
    const problem = problemFromSqlite(Object.assign(new Error('x'), { code }), '/data/plans.db');
    expect(typeof problem === 'object' ? problem.code : problem).toBe(expected);
  });
});

test.each([
  { node: '20.11.0', works: false },
  { node: '22.13.1', works: false },
  { node: '22.14.0', works: true },
  { node: '24.21.0', works: true },
])('Node $node: $works', async ({ node, works }) => {
  const driver = await loadDriver(node);
  expect(driver.ok).toBe(works);
  expect(codesOf(driver)).toEqual(works ? [] : ['store-needs-newer-node']);
});

test.each([
  { platform: 'linux', env: {}, expected: '/home/ada/.local/share/cadastre/cadastre.db', why: 'the default of the base directories' },
  { platform: 'linux', env: { XDG_DATA_HOME: '/data' }, expected: '/data/cadastre/cadastre.db', why: 'XDG_DATA_HOME' },
  {
    platform: 'linux',
    env: { XDG_DATA_HOME: 'data' },
    expected: '/home/ada/.local/share/cadastre/cadastre.db',
    why: 'one that is not absolute is ignored',
  },
  { platform: 'darwin', env: {}, expected: '/home/ada/Library/Application Support/cadastre/cadastre.db', why: 'macOS' },
  { platform: 'linux', env: { CADASTRE_DB: '/other/x.db' }, expected: '/other/x.db', why: 'CADASTRE_DB' },
  { platform: 'linux', env: { CADASTRE_DB: '' }, expected: '/home/ada/.local/share/cadastre/cadastre.db', why: 'an empty CADASTRE_DB' },
] as const)('the place of the store: $why', ({ platform, env, expected }) => {
  expect(storePlace(undefined, { platform, env, home: '/home/ada' })).toBe(expected);
  expect(storePlace('/asked.db', { platform, env, home: '/home/ada' })).toBe('/asked.db');
});
