import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import { capacityOf, type Capacity } from '../../../shared/capacity/capacity.ts';
import type { Reserve } from '../../../shared/capacity/reserve.ts';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { mustCompute } from '../../support/plans.ts';
import { slowForecast, type Block, type Reserved } from './slow-forecast.ts';

const subnet = fc.record({
  machines: fc.integer({ min: 0, max: 30 }),
  growthPerYear: fc.constantFrom(0, 0, 2.25, 10, 15, 37.5, 50, 100),
  growth: fc.constantFrom(0, 0, 40),
  size: fc.constantFrom(undefined, undefined, undefined, 27, 28, 29),
});
const piece = (length: number) => fc.integer({ min: 0, max: 2 ** (length - 24) - 1 }).map((i) => `10.0.0.${i * 2 ** (32 - length)}/${length}`);

/** Plans inside 10.0.0.0/24: networks that are carved from two pools, and networks of several given prefixes. */
const plan = fc
  .record({
    networks: fc.array(
      fc.record({
        subnets: fc.array(subnet, { minLength: 1, maxLength: 4 }),
        given: fc.boolean(),
        home: fc.constantFrom('p', 'p', 'p', 'q', 'none'),
        spare: fc.constantFrom(0, 0, 30),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 }),
    pieces: fc.constantFrom(1, 2),
    pools: fc.constantFrom<string[]>(['10.0.0.0/24'], ['10.0.0.0/25', '10.0.0.128/25'], ['10.0.0.0/25', '10.0.0.192/26']),
    reserved: fc.array(piece(28), { maxLength: 1 }),
    external: fc.array(piece(29), { minLength: 1, maxLength: 1 }),
    withExternal: fc.boolean(),
    strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
  })
  .map(({ networks, order, pieces, pools, reserved, external, withExternal, strategy }): PlanDocument => {
    const free = [...order];
    return {
      cadastre: 1,
      name: 'random',
      defaults: { strategy },
      ...(withExternal ? { externalNetworks: [{ name: 'site', prefixes: external }] } : {}),
      addressPools: [
        { name: 'p', prefixes: pools, reserved: reserved.map((prefix) => ({ prefix, reason: 'kept' })) },
        { name: 'q', prefixes: ['10.0.0.128/25'] },
      ],
      virtualNetworks: networks.map(({ subnets, given, home, spare }, i): VirtualNetworkDocument => {
        const mine = given ? free.splice(0, pieces) : [];
        return {
          name: `net${i}`,
          ...(home === 'none' && mine.length > 0 ? {} : { pool: home === 'q' ? 'q' : 'p' }),
          spare,
          ...(mine.length > 0 ? { addressSpace: mine.map((k) => `10.0.0.${k * 32}/27`) } : {}),
          subnets: subnets.map(({ machines, growthPerYear, growth, size }, k): SubnetDocument => ({
            name: `s${k}`,
            inputs: { machines },
            growthPerYear,
            growth,
            ...(size === undefined ? {} : { size: `/${size}` }),
          })),
        };
      }),
    };
  });

const capacityIn = (document: PlanDocument, years: number): Capacity => {
  const { plan: resolved, allocation } = mustCompute(document);
  return capacityOf(resolved, allocation, { years });
};
const blockText = ({ first, size }: Block) => `10.0.0.${first}/${32 - Math.log2(size)}`;
const reserveText = (reserve: Reserve | undefined) => (reserve ? `/${reserve.length} ${reserve.block ? formatPrefix(reserve.block) : 'anew'}` : '');
const slowReserveText = (reserve: Reserved | undefined) =>
  reserve ? `/${32 - Math.log2(reserve.size)} ${reserve.block ? blockText(reserve.block) : 'anew'}` : '';

test('against a twin that looks at every address of every year', () => {
  const met: Record<string, number> = {};
  const count = (what: string, times = 1) => (met[what] = (met[what] ?? 0) + times);
  fc.assert(
    fc.property(plan, fc.integer({ min: 0, max: 8 }), (document, years) => {
      const computed = mustCompute(document);
      const { pools, networks } = capacityOf(computed.plan, computed.allocation, { years });
      const slow = slowForecast(computed, years);
      for (const { pool, full } of pools) {
        const expected = slow.pools.get(pool.name);
        expect(full && { year: full.year, lacks: full.lacks?.name }, pool.name).toEqual(expected);
        count(full === undefined ? 'pool lasts' : full.year === 0 ? 'pool full now' : 'pool full later');
      }
      for (const { network, full, reserveNow, subnets } of networks) {
        const expected = slow.networks.get(network.name);
        expect(full && { year: full.year, lacks: full.lacks?.name }, network.name).toEqual(expected);
        expect(reserveText(reserveNow), network.name).toBe(slowReserveText(slow.reserves.get(network.name)));
        count(full === undefined ? 'network lasts' : full.year === 0 ? 'network full now' : 'network full later');
        for (const one of subnets) {
          const twin = slow.subnets.get(one.subnet.address);
          expect(one.needed, one.subnet.address).toEqual(twin?.needed);
          expect(one.full?.year, one.subnet.address).toBe(twin?.full);
          expect(reserveText(one.reserveNow), one.subnet.address).toBe(slowReserveText(twin?.reserve));
          count(one.reserveNow ? (one.reserveNow.block ? 'subnet may grow in place' : 'subnet may not') : 'subnet lasts');
        }
      }
      for (const [what, times] of Object.entries(slow.met)) count(what, times);
    }),
    { numRuns: 500, seed: 71 },
  );
  // All that can happen has happened often, or the test says nothing.
  for (const what of [
    'pool lasts',
    'pool full now',
    'pool full later',
    'network lasts',
    'network full now',
    'network full later',
    'subnet may grow in place',
    'subnet may not',
    'subnet lasts',
    'subnet in place',
    'subnet moved',
    'network in place',
    'network moved',
  ])
    expect(met[what], what).toBeGreaterThan(30);
});

/** Everything that a capacity says, by name. */
const told = ({ pools, networks }: Capacity) => ({
  pools: Object.fromEntries(pools.map(({ pool, use, full }) => [pool.name, { use, full }])),
  networks: Object.fromEntries(networks.map(({ network, use, full, reserveNow }) => [network.name, { use, full, reserve: reserveText(reserveNow) }])),
  subnets: Object.fromEntries(
    networks.flatMap(({ subnets }) =>
      subnets.map((one) => [one.subnet.address, { needed: one.needed, full: one.full, reserve: reserveText(one.reserveNow) }]),
    ),
  ),
});

describe('laws', () => {
  test('the order of lists does not matter', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 6 }), (document, years) => {
        const turned: PlanDocument = {
          ...document,
          addressPools: [...(document.addressPools ?? [])].reverse(),
          virtualNetworks: (document.virtualNetworks ?? [])
            .map((network) => ({ ...network, subnets: [...(network.subnets ?? [])].reverse() }))
            .reverse(),
        };
        expect(told(capacityIn(turned, years))).toEqual(told(capacityIn(document, years)));
      }),
      { numRuns: 200, seed: 75 },
    );
  });

  test('a longer horizon changes no year that was told before', () => {
    let later = 0;
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }), (document, years, more) => {
        const near = capacityIn(document, years);
        const far = capacityIn(document, years + more);
        const within = <T extends { readonly year: number }>(full: T | undefined) => (full && full.year <= years ? full : undefined);
        far.pools.forEach(({ full }, i) => expect(within(full)).toEqual(near.pools[i]?.full));
        far.networks.forEach(({ full, subnets }, i) => {
          expect(within(full)).toEqual(near.networks[i]?.full);
          later += Number(full !== undefined && full.year > years);
          subnets.forEach((one, k) => {
            const before = near.networks[i]?.subnets[k];
            expect(within(one.full)).toEqual(before?.full);
            expect(one.needed.slice(0, years + 1)).toEqual(before?.needed);
          });
        });
      }),
      { numRuns: 200, seed: 76 },
    );
    expect(later).toBeGreaterThan(30);
  });

  test('who reserves as told has subnets that last: the blocks are free, keep apart and hold the need of the last year', () => {
    let followed = 0;
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 8 }), (document, years) => {
        const { networks } = capacityIn(document, years);
        // Prefixes that overlap by mistake stay as they are.
        const blocks = new Map<string, Prefix>();
        for (const { subnets } of networks) {
          for (const {
            subnet: { address },
            prefix,
            reserveNow,
          } of subnets) {
            if (!prefix || !reserveNow?.block) continue;
            const { block, keepFree, length } = reserveNow;
            expect(block.length).toBe(length);
            expect(prefixContains(block, prefix)).toBe(true);
            const kept = [prefix, ...keepFree].map((part) => 2 ** (32 - part.length)).reduce((a, b) => a + b);
            expect(kept).toBe(2 ** (32 - length));
            for (const part of keepFree) {
              expect(prefixContains(block, part)).toBe(true);
              for (const other of subnets) if (other.prefix) expect(prefixesOverlap(part, other.prefix)).toBe(false);
            }
            blocks.set(address, block);
          }
        }
        if (blocks.size === 0) return;
        const followedDocument: PlanDocument = {
          ...document,
          virtualNetworks: (document.virtualNetworks ?? [])
            .map((network, i) => ({
              ...network,
              addressSpace: networks[i]?.prefixes.map(formatPrefix) ?? [],
              subnets: (network.subnets ?? []).flatMap((one, k) => {
                const has = networks[i]?.subnets[k];
                if (!has?.prefix) return [];
                return [{ ...one, prefix: formatPrefix(blocks.get(has.subnet.address) ?? has.prefix) }];
              }),
            }))
            .filter(({ addressSpace }) => addressSpace.length > 0),
        };
        const after = mustCompute(followedDocument);
        expect(after.findings.filter(({ rule }) => rule === 'overlap-in-network')).toEqual([]);
        for (const { subnets } of capacityOf(after.plan, after.allocation, { years }).networks)
          for (const {
            subnet: { address },
            full,
          } of subnets) {
            if (!blocks.has(address)) continue;
            followed++;
            expect(full, address).toBeUndefined();
          }
      }),
      { numRuns: 600, seed: 77 },
    );
    expect(followed).toBeGreaterThan(80);
  });

  test('blocks that networks are told to keep free are free, and keep apart', () => {
    let told = 0;
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 8 }), (document, years) => {
        const { networks } = capacityIn(document, years);
        const kept = networks.flatMap(({ network, reserveNow }) => (reserveNow?.keepFree ?? []).map((part) => ({ name: network.name, part })));
        for (const { name, part } of kept) {
          told++;
          expect(networks.some(({ prefixes }) => prefixes.some((prefix) => prefixesOverlap(prefix, part)))).toBe(false);
          for (const other of kept) if (other.name !== name) expect(prefixesOverlap(other.part, part)).toBe(false);
        }
      }),
      { numRuns: 300, seed: 78 },
    );
    expect(told).toBeGreaterThan(50);
  });
});
