import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../shared/compare/comparison.ts';
import { cadastre, LAUNCHER, temporaryFolder } from '../support/command-line.ts';

const OLD =
  'cadastre: 1\nname: shop\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/22]\n    subnets:\n      - {name: web, prefix: 10.64.0.0/26}\n      - {name: db, service: sql-managed-instance, inputs: {gp: 2}, prefix: 10.64.1.0/26}\n';
const NEW = OLD.replace('10.64.0.0/26', '10.64.0.0/25').replace('name: db', 'name: data');

function two(from = OLD, to = NEW): [from: string, to: string, folder: string] {
  const folder = temporaryFolder();
  const files = [path.join(folder, 'old.yaml'), path.join(folder, 'new.yaml')] as const;
  writeFileSync(files[0], from);
  writeFileSync(files[1], to);
  return [...files, folder];
}

describe('cadastre diff', () => {
  test('says what changed, what it costs and why', async () => {
    const [from, to] = two();
    const { code, out, err } = await cadastre(['diff', from, to]);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      `${from} → ${to}`,
      '= subnet spoke/data renamed (redeploy)',
      '    name db → data',
      '    The name of a subnet cannot change: a subnet of the new name is made, and Azure SQL Managed Instance must be rebuilt in it.',
      '* subnet spoke/web resized (redeploy)',
      '    prefix 10.64.0.0/26 → 10.64.0.0/25',
      expect.stringMatching(/^ {4}A subnet is resized only while it is empty: Virtual machines must leave it first/),
      '1 resized, 1 renamed; 2 redeploy.',
      '',
    ]);
  });

  test.each(['html', 'svg'])('as %s, one text that needs nothing beside it', async (format) => {
    const [from, to] = two();
    const { code, out } = await cadastre(['diff', from, to, '--format', format]);
    expect(code).toBe(0);
    expect(out).toMatch(format === 'svg' ? /^<\?xml [^]*<\/svg>\n$/ : /^<!doctype html>[^]*<\/html>\n$/);
  });

  test('--json prints one value with the names of the contract', async () => {
    const [from, to] = two();
    const { out } = await cadastre(['diff', from, to, '--json']);
    const comparison = JSON.parse(out) as Comparison;
    expect(comparison).toMatchObject({
      from,
      to,
      changes: [
        { subject: 'spoke/data', kind: 'subnet', change: 'renamed', from: { name: 'db' }, to: { name: 'data' }, impact: 'redeploy' },
        {
          subject: 'spoke/web',
          kind: 'subnet',
          change: 'resized',
          from: { prefix: '10.64.0.0/26' },
          to: { prefix: '10.64.0.0/25' },
          impact: 'redeploy',
        },
      ],
      summary: { added: 0, removed: 0, moved: 0, resized: 1, renamed: 1, configured: 0 },
    });
  });

  test('--format markdown has a table for each impact, and nothing that was typed is markup', async () => {
    const [from, to] = two(OLD, OLD.replace('name: web', 'name: "a|b<b>`"'));
    const { out } = await cadastre(['diff', from, to, '--format', 'markdown']);
    const rows = out.split('\n').filter((row) => row.startsWith('| Subnet'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('spoke/a&#124;b&lt;b&gt;\\`');
    expect(rows[0]).not.toContain('<b>');
  });

  test.each([
    { why: 'differences', args: ['--exit-code'], to: NEW, code: 1 },
    { why: 'differences, not asked for', args: [], to: NEW, code: 0 },
    { why: 'comments and order are none', args: ['--exit-code'], to: OLD.replace('name: shop', 'name: shop # ours'), code: 0 },
  ])('exit code: $why', async ({ args, to, code }) => {
    const [old, now] = two(OLD, to);
    expect((await cadastre(['diff', old, now, ...args])).code).toBe(code);
  });

  test.each([
    { why: 'one plan', args: (from: string) => [from], says: 'diff should be given two plans, not 1.' },
    { why: 'three plans', args: (from: string) => [from, from, from], says: 'diff should be given two plans, not 3.' },
    { why: 'a file that is not there', args: (from: string) => [from, `${from}.no`], says: 'does not exist.' },
    {
      why: 'two forms at once',
      args: (from: string, to: string) => [from, to, '--json', '--format', 'text'],
      says: '--json should not be asked for together',
    },
  ])('refuses $why', async ({ args, says }) => {
    const [from, to] = two();
    const ran = await cadastre(['diff', ...args(from, to)]);
    expect(ran.code).toBe(2);
    expect(ran.err + ran.out).toContain(says);
  });

  test('tells what is wrong with both plans at once', async () => {
    const [from, to] = two('cadastre: 1\n', 'cadastre: 1\nname: x\nsize: 3\n');
    const { code, err } = await cadastre(['diff', from, to]);
    expect(code).toBe(2);
    expect(err).toContain('old.yaml');
    expect(err).toContain('new.yaml');
  });

  test('as the external diff of git: changed, added and removed plans, and one that cannot be read', ({ skip }) => {
    skip(spawnSync('git', ['--version']).status !== 0, 'there is no git here');
    const [, , folder] = two();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, GIT_EXTERNAL_DIFF: `"${process.execPath}" "${LAUNCHER}" diff --git`, GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1' },
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync(path.join(folder, 'old.yaml'), NEW);
    expect(git('diff')).toMatch(/^old\.yaml \(old\) → old\.yaml \(new\)\n= subnet spoke\/data renamed \(redeploy\)\n/);
    git('rm', '-q', '--cached', 'new.yaml');
    expect(git('diff', '--cached')).toContain('- subnet spoke/web removed (redeploy)');
    writeFileSync(path.join(folder, 'old.yaml'), 'cadastre: 1\n');
    expect(git('diff')).toBe('');
  });
});
