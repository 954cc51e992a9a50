import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadastre, LAUNCHER, planFile, SMALL_PLAN } from '../support/command-line.ts';

const BROKEN = `cadastre: 1
name: Broken
virtualNetworks:
  - name: hub
    addressSpace: [10.64.0.0/24] # all of it
    subnets:
      # the gateway
      - { name: gw, service: vpn-gateway, prefix: 10.64.0.0/27 }
      - { name: app, prefix: 10.65.0.0/27 } # outside
      - { name: all, prefix: 10.64.0.128/25 }
      - { name: big, size: /25, prefix: 10.64.0.128/25 }
`;
const MENDED = BROKEN.replace('name: gw', 'name: GatewaySubnet').replace('app, prefix: 10.65.0.0/27', 'app');

describe('check --fix', () => {
  test('shows what would change, and what cannot, and writes nothing', async () => {
    const file = planFile(BROKEN);
    const ran = await cadastre(['check', file, '--fix']);
    expect(ran).toMatchObject({ code: 1, err: `Nothing was written; --yes makes the changes in ${file}.\n` });
    expect(ran.out)
      .toBe(`${file}:9:30: error: The prefix 10.65.0.0/27 of hub/app should lie inside the address space of hub, which is 10.64.0.0/24. [outside-parent]
    fix: Let hub/app be placed inside hub
    @@ -9 +9 @@
    -      - { name: app, prefix: 10.65.0.0/27 } # outside
    +      - { name: app } # outside

${file}:8:17: error: Azure VPN Gateway needs a subnet named GatewaySubnet; this one is named gw. [subnet-name-required]
    fix: Rename hub/gw to GatewaySubnet
    @@ -8 +8 @@
    -      - { name: gw, service: vpn-gateway, prefix: 10.64.0.0/27 }
    +      - { name: GatewaySubnet, service: vpn-gateway, prefix: 10.64.0.0/27 }

${file}:11:41: error: hub/all (10.64.0.128/25) and hub/big (10.64.0.128/25) should not overlap; 10.64.0.128/25 is in both. [overlap-in-network]
    not fixed: Let hub/big be placed elsewhere in hub
    It would bring another error: hub/big needs a free /25 in hub; 88 addresses are free there, but the largest free block is 10.64.0.64/26 (fragmentation 27 %). [no-space]

2 fixes, 1 not possible. With them: 1 error, 1 info.
`);
    expect(readFileSync(file, 'utf8')).toBe(BROKEN);
  });

  test('with --yes makes the changes in the file, whole and with its comments', async () => {
    const file = planFile(BROKEN);
    chmodSync(file, 0o640);
    const ran = await cadastre(['check', file, '--fix', '--yes']);
    expect(ran).toMatchObject({
      code: 1,
      err: `${file}: written.\n`,
      out: expect.stringMatching(/\n2 fixes, 1 not possible\. Now: 1 error, 1 info\.\n$/),
    });
    expect(readFileSync(file, 'utf8')).toBe(MENDED);
    expect(readdirSync(path.dirname(file))).toEqual(['plan.yaml']);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    const again = await cadastre(['check', file, '--fix', '--yes']);
    expect(again).toMatchObject({
      code: 1,
      err: 'Nothing was written.\n',
      out: expect.stringMatching(/\nNo fixes, 1 not possible\. As it is: 1 error, 1 info\.\n$/),
    });
    expect(readFileSync(file, 'utf8')).toBe(MENDED);
  });

  test('the exit code speaks of the file as it is then', async () => {
    const text = BROKEN.replace(/.*name: big.*\n/, '');
    const file = planFile(text);
    expect((await cadastre(['check', file, '--fix'])).code).toBe(1);
    expect((await cadastre(['check', file, '--fix', '--yes'])).code).toBe(0);
    expect((await cadastre(['check', file])).code).toBe(0);
  });

  test('--rule takes only findings of the rules that are named', async () => {
    const file = planFile(BROKEN);
    const one = await cadastre(['check', file, '--fix', '--rule', 'subnet-name-required', '--yes']);
    expect(one.out).toMatch(/\n1 fix\. Now: 2 errors, 1 info\.\n$/);
    expect(readFileSync(file, 'utf8')).toBe(BROKEN.replace('name: gw', 'name: GatewaySubnet'));
    const both = await cadastre(['check', planFile(BROKEN), '--fix', '--rule', 'subnet-name-required', '--rule', 'outside-parent']);
    expect(both.out).toMatch(/\n2 fixes\. With them: /);
  });

  test('--json prints one value', async () => {
    const file = planFile(BROKEN);
    const [shown, written] = [
      await cadastre(['check', file, '--fix', '--json']),
      await cadastre(['check', file, '--fix', '--yes', '--format', 'json']),
    ];
    expect(JSON.parse(shown.out)).toMatchObject({
      format: 'cadastre-fixes/1',
      plan: 'Broken',
      written: false,
      applied: [
        {
          rule: 'outside-parent',
          at: 'virtualNetworks[0].subnets[1].prefix',
          place: { line: 9, column: 30 },
          fix: { title: 'Let hub/app be placed inside hub', edits: [{ path: 'virtualNetworks[0].subnets[1].prefix' }] },
          lines: [
            {
              from: { line: 9, lines: ['      - { name: app, prefix: 10.65.0.0/27 } # outside'] },
              to: { line: 9, lines: ['      - { name: app } # outside'] },
            },
          ],
        },
        { rule: 'subnet-name-required' },
      ],
      skipped: [{ rule: 'overlap-in-network', because: expect.stringMatching(/^It would bring another error: /) as string }],
      summary: { errors: 1, warnings: 0, accepted: 0 },
    });
    expect(JSON.parse(written.out)).toEqual({ ...(JSON.parse(shown.out) as object), written: true });
    expect(readFileSync(file, 'utf8')).toBe(MENDED);
  });

  test('of standard input the fixes are shown', async () => {
    const ran = await cadastre(['check', '-', '--fix'], { input: BROKEN });
    expect(ran).toMatchObject({ code: 1, err: 'Nothing was written; --yes makes the changes in a file.\n' });
    expect(ran.out).toMatch(/^<standard input>:9:30: error: /);
  });

  test('without findings there is nothing to do', async () => {
    const ran = await cadastre(['check', planFile(SMALL_PLAN), '--fix', '--yes']);
    expect(ran).toEqual({ code: 0, out: 'No fixes. As it is: no findings.\n', err: 'Nothing was written.\n' });
  });

  test.each([
    { args: ['-', '--fix', '--yes'], says: 'Standard input cannot be written to.', why: 'there is no file' },
    { args: ['FILE', '--yes'], says: '--yes should be asked for together with --fix only.', why: 'nothing to say yes to' },
    { args: ['FILE', '--rule', 'no-space'], says: '--rule should be asked for together with --fix only.', why: 'nothing to choose from' },
    {
      args: ['FILE', '--fix', '--rule', 'no-spaces'],
      says: '"no-spaces" should be the rule of a check. Did you mean "no-space"?',
      why: 'a rule that there is not',
    },
    { args: ['FILE', '--fix', '--format', 'sarif'], says: '--fix should not be asked for together with --format sarif.', why: 'a form for findings' },
    { args: ['FILE', '--fix', '--accepted'], says: '--accepted should not be asked for together with --fix.', why: 'what is accepted is not fixed' },
  ])('$args is refused: $why', async ({ args, says }) => {
    const file = planFile(BROKEN);
    const ran = await cadastre(['check', ...args.map((arg) => (arg === 'FILE' ? file : arg))], { input: BROKEN });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
    expect(readFileSync(file, 'utf8')).toBe(BROKEN);
  });

  test('a file that may not be written stays as it is', async () => {
    const file = planFile(BROKEN);
    chmodSync(file, 0o440);
    const ran = await cadastre(['check', file, '--fix', '--yes']);
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('is read-only') });
    expect(readFileSync(file, 'utf8')).toBe(BROKEN);
  });

  // A terminal as `script` of util-linux plays it.
  test.runIf(existsSync('/usr/bin/script'))('colour on a terminal', () => {
    const shown = spawnSync('script', ['-qec', `'${process.execPath}' '${LAUNCHER}' check '${planFile(BROKEN)}' --fix`, '/dev/null'], {
      env: { PATH: process.env['PATH'], TERM: 'xterm-256color' },
      encoding: 'utf8',
    }).stdout;
    expect(shown).toContain('\u001b[31m    -      - { name: app, prefix: 10.65.0.0/27 } # outside\u001b[39m');
    expect(shown).toContain('\u001b[32m    +      - { name: app } # outside\u001b[39m');
  });

  test('what acts on a terminal is shown, and tabs are blanks', async () => {
    const text = '{\n\t"cadastre": 1, "name": "x",\n\t"virtualNetworks": [{"name": "a\u202eb", "addressSpace": ["10.64.0.9/24"]}]\n}\n';
    const { out } = await cadastre(['check', planFile(text, 'plan.json'), '--fix']);
    expect(out).toContain('    +    "virtualNetworks": [{"name": "a\\u202eb", "addressSpace": ["10.64.0.0/24"]}]\n');
    expect(out).not.toMatch(/[\t\u202e]/);
  });
});
