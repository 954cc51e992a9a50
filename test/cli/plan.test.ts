import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadastre, planFile, SMALL_PLAN, WRONG_PLAN } from '../support/command-line.ts';

interface Sizing {
  readonly needed: number;
  readonly reserved: number;
  readonly total: number;
  readonly usable: number;
  readonly prefixLength: number;
  readonly lines: readonly { readonly label: string; readonly addresses: number }[];
}
interface Answer {
  readonly pools: readonly { readonly free: readonly string[] }[];
  readonly virtualNetworks: readonly {
    readonly addressSpace: readonly string[];
    readonly subnets: readonly { readonly prefix: string | null; readonly source: string; readonly sizing: Sizing }[];
  }[];
}

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');
const prefix = expect.stringMatching(/^[\d.]+\/\d+$/);
const count = expect.toSatisfy((value: unknown) => Number.isInteger(value) && Number(value) >= 0, 'a count');

describe('plan --json', () => {
  test('has the fields of the contract', async () => {
    const { code, out } = await cadastre(['plan', planFile(SMALL_PLAN), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'cadastre-result/1',
      plan: 'First plan',
      pools: [
        { name: 'weu', prefixes: ['10.64.0.0/16'], addresses: 65536, assigned: 128, free: expect.arrayContaining([prefix]), largestFree: prefix },
      ],
      virtualNetworks: [
        {
          name: 'spoke-shop',
          region: null,
          addressSpace: [prefix],
          source: 'allocated',
          addresses: 128,
          assigned: 96,
          free: [prefix],
          subnets: [
            {
              name: 'web',
              service: 'virtual-machines',
              prefix,
              ipv6Prefix: null,
              source: 'allocated',
              sizing: { needed: 20, reserved: 5, total: 25, usable: 27 },
            },
            {
              name: 'db',
              service: 'sql-managed-instance',
              prefix,
              source: 'allocated',
              sizing: {
                needed: 40,
                reserved: 5,
                total: 45,
                usable: 59,
                prefixLength: 26,
                lines: expect.arrayContaining([{ label: expect.any(String), addresses: count }]),
                sources: expect.arrayContaining([
                  { title: expect.any(String), url: expect.stringMatching(/^https:/), date: expect.stringMatching(/^\d{4}/) },
                ]),
              },
            },
          ],
        },
      ],
      findings: [],
      summary: { virtualNetworks: 1, subnets: 2, errors: 0, warnings: 0, infos: 0 },
    });
  });

  test.each(['first-plan.yaml', 'hub-and-spoke.yaml', 'broken.yaml'])(
    '%s: what the engine allocates holds what is needed, and receipts add up',
    async (name) => {
      const { out } = await cadastre(['plan', path.join(EXAMPLES, name), '--json']);
      const answer = JSON.parse(out) as Answer;
      for (const { prefix, source, sizing } of answer.virtualNetworks.flatMap(({ subnets }) => subnets)) {
        expect(sizing.lines.reduce((sum, line) => sum + line.addresses, 0)).toBe(sizing.needed);
        expect(sizing.total).toBe(sizing.needed + sizing.reserved);
        if (prefix === null) continue;
        expect(sizing.usable).toBe(2 ** (32 - Number(prefix.split('/')[1])) - 5);
        if (source === 'allocated') expect(sizing.needed).toBeLessThanOrEqual(sizing.usable);
      }
    },
  );

  test('a finding has what the contract promises', async () => {
    const { code, out } = await cadastre(['plan', planFile(WRONG_PLAN), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      findings: [
        {
          rule: 'outside-parent',
          severity: 'error',
          message: expect.stringMatching(/^[A-Z\d].*\.$/),
          subjects: expect.arrayContaining([expect.any(String)]),
          source: { title: expect.any(String), url: expect.stringMatching(/^https:/) },
          fix: { title: expect.any(String), edits: expect.any(Array) },
        },
      ],
      summary: { errors: 1 },
    });
  });

  test('says as much as check --json', async () => {
    const file = path.join(EXAMPLES, 'broken.yaml');
    const [plan, check, format] = await Promise.all([
      cadastre(['plan', file, '--json']),
      cadastre(['check', file, '--json']),
      cadastre(['check', file, '--format', 'json']),
    ]);
    const { findings, summary } = JSON.parse(plan.out) as { findings: { rule: string }[]; summary: object };
    const checked = JSON.parse(check.out) as { format: string; findings: { rule: string; place: unknown }[]; summary: object };
    expect(checked.format).toBe('cadastre-findings/1');
    expect(checked.findings.map(({ place: _place, ...finding }) => finding)).toEqual(findings);
    expect(checked.findings[0]?.place).toEqual({ line: count, column: count });
    expect(summary).toMatchObject(checked.summary);
    expect(format.out).toBe(check.out);
  });
});

