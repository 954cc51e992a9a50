import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { applyEdits } from '../../support/edits.ts';
import { findingNames, mustCompute, mustResult, oneNetwork } from '../../support/plans.ts';

describe('findings', () => {
  const rows: { why: string; document: PlanDocument; finds: string[] }[] = [
    { why: 'nothing wrong', document: oneNetwork([{ name: 'app', size: '/26' }]), finds: [] },
    { why: '27 usable hold 27', document: oneNetwork([{ name: 'app', inputs: { machines: 27 }, prefix: '10.64.0.0/27' }]), finds: [] },
    {
      why: '27 usable do not hold 28',
      document: oneNetwork([{ name: 'app', inputs: { machines: 28 }, prefix: '10.64.0.0/27' }]),
      finds: ['subnet-too-small net/app'],
    },
    {
      why: 'a /30 is no subnet',
      document: oneNetwork([{ name: 'app', prefix: '10.64.0.0/30' }]),
      finds: ['subnet-outside-limits net/app', 'subnet-too-small net/app'],
    },
    {
      why: 'the gateway subnet may hold both gateways',
      document: oneNetwork([{ workloads: [{ service: 'vpn-gateway' }, { service: 'expressroute-gateway' }] }]),
      finds: ['public-ip-required net'],
    },
    {
      why: 'and nothing else',
      document: oneNetwork([{ workloads: [{ service: 'vpn-gateway' }, { service: 'virtual-machines' }] }]),
      finds: ['dedicated-subnet-shared net/GatewaySubnet', 'subnet-name-reserved net/GatewaySubnet', 'public-ip-required net'],
    },
    {
      why: 'a name kept for a service, in another case',
      document: oneNetwork([{ name: 'gatewaysubnet', size: '/27' }]),
      finds: ['subnet-name-reserved net/gatewaysubnet'],
    },
    {
      why: 'a managed instance with private endpoints',
      document: oneNetwork([{ name: 'db', service: 'sql-managed-instance', inputs: { gp: 1 }, privateEndpoints: [{ resource: 'key-vault' }] }]),
      finds: ['dedicated-subnet-shared net/db', 'delegation-conflict net/db'],
    },
    {
      why: 'host bits in a pool',
      document: { cadastre: 1, name: 'x', addressPools: [{ name: 'p', prefixes: ['10.0.0.1/8'] }] },
      finds: ['invalid-prefix p'],
    },
    {
      why: 'IPv6 under the wrong key',
      document: oneNetwork([{ name: 'app', prefix: 'fd00::/64' }], { addressSpace: ['10.64.0.0/24', 'fd00::/56'] }),
      finds: ['ipv6-subnet-size net/app'],
    },
    {
      why: 'a default route to a firewall that is not there',
      document: oneNetwork([{ name: 'app', size: '/26', routes: [{ prefix: '0.0.0.0/0', nextHop: 'firewall' }] }]),
      finds: ['next-hop-missing net/app'],
    },
    {
      why: 'an AKS network beside 172.31',
      document: oneNetwork([{ name: 'aks', service: 'aks', inputs: { nodes: 5 } }], { addressSpace: ['172.31.0.0/22'] }),
      finds: ['service-range-conflict net'],
    },
    {
      why: 'a resolver where none may be',
      document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver', prefix: '10.0.4.0/28' }], { addressSpace: ['10.0.0.0/16'] }),
      finds: ['service-range-conflict net/dns'],
    },
  ];
  test.each(rows)('$why', ({ document, finds }) => {
    expect(findingNames(mustResult(document))).toEqual(finds);
  });

  test('a resolver is placed where it may be', () => {
    const result = mustResult(oneNetwork([{ name: 'dns', service: 'dns-private-resolver' }], { addressSpace: ['10.0.0.0/19'] }));
    expect(result.virtualNetworks[0]?.subnets[0]?.prefix).toBe('10.0.0.0/28');
    const elsewhere = mustResult(
      oneNetwork(
        [
          { name: 'app', prefix: '10.0.0.0/24' },
          { name: 'dns', service: 'dns-private-resolver' },
        ],
        { addressSpace: ['10.0.0.0/19'] },
      ),
    );
    expect(elsewhere.virtualNetworks[0]?.subnets[1]?.prefix).toBe('10.0.17.0/28');
  });
});

describe('fixes', () => {
  const rows: { why: string; document: PlanDocument; rule: string }[] = [
    { why: 'host bits are cleared', rule: 'invalid-prefix', document: oneNetwork([], { addressSpace: ['10.64.0.7/24'] }) },
    { why: 'the subnet gets the name', rule: 'subnet-name-required', document: oneNetwork([{ name: 'gw', service: 'vpn-gateway' }]) },
    {
      why: 'one of two subnets moves',
      rule: 'overlap-in-network',
      document: oneNetwork([
        { name: 'a', prefix: '10.64.0.0/26' },
        { name: 'b', prefix: '10.64.0.32/27' },
      ]),
    },
    { why: 'a subnet outside comes inside', rule: 'outside-parent', document: oneNetwork([{ name: 'a', prefix: '10.65.0.0/26' }]) },
    {
      why: 'a subnet that is too small is placed anew',
      rule: 'subnet-too-small',
      document: oneNetwork([{ name: 'a', inputs: { machines: 60 }, prefix: '10.64.0.0/27' }]),
    },
    {
      why: 'a network leaves the reserved range',
      rule: 'reserved-range',
      document: {
        cadastre: 1,
        name: 'x',
        addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16'], reserved: [{ prefix: '10.64.0.0/20', reason: 'kept' }] }],
        virtualNetworks: [{ name: 'net', pool: 'p', addressSpace: ['10.64.0.0/24'], size: '/24' }],
      },
    },
    {
      why: 'one of two connected networks moves',
      rule: 'overlap-connected',
      document: {
        cadastre: 1,
        name: 'x',
        addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16'] }],
        virtualNetworks: [
          { name: 'na', pool: 'p', addressSpace: ['10.64.0.0/24'], size: '/24' },
          { name: 'nb', pool: 'p', addressSpace: ['10.64.0.0/25'], size: '/25' },
        ],
        peerings: [{ between: ['na', 'nb'] }],
      },
    },
  ];
  test.each(rows)('$why ($rule)', ({ rule, document }) => {
    const before = mustCompute(document).findings.filter((finding) => finding.rule === rule);
    expect(before.length).toBeGreaterThan(0);
    const fix = before[0]?.fix;
    if (!fix) throw new Error('no fix is offered');
    const after = mustCompute(applyEdits(document, fix.edits));
    expect(after.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  test('nothing deployed is offered to be moved', () => {
    const document = oneNetwork([
      { name: 'a', prefix: '10.64.0.0/26', deployed: true },
      { name: 'b', prefix: '10.64.0.32/27', deployed: true },
    ]);
    expect(mustCompute(document).findings.map((finding) => [finding.rule, finding.fix])).toEqual([['overlap-in-network', undefined]]);
  });
});
