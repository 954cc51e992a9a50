import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadastre, planFile, SMALL_PLAN, temporaryFolder, WRONG_PLAN } from '../support/command-line.ts';

// A fault of our own cannot be asked for; this takes away something that a command relies on.
const FAULT = `const { stringify } = JSON;
JSON.stringify = (value, replace, indent) => {
  if (indent === 2) throw new TypeError('planted fault');
  return stringify(value, replace, indent);
};
`;

describe('exit codes', () => {
  test.each([
    { args: ['--help'], code: 0, why: 'asking for help is not wrong' },
    { args: ['plan', '--help'], code: 0, why: 'nor is asking for the help of a command' },
    { args: ['help', 'size'], code: 0, why: 'nor in the other order' },
    { args: ['--version'], code: 0, why: 'nor asking for the version' },
    { args: ['schema'], code: 0, why: 'a command without a plan' },
    { args: ['plan', 'GOOD'], code: 0, why: 'no finding' },
    { args: ['check', 'GOOD'], code: 0, why: 'no finding' },
    { args: ['free', 'GOOD'], code: 0, why: 'no finding' },
    { args: ['config', 'GOOD'], code: 0, why: 'no finding' },
    { args: ['plan', 'WRONG'], code: 1, why: 'a finding of severity error' },
    { args: ['check', 'WRONG'], code: 1, why: 'a finding of severity error' },
    { args: ['check', 'WRONG', '--json'], code: 1, why: 'in JSON as well' },
    { args: ['config', 'WRONG'], code: 1, why: 'a finding of severity error' },
    { args: ['export', 'WRONG', '--format', 'csv', '--out', '-'], code: 1, why: 'a finding of severity error, yet written' },
    { args: [], code: 2, why: 'no command' },
    { args: ['plan'], code: 2, why: 'no file' },
    { args: ['plan', 'GOOD', 'GOOD'], code: 2, why: 'one file too many' },
    { args: ['plan', 'nowhere.yaml'], code: 2, why: 'a file that does not exist' },
    { args: ['plan', '.'], code: 2, why: 'a folder' },
    { args: ['plan', 'GOOD', '--strategy', 'tight'], code: 2, why: 'a strategy that there is not' },
    { args: ['plan', 'GOOD', '--nonsense'], code: 2, why: 'an option that there is not' },
    { args: ['size', 'virtual-machines', '--growth', '-1'], code: 2, why: 'a growth below 0' },
    { args: ['size', 'virtual-machines', '--growth', '1e2'], code: 2, why: 'a growth that is not plain' },
    { args: ['size', 'virtual-machines', '--growth', '1001'], code: 2, why: 'a growth above 1000' },
    { args: ['export', 'GOOD', '--format', 'csv'], code: 2, why: 'nowhere to write' },
    { args: ['serve', '--port', '65536'], code: 2, why: 'a port that there is not' },
    { args: ['serve', 'nowhere.yaml', '--no-open'], code: 2, why: 'a file that does not exist' },
    { args: ['serve', '-', '--no-open'], code: 2, why: 'standard input is no file' },
  ])('cadastre $args ends with $code: $why', async ({ args, code }) => {
    const files: Record<string, string> = { GOOD: planFile(SMALL_PLAN), WRONG: planFile(WRONG_PLAN) };
    const ran = await cadastre(
      args.map((arg) => files[arg] ?? arg),
      { cwd: temporaryFolder() },
    );
    expect({ code: ran.code, err: ran.err }).toMatchObject({ code });
    if (code === 2) {
      expect(ran.out).toBe('');
      expect(ran.err).not.toBe('');
    }
    expect(ran.err).not.toMatch(/\bat .*\.(ts|js):\d/);
  });

  test('3: the program itself fails, says so, and how to report it', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'fault.mjs'), FAULT);
    const ran = await cadastre(['schema'], { env: { NODE_OPTIONS: `--import=${path.join(folder, 'fault.mjs')}` } });
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toContain('a fault of the program, not of your plan');
    expect(ran.err).toContain('planted fault');
    expect(ran.err).toContain('Please report it');
  });
});

