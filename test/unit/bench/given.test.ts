import { describe, expect, test } from 'vitest';
import { addressesOf, formatBlock, parseBlock } from '../../../bench/given/block.ts';
import { placementInstance } from '../../../bench/given/placement.ts';
import { planDocument } from '../../../bench/given/plan-document.ts';
import { asIpv6, poolFor, prefixList } from '../../../bench/given/prefix-list.ts';
import { randomFrom, shuffle, whole } from '../../../bench/given/random.ts';
import { overlappingPairs } from '../../../shared/address/overlaps.ts';
import { formatPrefix, prefixContains } from '../../../shared/address/prefix.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import { mustPrefix } from '../../support/plans.ts';

test('chance gives the same numbers for the same seed on every machine', () => {
  const random = randomFrom(1);
  expect(Array.from({ length: 4 }, () => whole(random, 0, 999))).toEqual([627, 2, 527, 981]);
  const order = Array.from({ length: 8 }, (_, i) => i);
  shuffle(randomFrom(3), order);
  expect(order).not.toEqual([...order].sort());
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test.each([
  ['10.0.0.0/8', 10 * 2 ** 24, 8],
  ['255.255.255.255/32', 2 ** 32 - 1, 32],
  ['0.0.0.0/0', 0, 0],
])('block %s', (text, first, length) => {
  expect(parseBlock(text)).toEqual([first, length]);
  expect(formatBlock(first, length)).toBe(text);
});

describe('a list of prefixes', () => {
  test.each([
    [100, 1],
    [1000, 17],
    [10_000, 132],
  ])('of %i is the same each time and has %i pairs that overlap', (count, pairs) => {
    const list = prefixList({ count });
    expect(list).toHaveLength(count);
    expect(prefixList({ count })).toEqual(list);
    expect(prefixList({ count, seed: 2 })).not.toEqual(list);
    const prefixes = list.map(mustPrefix);
    expect(prefixes.map(formatPrefix)).toEqual(list);
    expect(prefixes.every((prefix) => prefixContains(mustPrefix(poolFor(count)), prefix))).toBe(true);
    expect(overlappingPairs(prefixes).count).toBe(pairs);
  });

  test('without conflicts has none', () => {
    expect(overlappingPairs(prefixList({ count: 1000, conflicts: 0 }).map(mustPrefix)).count).toBe(0);
  });

  test('that does not fit its pool is refused', () => {
    expect(() => prefixList({ count: 1000, pool: '10.0.0.0/20' })).toThrow('10.0.0.0/20 has no room for 1000 prefixes.');
  });

  test('in IPv6 overlaps as in IPv4, and is spelled as the engine spells it', () => {
    const list = prefixList({ count: 1000 });
    const six = asIpv6([...list, '10.1.0.0/16']).map(mustPrefix);
    expect(six.map(formatPrefix)).toEqual(asIpv6([...list, '10.1.0.0/16']));
    const placesOf = ({ left, right }: ReturnType<typeof overlappingPairs>) => [...left].map((place, k) => [place, right[k]]);
    expect(placesOf(overlappingPairs(six.slice(0, -1)))).toEqual(placesOf(overlappingPairs(list.map(mustPrefix))));
  });
});

test.each([
  ['10.0.0.0/20', 0, 1],
  ['10.0.0.0/20', 0.5, 0.6],
  ['10.0.0.0/16', 0.9, 0.9],
])('an instance of placement in %s, %d taken, %d asked for', (pool, fill, ask) => {
  const instance = placementInstance({ seed: 1, pool, fill, ask });
  expect(placementInstance({ seed: 1, pool, fill, ask })).toEqual(instance);
  const { existing, requests } = instance;
  expect(overlappingPairs(existing.map(mustPrefix)).count).toBe(0);
  const taken = existing.reduce((sum, text) => sum + addressesOf(parseBlock(text)[1]), 0);
  const asked = requests.reduce((sum, length) => sum + addressesOf(length), 0);
  const free = addressesOf(parseBlock(pool)[1]) - taken;
  expect(requests.length).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(free);
  // The last one asked for may be up to half as large again as what was left to ask for.
  expect(asked).toBeGreaterThan(ask * free * 0.8);
});

describe('a plan', () => {
  test.each([5, 6, 37, 300, 2000])('of %i subnets has so many, sets written out, and is a document', (count) => {
    const document = planDocument(count);
    expect(planDocument(count)).toEqual(document);
    const read = readPlanDocument(JSON.stringify(document), 'json');
    if (!read.ok) throw new Error(read.problems[0]?.text);
    const plan = resolvePlan(read.value.document);
    if (!plan.ok) throw new Error(plan.problems[0]?.text);
    expect(plan.value.networks.reduce((sum, network) => sum + network.subnets.length, 0)).toBe(count);
  });

  test('is another one for another seed', () => {
    expect(planDocument(300, 2).virtualNetworks).not.toEqual(planDocument(300).virtualNetworks);
  });

  test('grows by more networks, not by larger ones', () => {
    const subnetsOf = (count: number) => planDocument(count).virtualNetworks?.map(({ subnets = [] }) => subnets.length) ?? [];
    expect(subnetsOf(2000).length).toBeGreaterThan(5 * subnetsOf(300).length);
    expect(Math.max(...subnetsOf(2000))).toBeLessThanOrEqual(8);
  });
});
