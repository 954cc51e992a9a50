import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeExport } from '../../backend/exports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cadastre-exports-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const inFolder = (name: string) => path.join(folder, name);
const FILE = { id: 'csv', kind: 'file' } as const;
const FOLDER = { id: 'bicep', kind: 'folder' } as const;
const FILES = [
  { path: 'main.bicep', text: 'main' },
  { path: 'networks/hub.bicep', text: 'hub' },
];

test('one file, over the one before', async () => {
  writeFileSync(inFolder('a.csv'), 'before');
  expect((await writeExport(FILE, inFolder('a.csv'), [{ path: 'plan.csv', text: 'x' }])).ok).toBe(true);
  expect(readFileSync(inFolder('a.csv'), 'utf8')).toBe('x');
});

test('a folder that is made, with folders in it; twice gives the same', async () => {
  for (let i = 0; i < 2; i++) expect((await writeExport(FOLDER, inFolder('a/b'), FILES)).ok).toBe(true);
  expect(readdirSync(inFolder('a/b'), { recursive: true }).sort()).toEqual([
    '.cadastre-bicep.json',
    'main.bicep',
    'networks',
    path.join('networks', 'hub.bicep'),
  ]);
  expect(readFileSync(inFolder('a/b/networks/hub.bicep'), 'utf8')).toBe('hub');
});

test('other files of the folder are left alone', async () => {
  mkdirSync(inFolder('networks'));
  writeFileSync(inFolder('networks/own.bicep'), 'own');
  expect((await writeExport(FOLDER, folder, FILES)).ok).toBe(true);
  expect(readFileSync(inFolder('networks/own.bicep'), 'utf8')).toBe('own');
});

test('what an earlier export wrote and this one does not is removed, unless it was changed or is of another format', async () => {
  const hub = { path: 'networks/hub.bicep', text: 'hub' };
  const spoke = { path: 'networks/spoke.bicep', text: 'spoke' };
  const gone = { path: 'networks/gone.bicep', text: 'gone' };
  expect(await writeExport(FOLDER, folder, [hub, spoke, gone])).toEqual({ ok: true, value: { removed: [], kept: [] } });
  expect(await writeExport({ id: 'terraform', kind: 'folder' }, folder, [{ path: 'main.tf', text: 'tf' }])).toEqual({
    ok: true,
    value: { removed: [], kept: [] },
  });
  writeFileSync(inFolder('networks/spoke.bicep'), 'changed by hand');
  expect(await writeExport(FOLDER, folder, [hub])).toEqual({ ok: true, value: { removed: [gone.path], kept: [spoke.path] } });
  expect(readdirSync(inFolder('networks')).sort()).toEqual(['hub.bicep', 'spoke.bicep']);
  expect(readFileSync(inFolder('main.tf'), 'utf8')).toBe('tf');
});

test.each(['{', '[]', '{"files": {"../outside.txt": "x", "/etc/passwd": "x", "a/../../b": "x"}}', '{"files": 3}'])(
  'a list that is damaged or leads elsewhere removes nothing: %s',
  async (text) => {
    const out = inFolder('out');
    mkdirSync(out);
    writeFileSync(inFolder('outside.txt'), 'kept');
    writeFileSync(path.join(out, '.cadastre-bicep.json'), text);
    expect(await writeExport(FOLDER, out, FILES)).toEqual({ ok: true, value: { removed: [], kept: [] } });
    expect(readFileSync(inFolder('outside.txt'), 'utf8')).toBe('kept');
  },
);

test('where one file cannot be written, all of the old export stay', async () => {
  expect((await writeExport(FOLDER, folder, FILES)).ok).toBe(true);
  chmodSync(inFolder('networks/hub.bicep'), 0o444);
  const written = await writeExport(
    FOLDER,
    folder,
    FILES.map((file) => ({ ...file, text: 'new' })),
  );
  expect(written).toMatchObject({ ok: false, problems: [{ code: 'cannot-write' }] });
  expect(FILES.map((file) => readFileSync(inFolder(file.path), 'utf8'))).toEqual(['main', 'hub']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test.each([
  { why: 'a folder', link: 'networks', to: 'elsewhere' },
  { why: 'a file', link: 'main.bicep', to: 'elsewhere/file' },
])('$why that is a link out of the folder is not followed', async ({ link, to }) => {
  const out = inFolder('out');
  mkdirSync(out);
  mkdirSync(inFolder('elsewhere'));
  writeFileSync(inFolder('elsewhere/file'), 'of others');
  symlinkSync(inFolder(to), path.join(out, link));
  const written = await writeExport(FOLDER, out, FILES);
  expect(written.ok ? '' : written.problems[0]?.text).toMatch(/by a link/);
  expect(readdirSync(inFolder('elsewhere'))).toEqual(['file']);
  expect(readFileSync(inFolder('elsewhere/file'), 'utf8')).toBe('of others');
});

test.each<{ why: string; kind: 'file' | 'folder'; out: string; make: () => void; says: RegExp }>([
  { why: 'a folder where a file is due', kind: 'file', out: 'a', make: () => mkdirSync(inFolder('a')), says: /is a folder/ },
  {
    why: 'a file where a folder is due',
    kind: 'folder',
    out: 'a',
    make: () => {
      writeFileSync(inFolder('a'), 'x');
    },
    says: /is a file/,
  },
  {
    why: 'a file in the way of the folder',
    kind: 'folder',
    out: 'a/b',
    make: () => {
      writeFileSync(inFolder('a'), 'x');
    },
    says: /file is in the way/,
  },
  {
    why: 'a file in the way of a folder in it',
    kind: 'folder',
    out: '.',
    make: () => {
      writeFileSync(inFolder('networks'), 'x');
    },
    says: /file is in the way/,
  },
  { why: 'a folder that is not there, for a file', kind: 'file', out: 'no/a', make: () => undefined, says: /folder does not exist/ },
  {
    why: 'a link to itself',
    kind: 'folder',
    out: 'a',
    make: () => {
      symlinkSync('a', inFolder('a'));
    },
    says: /cannot be made/,
  },
])('refused: $why', async ({ kind, out, make, says }) => {
  make();
  const written = await writeExport({ id: 'bicep', kind }, inFolder(out), FILES);
  expect(written).toMatchObject({ ok: false, problems: [{ code: 'cannot-write' }] });
  expect(written.ok ? '' : written.problems[0]?.text).toMatch(says);
});
