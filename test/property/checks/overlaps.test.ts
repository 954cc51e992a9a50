import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prefixesOverlap } from '../../../shared/address/prefix.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { mustPrefix, mustResult } from '../../support/plans.ts';

const PREFIXES = [
  '10.1.0.0/16',
  '10.1.2.0/24',
  '10.1.2.128/25',
  '10.2.0.0/16',
  '10.2.5.0/24',
  '10.3.0.0/16',
  '10.4.0.0/15',
  '10.5.7.0/26',
  'fd00:1::/48',
  'fd00:1:0:2::/64',
];
const NETWORKS = ['net-a', 'net-b', 'net-c', 'net-d', 'net-e'];
const SITES = ['site-x', 'site-y', 'site-z'];

const space = fc.uniqueArray(fc.constantFrom(...PREFIXES), { minLength: 1, maxLength: 2 });
const pairs = NETWORKS.flatMap((a, i) => NETWORKS.slice(i + 1).map((b) => [a, b] as const));

/** Random networks on few prefixes, random peerings with and without gateway transit, random sites. */
const plan = fc
  .record({
    spaces: fc.tuple(...NETWORKS.map(() => space)),
    pooled: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    peerings: fc
      .subarray(pairs)
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map((pair) =>
            fc
              .constantFrom(undefined, 0, 1)
              .map((transit) => ({ between: [...pair], ...(transit === undefined ? {} : { gatewayTransit: pair[transit] }) })),
          ),
        ),
      ),
    sites: fc.tuple(...SITES.map(() => fc.record({ prefixes: space, to: fc.subarray(NETWORKS, { maxLength: 2 }) }))),
  })
  .map(({ spaces, pooled, peerings, sites }): PlanDocument => ({
    cadastre: 1,
    name: 'graph',
    addressPools: [{ name: 'pool', prefixes: ['10.0.0.0/8'] }],
    externalNetworks: sites.map(({ prefixes, to }, i) => ({
      name: SITES[i] as string,
      prefixes,
      connections: to.map((name) => ({ to: name, via: 'vpn' as const })),
    })),
    virtualNetworks: spaces.map((addressSpace, i) => ({ name: NETWORKS[i] as string, addressSpace, ...(pooled[i] ? { pool: 'pool' } : {}) })),
    peerings,
  }));

/** The twin: who sees whom, straight from the words of the rule, with loops and nothing else. */
function sees(document: PlanDocument, viewer: string, seen: string): boolean {
  if (viewer === seen) return true;
  const peered = (a: string, b: string) => (document.peerings ?? []).some(({ between }) => between.includes(a) && between.includes(b) && a !== b);
  const uses = (network: string, gateway: string) =>
    network === gateway || (document.peerings ?? []).some(({ between, gatewayTransit }) => gatewayTransit === gateway && between.includes(network));
  const gateways = (site: string) => document.externalNetworks?.find((e) => e.name === site)?.connections?.map((c) => c.to) ?? [];
  const isSite = (name: string) => SITES.includes(name);
  if (!isSite(viewer) && !isSite(seen)) return peered(viewer, seen);
  if (isSite(viewer) && isSite(seen)) return gateways(viewer).some((gateway) => gateways(seen).includes(gateway));
  const [network, site] = isSite(viewer) ? [seen, viewer] : [viewer, seen];
  return gateways(site).some((gateway) => uses(network, gateway));
}

function expected(document: PlanDocument): string[] {
  const prefixes = new Map([
    ...(document.virtualNetworks ?? []).map((n) => [n.name, (n.addressSpace ?? []).map(mustPrefix)] as const),
    ...(document.externalNetworks ?? []).map((e) => [e.name, e.prefixes.map(mustPrefix)] as const),
  ]);
  const all = [...NETWORKS, ...SITES];
  const pooled = (name: string) => document.virtualNetworks?.find((n) => n.name === name)?.pool;
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => {
      const overlap = (prefixes.get(a) ?? []).some((x) => (prefixes.get(b) ?? []).some((y) => prefixesOverlap(x, y)));
      if (!overlap) return [];
      const joined = all.some((viewer) => sees(document, viewer, a) && sees(document, viewer, b));
      if (joined) return [`overlap-connected ${a} ${b}`];
      if (SITES.includes(a)) return [];
      if (SITES.includes(b)) return [`overlap-external ${a} ${b}`];
      return [pooled(a) !== undefined && pooled(b) !== undefined ? `overlap-in-pool ${a} ${b}` : `overlap-unconnected ${a} ${b}`];
    }),
  );
}

test('overlaps between networks and sites are found and judged as the slow twin does, on random graphs', () => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(plan, (document) => {
      const found = mustResult(document).findings.filter((finding) => /^overlap-(connected|external|in-pool|unconnected)$/.test(finding.rule));
      const names = found.map((finding) => `${finding.rule} ${finding.subjects.slice(0, 2).join(' ')}`);
      for (const finding of found) met.set(finding.rule, (met.get(finding.rule) ?? 0) + 1);
      expect([...names].sort()).toEqual(expected(document).sort());
    }),
    { numRuns: 1500, seed: 31 },
  );
  for (const rule of ['overlap-connected', 'overlap-external', 'overlap-in-pool', 'overlap-unconnected'])
    expect(met.get(rule) ?? 0, rule).toBeGreaterThan(50);
});
