import { describe, expect, test } from 'vitest';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { findingNames, mustCompute, mustResult, oneNetwork, places } from '../../support/plans.ts';

const pooled = (networks: VirtualNetworkDocument[], prefixes = ['10.64.0.0/16'], rest: Partial<PlanDocument> = {}): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [{ name: 'p', prefixes }],
  virtualNetworks: networks.map((n) => ({ pool: 'p', ...n })),
  ...rest,
});
const sized = (...sizes: number[]): SubnetDocument[] => sizes.map((length, i) => ({ name: `s${i}`, size: `/${length}` }));

describe('carving networks', () => {
  const rows: { why: string; document: PlanDocument; at: Record<string, string> }[] = [
    {
      why: 'the smallest block that holds the subnets',
      document: pooled([{ name: 'net', subnets: sized(26, 27) }]),
      at: { net: '10.64.0.0/25', 'net/s0': '10.64.0.0/26', 'net/s1': '10.64.0.64/27' },
    },
    {
      why: 'a size that is asked for',
      document: pooled([{ name: 'net', size: '/22', subnets: sized(26) }]),
      at: { net: '10.64.0.0/22', 'net/s0': '10.64.0.0/26' },
    },
    {
      why: 'a half stays free with 50 % spare',
      document: pooled([{ name: 'net', spare: 50, subnets: sized(26, 26) }]),
      at: { net: '10.64.0.0/24', 'net/s0': '10.64.0.0/26', 'net/s1': '10.64.0.64/26' },
    },
    {
      why: 'the larger network goes first, whatever the order',
      document: pooled([
        { name: 'small', size: '/26' },
        { name: 'large', size: '/24' },
      ]),
      at: { small: '10.64.1.0/26', large: '10.64.0.0/24' },
    },
    {
      why: 'around a pinned subnet',
      document: pooled([{ name: 'net', subnets: [{ name: 'db', prefix: '10.64.20.0/25' }, ...sized(25)] }]),
      at: { net: '10.64.20.0/24', 'net/db': '10.64.20.0/25', 'net/s0': '10.64.20.128/25' },
    },
    {
      why: 'apart from an external network',
      document: pooled([{ name: 'net', size: '/24' }], ['10.64.0.0/16'], { externalNetworks: [{ name: 'site', prefixes: ['10.64.0.0/17'] }] }),
      at: { net: '10.64.128.0/24' },
    },
    {
      why: 'from the second prefix of a pool when the first is full',
      document: pooled(
        [
          { name: 'na', size: '/24' },
          { name: 'nb', size: '/24' },
        ],
        ['10.64.0.0/24', '10.70.0.0/24'],
      ),
      at: { na: '10.64.0.0/24', nb: '10.70.0.0/24' },
    },
    {
      why: 'nothing spans two prefixes of a pool, even neighbours',
      document: pooled([{ name: 'net', size: '/23' }], ['10.64.0.0/24', '10.64.1.0/24']),
      at: { net: '' },
    },
    {
      why: 'a network whose pool nests in another is not placed twice',
      document: {
        cadastre: 1,
        name: 't',
        addressPools: [
          { name: 'inner', prefixes: ['10.64.0.0/24'] },
          { name: 'outer', prefixes: ['10.64.0.0/23'] },
        ],
        virtualNetworks: [
          { name: 'na', pool: 'inner', size: '/24' },
          { name: 'nb', pool: 'outer', size: '/24' },
        ],
      },
      at: { na: '10.64.0.0/24', nb: '10.64.1.0/24' },
    },
    {
      why: 'dual stack: a /56 and a /64 for each subnet',
      document: pooled([{ name: 'net', ipv6: true, subnets: sized(26, 26) }], ['10.64.0.0/16', 'fd00:64::/48']),
      at: { net: '10.64.0.0/25 fd00:64::/56', 'net/s0': '10.64.0.0/26 fd00:64::/64', 'net/s1': '10.64.0.64/26 fd00:64:0:1::/64' },
    },
    {
      why: 'no IPv6 for what cannot take it',
      document: pooled([{ name: 'net', ipv6: true, subnets: [{ service: 'firewall' }] }], ['10.64.0.0/16', 'fd00:64::/48']),
      at: { net: '10.64.0.0/26 fd00:64::/56', 'net/AzureFirewallSubnet': '10.64.0.0/26' },
    },
    {
      why: 'AKS keeps out of 172.30 and 172.31',
      document: pooled([{ name: 'net', subnets: [{ name: 'aks', service: 'aks', inputs: { nodes: 20 } }] }], ['172.30.0.0/15', '172.20.0.0/15']),
      at: { net: '172.20.0.0/27', 'net/aks': '172.20.0.0/27' },
    },
    {
      why: 'spaced: buddies stay free',
      document: { ...oneNetwork(sized(26, 26), { addressSpace: ['10.64.0.0/24'] }), defaults: { strategy: 'spaced' } },
      at: { net: '10.64.0.0/24', 'net/s0': '10.64.0.0/26', 'net/s1': '10.64.0.128/26' },
    },
  ];
  test.each(rows)('$why', ({ document, at }) => {
    expect(places(mustResult(document))).toEqual(at);
  });
});

