import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import type { PlanDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { mustAllocate, placesOf } from '../../support/allocated.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { mustPrefix } from '../../support/plans.ts';
import { named, smallEntry } from '../../support/small-plans.ts';
import { SlowSpace } from '../../support/slow-space.ts';

// A network whose address space is given, of several prefixes of both families, some of it pinned, and some of it had by others too.

const REGIONS = ['10.0.0.192/26', '10.0.1.0/26', '10.1.0.0/26', '172.17.0.0/26', '172.30.0.0/26'].map(mustPrefix);
const PARTS = REGIONS.flatMap((region) => [region, ...subprefixes(region, 27)]);
const REGIONS6 = ['fd00:64::/62', 'fd00:99::/63', 'fd00:aa::/64'].map(mustPrefix);
const UNIT = 29;

const apart = (list: readonly Prefix[]) => list.filter((prefix, i) => !list.slice(0, i).some((other) => prefixesOverlap(other, prefix)));

const instance = fc
  .record({
    space: fc
      .uniqueArray(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 3 })
      .map(apart)
      .filter((list) => list.flatMap((prefix) => [...subprefixes(prefix, UNIT)]).length <= 24),
    space6: fc.uniqueArray(fc.constantFrom(...REGIONS6), { maxLength: 2 }),
  })
  .chain(({ space, space6 }) => {
    const piece = fc.constantFrom(...space.flatMap((prefix) => [27, 28, 29].flatMap((length) => [...subprefixes(prefix, length)])));
    const pieces6 = space6.flatMap((prefix) => [...subprefixes(prefix, 64)]);
    const some6 = (maxLength: number) => (pieces6.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...pieces6), { maxLength }));
    return fc.record({
      space: fc.constant(space),
      space6: fc.constant(space6),
      entries: fc.array(smallEntry(space), { minLength: 1, maxLength: 4 }),
      pins: fc.array(piece, { maxLength: 2 }).map(apart),
      pins6: some6(2),
      deployed: fc.boolean(),
      // Who else has some of it: an external network, a reserved range, another network.
      others: fc.record({ external: fc.array(piece, { maxLength: 1 }), reserved: fc.array(piece, { maxLength: 1 }), network: some6(1) }),
      ipv6: fc.constantFrom(true, true, false),
      strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
    });
  });

const texts = (prefixes: readonly Prefix[]) => prefixes.map(formatPrefix);

