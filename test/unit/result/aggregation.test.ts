import { describe, expect, test } from 'vitest';
import { limits } from '../../../shared/catalog/limits.ts';
import type { Fact } from '../../../shared/catalog/source.ts';
import type { PlanDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { mustResult } from '../../support/plans.ts';

const plan = (networks: Record<string, string | Partial<VirtualNetworkDocument>>, more: Partial<PlanDocument> = {}): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16'] }],
  virtualNetworks: Object.entries(networks).map(([name, given]) => ({
    name,
    pool: 'p',
    ...(typeof given === 'string' ? { addressSpace: given.split(' ') } : given),
  })),
  ...more,
});
const summary = (document: PlanDocument) => mustResult(document).summary;
const pool = (document: PlanDocument) => summary(document).pools[0]?.advertises;

describe('what a pool advertises', () => {
  const rows: { why: string; document: PlanDocument; answer: [number, string[], string[], number] }[] = [
    { why: 'nothing is held', document: plan({}), answer: [0, [], [], 0] },
    { why: 'one network', document: plan({ a: '10.64.1.0/24' }), answer: [1, ['10.64.1.0/24'], ['10.64.1.0/24'], 0] },
    { why: 'two halves', document: plan({ a: '10.64.1.0/24', b: '10.64.0.0/24' }), answer: [2, ['10.64.0.0/23'], ['10.64.0.0/23'], 0] },
    {
      why: 'two with free space between them',
      document: plan({ a: '10.64.0.0/24', b: '10.64.3.0/24' }),
      answer: [2, ['10.64.0.0/24', '10.64.3.0/24'], ['10.64.0.0/22'], 512],
    },
    {
      why: 'two with a reserved range between them',
      document: plan(
        { a: '10.64.0.0/24', b: '10.64.3.0/24' },
        { addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16'], reserved: [{ prefix: '10.64.2.0/25', reason: 'kept' }] }] },
      ),
      answer: [2, ['10.64.0.0/24', '10.64.3.0/24'], ['10.64.0.0/24', '10.64.3.0/24'], 0],
    },
    {
      why: 'two with an external network between them',
      document: plan({ a: '10.64.0.0/24', b: '10.64.3.0/24' }, { externalNetworks: [{ name: 'hq', prefixes: ['10.64.1.0/26'] }] }),
      answer: [2, ['10.64.0.0/24', '10.64.3.0/24'], ['10.64.0.0/24', '10.64.3.0/24'], 0],
    },
    {
      why: 'over two prefixes of the pool that touch',
      document: plan({ a: '10.64.0.0/24', b: '10.65.255.0/24' }, { addressPools: [{ name: 'p', prefixes: ['10.65.0.0/16', '10.64.0.0/16'] }] }),
      answer: [2, ['10.64.0.0/24', '10.65.255.0/24'], ['10.64.0.0/15'], 2 ** 17 - 512],
    },
    {
      why: 'not over what lies between two prefixes of the pool',
      document: plan({ a: '10.64.0.0/24', b: '10.66.0.0/24' }, { addressPools: [{ name: 'p', prefixes: ['10.66.0.0/16', '10.64.0.0/16'] }] }),
      answer: [2, ['10.64.0.0/24', '10.66.0.0/24'], ['10.64.0.0/24', '10.66.0.0/24'], 0],
    },
    {
      why: 'networks that name no pool, or another',
      document: plan({ a: '10.64.0.0/24', b: { addressSpace: ['10.64.1.0/24'] }, c: '10.70.0.0/24' }),
      answer: [2, ['10.64.0.0/23'], ['10.64.0.0/23'], 0],
    },
    {
      why: 'the same prefix twice, by mistake',
      document: plan({ a: '10.64.0.0/24', b: '10.64.0.0/24' }),
      answer: [1, ['10.64.0.0/24'], ['10.64.0.0/24'], 0],
    },
    {
      why: 'both families; waste counts IPv4',
      document: plan(
        { a: '10.64.0.0/24 fd00::/56', b: '10.64.2.0/24 fd00:0:0:300::/56' },
        { addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16', 'fd00::/48'] }] },
      ),
      answer: [4, ['10.64.0.0/24', '10.64.2.0/24', 'fd00::/56', 'fd00:0:0:300::/56'], ['10.64.0.0/22', 'fd00::/54'], 512],
    },
  ];
  test.each(rows)('$why', ({ document, answer: [prefixes, exact, short, waste] }) => {
    expect(pool(document)).toEqual({ prefixes, exact, summary: short, waste });
  });
});

describe('what a region advertises', () => {
  test('keeps out of the networks of others, and of those without a region', () => {
    const document = plan({
      a: { addressSpace: ['10.64.0.0/24'], region: 'westeurope' },
      b: { addressSpace: ['10.64.3.0/24'], region: 'westeurope' },
      c: { addressSpace: ['10.64.4.0/24'], region: 'northeurope' },
      d: { addressSpace: ['10.64.7.0/24'], region: 'northeurope' },
      e: { addressSpace: ['10.64.6.0/24'] },
    });
    expect(summary(document).regions).toEqual([
      {
        region: 'northeurope',
        virtualNetworks: 2,
        advertises: { prefixes: 2, exact: ['10.64.4.0/24', '10.64.7.0/24'], summary: ['10.64.4.0/24', '10.64.7.0/24'], waste: 0 },
      },
      {
        region: 'westeurope',
        virtualNetworks: 2,
        advertises: { prefixes: 2, exact: ['10.64.0.0/24', '10.64.3.0/24'], summary: ['10.64.0.0/22'], waste: 512 },
      },
    ]);
  });

  test('covers no free space where its networks name no pool', () => {
    const document = plan(
      {},
      {
        defaults: { region: 'westeurope' },
        virtualNetworks: [
          { name: 'a', addressSpace: ['10.64.0.0/24'] },
          { name: 'b', addressSpace: ['10.64.3.0/24'] },
        ],
      },
    );
    expect(summary(document).regions[0]?.advertises.summary).toEqual(['10.64.0.0/24', '10.64.3.0/24']);
  });
});

describe('what a gateway advertises', () => {
  const hub = (...services: string[]): Partial<VirtualNetworkDocument> => ({
    addressSpace: ['10.64.0.0/24'],
    subnets: [{ workloads: services.map((service) => ({ service })) }],
  });
  const spokes = { s1: '10.64.1.0/24', s2: '10.64.3.0/24 fd00::/56', alone: '10.64.4.0/24' };
  const peerings = ['s1', 's2'].map((spoke) => ({ between: ['hub', spoke] as [string, string], gatewayTransit: 'hub' }));
  const external = { name: 'hq', prefixes: ['10.0.0.0/12', '192.168.0.0/16', '192.168.0.0/16', 'fd99::/48'] };

  test('is its own network and those that use it, against the limits of both kinds', () => {
    const { gateways } = summary(
      plan(
        { ...spokes, hub: hub('vpn-gateway', 'expressroute-gateway') },
        {
          peerings: [...peerings, { between: ['hub', 'alone'] }],
          externalNetworks: [
            { ...external, connections: [{ to: 'hub', via: 'expressroute' }] },
            { name: 'branch', prefixes: ['172.20.0.0/16', 'fd98::/48'], connections: [{ to: 'hub', via: 'vpn' }] },
            { name: 'partner', prefixes: ['172.21.0.0/16'], connections: [{ to: 's1', via: 'peering' }] },
          ],
        },
      ),
    );
    expect(gateways).toHaveLength(1);
    const [gateway] = gateways;
    expect(gateway).toMatchObject({ virtualNetwork: 'hub', kinds: ['expressroute', 'vpn'], serves: ['hub', 's1', 's2'] });
    expect(gateway?.advertises).toEqual({
      prefixes: 4,
      exact: ['10.64.0.0/23', '10.64.3.0/24', 'fd00::/56'],
      summary: ['10.64.0.0/22', 'fd00::/56'],
      waste: 256,
    });
    const sourceOf = ({ source: { title, url, date } }: Fact<number>) => ({ title, url, date });
    const expressRoute = sourceOf(limits.expressRouteAdvertisedPrefixes);
    const vpn = sourceOf(limits.vpnGatewayAddressPrefixes);
    expect(gateway?.limits.map(({ what: _what, note: _note, ...meter }) => meter)).toEqual([
      { name: 'expressRouteAdvertisedPrefixes', count: 3, limit: 1000, share: 0.003, source: expressRoute },
      { name: 'expressRouteAdvertisedPrefixesIpv6', count: 1, limit: 100, share: 0.01, source: expressRoute },
      { name: 'expressRouteLearnedRoutes', count: 2, limit: 4000, share: 0.0005, source: expressRoute },
      { name: 'expressRouteLearnedRoutesIpv6', count: 1, limit: 100, share: 0.01, source: expressRoute },
      { name: 'vpnGatewayAddressPrefixes', count: 3, limit: 600, share: 0.005, source: vpn },
      { name: 'vpnGatewayRoutes', count: 1, limit: 4000, share: 0.0003, source: vpn },
    ]);
    for (const { what, note } of gateway?.limits ?? []) expect(what + (note ?? '')).not.toMatch(/undefined/);
  });

  test.each([
    { service: 'vpn-gateway', names: ['vpnGatewayAddressPrefixes', 'vpnGatewayRoutes'] },
    { service: 'expressroute-gateway', names: ['expressRouteAdvertisedPrefixes', 'expressRouteAdvertisedPrefixesIpv6', 'expressRouteLearnedRoutes'] },
  ])('$service has the limits of its kind, and IPv6 where there is some', ({ service, names }) => {
    const { gateways } = summary(plan({ ...spokes, hub: hub(service) }, { peerings }));
    expect(gateways[0]?.limits.map(({ name }) => name)).toEqual(names);
  });

  test('beyond a limit the share says by how much', () => {
    const addressSpace = Array.from({ length: 601 }, (_, i) => `10.${64 + Math.floor(i / 256)}.${i % 256}.0/28`);
    const document = plan({}, { virtualNetworks: [{ name: 'hub', addressSpace, subnets: [{ service: 'vpn-gateway', prefix: '10.70.0.0/27' }] }] });
    expect(summary(document).gateways[0]?.limits[0]).toMatchObject({ count: 601, limit: 600, share: 1.0017 });
  });

  test('leaves a network with a gateway of its own to that one', () => {
    const { gateways } = summary(
      plan(
        { hub: hub('vpn-gateway'), other: { addressSpace: ['10.64.8.0/24'], subnets: [{ service: 'expressroute-gateway' }] } },
        { peerings: [{ between: ['hub', 'other'], gatewayTransit: 'hub' }] },
      ),
    );
    expect(gateways.map(({ virtualNetwork, serves }) => [virtualNetwork, ...serves])).toEqual([
      ['hub', 'hub'],
      ['other', 'other'],
    ]);
  });

  test('is left out where its network has no place, and so are users without one', () => {
    const gone = { size: '/8' };
    expect(summary(plan({ hub: { ...gone, subnets: [{ service: 'vpn-gateway' }] } })).gateways).toEqual([]);
    expect(summary(plan({ hub: hub('vpn-gateway'), s1: gone }, { peerings: peerings.slice(0, 1) })).gateways[0]?.serves).toEqual(['hub']);
  });
});

test('a plan of nothing advertises nothing', () => {
  expect(summary({ cadastre: 1, name: 'empty' })).toMatchObject({ pools: [], regions: [], gateways: [] });
});
