import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
const FILES = [
  { path: 'main.bicep', text: 'main' },
  { path: 'networks/hub.bicep', text: 'hub' },
];

test('one file, over the one before', async () => {
  writeFileSync(inFolder('a.csv'), 'before');
  expect((await writeExport('file', inFolder('a.csv'), [{ path: 'plan.csv', text: 'x' }])).ok).toBe(true);
  expect(readFileSync(inFolder('a.csv'), 'utf8')).toBe('x');
});

test('a folder that is made, with folders in it; twice gives the same', async () => {
  for (let i = 0; i < 2; i++) expect((await writeExport('folder', inFolder('a/b'), FILES)).ok).toBe(true);
  expect(readdirSync(inFolder('a/b'), { recursive: true }).sort()).toEqual(['main.bicep', 'networks', path.join('networks', 'hub.bicep')]);
  expect(readFileSync(inFolder('a/b/networks/hub.bicep'), 'utf8')).toBe('hub');
});

test('other files of the folder are left alone', async () => {
  mkdirSync(inFolder('networks'));
  writeFileSync(inFolder('networks/own.bicep'), 'own');
  expect((await writeExport('folder', folder, FILES)).ok).toBe(true);
  expect(readFileSync(inFolder('networks/own.bicep'), 'utf8')).toBe('own');
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
  const written = await writeExport(kind, inFolder(out), FILES);
  expect(written).toMatchObject({ ok: false, problems: [{ code: 'cannot-write' }] });
  expect(written.ok ? '' : written.problems[0]?.text).toMatch(says);
});
