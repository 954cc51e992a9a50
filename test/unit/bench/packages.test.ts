import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOW_TO_INSTALL } from '../../../bench/peers.ts';
import { tasks } from '../../../bench/tasks/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

test.each(['package-lock.json', 'bench/package-lock.json'])('%s names no registry, so that it serves behind any', (file) => {
  const { packages } = JSON.parse(read(file)) as { packages: Record<string, { resolved?: string; integrity?: string }> };
  expect(Object.values(packages).flatMap(({ resolved }) => resolved ?? [])).toEqual([]);
  const unsealed = Object.entries(packages).flatMap(([name, { integrity }]) => (name !== '' && integrity === undefined ? [name] : []));
  expect(unsealed).toEqual([]);
});

describe('the peers', () => {
  const { dependencies } = JSON.parse(read('bench/package.json')) as { dependencies: Record<string, string> };

  test('are asked for in exact versions', () => {
    expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('are told of in the README, and how they come', () => {
    const readme = read('bench/README.md');
    expect(Object.keys(dependencies).filter((name) => !readme.includes(name))).toEqual([]);
    expect(readme).toContain(HOW_TO_INSTALL);
  });
});

test('every task is in the README', () => {
  const readme = read('bench/README.md');
  expect(tasks.map(({ name }) => name).filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
});
