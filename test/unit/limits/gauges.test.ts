import { describe, expect, test } from 'vitest';
import { limits } from '../../../shared/catalog/limits.ts';
import type { PlanDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { mustResult, oneNetwork } from '../../support/plans.ts';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

/** A hub of two spokes, each of the subnets in one of them. */
const hubAndSpokes = (subnets: readonly SubnetDocument[]): PlanDocument => ({
  cadastre: 1,
  name: 't',
  virtualNetworks: [
    { name: 'hub', addressSpace: ['10.0.0.0/24', '10.9.0.0/24'] },
    ...['a', 'b'].map((name, i) => ({ name, addressSpace: [`10.${i + 1}.0.0/16`], subnets: [...subnets] })),
  ],
  peerings: ['a', 'b'].map((name) => ({ between: ['hub', name] })),
});

/** `count subject` of each meter of a plan. */
const metersOf = (document: PlanDocument): Record<string, string> =>
  Object.fromEntries(mustResult(document).meters.map(({ name, count, subject }) => [name, `${count} ${subject}`]));

describe('what is counted, of the fullest', () => {
  test.each<{ why: string; document: PlanDocument; meters: Record<string, string> }>([
    {
      why: 'subnets, addresses in use and peerings; peers count together, at the hub',
      document: hubAndSpokes([
        { name: 'x', inputs: { machines: 7 } },
        { name: 'y', inputs: { machines: 3 } },
      ]),
      meters: {
        subnetsPerNetwork: '2 a',
        addressesPerNetwork: '10 a',
        addressesPerPeeredNetworks: '20 hub',
        peeringsPerNetwork: '2 hub',
      },
    },
    {
      why: 'private endpoints, named and merely counted',
      document: hubAndSpokes([
        { name: 'x', privateEndpoints: [{ resource: 'storage-blob', count: 3 }] },
        { name: 'y', service: 'private-endpoint', inputs: { endpoints: 4 } },
      ]),
      meters: { privateEndpointsPerNetwork: '7 a', privateEndpointsPerPeeredNetworks: '14 hub' },
    },
    {
      why: 'ends of rules: a network counts with all of its prefixes',
      document: {
        ...hubAndSpokes([]),
        externalNetworks: [{ name: 'hq', prefixes: ['192.168.0.0/24', '192.168.2.0/24', '192.168.4.0/24'] }],
        virtualNetworks: [
          ...(hubAndSpokes([]).virtualNetworks ?? []),
          {
            name: 'c',
            addressSpace: ['10.3.0.0/16'],
            subnets: [
              {
                name: 'x',
                size: '/26',
                rules: [
                  { name: 'r', direction: 'inbound', access: 'allow', from: ['hub', 'hq', '172.16.0.0/24', 'Internet'], to: 'self', priority: 100 },
                ],
              },
            ],
          },
        ],
      },
      meters: { addressesPerRuleSide: '7 c/x' },
    },
    {
      why: 'routes to service tags, among others',
      document: oneNetwork([
        {
          name: 'x',
          size: '/26',
          routes: [
            { prefix: 'AzureMonitor', nextHop: 'internet' },
            { prefix: 'Storage', nextHop: 'internet' },
            { prefix: '192.168.0.0/16', nextHop: 'none' },
          ],
        },
      ]),
      meters: { serviceTagRoutesPerTable: '2 net/x' },
    },
    {
      why: 'networks of one subscription and region; one without a region is in none',
      document: {
        cadastre: 1,
        name: 't',
        virtualNetworks: [
          { name: 'a', region: 'westeurope', subscription: SUBSCRIPTION, addressSpace: ['10.1.0.0/24'] },
          { name: 'b', region: 'westeurope', subscription: SUBSCRIPTION, addressSpace: ['10.2.0.0/24'] },
          { name: 'c', region: 'northeurope', subscription: SUBSCRIPTION, addressSpace: ['10.3.0.0/24'] },
          { name: 'd', subscription: SUBSCRIPTION, addressSpace: ['10.4.0.0/24'] },
          { name: 'e', region: 'westeurope', addressSpace: ['10.5.0.0/24'] },
        ],
      },
      meters: { virtualNetworks: `2 ${SUBSCRIPTION}` },
    },
    {
      why: 'prefixes that a gateway advertises, with those of the networks that use it',
      document: {
        ...hubAndSpokes([]),
        virtualNetworks: (hubAndSpokes([]).virtualNetworks ?? []).map((network) =>
          network.name === 'hub' ? { ...network, subnets: [{ service: 'vpn-gateway' }] } : network,
        ),
        peerings: [{ between: ['hub', 'a'], gatewayTransit: 'hub' }, { between: ['hub', 'b'] }],
      },
      meters: { vpnGatewayAddressPrefixes: '3 hub' },
    },
  ])('$why', ({ document, meters }) => {
    expect(metersOf(document)).toMatchObject(meters);
  });

  test('what is not there has no meter, and a meter names its limit and source', () => {
    const { meters } = mustResult(oneNetwork([{ name: 'x', inputs: { machines: 3 } }]));
    expect(meters.map(({ name }) => name)).toEqual(['addressesPerNetwork', 'subnetsPerNetwork']);
    const { value, source } = limits.subnetsPerNetwork;
    expect(meters[1]).toMatchObject({ what: 'subnets', limit: value, share: 0.0003, source: { url: source.url, date: source.date } });
  });
});

describe('from which share it is told', () => {
  const most = limits.peeringsPerNetwork.value;
  test.each([
    { why: 'below 80 %', count: most * 0.8 - 1, severity: undefined },
    { why: '80 %', count: most * 0.8, severity: 'info' },
    { why: 'below 95 %', count: most * 0.95 - 1, severity: 'info' },
    { why: '95 %', count: most * 0.95, severity: 'warning' },
    { why: 'the limit itself', count: most, severity: 'warning' },
    { why: 'one more', count: most + 1, severity: 'error' },
  ])('$why', ({ count, severity }) => {
    const document: PlanDocument = {
      cadastre: 1,
      name: 't',
      virtualNetworks: [
        { name: 'hub', addressSpace: ['10.255.0.0/24'] },
        ...Array.from({ length: count }, (_, i) => ({ name: `s${i}`, addressSpace: [`10.${Math.floor(i / 256)}.${i % 256}.0/24`] })),
      ],
      peerings: Array.from({ length: count }, (_, i) => ({ between: ['hub', `s${i}`] })),
    };
    const found = mustResult(document).findings.filter(({ rule }) => rule === 'limits-peerings');
    expect(found.map((finding) => finding.severity)).toEqual(severity === undefined ? [] : [severity]);
    if (severity === 'error') expect(found[0]?.message).toBe(`hub has ${count} peerings; it should have at most ${most}.`);
    if (severity === 'info') expect(found[0]?.message).toBe(`hub has ${count} of at most ${most} peerings, ${Math.floor((count / most) * 100)} %.`);
  });
});
