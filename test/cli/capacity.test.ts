import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadastre, planFile, SMALL_PLAN, WRONG_PLAN } from '../support/command-line.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

const GROWING = `cadastre: 1
name: Growing
defaults: { growthPerYear: 15 }
addressPools:
  - { name: weu, prefixes: [10.64.0.0/22] }
virtualNetworks:
  - name: shop
    pool: weu
    subnets:
      - { name: web, inputs: { machines: 20 } }
      - { name: jobs, inputs: { machines: 4 }, growthPerYear: 0 }
  - name: gateway
    pool: weu
    addressSpace: [10.64.2.0/24]
    growthPerYear: 60
    subnets:
      - { name: apim, service: api-management, prefix: 10.64.2.0/25, inputs: { tier: premium, units: 10, mode: internal } }
      - { name: endpoints, privateEndpoints: [{ resource: storage-blob, count: 8 }] }
`;

describe('capacity', () => {
  test('shows the year in which each is full, and what to reserve now', async () => {
    const { code, out, err } = await cadastre(['capacity', planFile(GROWING), '--from', '2026']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "Growing  from 2026 to 2031

      pool  prefixes      assigned  free  fragmentation  largest free  full
      weu   10.64.0.0/22       320   704           27 %  10.64.0.0/23  -

      network  address space  assigned  free  fragmentation  largest free    full  reserve now
      shop     10.64.3.0/26         48    16            0 %  10.64.3.48/28   2029  /25: keep 10.64.3.64/26 free
      gateway  10.64.2.0/24        144   112           43 %  10.64.2.192/26  -

      subnet             prefix          needs  by 2031  usable  full  reserve now
      shop/web           10.64.3.0/27       20       41      27  2029  /26 elsewhere
      shop/jobs          10.64.3.32/28       4        4      11  -
      gateway/apim       10.64.2.0/25       21       63     123  2029
      gateway/endpoints  10.64.2.128/28      8       84      11  2027  /25: keep 10.64.2.144/28, 10.64.2.160/27, 10.64.2.192/26 free

      shop is full in 2029: web needs a /26 and finds no place in it.
      gateway/apim is full in 2029, whatever its prefix: Azure API Management, classic tiers in a virtual network accepts at most 31 scale units (units).
      "
    `);
  });

  test('prints one JSON value', async () => {
    const { code, out } = await cadastre(['capacity', '-', '--from', '2030', '--years', '3', '--json'], { input: GROWING });
    expect(code).toBe(0);
    const answer = JSON.parse(out) as { pools: object[]; virtualNetworks: object[] };
    expect(answer).toMatchObject({ format: 'cadastre-capacity/1', plan: 'Growing', from: 2030, years: 3 });
    expect(answer.pools).toEqual([
      {
        name: 'weu',
        prefixes: ['10.64.0.0/22'],
        addresses: 1024,
        assigned: 320,
        free: 704,
        largestFree: '10.64.0.0/23',
        fragmentation: 0.2727,
        full: null,
      },
    ]);
    expect(answer.virtualNetworks).toMatchObject([
      {
        name: 'shop',
        addressSpace: ['10.64.3.0/26'],
        addresses: 64,
        assigned: 48,
        free: 16,
        largestFree: '10.64.3.48/28',
        fragmentation: 0,
        full: { year: 2033, after: 3, lacks: { name: 'web', prefixLength: 26 } },
        reserveNow: { prefixLength: 25, block: '10.64.3.0/25', keepFree: ['10.64.3.64/26'] },
        subnets: [
          {
            name: 'web',
            prefix: '10.64.3.0/27',
            needed: [20, 23, 27, 31],
            usable: 27,
            full: { year: 2033, after: 3, binds: 'size' },
            reserveNow: { prefixLength: 26, block: null, keepFree: [] },
          },
          { name: 'jobs', needed: [4, 4, 4, 4], usable: 11, full: null, reserveNow: null },
        ],
      },
      {
        name: 'gateway',
        full: null,
        reserveNow: null,
        subnets: [
          {
            name: 'apim',
            needed: [21, 33, 53, 63],
            full: { year: 2033, after: 3, binds: 'input', service: 'api-management-classic-injection', input: 'units', most: 31 },
            reserveNow: null,
          },
          { name: 'endpoints', needed: [8, 13, 21, 33], full: { year: 2031, after: 1, binds: 'size' } },
        ],
      },
    ]);
  });

  test('counts from the year of the clock, five years ahead, unless told otherwise', async () => {
    const before = new Date().getFullYear();
    const { out } = await cadastre(['capacity', planFile(GROWING), '--json']);
    const { from, years } = JSON.parse(out) as { from: number; years: number };
    expect(from === before || from === new Date().getFullYear()).toBe(true);
    expect(years).toBe(5);
  });

  test('says that nothing grows, and that nothing is full', async () => {
    const { code, out } = await cadastre(['capacity', planFile(SMALL_PLAN), '--from', '2026']);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').slice(-2)).toEqual([
      'Nothing grows by the year: give growthPerYear, in percent, in defaults or where it holds.',
      'Nothing is full by 2031.',
    ]);
  });

  test('does with an empty plan', async () => {
    const { code, out } = await cadastre(['capacity', '-', '--from', '2026', '--years', '1'], { input: '{cadastre: 1, name: empty}' });
    expect({ code, out }).toEqual({ code: 0, out: 'empty  from 2026 to 2027\n\nThe plan has no address pools and no virtual networks.\n' });
  });

  test.each(readdirSync(EXAMPLES))('examples/%s', async (name) => {
    const { code, out } = await cadastre(['capacity', path.join(EXAMPLES, name), '--from', '2026']);
    expect(code).toBe(0);
    expect(out).not.toMatch(/undefined|\[object|NaN/);
  });

  test('a plan with errors is looked at all the same', async () => {
    const { code, out } = await cadastre(['capacity', planFile(WRONG_PLAN), '--from', '2026']);
    expect(code).toBe(0);
    expect(out).toContain('spoke-shop/late  10.65.0.0/26');
  });

  test.each([{ years: '0' }, { years: '51' }, { years: '-1' }, { years: '2.5' }, { years: 'ten' }, { years: '' }])(
    'refuses $years years',
    async ({ years }) => {
      const ran = await cadastre(['capacity', planFile(GROWING), `--years=${years}`]);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toContain('It should be a number of years from 1 to 50.');
    },
  );

  test.each(['26', '0', '20266', '-2026', 'now', '0999'])('refuses the year "%s"', async (year) => {
    const ran = await cadastre(['capacity', planFile(GROWING), `--from=${year}`]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('It should be a year such as 2026.');
  });

  test('refuses growth out of bounds, with its place', async () => {
    const ran = await cadastre(['capacity', '-', '--json'], { input: GROWING.replace('growthPerYear: 60', 'growthPerYear: 1001') });
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ problems: [{ at: 'virtualNetworks[1].growthPerYear', expected: 'a percentage from 0 to 1000' }] });
    expect(ran.err).toContain(
      '<standard input>:15:20: error: The value of virtualNetworks[1].growthPerYear should be a percentage from 0 to 1000, not 1001.',
    );
  });

  test('what a user typed stays text', async () => {
    const name = String.raw`"a\u200bb"`;
    const { out } = await cadastre(['capacity', '-', '--from', '2026'], {
      input: `cadastre: 1\nname: ${name}\naddressPools: [{name: ${name}, prefixes: [10.0.0.0/29]}]\nvirtualNetworks: [{name: ${name}, pool: ${name}, subnets: [{name: ${name}, size: /28}]}]\n`,
    });
    expect(out).not.toContain('\u200b');
    expect(out).toContain(String.raw`Pool a\u200bb is full now: a\u200bb needs a /28 and finds no place in it.`);
  });
});
