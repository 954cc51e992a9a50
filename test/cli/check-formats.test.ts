import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { cadastre, planFile, SMALL_PLAN, temporaryFolder, WRONG_PLAN } from '../support/command-line.ts';
import { SARIF_SCHEMA } from '../support/sarif-schema.ts';
import { elementsOf, readXml } from '../support/strict-xml.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');
const validate = new Ajv().compile(SARIF_SCHEMA);
interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly version: string } };
      readonly results: readonly { readonly level: string; readonly locations: readonly [{ readonly physicalLocation: object }] }[];
    },
  ];
}
const uriOf = (out: string) => (JSON.parse(out) as Log).runs[0].results[0]?.locations[0].physicalLocation;

describe('check --format', () => {
  test('sarif: a valid log of the broken example, with the places that the text names', async () => {
    const file = path.join(EXAMPLES, 'broken.yaml');
    const [text, sarif] = await Promise.all([cadastre(['check', file]), cadastre(['check', file, '--format', 'sarif'])]);
    expect(sarif.code).toBe(1);
    const log = JSON.parse(sarif.out) as Log;
    expect(validate(log)).toBe(true);
    expect(log.runs[0].tool.driver.version).toBe(pkg.version);
    const lines = [...text.out.matchAll(/broken\.yaml:(\d+):(\d+): (?:error|warning|info):/g)].map(
      ([, line, column]) => `${line ?? ''}:${column ?? ''}`,
    );
    const places = [
      ...sarif.out.matchAll(/"locations": \[\s*\{\s*"physicalLocation": \{[^}]*\},\s*"region": \{\s*"startLine": (\d+),\s*"startColumn": (\d+)/g),
    ];
    expect(places.map(([, line, column]) => `${line ?? ''}:${column ?? ''}`).sort()).toEqual(lines.sort());
    expect(sarif.err).toBe(`${text.out.trim().split('\n').at(-1) ?? ''}\n`);
  });

  test('junit: a case for each rule', async () => {
    const { code, out, err } = await cadastre(['check', planFile(WRONG_PLAN), '--format', 'junit']);
    expect(code).toBe(1);
    const root = readXml(out);
    expect(elementsOf(root, 'failure')).toHaveLength(1);
    expect(elementsOf(root, 'testcase').length).toBeGreaterThan(30);
    expect(err).toMatch(/^1 error/);
  });

  test('github: an annotation for each finding, and for what keeps a plan from being read', async () => {
    const cwd = temporaryFolder();
    writeFileSync(path.join(cwd, 'plan.yaml'), WRONG_PLAN);
    writeFileSync(path.join(cwd, 'bad.yaml'), 'cadastre: 1\nname: x\nsubnet: []\n');
    const [wrong, bad] = await Promise.all([
      cadastre(['check', 'plan.yaml', '--format', 'github'], { cwd }),
      cadastre(['check', 'bad.yaml', '--format', 'github'], { cwd }),
    ]);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/^::error file=plan\.yaml,line=8,col=31,title=outside-parent::The prefix 10\.65\.0\.0\/26 .*%0AFix: .*\.\n/);
    expect(bad).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^::error file=bad\.yaml,line=3,col=1,title=unknown-key::"subnet" is not a key of .*\n$/),
    });
  });

  test.each(['json', 'sarif', 'junit', 'github'])('%s of a plan without findings: exit code 0', async (format) => {
    const ran = await cadastre(['check', planFile(SMALL_PLAN), '--format', format]);
    expect(ran).toMatchObject({ code: 0, err: format === 'json' ? '' : 'no findings.\n' });
    expect(ran.out === '').toBe(format === 'github');
  });

  test.each(['sarif', 'junit'])('%s of what is no plan: nothing on standard output', async (format) => {
    expect(await cadastre(['check', planFile('name: x\n'), '--format', format])).toMatchObject({ code: 2, out: '' });
  });

  test('names the file as it was typed, but for the folder that the command runs in', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'my plans'));
    const file = path.join(folder, 'my plans', 'a.yaml');
    writeFileSync(file, WRONG_PLAN);
    const uri = async (typed: string, how: object) => uriOf((await cadastre(['check', typed, '--format', 'sarif'], how)).out);
    const relative = { artifactLocation: { uri: 'my%20plans/a.yaml', uriBaseId: '%SRCROOT%' } };
    expect(await uri('my plans/a.yaml', { cwd: folder })).toMatchObject(relative);
    expect(await uri('./my plans/../my plans/a.yaml', { cwd: folder })).toMatchObject(relative);
    expect(await uri(file, { cwd: folder })).toMatchObject(relative);
    expect(await uri('../my plans/a.yaml', { cwd: path.join(folder, 'my plans') })).toMatchObject({ artifactLocation: { uri: 'a.yaml' } });
    expect(await uri('../my plans/a.yaml', { cwd: temporaryFolderIn(folder) })).toMatchObject({ artifactLocation: { uri: '../my%20plans/a.yaml' } });
    expect(await uri('-', { input: WRONG_PLAN })).toMatchObject({ artifactLocation: { uri: '%3Cstandard%20input%3E' } });
  });

  test.each([
    { args: ['--json', '--format', 'sarif'], says: '--json should not be asked for together with --format sarif', why: 'two forms at once' },
    { args: ['--json', '--format', 'text'], says: '--json should not be asked for together with --format text', why: 'two forms at once' },
    { args: ['--format', 'xml'], says: 'text, json, sarif, junit, github', why: 'a form that there is not' },
    { args: ['--format', 'toString'], says: 'text, json, sarif, junit, github', why: 'a word that JavaScript knows' },
  ])('$args is refused: $why', async ({ args, says }) => {
    const ran = await cadastre(['check', planFile(WRONG_PLAN), ...args]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(says);
    if (args.includes('--json')) expect(JSON.parse(ran.out)).toMatchObject({ format: 'cadastre-problems/1', problems: [{ code: 'wrong-call' }] });
  });

  test('--json with --format json is the same as either', async () => {
    const file = planFile(WRONG_PLAN);
    const [both, one] = await Promise.all([cadastre(['check', file, '--json', '--format', 'json']), cadastre(['check', file, '--json'])]);
    expect(both).toEqual(one);
  });
});

function temporaryFolderIn(folder: string): string {
  const inner = path.join(folder, 'elsewhere');
  mkdirSync(inner, { recursive: true });
  return inner;
}
