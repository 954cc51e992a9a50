import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cadastre, planFile, SMALL_PLAN } from '../support/command-line.ts';

const FULL = `cadastre: 1
name: Full plan
virtualNetworks:
  - name: spoke
    addressSpace: [10.64.0.0/26]
    subnets:
      - { name: web, prefix: 10.64.0.0/27 }
      - { name: data, inputs: { machines: 50 } }
`;

describe('plan --explain', () => {
  test('says why a subnet lies where it does, and nothing else', async () => {
    const { code, out, err } = await cadastre(['plan', planFile(SMALL_PLAN), '--explain', 'spoke-shop/web']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`spoke-shop/web  10.64.0.64/27  allocated
  length       /27, the longest that holds them: 20 addresses needed and 5 kept by Azure make 25; it has 27 usable addresses.
  place        It is cut from 10.64.0.64/26, the smallest free block of spoke-shop that could hold it. It was number 2 of 2 to be placed, larger ones first.
  next best    10.64.0.96/27, from the same block.
  room         It can grow in place to 10.64.0.64/26; 10.64.0.0/26 is in the way, which spoke-shop/db has.
`);
  });

  test('names the line that gives a pinned prefix', async () => {
    const file = planFile(FULL);
    const { code, out } = await cadastre(['plan', file, '--explain', 'spoke/web']);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(`spoke/web  10.64.0.0/27  pinned  ${file}:7:30`);
  });

  test('says what is missing, and what would remedy it', async () => {
    const { code, out } = await cadastre(['plan', planFile(FULL), '--explain', 'spoke/data']);
    expect(code).toBe(1);
    expect(out).toMatch(/^spoke\/data {2}no place\n/);
    expect(out).toMatch(/\n {2}missing {6}A free \/26 was looked for in 10\.64\.0\.0\/26/);
    expect(out).toMatch(/\n {2}fix {10}Add 10\.64\.0\.64\/26 to the address space of spoke\n/);
  });

  test('--json prints one value', async () => {
    const { code, out } = await cadastre(['plan', planFile(FULL), '--explain', 'spoke/data', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      format: 'cadastre-explanation/1',
      subject: 'spoke/data',
      kind: 'subnet',
      places: [
        {
          family: 4,
          prefix: null,
          source: 'allocated',
          within: { name: 'spoke', prefixes: ['10.64.0.0/26'] },
          length: { prefixLength: 26, from: 'receipt' },
          missing: {
            prefixLength: 26,
            largestFree: '10.64.0.32/27',
            freeAddresses: 32,
            fixes: [{ title: expect.any(String), edits: [{ path: 'virtualNetworks[0].addressSpace', set: ['10.64.0.0/26', '10.64.0.64/26'] }] }],
          },
        },
      ],
    });
  });

  test.each([
    { subject: 'spoke-shop/wev', hint: 'spoke-shop/web', why: 'a typing error' },
    { subject: 'db', hint: 'spoke-shop/db', why: 'a subnet without its network' },
    { subject: 'Spoke-Shop', hint: 'spoke-shop', why: 'another case' },
  ])('refuses $why with the nearest name', async ({ subject, hint }) => {
    const { code, out, err } = await cadastre(['plan', planFile(SMALL_PLAN), '--explain', subject]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`There is no virtual network and no subnet "${subject}" in this plan. Did you mean "${hint}"?`);
  });

  test('refuses to write at the same time, and leaves the file alone', async () => {
    const file = planFile(SMALL_PLAN);
    const { code, out, err } = await cadastre(['plan', file, '--explain', 'spoke-shop', '--write']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--explain and --write');
    expect(readFileSync(file, 'utf8')).toBe(SMALL_PLAN);
  });

  test('obeys --strategy', async () => {
    const { out } = await cadastre(['plan', planFile(SMALL_PLAN), '--explain', 'spoke-shop', '--strategy', 'spaced', '--json']);
    expect(JSON.parse(out)).toMatchObject({ places: [{ choice: { how: 'roomiest' } }] });
  });

  test('shows what a user typed as text that acts on no terminal', async () => {
    const { out, err } = await cadastre(['plan', planFile(SMALL_PLAN), '--explain', 'x\u001b[31m\u202e']);
    expect(out + err).not.toContain('\u001b[31m');
    expect(out + err).not.toContain('\u202e');
  });
});

describe('check', () => {
  test('shows the fix of what found no place, and what would do in its place', async () => {
    const full = FULL.replace('addressSpace: [10.64.0.0/26]', 'addressSpace: [10.64.0.0/25]')
      .replace('prefix: 10.64.0.0/27', 'prefix: 10.64.0.32/27')
      .replace('      - { name: data', '      - { name: more, prefix: 10.64.0.96/27 }\n      - { name: data');
    const file = planFile(full);
    const [text, json] = await Promise.all([cadastre(['check', file]), cadastre(['check', file, '--json'])]);
    expect(text.out).toContain(
      '\n    fix: Add 10.64.0.128/26 to the address space of spoke\n     or: Move spoke/more from 10.64.0.96/27 to 10.64.0.0/27\n',
    );
    const { findings } = JSON.parse(json.out) as { findings: unknown[] };
    expect(findings).toMatchObject([
      {
        rule: 'no-space',
        fix: { edits: [{ path: 'virtualNetworks[0].addressSpace', set: ['10.64.0.0/25', '10.64.0.128/26'] }] },
        alternatives: [{ edits: [{ path: 'virtualNetworks[0].subnets[1].prefix', set: '10.64.0.0/27' }] }],
      },
    ]);
  });
});
