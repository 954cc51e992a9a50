import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, parsePrefix, prefixAround, prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import { allocate } from '../../../shared/allocate/allocate.ts';
import type { Allocation, NetworkPlace } from '../../../shared/allocate/allocation.ts';
import { roomsOf, type Room } from '../../../shared/allocate/room.ts';
import { FORBIDDEN_RANGES } from '../../../shared/catalog/address-ranges.ts';
import { excludedRangesOf } from '../../../shared/catalog/by-inputs.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { Network, Plan, Subnet } from '../../../shared/plan/plan.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import { resultOf } from '../../../shared/result/write-result.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { crowdedPlan } from '../../support/crowded-plans.ts';
import { mustCompute, mustPrefix, mustResult } from '../../support/plans.ts';

const forbidden = FORBIDDEN_RANGES.map(({ prefix }) => mustPrefix(prefix));
const excluded = (subnets: readonly Subnet[], appliesTo: string) =>
  subnets
    .flatMap(({ workloads }) => workloads.flatMap(excludedRangesOf))
    .flatMap((range) => (range.appliesTo === appliesTo ? (parsePrefix(range.prefix) ?? []) : []));

/** The twin: the shortest prefix length, of all that there are, whose block is allowed. */
function slowest(prefix: Prefix, parents: readonly Prefix[], apart: readonly Prefix[], largest: number): number {
  for (let length = largest; length < prefix.length; length++) {
    const block = prefixAround(prefix.first, length);
    if (parents.some((parent) => prefixContains(parent, block)) && !apart.some((other) => prefixesOverlap(other, block))) return length;
  }
  return prefix.length;
}

const held = ({ network, prefixes }: NetworkPlace): Prefix[] =>
  prefixes.length > 0 ? [...prefixes] : network.subnets.flatMap(({ prefix }) => (prefix?.prefix?.family === 4 ? [prefix.prefix] : []));

interface Placed {
  readonly plan: Plan;
  readonly allocation: Allocation;
}

function expectedOfNetwork({ plan, allocation }: Placed, place: NetworkPlace, prefix: Prefix): number {
  const { pool, subnets } = place.network;
  if (!pool) return prefix.length;
  const apart = [
    ...allocation.networks.filter((other) => other !== place).flatMap(held),
    ...plan.externalNetworks.flatMap(({ prefixes }) => prefixes.flatMap((written) => written.prefix ?? [])),
    ...plan.pools.flatMap(({ reserved }) => reserved.flatMap(({ range }) => range.prefix ?? [])),
    ...forbidden,
    ...excluded(subnets, 'network'),
  ];
  return slowest(
    prefix,
    pool.prefixes.flatMap((written) => written.prefix ?? []),
    apart,
    0,
  );
}

function expectedOfSubnet(place: NetworkPlace, subnet: Subnet, prefix: Prefix): number {
  if (subnet.deployed) return prefix.length;
  const others = place.subnets.flatMap((other) => (other.subnet !== subnet && other.prefix ? [other.prefix] : []));
  const largest = Math.max(2, ...subnet.workloads.map(({ service }) => service.subnet.largest?.value ?? 0));
  return slowest(prefix, place.prefixes, [...others, ...forbidden, ...excluded([subnet], 'subnet')], largest);
}

/** What is named as the reason must be in the way of the next larger block. */
function checkStop({ prefix, growsTo, stop }: Room): void {
  const larger = prefixAround(prefix.first, growsTo - 1);
  if (stop.kind === 'taken' || stop.kind === 'excluded') expect(prefixesOverlap(stop.prefix, larger), formatPrefix(stop.prefix)).toBe(true);
  if (stop.kind === 'parent') expect(stop.prefix.length).toBe(growsTo);
}

/** A plan and its allocation, without the checks. */
function placed(document: PlanDocument): Placed {
  const plan = resolvePlan(document);
  if (!plan.ok) throw new Error(plan.problems.map(({ text }) => text).join(' '));
  return { plan: plan.value, allocation: allocate(plan.value) };
}

describe('how far things grow in place', () => {
  test('is what trying every block around them says', () => {
    const met = { grows: 0, stays: 0, reasons: new Set<string>() };
    const check = (room: Room | undefined, prefix: Prefix, expected: number) => {
      expect({ prefix: room?.prefix, growsTo: room?.growsTo }).toEqual({ prefix, growsTo: expected });
      if (!room) return;
      checkStop(room);
      met[room.growsTo < prefix.length ? 'grows' : 'stays']++;
      met.reasons.add(room.stop.kind);
    };
    fc.assert(
      fc.property(crowdedPlan, (document) => {
        const { plan, allocation } = placed(document);
        const rooms = roomsOf(plan, allocation);
        for (const place of allocation.networks) {
          const own = place.prefixes.filter(({ family }) => family === 4);
          const room = rooms.network(place);
          expect(room.length).toBe(own.length);
          for (const [k, prefix] of own.entries()) check(room[k], prefix, expectedOfNetwork({ plan, allocation }, place, prefix));
          for (const { subnet, prefix } of place.subnets) {
            if (prefix) check(rooms.subnet(place, subnet), prefix, expectedOfSubnet(place, subnet, prefix));
            else expect(rooms.subnet(place, subnet)).toBeUndefined();
          }
        }
      }),
      { numRuns: 800, seed: 71 },
    );
    // All of it must have come up, or the test says little.
    expect(met.grows).toBeGreaterThan(3000);
    expect(met.stays).toBeGreaterThan(3000);
    expect([...met.reasons].sort()).toEqual(['deployed', 'excluded', 'largest', 'no-pool', 'outside', 'parent', 'taken']);
  });

  test('is printed with each network and subnet', () => {
    fc.assert(
      fc.property(crowdedPlan, (document) => {
        const computed = mustCompute(document);
        const rooms = roomsOf(computed.plan, computed.allocation);
        const printed = resultOf(computed).virtualNetworks;
        for (const [i, place] of computed.allocation.networks.entries()) {
          const room = rooms.network(place).map(({ growsTo }) => growsTo);
          expect(printed[i]!.growsTo).toBe(room.length === 0 ? null : Math.min(...room));
          expect(printed[i]!.subnets.map(({ growsTo }) => growsTo)).toEqual(
            place.subnets.map(({ subnet }) => rooms.subnet(place, subnet)?.growsTo ?? null),
          );
        }
      }),
      { numRuns: 40, seed: 73 },
    );
  });
});