describe('laws 1, 2, 5 and 6 in a given address space', () => {
  test('a place for all that can have one, clear of others where there is such a place, as compact or spaced as can be; IPv6 likewise', () => {
    const met = { all: 0, notAll: 0, clear: 0, notClear: 0, compact: 0, spaced: 0, full6: 0, clear6: 0 };
    fc.assert(
      fc.property(instance, fc.nat(), ({ space, space6, entries, pins, pins6, deployed, others, ipv6, strategy }, seed) => {
        const pinned = [...Array(Math.max(pins.length, pins6.length)).keys()].map((i): SubnetDocument & { readonly name: string } => ({
          name: `pinned${i}`,
          ...(pins[i] ? { prefix: formatPrefix(pins[i]), deployed } : { size: '/29' }),
          ...(pins6[i] ? { ipv6Prefix: formatPrefix(pins6[i]) } : {}),
        }));
        // One that is pinned in IPv6 only asks for a place in IPv4.
        const open = pinned.filter(({ prefix }) => prefix === undefined).map(() => ({ length: 29, excluded: [], beside: [] }));
        const document: PlanDocument = {
          cadastre: 1,
          name: 'given',
          defaults: { strategy },
          externalNetworks: [{ name: 'site', prefixes: ['192.168.0.0/16', ...texts(others.external)] }],
          addressPools: [
            { name: 'pool', prefixes: ['10.99.0.0/16'], reserved: texts(others.reserved).map((prefix) => ({ prefix, reason: 'kept' })) },
          ],
          virtualNetworks: [
            { name: 'net', addressSpace: texts([...space, ...space6]), ipv6, subnets: [...pinned, ...named(entries)] },
            { name: 'other', addressSpace: ['10.98.0.0/24', ...texts(others.network)] },
          ],
        };
        const allocation = mustAllocate(document);
        const subnets = allocation.networks[0]?.subnets ?? [];

        // What the document gives is where it says.
        for (const { name, prefix, ipv6Prefix } of pinned) {
          const own = subnets.find(({ subnet }) => subnet.name === name);
          if (prefix !== undefined) expect(own?.prefix && formatPrefix(own.prefix)).toBe(prefix);
          if (ipv6Prefix !== undefined) expect(own?.ipv6Prefix && formatPrefix(own.ipv6Prefix)).toBe(ipv6Prefix);
        }

        // IPv4: the demands in the document's order, and where they lie.
        const asked = [
          ...open,
          ...entries.flatMap(({ demands, beside }) => demands.map(({ length, excluded = [] }) => ({ length, excluded, beside }))),
        ];
        const placed = subnets.flatMap(({ subnet, prefix }) => (subnet.prefix ? [] : [prefix]));
        expect(placed.length).toBe(asked.length);
        const slow = new SlowSpace(space, UNIT, pins);
        placed.forEach((place, i) => {
          if (place === undefined) return;
          const own = asked[i] as (typeof asked)[number];
          expect(place.length).toBe(own.length);
          expect(space.some((prefix) => prefixContains(prefix, place))).toBe(true);
          for (const other of [...pins, ...own.excluded, ...placed.slice(i + 1).flatMap((later) => later ?? [])])
            expect(prefixesOverlap(other, place)).toBe(false);
        });
        const having = asked.filter((_, i) => placed[i] !== undefined);
        const all = slow.canPlace(asked);
        met[all ? 'all' : 'notAll']++;
        expect(having.length === asked.length).toBe(all);
        asked.forEach((one, i) => {
          if (placed[i] === undefined) expect(slow.canPlace([...having, one])).toBe(false);
        });

        // Clear of others, and of what its own services keep the whole network out of, where all can be.
        const elsewhere = [...others.external, ...others.reserved];
        const clear = new SlowSpace(space, UNIT, [...pins, ...elsewhere]);
        const clearly = asked.map(({ length, excluded, beside }) => ({ length, excluded: [...excluded, ...beside] }));
        const ways = clear.waysToPlace(clearly);
        const held = placed.flatMap((place) => place ?? []);
        if (ways.size > 0) {
          met.clear += Number(elsewhere.length > 0);
          placed.forEach((place, i) => {
            for (const range of [...elsewhere, ...(asked[i]?.beside ?? [])]) expect(place && prefixesOverlap(range, place)).toBe(false);
          });
          if (strategy === 'compact') {
            met.compact++;
            expect(clear.left(clear.held(held)).largest).toBe(Math.min(...[...ways].map((way) => clear.left(way).largest)));
          } else if (asked.length <= 2 && clearly.every(({ excluded }) => excluded.length === 0)) {
            met.spaced++;
            expect(clear.doubling([...pins, ...held].map((prefix) => ({ prefix })))).toBe(clear.mostDoubling(clearly, pins));
          }
        } else met.notClear += Number(all);

        // IPv6: every /64 is as good as any other, so counting them is enough.
        const wanting = subnets.filter(
          ({ subnet }) => ipv6 && !subnet.ipv6Prefix && subnet.workloads.every(({ service }) => service.subnet.ipv6.value !== 'not-supported'),
        );
        const free6 = space6.flatMap((prefix) => [...subprefixes(prefix, 64)]).filter((one) => !texts(pins6).includes(formatPrefix(one)));
        const clear6 = free6.filter((one) => !texts(others.network).includes(formatPrefix(one)));
        const got = subnets.flatMap(({ subnet, ipv6Prefix }) => (ipv6Prefix && !subnet.ipv6Prefix ? [formatPrefix(ipv6Prefix)] : []));
        expect(new Set(got).size).toBe(Math.min(wanting.length, free6.length));
        expect(got.length).toBe(new Set(got).size);
        for (const one of got) expect(texts(wanting.length <= clear6.length ? clear6 : free6)).toContain(one);
        met.full6 += Number(wanting.length > free6.length && free6.length > 0);
        met.clear6 += Number(clear6.length < free6.length && wanting.length > 0 && wanting.length <= clear6.length);

        // Law 3.
        expect(placesOf(mustAllocate(mixedLists(document, seed)))).toEqual(placesOf(allocation));
      }),
      { numRuns: 1000, seed: 61 },
    );
    // All kinds of instance must have come up often, or the test says little.
    for (const [kind, count] of Object.entries(met)) expect(count, kind).toBeGreaterThan(50);
  });
});
