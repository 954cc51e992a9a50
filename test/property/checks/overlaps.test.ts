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

const KINDS = ['plain', 'plain', 'plain', 'route server', 'Virtual WAN hub', 'Virtual WAN hub'] as const;
const VIA = ['vpn', 'expressroute', 'peering'] as const;
const ALL = [...NETWORKS, ...SITES];

/** Random networks on few prefixes, some of them Virtual WAN hubs, random peerings with and without gateway transit, random sites, declared overlaps. */
const plan = fc
  .record({
    spaces: fc.tuple(...NETWORKS.map(() => space)),
    kinds: fc.tuple(...NETWORKS.map(() => fc.constantFrom(...KINDS))),
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
    sites: fc.tuple(
      ...SITES.map(() =>
        fc.record({
          prefixes: space,
          connections: fc
            .subarray(NETWORKS, { maxLength: 2 })
            .chain((to) => fc.tuple(...to.map((name) => fc.constantFrom(...VIA).map((via) => ({ to: name, via }))))),
        }),
      ),
    ),
    declared: fc.uniqueArray(fc.tuple(fc.nat(ALL.length - 1), fc.nat(ALL.length - 1)), { maxLength: 4, selector: ([a, b]) => `${a} ${b}` }),
  })
  .map(({ spaces, kinds, pooled, peerings, sites, declared }): PlanDocument => {
    const overlap = (name: string) => {
      const others = declared.flatMap(([a, b]) => (ALL[a] === name && a !== b ? [{ with: ALL[b] as string, because: 'translated' }] : []));
      return others.length > 0 ? { overlap: others } : {};
    };
    const subnets = { plain: [], 'route server': [{ service: 'route-server' }], 'Virtual WAN hub': [{ name: 'hub', service: 'virtual-wan-hub' }] };
    return {
      cadastre: 1,
      name: 'graph',
      addressPools: [{ name: 'pool', prefixes: ['10.0.0.0/8'] }],
      externalNetworks: sites.map((site, i) => ({ name: SITES[i] as string, ...site, ...overlap(SITES[i] as string) })),
      virtualNetworks: spaces.map((addressSpace, i) => ({
        name: NETWORKS[i] as string,
        addressSpace,
        subnets: subnets[kinds[i] ?? 'plain'],
        ...(pooled[i] ? { pool: 'pool' } : {}),
        ...overlap(NETWORKS[i] as string),
      })),
      peerings,
    };
  });

/** The twin: who sees whom, straight from the words of the rule, with loops and nothing else. */
class Twin {
  readonly #document: PlanDocument;

  constructor(document: PlanDocument) {
    this.#document = document;
  }

