import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { Subnet } from '../../../shared/plan/plan.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { mustAllocate, placesOf } from '../../support/allocated.ts';
import { applyEdits } from '../../support/edits.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { mustPrefix } from '../../support/plans.ts';
import { blocksFor, canCarve, type SlowNetwork } from '../../support/slow-networks.ts';
import { SlowSpace } from '../../support/slow-space.ts';
import { largeEntry, named, smallEntry, type SmallEntry } from '../../support/small-plans.ts';

/** A network to be carved: its entries, or a pinned subnet among them. */
interface Given {
  readonly pool: number;
  readonly entries: readonly SmallEntry[];
  readonly size: number | undefined;
  readonly spare: number;
  readonly pin: Prefix | undefined;
  readonly ipv6: boolean;
}

const IPV6 = ['fd00:0:0:a00::/55', 'fd00:0:0:c00::/56'];

/** Pools out of `regions`: each has one or two of them, or a half; two pools may share addresses. */
function givenIn(regions: readonly string[], unit: number, one: (space: readonly Prefix[]) => fc.Arbitrary<SmallEntry>) {
  const parts = regions.map(mustPrefix).flatMap((region) => [region, ...subprefixes(region, region.length + 1)]);
  const part = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...regions) }, fc.constantFrom(...parts.map(formatPrefix)));
  const poolPrefixes = fc.uniqueArray(part, { minLength: 1, maxLength: 2 });
  return fc
    .array(poolPrefixes, { minLength: 1, maxLength: 2 })
    .filter((pools) => new Set(pools.flat().flatMap((text) => [...subprefixes(mustPrefix(text), unit)].map(formatPrefix))).size <= 24)
    .chain((pools) => {
      const space = pools.flat().map(mustPrefix);
      const pieces = space.flatMap((prefix) => [unit - 2, unit - 1, unit].flatMap((length) => [...subprefixes(prefix, length)]));
      const piece = fc.constantFrom(...pieces);
      const network: fc.Arbitrary<Given> = fc.record({
        pool: fc.nat({ max: pools.length - 1 }),
        entries: fc.oneof({ weight: 3, arbitrary: one(space).map((entry) => [entry]) }, fc.array(one(space), { minLength: 2, maxLength: 3 })),
        size: fc.option(fc.integer({ min: unit - 3, max: unit - 1 }), { nil: undefined, freq: 1 }).map((size) => size ?? undefined),
        spare: fc.constantFrom(0, 0, 0, 0, 25, 50),
        pin: fc.option(piece, { nil: undefined, freq: 1 }).map((pin) => pin ?? undefined),
        ipv6: fc.boolean(),
      });
      return fc.record({
        pools: fc.constant(pools),
        networks: fc.array(network, { minLength: 1, maxLength: 4 }),
        reserved: fc.array(piece, { maxLength: 1 }),
        external: fc.array(piece, { maxLength: 1 }),
        given: fc.array(piece, { maxLength: 1 }),
        strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
      });
    });
}

const networksOf = (pools: readonly (readonly string[])[], networks: readonly Given[]): SlowNetwork[] =>
  networks.map(({ pool, entries, size, spare, pin }) => ({
    within: (pools[pool] ?? []).map(mustPrefix),
    excluded: entries.flatMap(({ beside }) => beside),
    size,
    spare,
    subnets: entries.flatMap(({ demands }) => demands),
    pins: pin ? [pin] : [],
  }));

const share = ([one = [], two = []]: readonly (readonly string[])[]) =>
  one.some((a) => two.some((b) => prefixesOverlap(mustPrefix(a), mustPrefix(b))));
const takesIpv6 = ({ workloads }: Subnet) => workloads.every(({ service }) => service.subnet.ipv6.value !== 'not-supported');
const ofFamily = (prefixes: readonly Prefix[], family: 4 | 6) => prefixes.filter((prefix) => prefix.family === family);

