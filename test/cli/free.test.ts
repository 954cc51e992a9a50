import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FreeResult } from '../../shared/result/free.ts';
import { cadastre, planFile, SMALL_PLAN } from '../support/command-line.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');
const HUB_AND_SPOKE = path.join(EXAMPLES, 'hub-and-spoke.yaml');
const free = async (...args: string[]) => JSON.parse((await cadastre(['free', ...args, '--json'])).out) as FreeResult[];

describe('free', () => {
  test('shows gaps as rows, figures, and the block that a carve would take', async () => {
    const ran = await cadastre(['free', planFile(SMALL_PLAN), '--size', '/24']);
    expect(ran).toEqual({
      code: 0,
      err: '',
      out: `Pool weu  10.64.0.0/16
  free            addresses  last           after       before
  10.64.0.128/25        128  10.64.0.255    spoke-shop
  10.64.1.0/24          256  10.64.1.255
  10.64.2.0/23          512  10.64.3.255
  10.64.4.0/22         1024  10.64.7.255
  10.64.8.0/21         2048  10.64.15.255
  10.64.16.0/20        4096  10.64.31.255
  10.64.32.0/19        8192  10.64.63.255
  10.64.64.0/18       16384  10.64.127.255
  10.64.128.0/17      32768  10.64.255.255              the end
  9 free blocks, 65408 addresses; the largest is 10.64.128.0/17, fragmentation 50 %
  next /24: 10.64.1.0/24; 255 fit

spoke-shop  10.64.0.0/25
  free           addresses  last         after           before
  10.64.0.96/27         32  10.64.0.127  spoke-shop/web  the end
  1 free block, 32 addresses; the largest is 10.64.0.96/27, fragmentation 0 %
  next /24: none, no free block is that large
  10.64.0.0/25 can grow in place to 10.64.0.0/16; its pool ends there (10.64.0.0/16).

Fragmentation is the share of free addresses outside of the largest free block.
`,
    });
  });

  test('--json has the fields of the contract, and the same gaps', async () => {
    const [pool, network, ...more] = await free(planFile(SMALL_PLAN), '--size', '26');
    expect(more).toEqual([]);
    expect(pool).toMatchObject({
      pool: 'weu',
      prefixes: ['10.64.0.0/16'],
      largestFree: '10.64.128.0/17',
      size: '/26',
      next: '10.64.0.128/26',
      fits: 1022,
    });
    expect(pool).not.toHaveProperty('network');
    expect(pool?.gaps?.map(({ prefix }) => prefix)).toEqual(pool?.free);
    expect(pool?.gaps?.reduce((sum, { addresses }) => sum + (addresses ?? 0), 0)).toBe(pool?.freeAddresses);
    expect(pool?.fragmentation).toBe(0.499);
    expect(pool?.gaps?.[0]).toEqual({
      prefix: '10.64.0.128/25',
      addresses: 128,
      first: '10.64.0.128',
      last: '10.64.0.255',
      after: { kind: 'virtual-network', name: 'spoke-shop', prefix: '10.64.0.0/25' },
      before: null,
    });
    expect(network).toMatchObject({
      network: 'spoke-shop',
      free: ['10.64.0.96/27'],
      next: null,
      fits: 0,
      room: [{ prefix: '10.64.0.0/25', growsTo: 16 }],
    });
    expect(network).not.toHaveProperty('pool');
  });

  test('without a size nothing is said of the next', async () => {
    const [pool] = await free(planFile(SMALL_PLAN));
    expect(Object.keys(pool ?? {})).toEqual(['pool', 'prefixes', 'free', 'largestFree', 'freeAddresses', 'fragmentation', 'advertises', 'gaps']);
  });

  test.each([
    { args: ['--pool', 'neu'], names: ['pool neu'] },
    { args: ['--network', 'hub-neu'], names: ['network hub-neu'] },
    { args: ['--network', 'hub-neu', '--pool', 'weu'], names: ['pool weu', 'network hub-neu'] },
    {
      args: [],
      names: [
        ...['pool weu', 'pool neu'],
        ...['network hub-weu', 'network spoke-shop-weu', 'network spoke-integration-weu', 'network hub-neu', 'network spoke-data-neu'],
        ...['region northeurope', 'region westeurope', 'gateway hub-weu', 'gateway hub-neu'],
      ],
    },
  ])('$args shows $names', async ({ args, names }) => {
    const nameOf = (entry: FreeResult) =>
      (['pool', 'network', 'region', 'gateway'] as const).flatMap((key) => (entry[key] ? `${key} ${entry[key]}` : []));
    expect((await free(HUB_AND_SPOKE, ...args)).flatMap(nameOf)).toEqual(names);
  });

  test('says how few prefixes stand for regions and gateways, against the limits of the platform', async () => {
    const { code, out } = await cadastre(['free', path.join(EXAMPLES, 'hub-and-spoke.yaml')]);
    expect(code).toBe(0);
    expect(out).toContain(`
Region westeurope  hub-weu, spoke-shop-weu, spoke-integration-weu
  10 free blocks in them, 2032 addresses; the largest is 10.64.28.0/22, fragmentation 50 %
  advertised as 3 prefixes, or aggregated as 2: 10.64.16.0/20, 10.64.32.0/22

Gateway in hub-weu  ExpressRoute and VPN, serves hub-weu, spoke-shop-weu, spoke-integration-weu
  10 free blocks in them, 2032 addresses; the largest is 10.64.28.0/22, fragmentation 50 %
  advertised as 3 prefixes, or aggregated as 2: 10.64.16.0/20, 10.64.32.0/22
  Azure advertises 2 in place of 3 once they stand in summarizedGatewayPrefixes of hub-weu (Advertised gateway prefixes, 2026-03-31).
  limit on routes                                      used  limit  share      source
  IPv4 prefixes advertised over ExpressRoute              3   1000  under 1 %  ExpressRoute limits, 2023-10-09
  IPv4 prefixes of the plan learned over ExpressRoute     2   4000  under 1 %  ExpressRoute limits, 2023-10-09
  IPv4 prefixes advertised over VPN                       3    600  1 %        VPN Gateway limits, 2024-01-04
  IPv4 prefixes of the plan learned over VPN              0   4000  0 %        VPN Gateway limits, 2024-01-04
`);
  });

  test('a summary covers free space, a limit may be passed, long lists are counted from some point on', async () => {
    const networks = Array.from({ length: 7 }, (_, i) => `{name: s${i}, pool: p, region: westeurope, addressSpace: [10.${64 + i * 2}.0.0/24]}`);
    const hub = `{name: hub, addressSpace: [${Array.from({ length: 601 }, (_, i) => `172.${16 + Math.floor(i / 128)}.${(i % 128) * 2}.0/24`).join(', ')}],
      subnets: [{service: vpn-gateway, prefix: 172.16.0.0/27}]}`;
    const { out } = await cadastre(['free', '-'], {
      input: `{cadastre: 1, name: x, addressPools: [{name: p, prefixes: [10.64.0.0/12]}], virtualNetworks: [${hub}, ${networks.join(', ')}]}`,
    });
    expect(out).toContain(`
  advertised as 7 prefixes: 10.64.0.0/24, 10.66.0.0/24, 10.68.0.0/24, 10.70.0.0/24, 10.72.0.0/24, 10.74.0.0/24, 10.76.0.0/24
  a summary takes 1: 10.64.0.0/12, with 1046784 free addresses beside the networks
`);
    expect(out).toContain('\nRegion westeurope  s0, s1, s2, s3, s4 and 2 more\n');
    expect(out).toContain('  advertised as 601 prefixes: 172.16.0.0/24, 172.16.2.0/24, ');
    expect(out).toContain(', 172.16.14.0/24 and 593 more\n');
    expect(out).toContain('\n  IPv4 prefixes advertised over VPN            601    600  101 %, beyond it  VPN Gateway limits, 2024-01-04\n');
    expect(out).toMatch(/ A summary covers no addresses of others: only what is free in the pools of its networks\.\n$/);
    // What no shorter list stands for is not told to be one.
    expect(out).not.toContain('summarizedGatewayPrefixes');
  });

  test('says what lies around: reserved and external ranges, subnets, the edge', async () => {
    const { out } = await cadastre(['free', '-'], {
      input: `cadastre: 1
name: around
externalNetworks: [{name: hq, prefixes: [10.64.3.0/24]}]
addressPools: [{name: p, prefixes: [10.64.0.0/22, "fd00::/63"], reserved: [{prefix: 10.64.1.0/24, reason: "later \u202e on"}]}]
virtualNetworks: [{name: net, pool: p, addressSpace: [10.64.0.64/26, "fd00::/64"], deployed: true, subnets: [{name: a, prefix: 10.64.0.96/28}]}]
`,
    });
    expect(out).toBe(`Pool p  10.64.0.0/22, fd00::/63
  free             addresses  last                         after                      before
  10.64.0.0/26            64  10.64.0.63                   the start                  net
  10.64.0.128/25         128  10.64.0.255                  net                        reserved: later \\u202e on
  10.64.2.0/24           256  10.64.2.255                  reserved: later \\u202e on  hq
  fd00:0:0:1::/64       2^64  fd00::1:ffff:ffff:ffff:ffff  net                        the end
  3 free blocks, 448 addresses; the largest is 10.64.2.0/24, fragmentation 43 %
  1 free IPv6 block
  advertised as 2 prefixes: 10.64.0.64/26, fd00::/64

net  10.64.0.64/26, fd00::/64
  free            addresses  last                       after      before
  10.64.0.64/27          32  10.64.0.95                 the start  net/a
  10.64.0.112/28         16  10.64.0.127                net/a      the end
  fd00::/64            2^64  fd00::ffff:ffff:ffff:ffff  the start  the end
  2 free blocks, 48 addresses; the largest is 10.64.0.64/27, fragmentation 33 %
  1 free IPv6 block
  10.64.0.64/26 can grow in place to 10.64.0.0/24; 10.64.1.0/24 is in the way, which is reserved: later \\u202e on.
  advertised as 2 prefixes: 10.64.0.64/26, fd00::/64

Fragmentation is the share of free addresses outside of the largest free block.
`);
  });

  test('pools of one family, with whole prefixes free', async () => {
    const { out } = await cadastre(['free', '-'], {
      input: '{cadastre: 1, name: x, addressPools: [{name: six, prefixes: ["fd00::/48"]}, {name: two, prefixes: [10.64.0.0/24, 10.64.1.0/24]}]}',
    });
    expect(out).toBe(`Pool six  fd00::/48
  free       addresses  last                            after      before
  fd00::/48       2^80  fd00::ffff:ffff:ffff:ffff:ffff  the start  the end
  1 free IPv6 block

Pool two  10.64.0.0/24, 10.64.1.0/24
  free          addresses  last         after      before
  10.64.0.0/24        256  10.64.0.255  the start  the end
  10.64.1.0/24        256  10.64.1.255  the start  the end
  2 free blocks, 512 addresses; the largest is 10.64.0.0/24, fragmentation 50 %

Fragmentation is the share of free addresses outside of the largest free block.
`);
  });

  // Random plans are in test/property/result/free.test.ts.
  test.each([
    { strategy: 'compact', size: 26 },
    { strategy: 'spaced', size: 24 },
  ])('$strategy: the next /$size is the one that the allocator then takes, in pools and in networks', async ({ strategy, size }) => {
    const example = readFileSync(HUB_AND_SPOKE, 'utf8').replace('defaults:\n', `defaults:\n  strategy: ${strategy}\n`);
    const file = planFile(example);
    await cadastre(['plan', file, '--write']);
    const recorded = readFileSync(file, 'utf8');
    const answers = await free(file, '--size', `/${size}`);
    const planned = async (document: string) =>
      (
        JSON.parse((await cadastre(['plan', '-', '--json'], { input: document })).out) as {
          virtualNetworks: { name: string; addressSpace: string[]; subnets: { name: string; prefix: string | null }[] }[];
        }
      ).virtualNetworks;
    for (const pool of ['weu', 'neu']) {
      const networks = await planned(
        recorded.replace('virtualNetworks:\n', `virtualNetworks:\n  - { name: probe, pool: ${pool}, size: /${size} }\n`),
      );
      const answer = answers.find((entry) => entry.pool === pool);
      expect(networks.find(({ name }) => name === 'probe')?.addressSpace).toEqual([answer?.next ?? []].flat());
    }
    for (const network of ['hub-weu', 'spoke-data-neu']) {
      const probed = recorded.replace(new RegExp(`(- name: ${network}\\n(?:.*\\n)*?    subnets:\\n)`), `$1      - { name: probe, size: /${size} }\n`);
      const networks = await planned(probed);
      const probe = networks.find(({ name }) => name === network)?.subnets.find(({ name }) => name === 'probe');
      expect(probe?.prefix).toBe(answers.find((entry) => entry.network === network)?.next);
    }
  });

  test.each(['33', '/7', '/30', '0', '-1', '24.5', 'x', ''])('refuses the size "%s"', async (size) => {
    const ran = await cadastre(['free', planFile(SMALL_PLAN), `--size=${size}`]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('from /8 to /29');
  });

  test('names what was meant when a pool or a network is not there, both at once', async () => {
    const ran = await cadastre(['free', planFile(SMALL_PLAN), '--pool', 'wue', '--network', 'spoke-shap']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('There is no address pool "wue" in this plan. Did you mean "weu"?');
    expect(ran.err).toContain('There is no virtual network "spoke-shap" in this plan. Did you mean "spoke-shop"?');
  });

  test('a network without a place, a full one and a plan of nothing', async () => {
    const { out } = await cadastre(['free', '-', '--size', '26'], {
      input: `{cadastre: 1, name: x, virtualNetworks: [
        {name: lost, addressSpace: [10.64.0.1/24]},
        {name: full, addressSpace: [10.64.0.0/26], subnets: [{name: a, prefix: 10.64.0.0/26}]}]}`,
    });
    expect(out).toBe(`lost  no address space
  next /26: none, no free block is that large

full  10.64.0.0/26
  nothing free
  next /26: none, no free block is that large
  10.64.0.0/26 cannot grow in place: it names no pool whose addresses it could have.
`);
    const empty = await cadastre(['free', '-'], { input: '{cadastre: 1, name: empty}' });
    expect(empty).toMatchObject({ code: 0, out: 'The plan has no address pools and no virtual networks.\n' });
  });
});

test('docs/free-space.md shows what the program prints', async () => {
  const page = readFileSync(path.resolve(EXAMPLES, '../docs/free-space.md'), 'utf8');
  const [, call = '', shown] = /```\n\$ npx cadastre (.+)\n([^`]+)```/.exec(page) ?? [];
  const { out } = await cadastre(call.split(' '), { cwd: path.dirname(EXAMPLES) });
  expect(out).toBe(shown);
});

describe('plan', () => {
  test('says what pools, regions and gateways advertise, where there is more than one prefix', async () => {
    const { out } = await cadastre(['plan', HUB_AND_SPOKE]);
    expect(out).toContain(`
advertised by       prefixes  aggregated  summary                      nearest limit
pool weu                   3           2  10.64.16.0/20 10.64.32.0/22
pool neu                   2           1  10.98.0.0/23
region northeurope         2           1  10.98.0.0/23
region westeurope          3           2  10.64.16.0/20 10.64.32.0/22
gateway in hub-weu         3           2  10.64.16.0/20 10.64.32.0/22  3 of 600 IPv4 prefixes advertised over VPN
gateway in hub-neu         2           1  10.98.0.0/23                 2 of 600 IPv4 prefixes advertised over VPN
`);
    expect((await cadastre(['plan', planFile(SMALL_PLAN)])).out).not.toContain('advertised');
  });

  test('a long summary is counted from the fourth prefix on, and names are safe', async () => {
    const networks = Array.from({ length: 6 }, (_, i) => `{name: n${i}, region: westeurope, addressSpace: [10.${i * 2}.0.0/24]}`);
    const { out } = await cadastre(['plan', '-'], {
      input: `{cadastre: 1, name: x, addressPools: [{name: "p\u202e", prefixes: [10.0.0.0/14]}], virtualNetworks: [${networks.join(', ')}]}`,
    });
    expect(out).toContain(`
advertised by      prefixes  aggregated  summary
pool p\\u202e              2           2  10.0.0.0/14
region westeurope         6           6  10.0.0.0/24 10.2.0.0/24 10.4.0.0/24 and 3 more
`);
  });
});