  #holds(network: string, service: string): boolean {
    return this.#document.virtualNetworks?.find(({ name }) => name === network)?.subnets?.some((subnet) => subnet.service === service) ?? false;
  }

  #isHub(name: string): boolean {
    return this.#holds(name, 'virtual-wan-hub');
  }

  #connections(site: string): readonly { readonly to: string; readonly via: string }[] {
    return this.#document.externalNetworks?.find(({ name }) => name === site)?.connections ?? [];
  }

  #peerings(a: string, b: string) {
    return (this.#document.peerings ?? []).filter(({ between }) => between.includes(a) && between.includes(b) && a !== b);
  }

  /** Peered: two networks, or an external network that attaches so. */
  peered(a: string, b: string): boolean {
    const so = (site: string, network: string) => this.#connections(site).some(({ to, via }) => to === network && via === 'peering');
    return this.#peerings(a, b).length > 0 || so(a, b) || so(b, a);
  }

  /** Beside a hub: peered with it, or attached in whatever way. */
  #beside(hub: string, node: string): boolean {
    return this.#peerings(hub, node).length > 0 || this.#connections(node).some(({ to }) => to === hub);
  }

  /** Everything that a hub passes on to: through hubs from hub to hub, to all beside them. */
  #domain(hub: string): ReadonlySet<string> {
    const hubs = new Set([hub]);
    for (const one of hubs) for (const other of NETWORKS) if (this.#isHub(other) && this.#beside(one, other)) hubs.add(other);
    return new Set([...hubs, ...ALL.filter((node) => [...hubs].some((one) => this.#beside(one, node)))]);
  }

  /** Gateways of networks that a site attaches to; a hub is none. */
  #gateways(site: string) {
    return this.#connections(site).filter(({ to, via }) => via !== 'peering' && !this.#isHub(to));
  }

  sees(viewer: string, seen: string): boolean {
    if (viewer === seen || this.peered(viewer, seen)) return true;
    if (NETWORKS.some((hub) => this.#isHub(hub) && this.#domain(hub).has(viewer) && this.#domain(hub).has(seen))) return true;
    const [isSite, isSeenSite] = [SITES.includes(viewer), SITES.includes(seen)];
    if (!isSite && !isSeenSite) return false;
    if (isSite && isSeenSite)
      return this.#gateways(viewer).some((one) =>
        this.#gateways(seen).some((other) => one.to === other.to && (one.via === other.via || this.#holds(one.to, 'route-server'))),
      );
    const [network, site] = isSite ? [seen, viewer] : [viewer, seen];
    return this.#gateways(site).some(({ to }) => to === network || this.#peerings(to, network).some(({ gatewayTransit }) => gatewayTransit === to));
  }

  /** Somebody sees both. */
  joined(a: string, b: string): boolean {
    return ALL.some((viewer) => this.sees(viewer, a) && this.sees(viewer, b));
  }

  /** Azure refuses it, whoever declares it: peered, or one peered with both. */
  refused(a: string, b: string): boolean {
    return this.peered(a, b) || ALL.some((middle) => this.peered(middle, a) && this.peered(middle, b));
  }

  declared(a: string, b: string): boolean {
    const by = (one: string, other: string) => {
      const node = [...(this.#document.virtualNetworks ?? []), ...(this.#document.externalNetworks ?? [])].find(({ name }) => name === one);
      return [node?.overlap ?? []].flat().some((declared) => declared.with === other);
    };
    return by(a, b) || by(b, a);
  }
}

function expected(document: PlanDocument): string[] {
  const prefixes = new Map([
    ...(document.virtualNetworks ?? []).map((n) => [n.name, (n.addressSpace ?? []).map(mustPrefix)] as const),
    ...(document.externalNetworks ?? []).map((e) => [e.name, e.prefixes.map(mustPrefix)] as const),
  ]);
  const twin = new Twin(document);
  const pooled = (name: string) => document.virtualNetworks?.find((n) => n.name === name)?.pool;
  return ALL.flatMap((a, i) =>
    ALL.slice(i + 1).flatMap((b) => {
      const overlap = (prefixes.get(a) ?? []).some((x) => (prefixes.get(b) ?? []).some((y) => prefixesOverlap(x, y)));
      if (!overlap) return [];
      if (twin.declared(a, b) && !twin.refused(a, b)) return [];
      if (twin.joined(a, b)) return [`overlap-connected ${a} ${b}`];
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
      const count = (kind: string) => met.set(kind, (met.get(kind) ?? 0) + 1);
      for (const { rule, message } of found) {
        count(rule);
        if (message.includes('that it is declared does not help')) count('declared, and refused');
        if (rule === 'overlap-connected' && / hub| WAN/.test(message)) count('through a hub');
      }
      expect([...names].sort()).toEqual(expected(document).sort());
    }),
    { numRuns: 1500, seed: 31 },
  );
  for (const kind of ['overlap-connected', 'overlap-external', 'overlap-in-pool', 'overlap-unconnected', 'declared, and refused', 'through a hub'])
    expect(met.get(kind) ?? 0, kind).toBeGreaterThan(50);
});
