import { describe, expect, test } from 'vitest';
import { BestFit } from '../../../bench/floor/best-fit.ts';
import { freeBlocks } from '../../../bench/floor/free-blocks.ts';
import { overlapPairs } from '../../../bench/floor/overlaps.ts';
import { meetsAny, searchable } from '../../../bench/floor/search.ts';
import { sortColumns } from '../../../bench/floor/sort.ts';
import { readColumns, writeColumns } from '../../../bench/floor/text.ts';
import { addressesOf, formatBlock, parseBlock } from '../../../bench/given/block.ts';
import { placementInstance } from '../../../bench/given/placement.ts';
import { prefixList } from '../../../bench/given/prefix-list.ts';
import { randomFrom, whole } from '../../../bench/given/random.ts';
import { firstFit } from '../../../bench/tasks/first-fit.ts';
import { blocksAndAddresses } from '../../../bench/tasks/free.ts';
import { FreeBlocks } from '../../../shared/address/blocks.ts';
import { freePrefixes } from '../../../shared/address/free-space.ts';
import { PrefixIndex } from '../../../shared/address/overlaps.ts';
import { comparePrefixes, formatPrefix, parsePrefix, prefixesOverlap } from '../../../shared/address/prefix.ts';
import { mustPrefix } from '../../support/plans.ts';

// A floor that answers less than the engine would be no floor: on small lists of all kinds both say the same.

/** Lists where much overlaps, with the edges of the address space; then one as the benchmarks have them. */
const LISTS = [...Array.from({ length: 60 }, (_, seed) => crowdedList(seed)), prefixList({ count: 400, conflicts: 0.2 })];

function crowdedList(seed: number): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: whole(random, 0, 60) }, () => {
    const length = whole(random, 0, 5) === 0 ? whole(random, 0, 32) : whole(random, 20, 32);
    const base = [0, 10 * 2 ** 24, 2 ** 32 - 4096][whole(random, 0, 2)]!;
    const first = Math.min(2 ** 32 - 1, base + whole(random, 0, 4095));
    return formatBlock(first - (first % addressesOf(length)), length);
  });
}

test('reads and writes every list', () => {
  for (const list of LISTS) expect(writeColumns(readColumns(list))).toEqual(list);
});

test.each([
  '10.0.0.0',
  '10.0.0.0/',
  '10.0.0/8',
  '10.0.0.0.0/8',
  '10.0.0.256/32',
  '10.0.0.01/32',
  '10.0.0.1/24',
  '10.0.0.0/33',
  '10.0.0.0/08',
  ' 10.0.0.0/8',
  '10..0.0/8',
  'fd00::/8',
  '',
])('refuses "%s", as the engine does in IPv4', (text) => {
  expect(() => readColumns([text])).toThrow(RangeError);
  expect(parsePrefix(text)?.family).not.toBe(4);
});

test('sorts by first address, larger prefixes first', () => {
  for (const list of LISTS) {
    const { first, payload } = sortColumns(readColumns(list));
    const sorted = [...payload].map((value, row) => formatBlock(first[row]!, value & 63));
    expect(sorted).toEqual(list.map(mustPrefix).sort(comparePrefixes).map(formatPrefix));
    expect([...payload].map((value) => list[value >>> 6])).toEqual(sorted);
  }
});

test('finds every pair that overlaps', () => {
  for (const list of LISTS) {
    const { count, places } = overlapPairs(sortColumns(readColumns(list)));
    const found = Array.from({ length: count }, (_, k) => [places[2 * k]!, places[2 * k + 1]!].sort((a, b) => a - b).join(' '));
    const prefixes = list.map(mustPrefix);
    const wanted = prefixes.flatMap((a, i) => prefixes.flatMap((b, k) => (i < k && prefixesOverlap(a, b) ? [`${i} ${k}`] : [])));
    expect(found.sort()).toEqual(wanted.sort());
  }
});

test('says whether a candidate meets anything', () => {
  const candidates = LISTS[0]!.concat(...LISTS.slice(1, 8));
  const { first, length } = readColumns(candidates);
  for (const list of LISTS) {
    const index = new PrefixIndex(list.map(mustPrefix));
    const ready = searchable(sortColumns(readColumns(list)));
    expect(candidates.map((_, i) => meetsAny(ready, first[i]!, length[i]!))).toEqual(candidates.map((text) => index.overlapsAny(mustPrefix(text))));
  }
});

test.each(['10.0.0.0/16', '0.0.0.0/8', '255.255.240.0/20', '0.0.0.0/1'])('finds what is free in %s', (pool) => {
  const [base, length] = parseBlock(pool);
  for (const list of LISTS) {
    const free = writeColumns(freeBlocks(base, addressesOf(length), sortColumns(readColumns(insideOf(pool, list)))));
    expect(free).toEqual(freePrefixes(mustPrefix(pool), insideOf(pool, list).map(mustPrefix)).map(formatPrefix));
  }
});

// The floor, which is not asked for more, takes nothing that reaches out of the pool.
function insideOf(pool: string, list: readonly string[]): string[] {
  const [base, length] = parseBlock(pool);
  return list.filter((text) => {
    const [first, own] = parseBlock(text);
    return own >= length && first >= base && first < base + addressesOf(length);
  });
}

test('free blocks are compared by their number and their addresses', () => {
  expect(blocksAndAddresses(['10.0.0.0/24', '10.0.2.0/23'])).toBe('2 blocks, 768 addresses');
});

describe('placement', () => {
  const instances = [0.6, 0.9, 1].flatMap((ask) =>
    Array.from({ length: 20 }, (_, seed) => placementInstance({ seed, pool: '10.0.0.0/20', fill: 0.5, ask })),
  );
  const freeOf = (existing: readonly string[]) => freeBlocks(10 * 2 ** 24, addressesOf(20), sortColumns(readColumns(existing)));

  test('best fit takes the places that the engine takes', () => {
    for (const { pool, existing, requests } of instances) {
      const floor = new BestFit(freeOf(existing));
      const engine = new FreeBlocks([mustPrefix(pool)], existing.map(mustPrefix));
      for (const length of requests) expect(formatBlock(floor.take(length), length)).toBe(formatPrefix(engine.take(length)!));
      const counts = new Array<number>(33).fill(0);
      for (const { length } of engine.free()) counts[length]!++;
      expect(floor.left()).toBe(counts.join(' '));
    }
  });

  test('best fit places all that can be placed, and says when nothing is left', () => {
    const full = new BestFit(freeOf(['10.0.0.0/21']));
    expect([full.take(21), full.take(32)]).toEqual([10 * 2 ** 24 + addressesOf(21), -1]);
  });

  test('first fit, which looks no further, fails on some', () => {
    const solved = instances.filter(({ existing, requests }) => firstFit(freeOf(existing), requests) === requests.length).length;
    expect(solved).toBeGreaterThan(0);
    expect(solved).toBeLessThan(instances.length);
    expect(firstFit(freeOf([]), [21, 22, 22, 32])).toBe(3);
  });
});
