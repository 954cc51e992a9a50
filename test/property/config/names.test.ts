import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resourceName, subnetResourceNames } from '../../../shared/config/names.ts';
import type { Network, Subnet } from '../../../shared/plan/plan.ts';

// Names are short and of few letters, so that they meet; some are long enough to be cut.
const anyName = fc.oneof(
  { weight: 12, arbitrary: fc.stringMatching(/^[aA!_.-]{1,4}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[aA!_.-]{1,3}x{78}$/) },
);
const anyNetworks = fc
  .uniqueArray(fc.record({ name: anyName, subnets: fc.uniqueArray(anyName, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ name }) => name,
  })
  .map((networks) =>
    networks.map(({ name, subnets }) => ({
      name,
      subnets: subnets.map((own) => ({ name: own, networkName: name, address: `${name}/${own}` }) as Subnet),
    })),
  )
  .map((networks) => networks as unknown as readonly Network[]);

test('subnets bear the names that they ask for exactly where no two ask for the same; else no two are alike either', () => {
  const met = { plain: 0, alike: 0 };
  fc.assert(
    fc.property(anyNetworks, (networks) => {
      const names = subnetResourceNames(networks);
      const subnets = networks.flatMap((network) => network.subnets);
      const asked = subnets.map(({ networkName, name }) => resourceName(networkName, name));
      const isPlain = new Set(asked.map((name) => name.toLowerCase())).size === subnets.length;
      expect(names.isPlain).toBe(isPlain);
      const stems = subnets.map(names.stem);
      if (isPlain) expect(stems).toEqual(asked);
      expect(new Set(stems.map((name) => name.toLowerCase())).size).toBe(subnets.length);
      met[isPlain ? 'plain' : 'alike']++;
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(met.plain, met.alike)).toBeGreaterThan(50);
});
