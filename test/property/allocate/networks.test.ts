import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPrefix, prefixContains, prefixesOverlap, subprefixes, type Prefix } from '../../../shared/address/prefix.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { mustPrefix, mustResult } from '../../support/plans.ts';

const POOL = '10.64.0.0/25';
const pieces = [27, 28, 29].flatMap((length) => [...subprefixes(mustPrefix(POOL), length)].map(formatPrefix));

/** Networks of fixed sizes in a small pool with reserved ranges, an external network, and pinned networks. */
const plan = fc.record({
  sizes: fc.array(fc.integer({ min: 26, max: 29 }), { minLength: 1, maxLength: 5 }),
  reserved: fc.subarray(pieces, { maxLength: 2 }),
  external: fc.subarray(pieces, { minLength: 1, maxLength: 1 }),
  pinned: fc.subarray(pieces, { maxLength: 1 }),
  strategy: fc.constantFrom<'compact' | 'spaced'>('compact', 'spaced'),
});

/** The twin: tries every place for every network. */
function exists(taken: readonly Prefix[], lengths: readonly number[]): boolean {
  const [length, ...rest] = lengths;
  if (length === undefined) return true;
  for (const place of subprefixes(mustPrefix(POOL), length))
    if (!taken.some((range) => prefixesOverlap(range, place)) && exists([...taken, place], rest)) return true;
  return false;
}

test('law 2: every network is carved whenever all of them can be, and what is not is a finding', () => {
  const met = { possible: 0, impossible: 0 };
  fc.assert(
    fc.property(plan, ({ sizes, reserved, external, pinned, strategy }) => {
      const document: PlanDocument = {
        cadastre: 1,
        name: 'small',
        defaults: { strategy },
        externalNetworks: [{ name: 'site', prefixes: external }],
        addressPools: [{ name: 'p', prefixes: [POOL], reserved: reserved.map((prefix) => ({ prefix, reason: 'kept' })) }],
        virtualNetworks: [
          ...pinned.map((prefix, i) => ({ name: `pinned-${i}`, addressSpace: [prefix] })),
          ...sizes.map((length, i) => ({ name: `net-${i}`, pool: 'p', size: `/${length}` })),
        ],
      };
      const result = mustResult(document);
      const carved = result.virtualNetworks.filter((network) => network.source === 'allocated');
      const all = carved.every((network) => network.addressSpace.length === 1);
      const possible = exists([...reserved, ...external, ...pinned].map(mustPrefix), sizes);
      met[possible ? 'possible' : 'impossible']++;
      expect(all).toBe(possible);
      expect(result.findings.filter((finding) => finding.rule === 'no-space').map((finding) => finding.subjects[0])).toEqual(
        carved
          .filter((network) => network.addressSpace.length === 0)
          .map((network) => network.name)
          .sort(),
      );
      for (const network of carved) for (const space of network.addressSpace) expect(prefixContains(mustPrefix(POOL), mustPrefix(space))).toBe(true);
    }),
    { numRuns: 800, seed: 51 },
  );
  expect(met.possible).toBeGreaterThan(100);
  expect(met.impossible).toBeGreaterThan(100);
});
