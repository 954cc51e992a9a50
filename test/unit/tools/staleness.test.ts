import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, isStale, stampFile, writeStamp } from '../../../tools/staleness.js';

let root: string;
let output: string;
let folders: string[];
let files: string[];

const stale = () => isStale(output, folders, files);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cadastre-stale-'));
  output = join(root, 'out.js');
  folders = [join(root, 'src')];
  files = [join(root, 'lock.json')];
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  for (const name of ['src/a.ts', 'src/deep/b.ts', 'lock.json', 'out.js']) writeFileSync(join(root, name), name);
  writeStamp(output, fingerprint(folders, files));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('what was just built is not stale', () => {
  expect(stale()).toBe(false);
});

test.each<[string, () => void]>([
  ['its output is missing', () => rmSync(output)],
  ['its stamp is missing', () => rmSync(stampFile(output))],
  ['a source was changed', () => writeFileSync(join(root, 'src/deep/b.ts'), 'changed')],
  ['a source was touched, even back in time', () => utimesSync(join(root, 'src/a.ts'), 1, 1)],
  [
    'a source was added, however old',
    () => {
      copyFileSync(join(root, 'src/a.ts'), join(root, 'src/c.ts'));
      utimesSync(join(root, 'src/c.ts'), 1, 1);
    },
  ],
  ['a source was removed', () => rmSync(join(root, 'src/a.ts'))],
  ['a whole folder was removed', () => rmSync(join(root, 'src'), { recursive: true })],
  ['an extra file was changed', () => writeFileSync(join(root, 'lock.json'), '{}')],
  ['an extra file was removed', () => rmSync(join(root, 'lock.json'))],
  ['the output is not the one that was stamped', () => utimesSync(output, 1, 1)],
])('stale when %s', (_when, change) => {
  change();
  expect(stale()).toBe(true);
});

test('tests, hidden files and packages are no sources', () => {
  writeFileSync(join(root, 'src/a.test.ts'), '');
  writeFileSync(join(root, 'src/.hidden'), '');
  mkdirSync(join(root, 'src/node_modules/x'), { recursive: true });
  writeFileSync(join(root, 'src/node_modules/x/index.js'), '');
  expect(stale()).toBe(false);
});

test('a source saved during the build makes its result stale', () => {
  const print = fingerprint(folders, files);
  writeFileSync(join(root, 'src/a.ts'), 'saved meanwhile');
  writeStamp(output, print);
  expect(stale()).toBe(true);
});
