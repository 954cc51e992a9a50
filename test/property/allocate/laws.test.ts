import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import { FORBIDDEN_RANGES } from '../../../shared/catalog/address-ranges.ts';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import type { PlanResult } from '../../../shared/result/result.ts';
import { applyEdits } from '../../support/edits.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { mustCompute, mustPrefix, mustResult, places } from '../../support/plans.ts';

const subnet = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 24, max: 29 }).map((length): SubnetDocument => ({ size: `/${length}` })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((machines): SubnetDocument => ({ inputs: { machines } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<SubnetDocument>(
      { service: 'sql-managed-instance', inputs: { gp: 3 } },
      { service: 'dns-private-resolver' },
      { service: 'aks', inputs: { nodes: 9 } },
    ),
  },
);
const network = fc.record({
  subnets: fc.array(subnet, { minLength: 1, maxLength: 5 }),
  spare: fc.constantFrom(0, 0, 25, 50),
  ipv6: fc.boolean(),
  second: fc.boolean(),
});

/** Plans whose pools hold addresses that services must keep out of, ranges in use outside, and reserved ranges. */
const plan = fc
  .record({
    networks: fc.array(network, { minLength: 1, maxLength: 6 }),
    reserved: fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 3 }),
    external: fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 2 }),
    poolLength: fc.integer({ min: 16, max: 21 }),
    strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
  })
  .map(({ networks, reserved, external, poolLength, strategy }): PlanDocument => ({
    cadastre: 1,
    name: 'random',
    defaults: { strategy },
    externalNetworks: [
      { name: 'site', prefixes: ['192.168.0.0/16', ...external.map((i) => `10.0.${i * 4}.0/22`)], connections: [{ to: 'net0', via: 'vpn' }] },
    ],
    addressPools: [
      {
        name: 'one',
        prefixes: [`10.0.0.0/${poolLength}`, 'fd00:64::/52'],
        reserved: reserved.map((i) => ({ prefix: `10.0.${i % 2 ** (24 - poolLength)}.0/24`, reason: 'kept' })),
      },
      { name: 'two', prefixes: ['172.30.0.0/20', '172.20.0.0/20', 'fd00:99::/54'] },
    ],
    virtualNetworks: networks.map(({ subnets, second, ...rest }, i): VirtualNetworkDocument => ({
      ...rest,
      name: `net${i}`,
      pool: second ? 'two' : 'one',
      subnets: subnets.map((s, k) => ({ ...s, name: `s${k}` })),
    })),
  }));

const all = (result: PlanResult) =>
  result.virtualNetworks.flatMap((n) =>
    n.subnets.flatMap((s) =>
      [s.prefix, s.ipv6Prefix].flatMap((p) =>
        p === null ? [] : [{ name: `${n.name}/${s.name}`, prefix: mustPrefix(p), parents: n.addressSpace.map(mustPrefix) }],
      ),
    ),
  );