describe('plan as text', () => {
  test('shows pools, networks and subnets in columns', async () => {
    const { out } = await cadastre(['plan', planFile(SMALL_PLAN)]);
    expect(out).toBe(`First plan

Pool weu  10.64.0.0/16  under 1 % assigned, largest free 10.64.128.0/17

spoke-shop  10.64.0.0/25  allocated
  subnet  service               prefix         needs  usable  state
  web     virtual-machines      10.64.0.64/27     20      27  allocated
  db      sql-managed-instance  10.64.0.0/26      40      59  allocated

1 virtual network, 2 subnets; no findings.
`);
  });

  test('aligns names that are wider than they are long', async () => {
    const { out } = await cadastre(['plan', '-'], {
      input:
        'cadastre: 1\nname: x\nvirtualNetworks: [{name: net, addressSpace: [10.0.0.0/24], subnets: [{name: 名前, size: /28}, {name: "e\\u0301", size: /28}, {name: 🧭, size: /28}]}]\n',
    });
    expect(out).toContain('\n  名前    virtual-machines');
    expect(out).toContain('\n  e\u0301       virtual-machines');
    expect(out).toContain('\n  🧭      virtual-machines');
  });

  test('lists findings with the worst first, then from top to bottom', async () => {
    const { out } = await cadastre(['check', path.join(EXAMPLES, 'broken.yaml')]);
    const found = [...out.matchAll(/^.*broken\.yaml:(\d+):(\d+): (error|warning|info): /gm)].map(([, line, column, severity]) => ({
      rank: ['error', 'warning', 'info'].indexOf(severity ?? ''),
      place: Number(line) * 1000 + Number(column),
    }));
    expect(found.length).toBeGreaterThan(10);
    expect(found).toEqual([...found].sort((a, b) => a.rank - b.rank || a.place - b.place));
    expect(out).toMatch(/\n\d+ errors, 1 warning, 1 info\.\n$/);
  });
});

describe('plan --strategy', () => {
  test.each([
    { strategy: 'compact', why: 'as without' },
    { strategy: 'spaced', why: 'elsewhere' },
  ])('$strategy: $why', async ({ strategy }) => {
    const input =
      'cadastre: 1\nname: x\nvirtualNetworks: [{name: net, addressSpace: [10.0.0.0/24], subnets: [{name: a, size: /28}, {name: b, size: /28}]}]\n';
    const plain = await cadastre(['plan', '-', '--json'], { input });
    const asked = await cadastre(['plan', '-', '--json', '--strategy', strategy], { input });
    const written = await cadastre(['plan', '-', '--json'], { input: `${input}defaults: {strategy: ${strategy}}\n` });
    expect(asked.out).toBe(written.out);
    if (strategy === 'compact') expect(asked.out).toBe(plain.out);
    else expect(asked.out).not.toBe(plain.out);
  });
});

