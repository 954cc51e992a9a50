import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadastre, planFile, SMALL_PLAN, WRONG_PLAN } from '../support/command-line.ts';

/** As SMALL_PLAN, with every prefix recorded. */
const RECORDED = `# the first plan
cadastre: 1
name: First plan
addressPools:
  - { name: weu, prefixes: [10.64.0.0/16] } # one pool
virtualNetworks:
  - name: spoke-shop
    pool: weu
    addressSpace: [10.64.0.0/24]
    subnets:
      - { name: web, inputs: { machines: 20 }, prefix: 10.64.0.64/26 } # the shop
      - name: db
        service: sql-managed-instance
        inputs: { gp: 3, bc: 2 }
        prefix: 10.64.0.0/26
`;

describe('edit', () => {
  test('shows what would change and writes nothing', async () => {
    const file = planFile(RECORDED);
    const ran = await cadastre(['edit', file, 'move', 'spoke-shop/web', '10.64.0.128/26']);
    expect(ran).toMatchObject({
      code: 0,
      out: `Moves spoke-shop/web from 10.64.0.64/26 to 10.64.0.128/26.

  subject         before         after           change
  spoke-shop/web  10.64.0.64/26  10.64.0.128/26  moved
`,
    });
    expect(ran.err).toBe(`Nothing was written; --write makes the change in ${file}.\n`);
    expect(readFileSync(file, 'utf8')).toBe(RECORDED);
  });

  test('with --write makes the change in the file, and nothing else', async () => {
    const file = planFile(RECORDED);
    const shown = await cadastre(['edit', file, 'move', 'spoke-shop/web', '10.64.0.128/26']);
    const ran = await cadastre(['edit', file, 'move', 'spoke-shop/web', '10.64.0.128/26', '--write']);
    expect(ran).toMatchObject({ code: 0, out: shown.out, err: `${file}: written.\n` });
    expect(readFileSync(file, 'utf8')).toBe(RECORDED.replace('10.64.0.64/26', '10.64.0.128/26'));
    expect(readdirSync(path.dirname(file))).toEqual(['plan.yaml']);
  });

  test('--json prints one value, with the edits and their undo', async () => {
    const { code, out } = await cadastre(['edit', planFile(RECORDED), 'resize', 'spoke-shop/db', '/25', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      format: 'cadastre-edit/1',
      title: 'Grows and moves spoke-shop/db from 10.64.0.0/26 to 10.64.0.128/25.',
      written: false,
      changes: [{ subject: 'spoke-shop/db', what: 'resized', from: '10.64.0.0/26', to: '10.64.0.128/25' }],
      edits: [{ path: 'virtualNetworks[0].subnets[1].prefix', set: '10.64.0.128/25' }],
      undo: [{ at: RECORDED.indexOf('10.64.0.0/26'), was: '10.64.0.128/25', text: '10.64.0.0/26' }],
      newFindings: [],
    });
  });

  test('records what would otherwise move, and says so', async () => {
    const { code, out } = await cadastre(['edit', planFile(SMALL_PLAN), 'split', 'spoke-shop', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      title: expect.stringMatching(/Records 2 other prefixes in the document, so that nothing else moves\.$/) as string,
      changes: [{ subject: 'spoke-shop' }, { subject: 'spoke-shop' }, { what: 'recorded' }, { what: 'recorded' }],
    });
  });

  test('a refusal says why, names the nearest legal place, and leaves the file alone', async () => {
    const file = planFile(RECORDED);
    const args = ['edit', file, 'move', 'spoke-shop/web', '10.64.0.0/26', '--write'];
    const ran = await cadastre(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toBe(
      `${file}: error: The prefix 10.64.0.0/26 for spoke-shop/web should keep out of 10.64.0.0/26, which spoke-shop/db holds. The nearest legal place is 10.64.0.128/26. [prefix]\nNothing was done: 1 problem.\n`,
    );
    const json = await cadastre([...args, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      format: 'cadastre-problems/1',
      problems: [{ code: 'place-refused', at: 'prefix', input: '10.64.0.0/26', nearest: '10.64.0.128/26' }],
    });
    expect(readFileSync(file, 'utf8')).toBe(RECORDED);
  });

  test.each([
    { args: ['split', 'spoke-shop/web', '--into', '/27', '--names', 'api'], code: 0, out: 'spoke-shop/api' },
    { args: ['join', 'spoke-shop/web', 'spoke-shop/db'], code: 2, err: 'should not share a subnet with' },
    { args: ['resize', 'spoke-shop', '/23'], code: 0, out: '10.64.0.0/23' },
    { args: ['move', 'spoke-shop', '--to', 'nearest'], code: 0, out: '10.64.1.0/24' },
    { args: ['move', 'spoke-shop', '10.64.9.0/24', '--from', '10.64.0.0/24'], code: 0, out: 'and its 2 subnets with it' },
    { args: ['rename', 'spoke-shop/web', 'shop'], code: 0, out: 'spoke-shop/web → spoke-shop/shop' },
    { args: ['remove', 'spoke-shop/web'], code: 0, out: 'Removes spoke-shop/web (10.64.0.64/26).' },
    { args: ['add', 'spoke-shop/vm', 'machines=20'], code: 0, out: 'spoke-shop/vm  none    10.64.0.128/27  added' },
    { args: ['add', 'spoke-shop', 'bastion'], code: 0, out: 'Adds spoke-shop/AzureBastionSubnet at 10.64.0.128/26.' },
    { args: ['add', 'spoke-shop/mi', 'sql-managed-instance', 'gp=1', '--size', '/26', '--prefix', '10.64.0.192/26'], code: 0, out: '10.64.0.192/26' },
    { args: ['add', 'nowhere/vm', 'machines=3'], code: 2, err: '"nowhere" should be the name of' },
    { args: ['add', 'spoke-shop/vm', 'virtual-machines', 'machine'], code: 2, err: '"machine" should be an input and its value.' },
    { args: ['add', 'spoke-shop/vm', 'machine=3'], code: 2, err: 'Did you mean "machines"?' },
    { args: ['mvoe', 'spoke-shop'], code: 2, err: 'Did you mean "move"?' },
    { args: ['toString', 'spoke-shop'], code: 2, err: '"toString" is not an edit' },
    { args: ['move'], code: 2, err: 'Write: cadastre edit FILE move' },
    { args: ['rename', 'spoke-shop'], code: 2, err: 'Write: cadastre edit FILE rename' },
    { args: ['move', 'spoke-shop', '--to', 'far'], code: 2, err: '--to should be nearest, not "far".' },
    { args: ['move', 'spoke-shop', '--into', '/25'], code: 2, err: '--into should be left out; "move" does not know it.' },
    { args: ['move', 'spoke-shop/wbe', '--to', 'nearest'], code: 2, err: 'Did you mean "spoke-shop/web"?' },
  ])('$args ends with $code', async ({ args, code, out, err }) => {
    const file = planFile(RECORDED);
    const ran = await cadastre(['edit', file, ...args]);
    expect({ code: ran.code, err: ran.err }).toMatchObject({ code });
    if (out !== undefined) expect(ran.out).toContain(out);
    if (err !== undefined) expect(ran.err).toContain(err);
    if (code === 2) expect(ran.out).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(RECORDED);
  });

  test('an edit of a plan with errors is made, and ends with 1 as any look at it does', async () => {
    const file = planFile(WRONG_PLAN);
    const ran = await cadastre(['edit', file, 'rename', 'spoke-shop/web', 'shop', '--write']);
    expect(ran.code).toBe(1);
    expect(ran.out).not.toContain('New findings');
    expect(readFileSync(file, 'utf8')).toContain('name: shop');
    // What was wrong can be mended by an edit.
    expect(await cadastre(['edit', file, 'move', 'spoke-shop/late', '--to', 'nearest', '--write'])).toMatchObject({ code: 0 });
    expect(await cadastre(['check', file])).toMatchObject({ code: 0 });
  });

  test('tells findings that an edit brings', async () => {
    const file = planFile(
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - { name: hub, addressSpace: [10.0.0.0/24], subnets: [{ service: firewall, inputs: { forcedTunnelling: true }, prefix: 10.0.0.0/26 }, { service: firewall-management, prefix: 10.0.0.64/26 }] }\n',
    );
    const removed = await cadastre(['edit', file, 'remove', 'hub/AzureFirewallManagementSubnet']);
    expect(removed).toMatchObject({ code: 0 });
    expect(removed.out).toMatch(/\nNew findings:\n.*plan\.yaml:4:\d+: warning: .*\[companion-missing\]\n/);
    const json = await cadastre(['edit', file, 'remove', 'hub/AzureFirewallManagementSubnet', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ newFindings: [{ rule: 'companion-missing', severity: 'warning' }] });
  });

  test('writes JSON as JSON, and keeps Windows line ends', async () => {
    const json = planFile(
      '{"cadastre": 1, "name": "x", "virtualNetworks": [{"name": "net", "addressSpace": ["10.0.0.0/24"], "subnets": [{"name": "a", "size": "/26"}]}]}\n',
      'plan.json',
    );
    expect(await cadastre(['edit', json, 'split', 'net/a', '--write'])).toMatchObject({ code: 0 });
    expect(readFileSync(json, 'utf8')).toBe(
      '{"cadastre": 1, "name": "x", "virtualNetworks": [{"name": "net", "addressSpace": ["10.0.0.0/24"], "subnets": [{"name": "a", "size": "/27", "prefix": "10.0.0.0/27"}, {"name": "a-2", "size": "/27", "prefix": "10.0.0.32/27"}]}]}\n',
    );
    const windows = planFile(RECORDED.replaceAll('\n', '\r\n'));
    expect(await cadastre(['edit', windows, 'add', 'spoke-shop/vm', 'machines=3', '--write'])).toMatchObject({ code: 0 });
    const text = readFileSync(windows, 'utf8');
    expect(text).toContain('      - {name: vm, inputs: {machines: 3}, prefix: 10.64.0.128/29}\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('standard input is shown, and cannot be written to', async () => {
    const args = ['edit', '-', 'remove', 'spoke-shop/web'];
    expect(await cadastre(args, { input: RECORDED })).toMatchObject({ code: 0, err: 'Nothing was written; --write makes the change in a file.\n' });
    expect(await cadastre([...args, '--write'], { input: RECORDED })).toMatchObject({ code: 2, out: '' });
  });

  test('what somebody typed stays data on a terminal', async () => {
    const file = planFile(
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: "n\\u202eet", addressSpace: [10.0.0.0/24], subnets: [{name: a, size: /26}]}\n',
    );
    const ran = await cadastre(['edit', file, 'remove', 'n\u202eet/a']);
    expect(ran.out).toContain('n\\u202eet/a');
    expect(ran.out).not.toContain('\u202e');
  });

  test('--help lists the operations', async () => {
    const { out } = await cadastre(['edit', '--help']);
    for (const operation of ['split', 'join', 'resize', 'move', 'rename', 'remove', 'add']) expect(out).toContain(`\n  ${operation} NETWORK`);
  });
});
