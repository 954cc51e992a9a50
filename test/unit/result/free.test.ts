import { describe, expect, test } from 'vitest';
import type { PlanDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { freeOf, type FreeResult } from '../../../shared/result/free.ts';
import { mustCompute } from '../../support/plans.ts';

const plan = (virtualNetworks: VirtualNetworkDocument[], more: Partial<PlanDocument> = {}): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [{ name: 'p', prefixes: ['10.64.0.0/22'] }],
  virtualNetworks,
  ...more,
});
const free = (document: PlanDocument, length?: number) => freeOf(mustCompute(document), length);
const nameOf = ({ pool, network, region, gateway }: FreeResult) => [pool, network, region, gateway].filter((name) => name !== undefined).join();

describe('what is free', () => {
  const figures = (document: PlanDocument) => {
    const { free: blocks, largestFree, freeAddresses, fragmentation } = free(document)[0] ?? expect.fail('one pool');
    return [blocks, largestFree, freeAddresses, fragmentation];
  };
  const rows: { why: string; document: PlanDocument; answer: unknown[] }[] = [
    { why: 'an empty pool', document: plan([]), answer: [['10.64.0.0/22'], '10.64.0.0/22', 1024, 0] },
    { why: 'a full pool', document: plan([{ name: 'a', addressSpace: ['10.64.0.0/22'] }]), answer: [[], null, 0, 0] },
    { why: 'a pool inside of a network', document: plan([{ name: 'a', addressSpace: ['10.64.0.0/16'] }]), answer: [[], null, 0, 0] },
    {
      why: 'a pool inside of an external network',
      document: plan([], { externalNetworks: [{ name: 'hq', prefixes: ['10.0.0.0/8'] }] }),
      answer: [[], null, 0, 0],
    },
    {
      why: 'a network in the middle',
      document: plan([{ name: 'a', addressSpace: ['10.64.1.0/24'] }]),
      answer: [['10.64.0.0/24', '10.64.2.0/23'], '10.64.2.0/23', 768, 0.3333],
    },
    {
      why: 'two prefixes of the pool that touch are two blocks',
      document: plan([], { addressPools: [{ name: 'p', prefixes: ['10.64.1.0/24', '10.64.0.0/24'] }] }),
      answer: [['10.64.0.0/24', '10.64.1.0/24'], '10.64.0.0/24', 512, 0.5],
    },
    {
      why: 'one prefix of the pool inside of another counts once',
      document: plan([], { addressPools: [{ name: 'p', prefixes: ['10.64.0.0/23', '10.64.0.0/24'] }] }),
      answer: [['10.64.0.0/23'], '10.64.0.0/23', 512, 0],
    },
    {
      why: 'IPv6 alone has no count of addresses',
      document: plan([], { addressPools: [{ name: 'p', prefixes: ['fd00::/48'] }] }),
      answer: [['fd00::/48'], 'fd00::/48', 0, 0],
    },
    {
      why: 'of two families the largest is the one that the figures count',
      document: plan([], { addressPools: [{ name: 'p', prefixes: ['fd00::/20', '10.64.0.0/22'] }] }),
      answer: [['10.64.0.0/22', 'fd00::/20'], '10.64.0.0/22', 1024, 0],
    },
    {
      why: 'a prefix of the pool that cannot be read',
      document: plan([], { addressPools: [{ name: 'p', prefixes: ['10.64.0.1/22'] }] }),
      answer: [[], null, 0, 0],
    },
  ];
  test.each(rows)('$why', ({ document, answer }) => {
    expect(figures(document)).toEqual(answer);
  });

  test('names what is nearest on both sides, in the same prefix only', () => {
    const document = plan([{ name: 'a', addressSpace: ['10.64.1.0/24', '10.70.0.0/24'] }], {
      addressPools: [{ name: 'p', prefixes: ['10.64.0.0/23', '10.66.0.0/24'], reserved: [{ prefix: '10.64.0.0/25', reason: 'kept' }] }],
    });
    expect(free(document)[0]?.gaps).toEqual([
      {
        prefix: '10.64.0.128/25',
        addresses: 128,
        first: '10.64.0.128',
        last: '10.64.0.255',
        after: { kind: 'reserved', name: 'kept', prefix: '10.64.0.0/25' },
        before: { kind: 'virtual-network', name: 'a', prefix: '10.64.1.0/24' },
      },
      { prefix: '10.66.0.0/24', addresses: 256, first: '10.66.0.0', last: '10.66.0.255', after: null, before: null },
    ]);
  });
});