describe('plan --write', () => {
  test('records every prefix, keeps comments and order; a second run changes no byte', async () => {
    const file = planFile(SMALL_PLAN);
    const before = JSON.parse((await cadastre(['plan', file, '--json'])).out) as Answer;
    const first = await cadastre(['plan', file, '--write']);
    expect(first.code).toBe(0);
    expect(first.err).toContain('recorded 3 prefixes');
    const text = readFileSync(file, 'utf8');
    for (const part of ['# the first plan\n', '# one pool\n', '# the shop\n', '10.64.0.64/27', '10.64.0.0/26', '10.64.0.0/25'])
      expect(text).toContain(part);
    // Without what was added it is what it was.
    expect(
      text
        .split('\n')
        .filter((line) => !/^\s*(addressSpace|prefix):/.test(line))
        .join('\n')
        .replace(/, prefix: [\d./]+/g, ''),
    ).toBe(SMALL_PLAN);

    const second = await cadastre(['plan', file, '--write']);
    expect(second).toMatchObject({ code: 0 });
    expect(second.err).toContain('records every prefix already');
    expect(readFileSync(file, 'utf8')).toBe(text);
    const after = JSON.parse((await cadastre(['plan', file, '--json'])).out) as Answer;
    expect(placesOf(after)).toEqual(placesOf(before));
    expect(readdirSync(path.dirname(file))).toEqual(['plan.yaml']);
  });

  test.each(['first-plan.yaml', 'hub-and-spoke.yaml', 'broken.yaml'])('%s: what was recorded moves no more', async (name) => {
    const file = planFile(readFileSync(path.join(EXAMPLES, name)));
    const first = await cadastre(['plan', file, '--write', '--json']);
    const text = readFileSync(file, 'utf8');
    const second = await cadastre(['plan', file, '--write', '--json', '--strategy', 'spaced']);
    expect(placesOf(JSON.parse(second.out) as Answer)).toEqual(placesOf(JSON.parse(first.out) as Answer));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('writes JSON as JSON', async () => {
    const file = planFile(
      '{"cadastre": 1, "name": "x", "virtualNetworks": [{"name": "net", "addressSpace": ["10.0.0.0/24"], "subnets": [{"name": "a"}]}]}\n',
      'plan.json',
    );
    expect(await cadastre(['plan', file, '--write'])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ virtualNetworks: [{ subnets: [{ prefix: '10.0.0.0/29' }] }] });
  });

  test.each([
    { text: SMALL_PLAN.replaceAll('\n', '\r\n'), why: 'Windows line ends' },
    { text: `\ufeff${SMALL_PLAN}`, why: 'a byte order mark' },
  ])('keeps $why', async ({ text }) => {
    const file = planFile(text);
    expect(await cadastre(['plan', file, '--write'])).toMatchObject({ code: 0 });
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('10.64.0.64/27');
    expect(/(?<!\r)\n/.test(written)).toBe(/(?<!\r)\n/.test(text));
    expect(written.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
    expect(await cadastre(['check', file])).toMatchObject({ code: 0 });
  });

  test.runIf(process.platform !== 'win32')('keeps the mode of the file', async () => {
    const file = planFile(SMALL_PLAN);
    chmodSync(file, 0o640);
    await cadastre(['plan', file, '--write']);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test.runIf(process.platform !== 'win32')('leaves a read-only file alone', async () => {
    const file = planFile(SMALL_PLAN);
    chmodSync(file, 0o440);
    const ran = await cadastre(['plan', file, '--write']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('is read-only');
    expect(readFileSync(file, 'utf8')).toBe(SMALL_PLAN);
  });

  test('records what has a place even if something has none, and says so', async () => {
    const file = planFile(
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - name: net\n    addressSpace: [10.0.0.0/28]\n    subnets:\n      - { name: a, size: /28 }\n      - { name: b, size: /29 }\n',
    );
    expect(await cadastre(['plan', file, '--write'])).toMatchObject({ code: 1 });
    expect(readFileSync(file, 'utf8')).toContain('{ name: a, size: /28, prefix: 10.0.0.0/28 }');
    expect(readFileSync(file, 'utf8')).toContain('{ name: b, size: /29 }');
  });

  test('writes nothing into a document that cannot be read', async () => {
    const text = SMALL_PLAN.replace('machines', 'machine').replace('gp:', 'gpp:');
    const file = planFile(text);
    const ran = await cadastre(['plan', file, '--write']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/:10:\d+: error: .*machine/);
    expect(ran.err).toMatch(/:13:\d+: error: .*gpp/);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

function placesOf(answer: Answer) {
  return answer.virtualNetworks.map(({ addressSpace, subnets }) => ({ addressSpace, subnets: subnets.map(({ prefix }) => prefix) }));
}
