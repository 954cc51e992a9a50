import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import type { Allocation } from '../../../shared/allocate/allocation.ts';
import { FORBIDDEN_RANGES } from '../../../shared/catalog/address-ranges.ts';
import { excludedRangesOf } from '../../../shared/catalog/by-inputs.ts';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import type { Subnet } from '../../../shared/plan/plan.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { mustAllocate, placesOf } from '../../support/allocated.ts';
import { crowdedPlan } from '../../support/crowded-plans.ts';
import { applyEdits } from '../../support/edits.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { mustPrefix, mustResult } from '../../support/plans.ts';

// Whole plans, larger than those of which every way can be tried (place-all, subnets and networks do that), against the laws read aloud.

const subnet = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 24, max: 29 }).map((length): SubnetDocument => ({ size: `/${length}` })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((machines): SubnetDocument => ({ inputs: { machines } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<SubnetDocument>(
      { service: 'sql-managed-instance', inputs: { gp: 3 } },
      { service: 'dns-private-resolver' },
      { service: 'aks', inputs: { nodes: 9 } },
      { workloads: [{ service: 'virtual-machines', inputs: { machines: 9 } }, { service: 'load-balancer' }], growth: 50 },
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

/** Plans without a mistake, and plans that are full of them. */
const PLANS = [
  { what: 'plans of which all is open', plans: plan, seed: 11 },
  { what: 'crowded plans: given, pinned and deployed prefixes, overlaps by mistake', plans: crowdedPlan, seed: 12 },
];

/** Ranges that the services of a subnet keep it out of, or its network. */
const rangesOf = ({ workloads }: Subnet, appliesTo: 'subnet' | 'network') =>
  workloads.flatMap((workload) => excludedRangesOf(workload).flatMap((range) => (range.appliesTo === appliesTo ? [mustPrefix(range.prefix)] : [])));

/** What the engine chose lies where it may; returns how many prefixes that were. What the document gives may lie anywhere. */
function checkLawOne(document: PlanDocument, { networks }: Allocation): number {
  let chosen = 0;
  const clear = (place: Prefix, others: readonly Prefix[], who: string) => {
    for (const other of others) expect(prefixesOverlap(place, other), `${who}: ${formatPrefix(place)} and ${formatPrefix(other)}`).toBe(false);
  };
  const forbidden = FORBIDDEN_RANGES.map((range) => mustPrefix(range.prefix));
  const outside = [
    ...forbidden,
    ...(document.externalNetworks ?? []).flatMap(({ prefixes }) => prefixes.map(mustPrefix)),
    ...(document.addressPools ?? []).flatMap(({ reserved = [] }) => reserved.map(({ prefix }) => mustPrefix(prefix))),
  ];
  networks.forEach(({ network: { name }, prefixes, subnets }, i) => {
    const written = document.virtualNetworks?.[i];
    const pool = document.addressPools?.find((candidate) => candidate.name === written?.pool);
    // A subnet that is pinned outside of its network is a mistake that a check reports; until a network has a place its pins keep theirs.
    const others = networks.flatMap((other, k) =>
      k === i ? [] : other.prefixes.length > 0 ? other.prefixes : other.subnets.flatMap(({ prefix }) => prefix ?? []),
    );
    for (const place of prefixes.filter((prefix) => !written?.addressSpace?.includes(formatPrefix(prefix)))) {
      chosen++;
      clear(place, [...outside, ...others, ...subnets.flatMap(({ subnet }) => rangesOf(subnet, 'network'))], name);
      expect(
        pool?.prefixes.some((text) => prefixContains(mustPrefix(text), place)),
        name,
      ).toBe(true);
    }
    subnets.forEach(({ subnet, prefix, ipv6Prefix }, k) => {
      const { address } = subnet;
      const beside = subnets.flatMap((other, n) => (n === k ? [] : [other.prefix, other.ipv6Prefix].flatMap((held) => held ?? [])));
      const places = [subnet.prefix ? undefined : prefix, subnet.ipv6Prefix ? undefined : ipv6Prefix].flatMap((place) => place ?? []);
      for (const place of places) {
        chosen++;
        clear(place, [...forbidden, ...beside, ...rangesOf(subnet, 'subnet')], address);
        expect(
          prefixes.some((space) => prefixContains(space, place)),
          address,
        ).toBe(true);
        if (place.family === 4) expect(2 ** (32 - place.length) - subnet.sizing.reserved, address).toBeGreaterThanOrEqual(subnet.sizing.needed);
        else expect(place.length, address).toBe(64);
      }
    });
  });
  return chosen;
}

describe('law 1: what is allocated overlaps nothing, lies in its parent and is aligned', () => {
  test.each(PLANS)('$what', ({ plans, seed }) => {
    let chosen = 0;
    fc.assert(
      fc.property(plans, (document) => {
        chosen += checkLawOne(document, mustAllocate(document));
      }),
      { numRuns: 400, seed },
    );
    expect(chosen).toBeGreaterThan(2000);
  });

  test('the checks, which look at the same thing in another way, agree', () => {
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
    fc.assert(
      fc.property(plan, (document) => {
        expect(mustResult(document).findings.filter((finding) => about.includes(finding.rule))).toEqual([]);
      }),
      { numRuns: 200, seed: 13 },
    );
  });

  test('a carved network keeps its spare, and no half of it would hold its subnets with that', () => {
    const met = { carved: 0, withSpare: 0 };
    fc.assert(
      fc.property(plan, (document) => {
        for (const { network, prefixes, subnets } of mustAllocate(document).networks) {
          const block = prefixes.find(({ family }) => family === 4);
          if (block === undefined) continue;
          const used = subnets.reduce((sum, { prefix }) => sum + (prefix ? 2 ** (32 - prefix.length) : 0), 0);
          const spare = document.virtualNetworks?.find(({ name }) => name === network.name)?.spare ?? 0;
          const keeps = (addresses: number) => addresses - used >= (addresses * spare) / 100;
          expect(keeps(2 ** (32 - block.length))).toBe(true);
          // Where a service keeps out of a part of it, a larger block may be needed; a network is no smaller than a subnet may be.
          const picky = subnets.some(({ subnet }) => rangesOf(subnet, 'subnet').length > 0);
          if (!picky && block.length < 29) expect(keeps(2 ** (31 - block.length))).toBe(false);
          met.carved++;
          met.withSpare += Number(spare > 0);
        }
      }),
      { numRuns: 200, seed: 14 },
    );
    expect(met.carved).toBeGreaterThan(400);
    expect(met.withSpare).toBeGreaterThan(100);
  });
});

describe('law 3: the order of lists does not matter', () => {
  test.each(PLANS)('$what: every list and every group of the document in another order', ({ plans, seed }) => {
    const missing = ({ shortages }: Allocation) =>
      shortages.map((shortage) => JSON.stringify(shortage, (_, x: unknown) => (typeof x === 'bigint' ? `${x}` : x))).sort();
    fc.assert(
      fc.property(plans, fc.nat(), (document, order) => {
        const [one, two] = [mustAllocate(document), mustAllocate(mixedLists(document, order))];
        expect(placesOf(two)).toEqual(placesOf(one));
        expect(missing(two)).toEqual(missing(one));
      }),
      { numRuns: 400, seed },
    );
  });
});

describe('law 4: nothing that is recorded moves', () => {
  const recorded = (document: PlanDocument) => applyEdits(document, recordEdits({ allocation: mustAllocate(document) }));

  test('what the document gives is where it says, deployed or not', () => {
    let given = 0;
    fc.assert(
      fc.property(crowdedPlan, (document) => {
        for (const [i, { network, prefixes, subnets }] of mustAllocate(document).networks.entries()) {
          const written = document.virtualNetworks?.[i];
          const space = written?.addressSpace ?? [];
          expect(prefixes.slice(0, space.length).map(formatPrefix), network.name).toEqual(space);
          for (const [k, { subnet, prefix }] of subnets.entries()) {
            const text = written?.subnets?.[k]?.prefix;
            if (text !== undefined) expect(prefix && formatPrefix(prefix), subnet.address).toBe(text);
            given += Number(text !== undefined);
          }
        }
      }),
      { numRuns: 300, seed: 15 },
    );
    expect(given).toBeGreaterThan(300);
  });

  test.each(PLANS)('$what: recorded, all of it stays, and there is nothing more to record', ({ plans, seed }) => {
    fc.assert(
      fc.property(plans, (document) => {
        const before = mustAllocate(document);
        const after = mustAllocate(applyEdits(document, recordEdits({ allocation: before })));
        expect(placesOf(after)).toEqual(placesOf(before));
        expect(recordEdits({ allocation: after })).toEqual([]);
      }),
      { numRuns: 400, seed },
    );
  });

  test.each(PLANS)('$what: adding a subnet or a network moves nothing else', ({ plans, seed }) => {
    let placedNew = 0;
    fc.assert(
      fc.property(plans, subnet, fc.boolean(), (document, added, asNetwork) => {
        const base = recorded(document);
        const networks = base.virtualNetworks ?? [];
        const changed: PlanDocument = asNetwork
          ? { ...base, virtualNetworks: [{ name: 'aaa-new', pool: 'one', subnets: [{ ...added, name: 'new' }] }, ...networks] }
          : {
              ...base,
              virtualNetworks: networks.map((n, i) => (i === 0 ? { ...n, subnets: [{ ...added, name: 'aaa-new' }, ...(n.subnets ?? [])] } : n)),
            };
        const after = placesOf(mustAllocate(changed));
        for (const [subject, place] of placesOf(mustAllocate(base))) expect(after.get(subject), subject).toBe(place);
        placedNew += Number([...after.keys()].some((subject) => subject.includes('aaa-new')));
      }),
      { numRuns: 300, seed },
    );
    expect(placedNew).toBeGreaterThan(75);
  });
});
