import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cadastre, LAUNCHER, planFile, start, WRONG_PLAN } from '../support/command-line.ts';

describe('what goes to a terminal', () => {
  // eslint-disable-next-line no-control-regex
  const ESCAPES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  test('no colour where there is none', async () => {
    const wrong = planFile(WRONG_PLAN);
    for (const args of [
      ['plan', wrong],
      ['check', wrong],
      ['plan', 'nowhere.yaml'],
      ['services', 'bastion'],
      ['size', 'bastion'],
      ['config', wrong],
    ]) {
      const ran = await cadastre(args);
      expect(ran.out + ran.err).not.toMatch(ESCAPES);
    }
  });

  // A terminal as `script` of util-linux plays it.
  const terminal = (file: string, env: NodeJS.ProcessEnv) =>
    spawnSync('script', ['-qec', `'${process.execPath}' '${LAUNCHER}' check '${file}'`, '/dev/null'], {
      env: { PATH: process.env['PATH'], TERM: 'xterm-256color', ...env },
      encoding: 'utf8',
    }).stdout;

  test.runIf(existsSync('/usr/bin/script'))('colour on a terminal, and none with NO_COLOR', () => {
    const file = planFile(WRONG_PLAN);
    expect(terminal(file, {})).toContain('\u001b[31merror\u001b[39m: ');
    expect(terminal(file, { NO_COLOR: '1' })).toContain(': error: ');
    expect(terminal(file, { NO_COLOR: '1' })).not.toContain('\u001b[3');
  });

  test.each([
    { plan: 'cadastre: 1\nname: "a\\e[31mb\\rc\\u202ed\\x9b1me"\n', why: 'the name of the plan' },
    { plan: 'cadastre: 1\nname: x\n"k\\e[2J\\u202e": 1\n', why: 'an unknown key' },
    {
      plan: 'cadastre: 1\nname: x\nvirtualNetworks: [{name: "n\\u202etest", addressSpace: [10.0.0.0/24], subnets: [{name: "s\\u2066s", size: /28}]}]\n',
      why: 'names that are allowed to be odd',
    },
    { plan: 'cadastre: 1\nname: x\nvirtualNetworks: [{name: nn, addressSpace: ["10.0.0.0/24\\e[31m\\u202e"]}]\n', why: 'a prefix' },
    {
      plan: 'cadastre: 1\nname: x\nvirtualNetworks: [{name: nn, addressSpace: [10.0.0.0/24], subnets: [{name: s, service: "x\\e]0;t\\a"}]}]\n',
      why: 'a service',
    },
    {
      plan: 'cadastre: 1\nname: x\naddressPools: [{name: p, prefixes: [10.0.0.0/16], reserved: [{prefix: 10.0.0.0/24, reason: "r\\u202er\\nforged.yaml:1:1: error: x"}]}]\nvirtualNetworks: [{name: nn, pool: p, addressSpace: [10.0.0.0/25]}]\n',
      why: 'a reason in a finding',
    },
    { plan: 'cadastre: 1\nname: x\n\u001b[31m: 1\n', why: 'raw control characters' },
  ])('never raw: $why', async ({ plan }) => {
    const file = planFile(plan);
    for (const args of [
      ['plan', file],
      ['plan', file, '--json'],
      ['check', file],
      ['check', file, '--json'],
      ['config', file],
    ]) {
      const ran = await cadastre(args);
      expect(ran.code).not.toBe(3);
      expect(ran.out + ran.err).not.toMatch(ESCAPES);
      expect(ran.out + ran.err).not.toMatch(/^forged/m);
    }
  });

  test('the words of the call are not passed on raw either', async () => {
    for (const args of [['\u001b[31mplan'], ['plan', '\u001b[31m\rx'], ['size', '\u001b[31m'], ['services', 'a\u202eb'], ['plan', '--\u001b[2J']]) {
      const ran = await cadastre(args);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).not.toMatch(ESCAPES);
    }
  });
});

test.runIf(process.platform !== 'win32')('a reader that closes the pipe ends the command quietly', async () => {
  const subnets = Array.from({ length: 3000 }, (_, i) => `      - { name: subnet-${i}, size: /28 }`).join('\n');
  const file = planFile(`cadastre: 1\nname: big\nvirtualNetworks:\n  - name: net\n    addressSpace: [10.0.0.0/8]\n    subnets:\n${subnets}\n`);
  const child = start(['plan', file, '--json']);
  let err = '';
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(err).toBe('');
  expect(code).toBe(0);
});
