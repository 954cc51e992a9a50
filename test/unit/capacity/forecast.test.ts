import { describe, expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import { capacityOf, type Capacity } from '../../../shared/capacity/capacity.ts';
import type { FullSpace } from '../../../shared/capacity/forecast.ts';
import type { Reserve } from '../../../shared/capacity/reserve.ts';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { mustCompute } from '../../support/plans.ts';

const mustCapacity = (document: PlanDocument, years = 10): Capacity => {
  const { plan, allocation } = mustCompute(document);
  return capacityOf(plan, allocation, { years });
};
const fullText = (full: FullSpace | undefined) => {
  if (!full) return '';
  return full.lacks ? `${full.year}: ${full.lacks.name} /${full.lacks.length}` : `${full.year}`;
};
const reserveText = (reserve: Reserve | undefined) => (reserve ? [`/${reserve.length}`, ...reserve.keepFree.map(formatPrefix)].join(' ') : '');

/** Machines that double each year: a /27 holds 27, a /26 59, a /25 123, a /24 251. */
const doubling = (name: string, machines: number, prefix?: string): SubnetDocument => ({
  name,
  inputs: { machines },
  growthPerYear: 100,
  ...(prefix === undefined ? {} : { prefix }),
});
const fixed = (name: string, prefix: string): SubnetDocument => ({ name, prefix });

describe('a network is full when the subnets that must become larger have no place', () => {
  const network = (addressSpace: string[], subnets: SubnetDocument[], more: Partial<VirtualNetworkDocument> = {}): PlanDocument => ({
    cadastre: 1,
    name: 'x',
    virtualNetworks: [{ name: 'net', addressSpace, subnets, ...more }],
  });
  test.each<{ why: string; document: PlanDocument; full: string; reserve: string }>([
    { why: 'without subnets it never is', document: network(['10.0.0.0/29'], []), full: '', reserve: '' },
    { why: 'without growth it never is', document: network(['10.0.0.0/29'], [fixed('a', '10.0.0.0/29')]), full: '', reserve: '' },
    {
      why: 'a subnet grows in place until the network ends: 20, 40, 80, 160, 320',
      document: network(['10.0.0.0/24'], [doubling('a', 20, '10.0.0.0/27')]),
      full: '4: a /23',
      reserve: '/17',
    },
    {
      why: 'it moves where a neighbour is in the way, and no half is left for the next step',
      document: network(['10.0.0.0/25'], [doubling('a', 20, '10.0.0.0/27'), fixed('b', '10.0.0.32/27')]),
      full: '2: a /25',
      reserve: '/16',
    },
    {
      why: 'two that move in one year cannot take each other’s places',
      document: network(['10.0.0.0/25'], [doubling('a', 20, '10.0.0.0/27'), doubling('b', 20, '10.0.0.32/27')]),
      full: '1: b /26',
      reserve: '/16',
    },
    {
      why: 'a place that was left is free a year later: a moves in year 1, b grows into its place in year 2',
      document: network(['10.0.0.0/25'], [doubling('a', 20, '10.0.0.0/27'), doubling('b', 10, '10.0.0.32/27')]),
      full: '2: a /25',
      reserve: '/16',
    },
    {
      why: 'it is full now when a subnet is too small now and has no room',
      document: network(['10.0.0.0/27'], [{ name: 'a', inputs: { machines: 40 }, prefix: '10.0.0.0/27' }]),
      full: '0: a /26',
      reserve: '/26',
    },
    {
      why: 'it is full now when a subnet found no place',
      document: network(
        ['10.0.0.0/27'],
        [
          { name: 'a', size: '/27' },
          { name: 'b', size: '/28' },
        ],
      ),
      full: '0: b /28',
      reserve: '/26',
    },
    {
      why: 'the most of an input makes no subnet larger: 1000 instances fit',
      document: network(['10.0.0.0/22'], [{ name: 'a', inputs: { scaleSetInstances: 900 }, growthPerYear: 100, prefix: '10.0.0.0/22' }]),
      full: '',
      reserve: '',
    },
    {
      why: 'deployed subnets and networks grow like the rest',
      document: network(['10.0.0.0/26'], [{ ...doubling('a', 20, '10.0.0.0/27'), deployed: true }], { deployed: true }),
      full: '2: a /25',
      reserve: '/17',
    },
    {
      why: 'a subnet may move to another prefix of the address space',
      document: network(['10.0.0.0/27', '10.0.8.0/25'], [doubling('a', 20, '10.0.0.0/27')]),
      full: '3: a /24',
      reserve: '/17',
    },
    {
      why: 'no network would be large enough',
      document: network(['10.0.0.0/24'], [{ ...doubling('a', 100, '10.0.0.0/25'), growthPerYear: 1000 }]),
      full: '1: a /21',
      reserve: '',
    },
    { why: 'no address space', document: network(['10.0.0.1/24'], [doubling('a', 20)]), full: '0', reserve: '/17' },
  ])('$why', ({ document, full, reserve }) => {
    const [net] = mustCapacity(document).networks;
    expect({ full: fullText(net?.full), reserve: reserveText(net?.reserveNow) }).toEqual({ full, reserve });
  });

  test('ranges that a service keeps out of are no place to grow into', () => {
    // It cannot double in place, and moves.
    const document = (addressSpace: string) =>
      network([addressSpace], [{ name: 'a', prefix: '10.0.0.0/24', growthPerYear: 50, workloads: besideResolver(200) }]);
    expect(fullText(mustCapacity(document('10.0.0.0/20'), 1).networks[0]?.full)).toBe('1: a /23');
    expect(fullText(mustCapacity(document('10.0.0.0/19'), 1).networks[0]?.full)).toBe('');
  });
});

/** What DNS resolvers keep out of, the sixteen /24 from 10.0.1.0 on, holds for the machines beside one. */
const besideResolver = (machines: number) => [{ service: 'dns-private-resolver' }, { service: 'virtual-machines', inputs: { machines } }];

describe('a pool is full when its networks that must become larger have no place', () => {
  const pool = (prefixes: string[], networks: VirtualNetworkDocument[], more: Partial<PlanDocument> = {}): PlanDocument => ({
    cadastre: 1,
    name: 'x',
    addressPools: [{ name: 'p', prefixes }],
    virtualNetworks: networks.map((network) => ({ pool: 'p', ...network })),
    ...more,
  });
  const growing = (name: string, addressSpace: string, machines = 20): VirtualNetworkDocument => ({
    name,
    addressSpace: [addressSpace],
    subnets: [doubling('a', machines, addressSpace)],
  });
  const still = (name: string, addressSpace: string): VirtualNetworkDocument => ({ name, addressSpace: [addressSpace] });
  test.each<{ why: string; document: PlanDocument; full: string; networks: string[]; years?: number }>([
    { why: 'without networks it never is', document: pool(['10.0.0.0/24'], []), full: '', networks: [] },
    {
      why: 'a network grows in place until the pool ends',
      document: pool(['10.0.0.0/24'], [growing('n', '10.0.0.0/27')]),
      full: '4: n /23',
      networks: ['1: a /26, /17'],
    },
    {
      why: 'what to reserve lies beside it, where the pool is large enough',
      document: pool(['10.0.0.0/20'], [growing('n', '10.0.0.32/27')]),
      full: '',
      networks: ['1: a /26, /24 10.0.0.0/27 10.0.0.64/26 10.0.0.128/25'],
      years: 3,
    },
    {
      why: 'it moves where a neighbour is in the way, and gives its old block back a year later',
      document: pool(['10.0.0.0/25'], [growing('n', '10.0.0.0/27'), still('m', '10.0.0.32/27')]),
      full: '2: n /25',
      networks: ['1: a /26, /17', ''],
    },
    {
      why: 'two that move in one year cannot take each other’s blocks',
      document: pool(['10.0.0.0/25'], [growing('n', '10.0.0.0/27'), growing('m', '10.0.0.32/27')]),
      full: '1: n /26',
      networks: ['1: a /26, /17', '1: a /26, /17'],
    },
    {
      why: 'what one has grown into in a year, another that moves cannot have',
      document: pool(['10.0.0.0/27'], [growing('n', '10.0.0.0/28', 6), growing('m', '10.8.0.0/29', 3)]),
      full: '1: m /28',
      networks: ['1: a /27, /19', '1: a /28, /20'],
    },
    {
      why: 'reserved ranges are in the way',
      document: {
        ...pool(['10.0.0.0/24'], [growing('n', '10.0.0.0/27')]),
        addressPools: [{ name: 'p', prefixes: ['10.0.0.0/24'], reserved: [{ prefix: '10.0.0.128/29', reason: 'kept' }] }],
      },
      full: '3: n /24',
      networks: ['1: a /26, /17'],
    },
    {
      why: 'external networks are in the way',
      document: pool(['10.0.0.0/24'], [growing('n', '10.0.0.0/27')], { externalNetworks: [{ name: 'site', prefixes: ['10.0.0.64/28'] }] }),
      full: '3: n /24',
      networks: ['1: a /26, /17'],
    },
    {
      why: 'a network that found no place',
      document: pool(
        ['10.0.0.0/26'],
        [
          { name: 'n', size: '/27' },
          { name: 'm', size: '/26' },
        ],
      ),
      full: '0: n /27',
      networks: ['0, /27', ''],
    },
    {
      why: 'pinned subnets of a network that found no place are in the way of all',
      document: pool([], [], {
        addressPools: [
          { name: 'p', prefixes: ['10.0.0.0/24'] },
          { name: 'q', prefixes: ['10.9.0.0/24'] },
        ],
        virtualNetworks: [
          { ...growing('n', '10.0.0.0/27'), pool: 'p' },
          { name: 'm', pool: 'q', subnets: [fixed('pin', '10.0.0.64/27')] },
        ],
      }),
      full: '3: n /24',
      networks: ['1: a /26, /17', '0, /27'],
    },
    {
      why: 'subnets that overlap by mistake grow into what is free once',
      document: pool(
        ['10.0.0.0/24'],
        [{ name: 'n', addressSpace: ['10.0.0.0/25'], subnets: [doubling('a', 20, '10.0.0.0/27'), doubling('b', 20, '10.0.0.0/27')] }],
      ),
      // Year 1: a grows to 10.0.0.0/26, b moves to 10.0.0.64/26. Year 2: both need a /25, and only the upper half of the pool is free.
      full: '2: n /24',
      networks: ['2: a /25, /16'],
    },
    {
      why: 'a network that asks for nothing and has no address space',
      document: pool(['10.0.0.0/24'], [still('n', '10.0.0.1/26')]),
      full: '',
      networks: ['0'],
    },
    {
      why: 'of several that found none the largest is named, whatever their order',
      document: pool(
        ['10.0.0.0/29'],
        [
          { name: 'c', size: '/27' },
          { name: 'b', size: '/26' },
          { name: 'a', size: '/26' },
        ],
      ),
      full: '0: a /26',
      networks: ['0, /27', '0, /26', '0, /26'],
    },
    {
      why: 'a network without a pool has nowhere to grow, and fills no pool',
      document: {
        ...pool(['10.0.0.0/24'], []),
        virtualNetworks: [{ name: 'n', addressSpace: ['10.0.0.0/27'], subnets: [doubling('a', 20, '10.0.0.0/27')] }],
      },
      full: '',
      networks: ['1: a /26, /17'],
    },
    {
      why: 'a network that grew goes on growing, and what it gave back others take',
      document: pool(['10.0.0.0/25'], [growing('n', '10.0.0.0/27'), still('m', '10.0.0.32/28'), growing('o', '10.0.0.48/28', 6)]),
      // n moves to the upper half in year 1; o (6, 12: its /28 holds 11) then has no /27 beside it, since n's old block is still taken.
      full: '1: o /27',
      networks: ['1: a /26, /17', '', '1: a /27, /19'],
    },
    {
      why: 'the same a year later: the old block of n is free for o',
      document: pool(['10.0.0.0/25'], [growing('n', '10.0.0.0/27'), still('m', '10.0.0.32/28'), growing('o', '10.0.0.48/28', 5)]),
      full: '2: n /25',
      networks: ['1: a /26, /17', '', '2: a /27, /19'],
    },
    {
      why: 'subnets that must move inside a network that grows in place: all of them have room in the new half',
      document: pool(
        ['10.0.0.0/24'],
        [{ name: 'n', addressSpace: ['10.0.0.0/26'], subnets: [doubling('a', 20, '10.0.0.0/27'), fixed('b', '10.0.0.32/27')] }],
      ),
      // Year 1: a (40) moves to 10.0.0.64/26, the network is a /25. Year 2: a (80) moves to the upper half of the /24.
      full: '3: n /23',
      networks: ['1: a /26, /16'],
    },
    {
      why: 'networks that overlap by mistake grow into what is free once',
      document: pool(['10.0.0.0/25'], [growing('n', '10.0.0.0/27'), growing('m', '10.0.0.0/27')]),
      // Year 1: m grows to 10.0.0.0/26, n moves to 10.0.0.64/26.
      full: '2: m /25',
      networks: ['1: a /26, /17', '1: a /26, /17'],
    },
    {
      why: 'a network that cannot grow any more stays in the way',
      document: {
        ...pool(['10.0.0.0/24'], []),
        virtualNetworks: [
          { ...growing('n', '10.0.0.0/27'), pool: 'p' },
          { name: 'm', addressSpace: ['10.0.0.64/26'], subnets: [doubling('a', 50, '10.0.0.64/26')] },
        ],
      },
      full: '3: n /24',
      networks: ['1: a /26, /17', '1: a /25, /16'],
    },
    {
      why: 'several prefixes: the largest grows first',
      document: pool(
        ['10.0.0.0/23'],
        [{ name: 'n', addressSpace: ['10.0.0.0/27', '10.0.1.0/26'], subnets: [fixed('a', '10.0.0.0/27'), doubling('b', 50, '10.0.1.0/26')] }],
      ),
      full: '',
      networks: ['1: b /25, /25 10.0.1.64/26'],
      years: 1,
    },
    {
      why: 'several prefixes: the one that can grow does',
      document: pool(
        ['10.0.0.0/24'],
        [
          { name: 'n', addressSpace: ['10.0.0.0/27', '10.0.0.64/27'], subnets: [doubling('a', 20, '10.0.0.0/27'), fixed('b', '10.0.0.64/27')] },
          still('m', '10.0.0.32/27'),
        ],
      ),
      full: '2: n /24',
      networks: ['1: a /26, /16', ''],
    },
  ])('$why', ({ document, full, networks, years }) => {
    const capacity = mustCapacity(document, years);
    expect({
      full: fullText(capacity.pools[0]?.full),
      networks: capacity.networks.map((network) => [fullText(network.full), reserveText(network.reserveNow)].filter(Boolean).join(', ')),
    }).toEqual({ full, networks });
  });
});

test('pools that share addresses by mistake do not give them away twice', () => {
  const { pools } = mustCapacity({
    cadastre: 1,
    name: 'x',
    addressPools: [
      { name: 'q', prefixes: ['10.0.0.0/25'] },
      { name: 'p', prefixes: ['10.0.0.0/25'] },
    ],
    virtualNetworks: [
      { name: 'n', pool: 'p', addressSpace: ['10.0.0.0/27'], subnets: [doubling('a', 20, '10.0.0.0/27')] },
      { name: 'm', pool: 'q', addressSpace: ['10.0.0.32/27'], subnets: [doubling('a', 20, '10.0.0.32/27')] },
    ],
  });
  // Both must move in year 1; p comes first by name.
  expect(pools.map(({ full }) => fullText(full))).toEqual(['1: m /26', '2: n /25']);
});

test('a pool without room for IPv6 is not full', () => {
  const { plan, allocation } = mustCompute({
    cadastre: 1,
    name: 'x',
    addressPools: [{ name: 'p', prefixes: ['10.0.0.0/25'] }],
    virtualNetworks: [{ name: 'n', pool: 'p', ipv6: true, subnets: [{ name: 'a', size: '/27' }] }],
  });
  expect(allocation.shortages.map(({ family, within }) => [family, within])).toEqual([[6, 'p']]);
  expect(capacityOf(plan, allocation).pools[0]?.full).toBeUndefined();
});

test('how a pool and its networks are used', () => {
  const { pools, networks } = mustCapacity({
    cadastre: 1,
    name: 'x',
    externalNetworks: [{ name: 'site', prefixes: ['10.0.2.0/26'] }],
    addressPools: [{ name: 'p', prefixes: ['10.0.0.0/22', 'fd00::/48'], reserved: [{ prefix: '10.0.3.0/24', reason: 'kept' }] }],
    virtualNetworks: [
      { name: 'n', pool: 'p', addressSpace: ['10.0.0.0/24', 'fd00::/56'], subnets: [fixed('a', '10.0.0.0/26'), fixed('b', '10.0.0.32/27')] },
      { name: 'elsewhere', addressSpace: ['10.9.0.0/24'] },
    ],
  });
  expect(pools[0]?.use).toEqual({
    addresses: 1024,
    assigned: 256,
    free: 256 + 192,
    largestFree: { family: 4, first: 0x0a000100, length: 24 },
    fragmentation: 1 - 256 / 448,
  });
  // Two subnets that overlap by mistake count once.
  expect(networks[0]?.use).toEqual({
    addresses: 256,
    assigned: 64,
    free: 192,
    largestFree: { family: 4, first: 0x0a000080, length: 25 },
    fragmentation: 1 - 128 / 192,
  });
  expect(networks[0]?.prefixes.map(formatPrefix)).toEqual(['10.0.0.0/24']);
  expect(networks[1]?.use).toMatchObject({ addresses: 256, assigned: 0, free: 256, fragmentation: 0 });
});

test('a service that keeps out of a range keeps its network from growing into it', () => {
  const document = (serviceCidr: string): PlanDocument => ({
    cadastre: 1,
    name: 'x',
    addressPools: [{ name: 'p', prefixes: ['10.0.0.0/16'] }],
    virtualNetworks: [
      {
        name: 'n',
        pool: 'p',
        addressSpace: ['10.0.0.0/24'],
        subnets: [
          {
            name: 'aks',
            service: 'aks',
            prefix: '10.0.0.0/24',
            inputs: { networkModel: 'overlay', nodes: 100, serviceCidr },
            growthPerYear: 100,
          },
        ],
      },
    ],
  });
  const reserve = (serviceCidr: string) => reserveText(mustCapacity(document(serviceCidr), 2).networks[0]?.reserveNow);
  expect(reserve('10.0.128.0/20')).toBe('/23 10.0.1.0/24');
  expect(reserve('10.0.1.0/24')).toBe('/23');
});

describe('a network that moves', () => {
  const moving = (prefixes: string[], network: VirtualNetworkDocument): PlanDocument => ({
    cadastre: 1,
    name: 'x',
    addressPools: [{ name: 'p', prefixes }],
    virtualNetworks: [{ pool: 'p', ...network }],
  });

  test('keeps out of ranges that its services cannot have around them', () => {
    const document = (serviceCidr: string) =>
      moving(['10.0.2.0/23'], {
        name: 'n',
        addressSpace: ['10.0.0.0/24'],
        subnets: [
          { name: 'aks', service: 'aks', prefix: '10.0.0.0/24', inputs: { networkModel: 'overlay', nodes: 200, serviceCidr }, growthPerYear: 50 },
        ],
      });
    expect(fullText(mustCapacity(document('10.0.128.0/20'), 1).pools[0]?.full)).toBe('');
    expect(fullText(mustCapacity(document('10.0.3.0/24'), 1).pools[0]?.full)).toBe('1: n /23');
  });

  test('takes more than its sum where its subnets must keep out of ranges inside', () => {
    // Grown elevenfold they need a /21, a /22, a /23 and two /24: a /20. Of 10.0.16.0/20 they cannot have the first /24; of 10.0.0.0/19
    // they can have the rest and 10.0.0.0/24.
    const subnets = [
      { machines: 180, prefix: '10.8.0.0/24' },
      { machines: 90, prefix: '10.8.1.0/25' },
      { machines: 44, prefix: '10.8.1.128/26' },
      { machines: 15, prefix: '10.8.1.192/27' },
      { machines: 15, prefix: '10.8.1.224/27' },
    ].map(({ machines, prefix }, i): SubnetDocument => ({ name: `s${i}`, prefix, workloads: besideResolver(machines), growthPerYear: 1000 }));
    const document = (prefix: string) => moving([prefix], { name: 'n', addressSpace: ['10.8.0.0/23'], subnets });
    expect(fullText(mustCapacity(document('10.0.16.0/20'), 1).pools[0]?.full)).toBe('1: n /20');
    expect(fullText(mustCapacity(document('10.0.0.0/19'), 1).pools[0]?.full)).toBe('');
  });
});

test('the horizon is five years unless another is asked for', () => {
  const { plan, allocation } = mustCompute({
    cadastre: 1,
    name: 'x',
    virtualNetworks: [{ name: 'n', addressSpace: ['10.0.0.0/24'], subnets: [fixed('a', '10.0.0.0/26')] }],
  });
  const capacity = capacityOf(plan, allocation);
  expect(capacity.years).toBe(5);
  expect(capacity.networks[0]?.subnets[0]?.needed).toHaveLength(6);
  expect(() => capacityOf(plan, allocation, { years: -1 })).toThrow('whole number');
  expect(() => capacityOf(plan, allocation, { years: 1.5 })).toThrow('whole number');
});