describe('law 1: what is allocated overlaps nothing, lies in its parent and is aligned', () => {
  test('on random plans', () => {
    let allocated = 0;
    fc.assert(
      fc.property(plan, (document) => {
        const result = mustResult(document);
        const spaces = result.virtualNetworks.flatMap((n) =>
          n.addressSpace.map((text) => ({
            name: n.name,
            pool: document.virtualNetworks?.find((d) => d.name === n.name)?.pool,
            prefix: mustPrefix(text),
          })),
        );
        const outside: Prefix[] = [
          ...(document.externalNetworks ?? []).flatMap((e) => e.prefixes.map(mustPrefix)),
          ...(document.addressPools ?? []).flatMap((p) => (p.reserved ?? []).map((r) => mustPrefix(r.prefix))),
          ...FORBIDDEN_RANGES.map((range) => mustPrefix(range.prefix)),
        ];
        for (const [i, space] of spaces.entries()) {
          allocated++;
          for (const other of spaces.slice(i + 1)) expect(prefixesOverlap(space.prefix, other.prefix), `${space.name} and ${other.name}`).toBe(false);
          for (const range of outside) expect(prefixesOverlap(space.prefix, range)).toBe(false);
          const pool = document.addressPools?.find((p) => p.name === space.pool);
          expect(pool?.prefixes.some((text) => prefixContains(mustPrefix(text), space.prefix))).toBe(true);
        }
        const subnets = all(result);
        for (const [i, s] of subnets.entries()) {
          expect(
            s.parents.some((parent) => prefixContains(parent, s.prefix)),
            s.name,
          ).toBe(true);
          for (const other of subnets.slice(i + 1)) expect(prefixesOverlap(s.prefix, other.prefix), `${s.name} and ${other.name}`).toBe(false);
        }
        // The checks, which look at the same thing in another way, agree.
        const about = [
          'overlap-in-network',
          'overlap-in-pool',
          'overlap-connected',
          'overlap-external',
          'overlap-unconnected',
          'outside-parent',
          'outside-pool',
          'reserved-range',
          'forbidden-range',
          'service-range-conflict',
          'subnet-too-small',
        ];
        expect(result.findings.filter((finding) => about.includes(finding.rule))).toEqual([]);
        for (const n of result.virtualNetworks)
          for (const s of n.subnets) if (s.prefix !== null) expect(s.sizing.needed).toBeLessThanOrEqual(s.sizing.usable);
      }),
      { numRuns: 400, seed: 11 },
    );
    expect(allocated).toBeGreaterThan(400);
  });

  test('a carved network keeps its spare', () => {
    fc.assert(
      fc.property(plan, (document) => {
        for (const n of mustResult(document).virtualNetworks) {
          const spare = document.virtualNetworks?.find((d) => d.name === n.name)?.spare ?? 0;
          if (n.addressSpace.length > 0) expect(n.addresses - n.assigned).toBeGreaterThanOrEqual((n.addresses * spare) / 100);
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});

describe('law 3: the order of lists does not matter', () => {
  test('on random plans', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 1000 }), (document, seed) => {
        const mix = <T>(list: readonly T[] | undefined): T[] =>
          [...(list ?? [])]
            .map((value, i) => ({ value, key: ((i + 1) * seed * 7919) % 104729 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const shuffled: PlanDocument = {
          ...document,
          externalNetworks: mix(document.externalNetworks),
          addressPools: mix(document.addressPools).map((pool) => ({ ...pool, reserved: mix(pool.reserved) })),
          virtualNetworks: mix(document.virtualNetworks).map((n) => ({ ...n, subnets: mix(n.subnets) })),
        };
        expect(places(mustResult(shuffled))).toEqual(places(mustResult(document)));
      }),
      { numRuns: 200, seed: 13 },
    );
  });
});

describe('law 4: nothing that is recorded moves', () => {
  const recorded = (document: PlanDocument) => applyEdits(document, recordEdits(mustCompute(document)));

  test('a recorded plan stays as it is', () => {
    fc.assert(
      fc.property(plan, (document) => {
        const before = places(mustResult(document));
        const after = recorded(document);
        expect(places(mustResult(after))).toEqual(before);
        if (!Object.values(before).some((place) => place === '' || place.startsWith('none'))) expect(recordEdits(mustCompute(after))).toEqual([]);
      }),
      { numRuns: 200, seed: 14 },
    );
  });

  test('adding a subnet or a network moves nothing else', () => {
    let placedNew = 0;
    fc.assert(
      fc.property(plan, subnet, fc.boolean(), (document, added, asNetwork) => {
        const base = recorded(document);
        const networks = base.virtualNetworks ?? [];
        const changed: PlanDocument = asNetwork
          ? { ...base, virtualNetworks: [{ name: 'aaa-new', pool: 'one', subnets: [{ ...added, name: 'new' }] }, ...networks] }
          : {
              ...base,
              virtualNetworks: networks.map((n, i) => (i === 0 ? { ...n, subnets: [{ ...added, name: 'aaa-new' }, ...(n.subnets ?? [])] } : n)),
            };
        const before = places(mustResult(base));
        const after = places(mustResult(changed));
        for (const [subject, place] of Object.entries(before)) {
          // What had no place may find one; what had one keeps it.
          if (place !== '' && !place.startsWith('none')) expect(after[subject], subject).toBe(place);
        }
        placedNew += Number(Object.keys(after).some((subject) => subject.includes('aaa-new') && after[subject] !== 'none'));
      }),
      { numRuns: 200, seed: 15 },
    );
    expect(placedNew).toBeGreaterThan(50);
  });
});