describe('what finds no place', () => {
  const rows: { why: string; document: PlanDocument; message: string }[] = [
    {
      why: 'fragmented',
      document: oneNetwork(
        [
          { name: 'a', prefix: '10.64.0.64/26' },
          { name: 'b', size: '/25' },
        ],
        { addressSpace: ['10.64.0.0/25', '10.64.1.0/26'] },
      ),
      message: 'net/b needs a free /25 in net; 128 addresses are free there, but the largest free block is 10.64.0.0/26 (fragmentation 50 %).',
    },
    {
      why: 'full',
      document: oneNetwork(
        [
          { name: 'a', size: '/26' },
          { name: 'b', size: '/27' },
        ],
        { addressSpace: ['10.64.0.0/26'] },
      ),
      message: 'net/b needs a free /27 in net, where nothing is free.',
    },
    {
      why: 'no IPv4 in the network',
      document: oneNetwork([{ name: 'a', size: '/26' }], { addressSpace: ['fd00::/56'] }),
      message: 'net/a needs IPv4 addresses; net has no IPv4 prefix.',
    },
    {
      why: 'dual stack without IPv6 anywhere',
      document: oneNetwork([{ name: 'a', size: '/26' }], { addressSpace: ['10.64.0.0/24'], ipv6: true }),
      message: 'net needs IPv6 addresses; net has no IPv6 prefix.',
    },
    {
      why: 'no IPv6 in the pool',
      document: pooled([{ name: 'net', ipv6: true, size: '/24' }]),
      message: 'net needs IPv6 addresses; p has no IPv6 prefix.',
    },
    {
      why: 'the pinned subnet is in the way of another network',
      document: pooled([
        { name: 'na', addressSpace: ['10.64.0.0/24'] },
        { name: 'nb', subnets: [{ name: 'x', prefix: '10.64.0.128/26' }] },
      ]),
      message: 'nb has pinned subnets, and no free block of p holds all of them together with the others.',
    },
    {
      why: 'only excluded ranges are left',
      document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver' }], { addressSpace: ['10.0.4.0/24'] }),
      message:
        'net/dns needs a free /28 in net; its services cannot use the ranges that are free there (10.0.4.0/24 is the largest). Azure DNS Private Resolver keeps out of 10.0.4.0/22: The sixteen /24 from 10.0.1.0 to 10.0.16.255 are reserved and cannot hold endpoints of a resolver.',
    },
  ];
  test.each(rows)('$why', ({ document, message }) => {
    expect(
      mustCompute(document)
        .findings.filter((finding) => finding.rule === 'no-space')
        .map((finding) => finding.message),
    ).toEqual([message]);
  });

  test('is null in the result and nowhere in the exports', () => {
    const computed = mustCompute(
      oneNetwork(
        [
          { name: 'a', size: '/26' },
          { name: 'b', size: '/27' },
        ],
        { addressSpace: ['10.64.0.0/26'] },
      ),
    );
    expect(computed.resources.unplaced).toEqual(['net/b']);
    expect(computed.resources.networks[0]?.subnets.map((subnet) => subnet.name)).toEqual(['a']);
  });
});

test('deployed networks and subnets are told apart from pinned and allocated ones', () => {
  const result = mustResult(
    oneNetwork(
      [
        { name: 'a', prefix: '10.64.0.0/26', deployed: true },
        { name: 'b', prefix: '10.64.0.64/26' },
        { name: 'c', size: '/26' },
      ],
      { addressSpace: ['10.64.0.0/24'], deployed: true },
    ),
  );
  expect(result.virtualNetworks[0]?.source).toBe('deployed');
  expect(result.virtualNetworks[0]?.subnets.map((subnet) => subnet.source)).toEqual(['deployed', 'pinned', 'allocated']);
  expect(findingNames(result)).toEqual([]);
});
