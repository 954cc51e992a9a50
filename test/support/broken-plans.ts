import fc from 'fast-check';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../shared/plan/document.ts';

// A small space in which prefixes meet often; some are not written as prefixes at all.
const subnetPrefix = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.nat({ max: 31 }), fc.constantFrom(27, 28, 29)).map(([k, length]) => aligned(k * 8, length)) },
  { weight: 1, arbitrary: fc.constantFrom('10.64.9.0/28', '10.0.0.16/28', '10.64.0.5/28', '10.64.0.0/33', 'ten') },
);

function aligned(offset: number, length: number): string {
  const size = 2 ** (32 - length);
  return `10.64.0.${Math.floor(offset / size) * size}/${length}`;
}

const content: fc.Arbitrary<SubnetDocument> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(2, 12, 30, 60).map((machines): SubnetDocument => ({ inputs: { machines } })) },
  { weight: 3, arbitrary: fc.constantFrom('/27', '/28', '/29').map((size): SubnetDocument => ({ size })) },
  { weight: 1, arbitrary: fc.constant<SubnetDocument>({ inputs: { machines: 20 }, size: '/29' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<SubnetDocument>(
      { service: 'vpn-gateway' },
      { service: 'bastion' },
      { service: 'firewall' },
      { service: 'sql-managed-instance', inputs: { gp: 2 } },
      { service: 'dns-private-resolver' },
      {
        workloads: [
          { service: 'sql-managed-instance', inputs: { gp: 1 } },
          { service: 'virtual-machines', inputs: { machines: 3 } },
        ],
      },
      { workloads: [{ service: 'vpn-gateway' }, { service: 'expressroute-gateway' }] },
      { privateEndpoints: [{ resource: 'key-vault', count: 2 }], serviceEndpoints: ['Microsoft.KeyVault'] },
      { service: 'bastion', routes: [{ prefix: '0.0.0.0/0', nextHop: 'firewall' }] },
    ),
  },
);

const subnet = fc.record({
  content,
  prefix: fc.option(subnetPrefix, { freq: 3, nil: undefined }),
  name: fc.constantFrom(undefined, undefined, undefined, 'GatewaySubnet', 'AzureBastionSubnet'),
  deployed: fc.constantFrom(false, false, false, true),
  named: fc.boolean(),
});

const network = fc.record({
  subnets: fc.array(subnet, { minLength: 1, maxLength: 4 }),
  space: fc.constantFrom<string[] | undefined>(
    ['10.64.0.0/24'],
    ['10.64.0.0/25'],
    ['10.64.0.128/25'],
    ['10.64.0.64/26', '10.64.1.9/26'],
    ['20.64.0.0/24'],
    ['10.64.2.0/26'],
    undefined,
  ),
  deployed: fc.constantFrom(false, false, false, true),
});

/**
 * Plans in which much is wrong at once: prefixes that meet, lie outside or are not prefixes, subnets that are too small or named otherwise than
 * their services demand, networks in reserved ranges, suppressions that match nothing; part of it deployed.
 */
export const brokenPlan: fc.Arbitrary<PlanDocument> = fc
  .record({
    networks: fc.array(network, { minLength: 1, maxLength: 3 }),
    peered: fc.boolean(),
    suppressed: fc.array(fc.constantFrom('net0', 'net1', 'net0/s0', 'net0/*'), { maxLength: 2 }),
    severity: fc.constantFrom(undefined, undefined, { 'overlap-in-network': 'warning' as const }, { 'outside-parent': 'off' as const }),
  })
  .map(({ networks, peered, suppressed, severity }) => ({
    cadastre: 1,
    name: 'broken',
    addressPools: [{ name: 'weu', prefixes: ['10.64.0.0/21'], reserved: [{ prefix: '10.64.2.0/24', reason: 'kept' }] }],
    virtualNetworks: networks.map(({ subnets, space, deployed }, i): VirtualNetworkDocument => ({
      name: `net${i}`,
      pool: 'weu',
      ...(space === undefined ? {} : { addressSpace: space }),
      ...(deployed && space !== undefined ? { deployed } : {}),
      subnets: distinct(subnets.map((one, k) => ({ ...one, name: one.name ?? `s${k}` }))).map((one) => ({
        name: one.name,
        ...one.content,
        ...(one.prefix === undefined ? {} : { prefix: one.prefix }),
        ...(one.deployed && one.prefix !== undefined && space !== undefined ? { deployed: true } : {}),
        ...(one.named
          ? { rules: [{ name: 'in', direction: 'inbound' as const, access: 'allow' as const, from: `net${i}`, to: 'self', priority: 4000 }] }
          : {}),
      })),
    })),
    ...(peered && networks.length > 1 ? { peerings: [{ between: ['net0', 'net1'] }] } : {}),
    suppress: suppressed.map((subject) => ({ rule: 'overlap-in-network', subject, reason: 'seen' })),
    ...(severity === undefined ? {} : { rules: { severity } }),
  }));

function distinct<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return list.filter(({ name }, i) => list.findIndex((other) => other.name === name) === i);
}
