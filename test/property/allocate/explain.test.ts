import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix, parentOf, prefixContains, prefixesOverlap, samePrefix, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import { explain, type PlaceExplanation } from '../../../shared/allocate/explain.ts';
import { explanationParts } from '../../../shared/allocate/explain/text.ts';
import type { PlanDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { mustCompute, mustPrefix } from '../../support/plans.ts';

const SPACE = '10.0.16.0/24';
const pieces = [26, 27, 28, 29].flatMap((length) => [...subprefixes(mustPrefix(SPACE), length)].map(formatPrefix));

function explained(computed: Computed, subject: string): readonly PlaceExplanation[] {
  const explanation = explain(computed.plan, computed.allocation, subject);
  if (!explanation) throw new Error(`no explanation of ${subject}`);
  return explanation.places;
}

const oneNetwork = (subnets: SubnetDocument[]): PlanDocument => ({
  cadastre: 1,
  name: 'x',
  virtualNetworks: [{ name: 'net', addressSpace: [SPACE], subnets }],
});

describe('the twin: all free blocks of a small network, found by trying', () => {
  test('a subnet lies in the smallest block that was free once all before it had been placed, the lowest of equals', () => {
    let inTurn = 0;
    fc.assert(
      fc.property(
        fc.subarray(pieces, { maxLength: 3 }),
        fc.array(fc.integer({ min: 26, max: 29 }), { minLength: 1, maxLength: 6 }),
        (pinned, lengths) => {
          const computed = mustCompute(
            oneNetwork([
              ...pinned.map((prefix, i) => ({ name: `p${i}`, prefix })),
              ...lengths.map((length, i) => ({ name: `s${i}`, size: `/${length}` })),
            ]),
          );
          const own = new Map(computed.allocation.networks[0]?.subnets.map(({ subnet, prefix }) => [subnet.name, prefix]));
          for (const [i, length] of lengths.entries()) {
            const [place] = explained(computed, `net/s${i}`);
            if (!place?.prefix) continue;
            const earlier = lengths.flatMap((other, k) => (other < length || (other === length && k < i) ? (own.get(`s${k}`) ?? []) : []));
            const blocks = freeBlocks([...pinned.map(mustPrefix), ...earlier]).filter((block) => block.length <= length);
            const tightest = Math.max(...blocks.map((block) => block.length));
            const best = blocks.filter((block) => block.length === tightest);
            expect(place.choice).toMatchObject({ how: 'tightest', equals: best.length - 1, of: lengths.length });
            expect(place.choice && formatPrefix(place.choice.block)).toBe(best[0] && formatPrefix(best[0]));
            expect(formatPrefix(place.prefix)).toBe(best[0] && formatPrefix({ ...best[0], length }));
            inTurn++;
          }
        },
      ),
      { numRuns: 300, seed: 81 },
    );
    expect(inTurn).toBeGreaterThan(500);
  });
});

/** Blocks of SPACE that are free and could not be larger, in address order. */
function freeBlocks(taken: readonly Prefix[]): Prefix[] {
  const isFree = (block: Prefix) => prefixContains(mustPrefix(SPACE), block) && !taken.some((other) => prefixesOverlap(other, block));
  const all = [24, 25, 26, 27, 28, 29].flatMap((length) => [...subprefixes(mustPrefix(SPACE), length)]);
  return all
    .filter((block) => {
      const parent = parentOf(block);
      return isFree(block) && !(parent && isFree(parent));
    })
    .sort((a, b) => Number(a.first) - Number(b.first));
}

test('the next best is where the subnet would go if the places before it were taken', () => {
  let followed = 0;
  fc.assert(
    fc.property(fc.subarray(pieces, { maxLength: 3 }), fc.integer({ min: 26, max: 29 }), fc.boolean(), (pinned, length, resolver) => {
      const subnet: SubnetDocument = { name: 's', size: `/${length}`, ...(resolver ? { service: 'dns-private-resolver' } : {}) };
      const pins = pinned.map((prefix, i) => ({ name: `p${i}`, prefix }));
      const before = mustCompute(oneNetwork([...pins, subnet]));
      const [place] = explained(before, 'net/s');
      if (!place?.prefix || !place.choice) return;
      // The place itself is taken, then whole blocks.
      const gone: Prefix[] = [place.prefix];
      for (const next of place.choice.nextBest) {
        const others = gone.map((prefix, i) => ({ name: `g${i}`, prefix: formatPrefix(prefix) }));
        const now = mustCompute(oneNetwork([...pins, ...others, subnet])).allocation.networks[0]?.subnets.at(-1)?.prefix;
        expect(now && formatPrefix(now)).toBe(formatPrefix(next.prefix));
        gone.push(next.breaks);
        followed++;
      }
      // All that is told is all that there is, up to three.
      if (place.choice.nextBest.length < 3) {
        const others = gone.map((prefix, i) => ({ name: `g${i}`, prefix: formatPrefix(prefix) }));
        expect(mustCompute(oneNetwork([...pins, ...others, subnet])).allocation.networks[0]?.subnets.at(-1)?.prefix).toBeUndefined();
      }
    }),
    { numRuns: 200, seed: 82 },
  );
  expect(followed).toBeGreaterThan(100);
});

const anySubnet = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 26, max: 29 }).map((length): SubnetDocument => ({ size: `/${length}` })) },
  { weight: 1, arbitrary: fc.constant<SubnetDocument>({ service: 'dns-private-resolver' }) },
  { weight: 1, arbitrary: fc.constant<SubnetDocument>({ service: 'aks', inputs: { nodes: 9 } }) },
);
const anyPlan = fc
  .record({
    networks: fc.array(
      fc.record({
        subnets: fc.array(anySubnet, { minLength: 1, maxLength: 3 }),
        spare: fc.constantFrom(0, 30),
        ipv6: fc.boolean(),
        pool: fc.constantFrom('one', 'two'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    // In turn, a larger subnet takes the only place that a resolver may have.
    contested: fc.array(fc.constantFrom<SubnetDocument>({ size: '/28' }, { size: '/27' }, { service: 'dns-private-resolver' }), { maxLength: 3 }),
    strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
  })
  .map(({ networks, contested, strategy }): PlanDocument => ({
    cadastre: 1,
    name: 'any',
    defaults: { strategy },
    externalNetworks: [{ name: 'site', prefixes: ['10.0.15.128/25'] }],
    // The two share addresses, and the first holds ranges that services keep out of.
    addressPools: [
      { name: 'one', prefixes: ['10.0.14.0/23', 'fd00:64::/54'], reserved: [{ prefix: '10.0.14.0/27', reason: 'kept' }] },
      { name: 'two', prefixes: ['10.0.15.0/24', '10.0.17.0/24', 'fd00:65::/54'] },
    ],
    virtualNetworks: [
      ...networks.map((n, i) => ({ ...n, name: `n${i}`, subnets: n.subnets.map((s, k) => ({ ...s, name: `s${k}` })) })),
      { name: 'given', addressSpace: ['10.0.0.0/27', '10.0.16.0/27'], subnets: contested.map((s, k) => ({ ...s, name: `s${k}` })) },
    ],
  }));

test('on plans of all kinds: every chosen place is explained, by blocks and places that were free for it', () => {
  const met: Record<string, number> = {};
  fc.assert(
    fc.property(anyPlan, (document) => {
      const computed = mustCompute(document);
      const outside = ['10.0.15.128/25', '10.0.14.0/27'].map(mustPrefix);
      for (const { network, subnets } of computed.allocation.networks) {
        for (const subject of [network.name, ...subnets.map(({ subnet }) => subnet.address)]) {
          for (const place of explained(computed, subject)) {
            for (const { lines } of explanationParts(place, subject.includes('/') ? 'subnet' : 'network'))
              for (const line of lines) expect(line).toMatch(/^([A-Z0-9/f].*|and \d+ more)\.$/);
            if (!place.prefix || place.origin !== 'allocated') continue;
            const { choice, prefix } = place;
            expect(choice, `${subject} ${formatPrefix(prefix)}`).toBeDefined();
            if (!choice) continue;
            met[choice.how] = (met[choice.how] ?? 0) + 1;
            expect(prefixContains(choice.block, prefix)).toBe(true);
            expect(choice.turn).toBeLessThanOrEqual(choice.of);
            expect(choice.nextBest.length).toBeLessThanOrEqual(3);
            expect(new Set(choice.nextBest.map(({ breaks }) => formatPrefix(breaks))).size).toBe(choice.nextBest.length);
            for (const { prefix: other, breaks } of choice.nextBest) {
              expect(prefixContains(breaks, other)).toBe(true);
              expect(prefixesOverlap(other, prefix)).toBe(false);
              expect(place.within.space.some((space) => prefixContains(space, other))).toBe(true);
              expect(outside.some((range) => prefixesOverlap(range, other))).toBe(false);
              expect(samePrefix(other, breaks) || breaks.length < other.length).toBe(true);
            }
          }
        }
      }
    }),
    { numRuns: 200, seed: 83 },
  );
  for (const how of ['tightest', 'roomiest', 'together']) expect(met[how] ?? 0, how).toBeGreaterThan(10);
});
