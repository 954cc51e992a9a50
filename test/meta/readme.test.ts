import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { services } from '../../shared/catalog/catalog.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(ROOT, 'cli/cadastre.js'), ...args], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    .stdout;

/** What the README shows beneath a command. */
function shown(command: string): string {
  const block = readme.split('```').find((part) => part.startsWith(`\n$ npx cadastre ${command}\n`));
  if (block === undefined) throw new Error(`The README does not show "${command}".`);
  return block.split('\n').slice(2).join('\n').trimEnd();
}

describe('the README shows what the program prints', () => {
  test('the first plan', () => {
    expect(run('plan', 'examples/first-plan.yaml').trimEnd()).toBe(shown('plan plan.yaml'));
    expect(readme).toContain(readFileSync(path.join(ROOT, 'examples/first-plan.yaml'), 'utf8').trimEnd());
  });

  test('the receipt, whose sources follow', () => {
    const printed = run('size', 'sql-managed-instance', 'gp=3', 'bc=2', 'vmGroups=1');
    expect(printed.startsWith(shown('size sql-managed-instance gp=3 bc=2 vmGroups=1'))).toBe(true);
  });

  test('the advice, which goes on with each way', () => {
    const command = 'advise app-service privateAddress callsOut';
    expect(run(...command.split(' ')).startsWith(shown(command))).toBe(true);
  });

  test.each(['edit examples/hub-and-spoke.yaml resize spoke-data-neu/sqlmi /25', 'plan examples/hub-and-spoke.yaml --explain spoke-shop-weu'])(
    '%s',
    (command) => {
      expect(run(...command.split(' ')).trimEnd()).toBe(shown(command));
    },
  );

  test('the number of services', () => {
    expect(readme).toContain(`${services.length} services`);
  });

  test('the findings of the broken example', () => {
    expect(run('check', 'examples/broken.yaml').trimEnd()).toBe(shown('check examples/broken.yaml'));
  });

  test('links that lead somewhere', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !link.startsWith('http'));
    expect(links.filter((link) => !existsSync(path.join(ROOT, link)))).toEqual([]);
    expect(links.length).toBeGreaterThan(10);
  });

  test('every command of the program, and no other', () => {
    const help = [...run('--help').matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]).filter((name) => name !== 'help');
    const table = [...readme.matchAll(/^\| `([a-z]+)/gm)].map((match) => match[1]);
    expect(table.sort()).toEqual(help.sort());
  });
});