describe('regions and gateways', () => {
  const document = plan(
    [
      { name: 'hub', region: 'westeurope', pool: 'p', addressSpace: ['10.64.0.0/24'], subnets: [{ service: 'vpn-gateway', prefix: '10.64.0.0/25' }] },
      {
        name: 'spoke',
        region: 'westeurope',
        pool: 'p',
        addressSpace: ['10.64.2.0/25', '10.64.3.0/24'],
        subnets: [{ name: 'a', prefix: '10.64.3.0/24' }],
      },
      { name: 'lost', region: 'westeurope', pool: 'p', size: '/22' },
      { name: 'elsewhere', addressSpace: ['10.70.0.0/24'] },
    ],
    { peerings: [{ between: ['hub', 'spoke'], gatewayTransit: 'hub' }] },
  );

  test('come after pools and networks, and add up what is free in their networks', () => {
    const entries = free(document);
    expect(entries.map(nameOf)).toEqual(['p', 'hub', 'spoke', 'lost', 'elsewhere', 'westeurope', 'hub']);
    const [region, gateway] = entries.slice(5);
    const together = {
      virtualNetworks: ['hub', 'spoke'],
      prefixes: ['10.64.0.0/24', '10.64.2.0/25', '10.64.3.0/24'],
      free: ['10.64.0.128/25', '10.64.2.0/25'],
      largestFree: '10.64.0.128/25',
      freeAddresses: 256,
      fragmentation: 0.5,
      advertises: { prefixes: 3, exact: ['10.64.0.0/24', '10.64.2.0/25', '10.64.3.0/24'], summary: ['10.64.0.0/22'], waste: 384 },
    };
    expect(region).toEqual({ region: 'westeurope', ...together });
    expect(gateway).toMatchObject({ gateway: 'hub', kinds: ['vpn'], ...together, limits: [{ count: 3, limit: 600 }, { count: 0 }] });
  });

  test('a network advertises its own prefixes, and nothing without a place', () => {
    const advertises = Object.fromEntries(
      free(document).flatMap((entry) => (entry.network === undefined ? [] : [[entry.network, entry.advertises]])),
    );
    expect(advertises).toEqual({
      hub: { prefixes: 1, exact: ['10.64.0.0/24'], summary: ['10.64.0.0/24'], waste: 0 },
      spoke: { prefixes: 2, exact: ['10.64.2.0/25', '10.64.3.0/24'], summary: ['10.64.2.0/23'], waste: 128 },
      lost: null,
      elsewhere: { prefixes: 1, exact: ['10.70.0.0/24'], summary: ['10.70.0.0/24'], waste: 0 },
    });
    expect(free(plan([]))[0]?.advertises).toBeNull();
  });
});

describe('the next block', () => {
  const document = plan([{ name: 'a', pool: 'p', addressSpace: ['10.64.1.0/24'], subnets: [{ name: 's', prefix: '10.64.1.64/26' }] }]);
  test.each([
    { length: 25, pool: ['10.64.0.0/25', 6], network: ['10.64.1.128/25', 1], why: 'the tightest block that holds it' },
    { length: 26, pool: ['10.64.0.0/26', 12], network: ['10.64.1.0/26', 3], why: 'an exact fit before a larger block' },
    { length: 23, pool: ['10.64.2.0/23', 1], network: [null, 0], why: 'larger than the network' },
    { length: 8, pool: [null, 0], network: [null, 0], why: 'larger than the pool' },
  ])('/$length: $why', ({ length, pool, network }) => {
    expect(free(document, length).map(({ size, next, fits }) => [size, next, fits])).toEqual([
      [`/${length}`, ...pool],
      [`/${length}`, ...network],
    ]);
  });

  test('is IPv4, and absent where nobody asked', () => {
    const both = plan([], { addressPools: [{ name: 'p', prefixes: ['fd00::/20', '10.64.0.0/22'] }] });
    expect(free(both, 21)[0]).toMatchObject({ next: null, fits: 0 });
    expect(free(both)[0]).not.toHaveProperty('next');
  });
});

test('a plan of nothing', () => {
  expect(free({ cadastre: 1, name: 'empty' })).toEqual([]);
});
