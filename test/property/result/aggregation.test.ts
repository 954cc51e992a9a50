import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSet } from '../../../shared/address/address-set.ts';
import { halvesOf, prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import { allocate } from '../../../shared/allocate/allocate.ts';
import { takenBy } from '../../../shared/allocate/taken.ts';
import { gatewayFor } from '../../../shared/connectivity/gateway.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { Network } from '../../../shared/plan/plan.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import { aggregationOf, type Advertised } from '../../../shared/result/aggregation.ts';
import { crowdedPlan } from '../../support/crowded-plans.ts';
import { mustPrefix } from '../../support/plans.ts';

/** A set of networks, what was answered for it, and the space whose free part a summary may cover. */
interface Case {
  readonly held: readonly Prefix[];
  readonly others: readonly Prefix[];
  readonly pools: readonly Prefix[];
  readonly answer: Advertised;
}

function casesOf(document: PlanDocument) {
  const resolved = resolvePlan(document);
  if (!resolved.ok) throw new Error(resolved.problems.map(({ text }) => text).join(' '));
  const plan = resolved.value;
  const allocation = allocate(plan);
  const summary = aggregationOf(plan, allocation);
  const spaceOf = (networks: readonly Network[]) =>
    networks.flatMap((network) => allocation.networks.find((place) => place.network === network)?.prefixes ?? []);
  const placed = plan.networks.filter((network) => spaceOf([network]).length > 0);
  // Subnets pinned in networks without a place are in the way too.
  const takenBeside = (networks: readonly Network[]) =>
    takenBy(plan, allocation).flatMap(({ prefix, by }) =>
      by.kind === 'virtual-network' && networks.some(({ name }) => name === by.name) ? [] : [prefix],
    );
  const of = (networks: readonly Network[], answer: Advertised): Case => ({
    held: spaceOf(networks),
    others: takenBeside(networks),
    pools: networks.flatMap(({ pool }) => pool?.prefixes.flatMap(({ prefix }) => prefix ?? []) ?? []),
    answer,
  });
  return {
    pools: summary.pools.map(({ advertises }, i): Case => {
      const space = plan.pools[i]!.prefixes.flatMap(({ prefix }) => prefix ?? []);
      const inside = space.flatMap((prefix) =>
        spaceOf(placed)
          .filter((held) => prefixesOverlap(prefix, held))
          .map((held) => (held.length < prefix.length ? prefix : held)),
      );
      return { held: inside, others: takenBeside(placed), pools: space, answer: advertises };
    }),
    regions: summary.regions.map(({ region, advertises }) =>
      of(
        placed.filter((network) => network.region === region),
        advertises,
      ),
    ),
    gateways: summary.gateways.map(({ virtualNetwork, serves, advertises }) => {
      const networks = placed.filter((network) => gatewayFor(network, plan)?.name === virtualNetwork);
      expect([...serves].sort()).toEqual(networks.map(({ name }) => name).sort());
      expect(serves[0]).toBe(virtualNetwork);
      return of(networks, advertises);
    }),
  };
}

/** The twin: halves the whole space until a block is allowed or holds nothing. */
function fewest(block: Prefix, held: readonly Prefix[], allowed: AddressSet): number {
  if (!held.some((prefix) => prefixesOverlap(prefix, block))) return 0;
  if (allowed.contains(block)) return 1;
  return halvesOf(block)!.reduce((sum, half) => sum + fewest(half, held, allowed), 0);
}

const overlapAny = (a: readonly Prefix[], b: readonly Prefix[]) => a.some((one) => b.some((other) => prefixesOverlap(one, other)));

describe('aggregation of random plans', () => {
  test('exact prefixes hold the same addresses, summaries cover them and nothing that others have, and no fewer would', () => {
    const met = { apart: 0, crossed: 0, wasteful: 0, several: 0 };
    fc.assert(
      fc.property(crowdedPlan, (document) => {
        const { pools, regions, gateways } = casesOf(document);
        for (const { held, others, pools: space, answer } of [...pools, ...regions, ...gateways]) {
          const own = AddressSet.from(held);
          const exact = answer.exact.map(mustPrefix);
          const summary = answer.summary.map(mustPrefix);
          expect(AddressSet.from(exact).equals(own)).toBe(true);
          expect(exact).toEqual(own.prefixes());
          expect(answer.prefixes).toBe(new Set(held.map(({ first, length }) => `${first}/${length}`)).size);
          const covered = AddressSet.from(summary);
          const beside = covered.minus(own);
          expect(own.minus(covered).isEmpty).toBe(true);
          expect(beside.minus(AddressSet.from(space)).isEmpty).toBe(true);
          expect(beside.overlaps(AddressSet.from(others))).toBe(false);
          expect(answer.waste).toBe(Number(beside.minus(AddressSet.of(mustPrefix('::/0'))).count()));
          met.wasteful += Number(!beside.isEmpty);
          met.several += Number(summary.length > 1);
          // What overlaps by mistake is not widened, so only where nothing does must there be no fewer.
          if (overlapAny(held, others)) {
            met.crossed++;
            continue;
          }
          met.apart++;
          const allowed = AddressSet.from(space).union(own).minus(AddressSet.from(others));
          expect(summary.length).toBe(fewest(mustPrefix('0.0.0.0/0'), held, allowed) + fewest(mustPrefix('::/0'), held, allowed));
          for (const block of summary) {
            const halves = halvesOf(block)!;
            const needsBoth = halves.every((half) => held.some((prefix) => prefixesOverlap(prefix, half)));
            expect(needsBoth).toBe(true);
          }
        }
        for (const sets of [regions, gateways])
          for (const [i, a] of sets.entries())
            for (const b of sets.slice(i + 1)) {
              const shared = overlapAny(a.answer.summary.map(mustPrefix), b.answer.summary.map(mustPrefix));
              if (shared) expect(overlapAny(a.held, b.held)).toBe(true);
            }
      }),
      { numRuns: 400, seed: 81 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(200);
  });

  test('does not depend on the order of lists', () => {
    fc.assert(
      fc.property(crowdedPlan, (document) => {
        const backwards: PlanDocument = {
          ...document,
          addressPools: [...(document.addressPools ?? [])].reverse(),
          virtualNetworks: [...(document.virtualNetworks ?? [])].reverse(),
        };
        const byName = <T>(list: readonly T[], name: (one: T) => string) => [...list].sort((a, b) => (name(a) < name(b) ? -1 : 1));
        const answer = (from: PlanDocument) => {
          const plan = resolvePlan(from);
          if (!plan.ok) throw new Error('refused');
          const { pools, regions, gateways } = aggregationOf(plan.value, allocate(plan.value));
          return {
            pools: byName(pools, ({ name }) => name),
            regions,
            gateways: byName(
              gateways.map((gateway) => ({ ...gateway, serves: [...gateway.serves].sort() })),
              ({ virtualNetwork }) => virtualNetwork,
            ),
          };
        };
        expect(answer(backwards)).toEqual(answer(document));
      }),
      { numRuns: 100, seed: 82 },
    );
  });
});

test('a network that contains a pool counts with the part inside', () => {
  const { pools } = casesOf({
    cadastre: 1,
    name: 'test',
    addressPools: [{ name: 'p', prefixes: ['10.0.0.0/24'] }],
    virtualNetworks: [{ name: 'n', addressSpace: ['10.0.0.0/16'] }],
  });
  expect(pools[0]!.answer.exact).toEqual(['10.0.0.0/24']);
  expect(prefixContains(mustPrefix('10.0.0.0/24'), mustPrefix(pools[0]!.answer.summary[0]!))).toBe(true);
});