test('the help names every command and every exit code', async () => {
  const { out } = await cadastre(['--help']);
  for (const word of [
    'plan',
    'check',
    'size',
    'services',
    'config',
    'export',
    'free',
    'capacity',
    'diff',
    'merge',
    'store',
    'serve',
    'schema',
    'Exit codes',
    '  0 ',
    '  1 ',
    '  2 ',
    '  3 ',
  ]) {
    expect(out).toContain(word);
  }
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

describe('suggestions', () => {
  test.each([
    { args: ['plna', 'x.yaml'], says: 'Did you mean plan?', why: 'a command with two letters swapped' },
    { args: ['plan', 'x.yaml', '--jsn'], says: 'Did you mean --json?', why: 'an option with a letter missing' },
    { args: ['services', 'sqlmanaged-instance'], says: 'Did you mean "sql-managed-instance"?', why: 'an id' },
    { args: ['size', 'bastoin'], says: 'Did you mean "bastion"?', why: 'a service' },
    { args: ['export', 'GOOD', '--format', 'cvs', '--out', '-'], says: 'csv', why: 'a format: the known ones are listed' },
    { args: ['free', 'GOOD', '--pool', 'wue'], says: 'Did you mean "weu"?', why: 'a pool' },
    { args: ['config', 'GOOD', '--subnet', 'spoke-shop/wbe'], says: 'Did you mean "spoke-shop/web"?', why: 'a subnet' },
    { args: ['size', 'virtual-machines', 'machine=3'], says: 'Did you mean "machines"?', why: 'an input' },
    { args: ['size', 'aks', 'networkModel=overlya'], says: 'Did you mean "overlay"?', why: 'a choice' },
    { args: ['check', 'GOOD', '--format', 'yaml'], says: 'text, json', why: 'the choices are listed' },
  ])('cadastre $args says $says: $why', async ({ args, says }) => {
    const good = planFile(SMALL_PLAN);
    const ran = await cadastre(args.map((arg) => (arg === 'GOOD' ? good : arg)));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
  });
});

describe('--json', () => {
  test.each([
    { args: ['plan', 'GOOD', '--json'], why: 'an answer' },
    { args: ['plan', 'WRONG', '--json'], why: 'an answer with findings' },
    { args: ['plan', 'BROKEN', '--json'], why: 'a plan that cannot be read' },
    { args: ['plan', 'nowhere.yaml', '--json'], why: 'no file' },
    { args: ['plan', '-', '--write', '--json'], why: 'a wrong call' },
    { args: ['plan', '--json'], why: 'no file named' },
    { args: ['plan', 'GOOD', '--json', '--nonsense'], why: 'an unknown option' },
    { args: ['plna', '--json'], why: 'an unknown command' },
    { args: ['check', 'GOOD', '--json'], why: 'no findings' },
    { args: ['check', 'WRONG', '--format', 'json'], why: 'findings, by the other option' },
    { args: ['check', 'BROKEN', '--format', 'json'], why: 'a plan that cannot be read' },
    { args: ['check', '--format', 'json', '--nonsense'], why: 'an unknown option' },
    { args: ['check', '--format=json', '--nonsense'], why: 'in one word' },
    { args: ['size', 'bastion', '--json'], why: 'a size' },
    { args: ['size', 'nonsense', '--json'], why: 'an unknown service' },
    { args: ['size', 'bastion', '--json', '--growth', 'x'], why: 'a wrong percentage' },
    { args: ['services', '--json'], why: 'the catalog' },
    { args: ['services', 'nonsense', '--json'], why: 'an unknown entry' },
    { args: ['config', 'GOOD', '--json'], why: 'the resources' },
    { args: ['config', 'GOOD', '--subnet', 'spoke-shop/db', '--json'], why: 'of one subnet' },
    { args: ['config', 'GOOD', '--subnet', 'nowhere', '--json'], why: 'of a subnet that there is not' },
    { args: ['free', 'GOOD', '--json'], why: 'free blocks' },
    { args: ['free', 'GOOD', '--size', '/33', '--json'], why: 'a wrong size' },
    { args: ['schema'], why: 'JSON without being asked for' },
  ])('cadastre $args prints one value and nothing else: $why', async ({ args }) => {
    const files: Record<string, string> = {
      GOOD: planFile(SMALL_PLAN),
      WRONG: planFile(WRONG_PLAN),
      BROKEN: planFile('cadastre: 1\nname: x\nbogus: 1\n'),
    };
    const ran = await cadastre(
      args.map((arg) => files[arg] ?? arg),
      { cwd: temporaryFolder() },
    );
    const value: unknown = JSON.parse(ran.out);
    if (ran.code === 2) {
      expect(value).toMatchObject({ format: 'cadastre-problems/1', problems: [{ code: expect.any(String), text: expect.stringMatching(/^.+\.$/) }] });
      expect(ran.err).not.toBe('');
    } else expect(ran.err).toBe('');
  });
});

describe('standard input', () => {
  test.each([
    { input: SMALL_PLAN, why: 'YAML' },
    { input: '{"cadastre": 1, "name": "x"}', why: 'JSON' },
    { input: `\ufeff${SMALL_PLAN}`, why: 'a byte order mark first' },
  ])('is read for -: $why', async ({ input }) => {
    expect(await cadastre(['plan', '-', '--json'], { input })).toMatchObject({ code: 0, err: '' });
  });

  test('is named as such in messages', async () => {
    const broken = await cadastre(['plan', '-'], { input: 'cadastre: 1\nname: x\nbogus: 1\n' });
    expect(broken).toMatchObject({ code: 2, out: '' });
    expect(broken.err).toMatch(/^<standard input>:3:1: error: "bogus" is not a key/);
    expect((await cadastre(['check', '-'], { input: WRONG_PLAN })).out).toMatch(/^<standard input>:8:\d+: error: /m);
  });

  test('cannot be written to', async () => {
    const ran = await cadastre(['plan', '-', '--write'], { input: SMALL_PLAN });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('Standard input cannot be written to.');
  });
});