describe('what grows as far as its room says', () => {
  /** What the checks say of a document. */
  const findings = (document: PlanDocument) =>
    // What is merely worth knowing (no room left, say) is no word against a place.
    new Set(
      mustCompute(document)
        .findings.filter(({ severity }) => severity !== 'info')
        .map(({ rule, subjects }) => [rule, ...[...subjects].sort()].join(' ')),
    );
  const blockAt = (prefix: Prefix, length: number) => formatPrefix(prefixAround(prefix.first, length));

  /** The address space of a network with `block` in place of `prefix`, and of what lies in the block. */
  const grown = ({ addressSpace }: Network, prefix: Prefix, block: string) => [
    block,
    ...addressSpace.flatMap(({ text }) => (text === formatPrefix(prefix) || prefixContains(mustPrefix(block), mustPrefix(text)) ? [] : [text])),
  ];

  test('leads to no finding, and one step further to one', () => {
    const met = { grown: 0, beyond: 0 };
    fc.assert(
      fc.property(crowdedPlan, (given) => {
        const document = applyEdits(given, recordEdits(mustCompute(given)));
        const before = findings(document);
        const added = (changed: PlanDocument) => [...findings(changed)].filter((finding) => !before.has(finding));
        const check = ({ prefix, growsTo, stop }: Room, name: string, changed: (block: string) => PlanDocument) => {
          if (growsTo < prefix.length) {
            expect(added(changed(blockAt(prefix, growsTo)))).toEqual([]);
            met.grown++;
          }
          // What is wrong as it is has its finding already; who has no pool, is deployed or lies outside as it is would meet nothing.
          const names = [name, stop.kind === 'taken' ? stop.by.name : name];
          const isTold = [...before].some((finding) => names.some((one) => finding.includes(` ${one}`)));
          if (isTold || ['deployed', 'no-pool', 'outside'].includes(stop.kind) || growsTo === 0) return;
          expect(added(changed(blockAt(prefix, growsTo - 1)))).not.toEqual([]);
          met.beyond++;
        };
        const { plan, allocation } = placed(document);
        const rooms = roomsOf(plan, allocation);
        for (const place of allocation.networks) {
          const { network, subnets } = place;
          for (const room of rooms.network(place))
            check(room, network.name, (block) =>
              applyEdits(document, [{ path: [...network.path, 'addressSpace'], set: grown(network, room.prefix, block) }]),
            );
          for (const { subnet } of subnets) {
            const room = rooms.subnet(place, subnet);
            if (room) check(room, subnet.address, (block) => applyEdits(document, [{ path: [...subnet.path, 'prefix'], set: block }]));
          }
        }
      }),
      { numRuns: 80, seed: 74 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(100);
  });
});

describe('spaced leaves more room to double than compact', () => {
  const lengths = fc.array(fc.integer({ min: 24, max: 28 }), { minLength: 2, maxLength: 12 });
  const subnets = (sizes: readonly number[]): PlanDocument => ({
    cadastre: 1,
    name: 'subnets',
    virtualNetworks: [{ name: 'net', addressSpace: ['10.64.0.0/20'], subnets: sizes.map((length, i) => ({ name: `s${i}`, size: `/${length}` })) }],
  });
  const networks = (sizes: readonly number[]): PlanDocument => ({
    cadastre: 1,
    name: 'networks',
    addressPools: [{ name: 'p', prefixes: ['10.64.0.0/21', '10.80.0.0/21'] }],
    virtualNetworks: sizes.map((length, i) => ({ name: `n${i}`, pool: 'p', size: `/${length}` })),
  });

  test.each([
    { what: 'subnets', of: subnets },
    { what: 'networks', of: networks },
  ])('$what', ({ of }) => {
    const doubling = { compact: 0, spaced: 0 };
    const all = { compact: 0, spaced: 0 };
    fc.assert(
      fc.property(lengths, (sizes) => {
        for (const strategy of ['compact', 'spaced'] as const) {
          const { virtualNetworks } = mustResult({ ...of(sizes), defaults: { strategy } });
          const rows = virtualNetworks.flatMap(({ addressSpace, growsTo, subnets: own }) => [
            ...addressSpace.map((text) => ({ text, growsTo })),
            ...own.map((subnet) => ({ text: subnet.prefix, growsTo: subnet.growsTo })),
          ]);
          for (const { text, growsTo } of rows) {
            if (text === null || growsTo === null) continue;
            all[strategy]++;
            doubling[strategy] += Number(growsTo < mustPrefix(text).length);
          }
        }
      }),
      { numRuns: 300, seed: 72 },
    );
    expect(all.spaced).toBe(all.compact);
    expect(doubling.spaced).toBeGreaterThan(doubling.compact * 3);
  });
});