describe('law 2 where networks are carved: each gets a block and every subnet a place whenever all of them can', () => {
  test.each([
    {
      what: 'small networks: services that keep out of ranges, sets, pins',
      regions: ['10.0.0.192/26', '10.0.1.0/26', '10.1.0.0/26', '172.17.0.0/26', '172.30.0.0/26'],
      unit: 29,
      one: smallEntry,
      runs: 2000,
      seed: 51,
    },
    {
      what: 'large networks: hubs, private clouds',
      regions: ['10.64.0.0/21', '172.16.248.0/21', '172.17.0.0/21'],
      unit: 24,
      one: () => largeEntry,
      runs: 800,
      seed: 52,
    },
  ])(
    '$what',
    ({ regions, unit, one, runs, seed }) => {
      const met = { feasible: 0, infeasible: 0, sharing: 0, ipv6Full: 0 };
      fc.assert(
        fc.property(givenIn(regions, unit, one), fc.nat(), ({ pools, networks, reserved, external, given, strategy }, seed) => {
          const document: PlanDocument = {
            cadastre: 1,
            name: 'small',
            defaults: { strategy },
            externalNetworks: external.map((prefix) => ({ name: 'site', prefixes: [formatPrefix(prefix)] })),
            addressPools: pools.map((prefixes, i) => ({
              name: `pool-${i}`,
              prefixes: [...prefixes, ...IPV6.slice(i, i + 1)],
              reserved: i > 0 ? [] : reserved.map((prefix) => ({ prefix: formatPrefix(prefix), reason: 'kept' })),
            })),
            virtualNetworks: [
              ...given.map((prefix) => ({ name: 'given', addressSpace: [formatPrefix(prefix)] })),
              ...networks.map(({ pool, entries, size, spare, pin, ipv6 }, i) => ({
                name: `net-${i}`,
                pool: `pool-${pool}`,
                spare,
                ipv6,
                ...(size === undefined ? {} : { size: `/${size}` }),
                subnets: [...named(entries), ...(pin ? [{ name: 'pinned', prefix: formatPrefix(pin) }] : [])],
              })),
            ],
          };
          const taken = [...reserved, ...external, ...given];
          const space = new SlowSpace(pools.flat().map(mustPrefix), unit, taken);
          const slow = networksOf(pools, networks);
          const feasible = canCarve(slow, space, unit);
          met[feasible ? 'feasible' : 'infeasible']++;
          if (feasible && share(pools)) met.sharing++;

          const allocation = mustAllocate(document);
          const { networks: placed, shortages } = allocation;
          const carved = placed.slice(given.length);
          const complete = carved.every(({ prefixes, subnets }) => ofFamily(prefixes, 4).length > 0 && subnets.every(({ prefix }) => prefix));
          expect(complete).toBe(feasible);
          expect(shortages.some(({ family }) => family === 4)).toBe(!feasible);

          carved.forEach((network, i) => {
            const own = slow[i] as SlowNetwork;
            const [block] = ofFamily(network.prefixes, 4);
            if (block === undefined) return;
            // It is one of the blocks that it could have, whatever became of the others, and no half of it would do.
            const pins = slow.flatMap((other) => (other === own ? [] : other.pins));
            const good = blocksFor(own.size === undefined ? own : { ...own, subnets: [] }, space, unit, pins);
            expect(good.map(({ prefix }) => formatPrefix(prefix))).toContain(formatPrefix(block));
            for (const { prefix } of good) expect(prefix.length > block.length && prefixContains(block, prefix)).toBe(false);
            for (const range of [...taken, ...own.excluded]) expect(prefixesOverlap(range, block)).toBe(false);
          });

          // IPv6: three /56 in all, two of them in the first pool; a network has one if it has IPv4.
          const spaces6 = carved.flatMap(({ prefixes }) => ofFamily(prefixes, 6).map(formatPrefix));
          expect(new Set(spaces6).size).toBe(spaces6.length);
          for (const [i, room] of [2, 1].entries()) {
            const asking = carved.filter(
              ({ network, prefixes }) => network.ipv6 && network.pool?.name === `pool-${i}` && ofFamily(prefixes, 4).length > 0,
            );
            const having = asking.filter(({ prefixes }) => ofFamily(prefixes, 6).length > 0);
            expect(having.length).toBe(Math.min(asking.length, room));
            met.ipv6Full += Number(asking.length > room);
            for (const { subnets } of having) for (const { subnet, ipv6Prefix } of subnets) expect(ipv6Prefix !== undefined).toBe(takesIpv6(subnet));
          }

          // Laws 3 and 4: whatever the order of lists, and once it is recorded, everything is where it was.
          const before = placesOf(allocation);
          expect(placesOf(mustAllocate(mixedLists(document, seed)))).toEqual(before);
          if (feasible) expect(placesOf(mustAllocate(applyEdits(document, recordEdits({ allocation }))))).toEqual(before);
        }),
        { numRuns: runs, seed },
      );
      // All kinds of instance must have come up often, or the test says little.
      expect(met.feasible).toBeGreaterThan(runs / 5);
      expect(met.infeasible).toBeGreaterThan(runs / 5);
      expect(met.sharing).toBeGreaterThan(runs / 50);
      expect(met.ipv6Full).toBeGreaterThan(runs / 50);
    },
    60_000,
  );
});
