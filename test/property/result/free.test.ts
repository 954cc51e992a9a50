import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSet } from '../../../shared/address/address-set.ts';
import { formatPrefix, halvesOf, prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import { allocate } from '../../../shared/allocate/allocate.ts';
import type { Allocation } from '../../../shared/allocate/allocation.ts';
import { takenBy, takenIn } from '../../../shared/allocate/taken.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { freeOf, type FreeResult } from '../../../shared/result/free.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { mustAllocate, placesOf } from '../../support/allocated.ts';
import { crowdedPlan } from '../../support/crowded-plans.ts';
import { mustPrefix } from '../../support/plans.ts';

/** A plan and its places; nothing of what else is computed is asked for. */
function placed(document: PlanDocument): Computed {
  const plan = resolvePlan(document);
  if (!plan.ok) throw new Error(plan.problems.map(({ text }) => text).join(' '));
  return { plan: plan.value, allocation: allocate(plan.value) } as Computed;
}

const prefixesOf = (list: readonly string[]) => list.map(mustPrefix);

/** The twin of free blocks: halves a block until nothing taken is in it. */
function freeBlocks(block: Prefix, taken: readonly Prefix[]): Prefix[] {
  const near = taken.filter((prefix) => prefixesOverlap(prefix, block));
  if (near.length === 0) return [block];
  if (near.some((prefix) => prefixContains(prefix, block))) return [];
  return halvesOf(block)!.flatMap((half) => freeBlocks(half, near));
}

/** What each entry looks at: the space, and what is taken in it. */
function spaceOf({ pool, network }: FreeResult, plan: Plan, allocation: Allocation): { space: Prefix[]; taken: Prefix[] } {
  const found = plan.pools.find(({ name }) => name === pool);
  if (found) return { space: found.prefixes.flatMap(({ prefix }) => prefix ?? []), taken: takenBy(plan, allocation).map(({ prefix }) => prefix) };
  const place = allocation.networks.find((each) => each.network.name === network)!;
  return { space: [...place.prefixes], taken: takenIn(place).map(({ prefix }) => prefix) };
}

const byAddress = (a: string, b: string) => (a < b ? -1 : 1);

describe('what is free in random plans', () => {
  test('is what halving finds, with its figures', () => {
    const met = { pools: 0, networks: 0, regions: 0, gateways: 0, fragmented: 0 };
    fc.assert(
      fc.property(crowdedPlan, (document) => {
        const computed = placed(document);
        const entries = freeOf(computed);
        const freeIn = new Map<string, readonly string[]>();
        for (const entry of entries) {
          if (entry.pool === undefined && entry.network === undefined) continue;
          const { space, taken } = spaceOf(entry, computed.plan, computed.allocation);
          const whole = AddressSet.from(space);
          expect(AddressSet.from(prefixesOf(entry.free)).equals(whole.minus(AddressSet.from(taken)))).toBe(true);
          const outermost = space.filter(
            (prefix, i) => !space.some((other, k) => k !== i && prefixContains(other, prefix) && (other.length < prefix.length || k < i)),
          );
          expect([...entry.free].sort(byAddress)).toEqual(outermost.flatMap((prefix) => freeBlocks(prefix, taken).map(formatPrefix)).sort(byAddress));
          expect(entry.gaps?.map(({ prefix }) => prefix)).toEqual(entry.free);
          if (entry.network !== undefined) freeIn.set(entry.network, entry.free);
          met[entry.pool === undefined ? 'networks' : 'pools']++;
        }
        for (const entry of entries) {
          if (entry.virtualNetworks) {
            expect(entry.free).toEqual(entry.virtualNetworks.flatMap((name) => freeIn.get(name) ?? []));
            met[entry.region === undefined ? 'gateways' : 'regions']++;
          }
          const counts = prefixesOf(entry.free).flatMap(({ family, length }) => (family === 4 ? [2 ** (32 - length)] : []));
          const sum = counts.reduce((all, count) => all + count, 0);
          expect(entry.freeAddresses).toBe(sum);
          const expected = sum === 0 ? 0 : (sum - Math.max(...counts)) / sum;
          expect(Math.abs(entry.fragmentation - expected)).toBeLessThan(1e-4);
          if (sum > 0) expect(2 ** (32 - mustPrefix(entry.largestFree!).length)).toBe(Math.max(...counts));
          met.fragmented += Number(expected > 0);
        }
      }),
      { numRuns: 250, seed: 101 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(100);
  });

  test('the next block is where the allocator then puts a network or a subnet of that size', () => {
    const met = { pools: 0, networks: 0, none: 0 };
    fc.assert(
      fc.property(crowdedPlan, fc.integer({ min: 19, max: 29 }), (given, length) => {
        // All that has a place is recorded, so that the one that comes next is the only one to be placed.
        const before = placed(given);
        fc.pre(before.allocation.shortages.length === 0);
        const document = applyEdits(given, recordEdits(before));
        const networks = document.virtualNetworks ?? [];
        const apart = (name: string) => {
          const own = before.allocation.networks.find(({ network }) => network.name === name)!;
          const others = takenBy(before.plan, before.allocation).filter(({ by }) => by.kind !== 'virtual-network' || by.name !== name);
          return !own.prefixes.some((prefix) => others.some((other) => prefixesOverlap(other.prefix, prefix)));
        };
        for (const { pool, network, next, fits } of freeOf(placed(document), length)) {
          const size = `/${length}`;
          let then: string | undefined;
          if (pool !== undefined)
            then = placesOf(mustAllocate({ ...document, virtualNetworks: [...networks, { name: 'probe', pool, size }] })).get('probe');
          // Where address spaces overlap by mistake, subnets keep out of what others have.
          else if (network !== undefined && apart(network))
            then = placesOf(
              mustAllocate({
                ...document,
                virtualNetworks: networks.map((each) =>
                  each.name === network ? { ...each, ipv6: false, subnets: [...(each.subnets ?? []), { name: 'probe', size }] } : each,
                ),
              }),
            ).get(`${network}/probe`);
          else continue;
          expect(next ?? undefined, `${pool ?? network} ${size}`).toBe(then);
          expect((fits ?? 0) > 0).toBe(next !== null);
          met[pool === undefined ? 'networks' : 'pools']++;
          met.none += Number(next === null);
        }
      }),
      { numRuns: 150, seed: 102 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(100);
  });
});
