import { describe, expect, test } from 'vitest';
import { capacityOf, type SubnetCapacity } from '../../../shared/capacity/capacity.ts';
import { MOST_NEEDED } from '../../../shared/capacity/needs.ts';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import type { SubnetDocument } from '../../../shared/plan/document.ts';
import { mustCompute, oneNetwork } from '../../support/plans.ts';

/** The capacity of one subnet, alone in 10.0.0.0/16. */
const capacityOfSubnet = (subnet: SubnetDocument, years: number): SubnetCapacity => {
  const { plan, allocation } = mustCompute(oneNetwork([{ name: 's', ...subnet }], { addressSpace: ['10.0.0.0/16'] }));
  const [found] = capacityOf(plan, allocation, { years }).networks.flatMap(({ subnets }) => subnets);
  if (!found) throw new Error('no subnet');
  return found;
};
const fullText = ({ full }: SubnetCapacity) => {
  if (!full) return 'not';
  return full.binds === 'input' ? `${full.year}: ${full.bound.input} at most ${full.bound.most}` : `${full.year}: ${full.binds}`;
};

const pinned = (prefix: string, more: SubnetDocument): SubnetDocument => ({ prefix, ...more });
const web = (machines: number, growthPerYear: number, prefix = '10.0.0.0/27') => pinned(prefix, { inputs: { machines }, growthPerYear });

test.each<{ why: string; subnet: SubnetDocument; years: number; needed: number[]; full: string }>([
  { why: 'nothing grows', subnet: web(20, 0), years: 3, needed: [20, 20, 20, 20], full: 'not' },
  { why: 'it fits while it fits exactly', subnet: web(20, 15), years: 4, needed: [20, 23, 27, 31, 35], full: '3: size' },
  { why: 'not within the horizon', subnet: web(20, 15), years: 2, needed: [20, 23, 27], full: 'not' },
  { why: 'only now is looked at', subnet: web(20, 15), years: 0, needed: [20], full: 'not' },
  { why: 'too small now already', subnet: web(28, 0), years: 1, needed: [28, 28], full: '0: size' },
  { why: 'nothing in it never grows', subnet: web(0, 1000, '10.0.0.0/29'), years: 2, needed: [0, 0, 0], full: 'not' },
  {
    why: 'growth is room for the years to use up: 20 machines have the /26 of 40',
    subnet: { inputs: { machines: 20 }, growth: 100, growthPerYear: 30 },
    years: 5,
    needed: [20, 26, 34, 44, 58, 75],
    full: '5: size',
  },
  {
    why: 'private endpoints increase with their subnet, each with its addresses',
    subnet: pinned('10.0.0.0/28', { growthPerYear: 10, privateEndpoints: [{ resource: 'storage-blob', count: 6 }, { resource: 'key-vault' }] }),
    years: 3,
    needed: [7, 9, 10, 10],
    full: 'not',
  },
  {
    why: 'a workload with its own rate beside one without',
    subnet: pinned('10.0.0.0/27', {
      workloads: [
        { service: 'virtual-machines', inputs: { machines: 10 }, growthPerYear: 50 },
        { service: 'virtual-machines', inputs: { machines: 10 } },
      ],
    }),
    years: 3,
    needed: [20, 25, 33, 44],
    full: '2: size',
  },
  {
    why: 'inputs that do not grow stay: two interfaces for each machine',
    subnet: pinned('10.0.0.0/26', { inputs: { machines: 20, nicsPerMachine: 2 }, growthPerYear: 10 }),
    years: 2,
    needed: [40, 44, 50],
    full: 'not',
  },
  {
    why: 'the most of an input binds where the prefix would do',
    subnet: pinned('10.0.0.0/24', { service: 'api-management', inputs: { tier: 'premium', units: 25, mode: 'internal' }, growthPerYear: 10 }),
    years: 4,
    needed: [51, 57, 63, 63, 63],
    full: '3: units at most 31',
  },
  {
    why: 'its size binds before the input does',
    subnet: pinned('10.0.0.0/26', { service: 'api-management', inputs: { tier: 'premium', units: 25, mode: 'internal' }, growthPerYear: 10 }),
    years: 4,
    needed: [51, 57, 63, 63, 63],
    full: '2: size',
  },
  {
    why: 'its size goes first in the same year',
    subnet: pinned('10.0.0.0/26', { service: 'api-management', inputs: { tier: 'premium', units: 28, mode: 'internal' }, growthPerYear: 20 }),
    years: 1,
    needed: [57, 63],
    full: '1: size',
  },
  {
    why: 'an input that has its most already, and should rise',
    subnet: pinned('10.0.0.0/25', { service: 'api-management', inputs: { tier: 'premium', units: 31, mode: 'internal' }, growthPerYear: 1 }),
    years: 1,
    needed: [63, 63],
    full: '1: units at most 31',
  },
  {
    why: 'smaller than its service accepts is full, whatever it needs',
    subnet: { name: 'GatewaySubnet', service: 'vpn-gateway', prefix: '10.0.0.0/28' },
    years: 1,
    needed: [2, 2],
    full: '0: size',
  },
  { why: 'it has no place', subnet: { size: '/15' }, years: 1, needed: [0, 0], full: '0: no-place' },
  { why: 'its prefix cannot be read', subnet: pinned('10.0.0.1/24', {}), years: 1, needed: [0, 0], full: '0: no-place' },
  {
    why: 'more than the largest subnet holds is not told apart',
    subnet: web(1000, 1000),
    years: 8,
    needed: [1000, 11_000, 121_000, 1_331_000, 14_641_000, 161_051_000, MOST_NEEDED, MOST_NEEDED, MOST_NEEDED],
    full: '0: size',
  },
  {
    why: 'the largest subnet of Azure is full when its need is larger',
    subnet: web(100_000_000, 1000, '64.0.0.0/2'),
    years: 1,
    needed: [100_000_000, MOST_NEEDED],
    full: '1: size',
  },
])('$why', ({ subnet, years, needed, full }) => {
  const capacity = capacityOfSubnet(subnet, years);
  expect({ needed: capacity.needed, full: fullText(capacity) }).toEqual({ needed, full });
});

test('growth beyond all numbers is told as more than the largest subnet', () => {
  const { needed } = capacityOfSubnet(pinned('10.0.0.0/24', { inputs: { machines: 1000, ipConfigsPerNic: 256 }, growthPerYear: 1000 }), 50);
  expect(needed).toHaveLength(51);
  expect(needed.slice(0, 3)).toEqual([256_000, 2_816_000, 30_976_000]);
  expect(needed.at(-1)).toBe(MOST_NEEDED);
});

test('usable is that of its prefix; without one there is none', () => {
  expect(capacityOfSubnet(web(20, 0), 1).usable).toBe(27);
  expect(capacityOfSubnet({ size: '/15' }, 1).usable).toBe(0);
});

test('a block of its own has no reserved addresses', () => {
  const { plan, allocation } = mustCompute({
    cadastre: 1,
    name: 'x',
    addressPools: [{ name: 'p', prefixes: ['10.0.0.0/16'] }],
    virtualNetworks: [{ name: 'hub', pool: 'p', subnets: [{ name: 'hub', service: 'virtual-wan-hub' }] }],
  });
  const [hub] = capacityOf(plan, allocation).networks;
  expect(hub?.subnets[0]).toMatchObject({ usable: 512, full: undefined, reserveNow: undefined });
});

describe('what to reserve now', () => {
  const reserves = (subnets: SubnetDocument[], years = 5) => {
    const { plan, allocation } = mustCompute(oneNetwork(subnets, { addressSpace: ['10.0.0.0/24', '10.0.3.0/24'] }));
    return capacityOf(plan, allocation, { years }).networks.flatMap(({ subnets: list }) =>
      list.map(({ reserveNow }) => {
        if (!reserveNow) return '';
        const { length, block, keepFree } = reserveNow;
        return [`/${length}`, block && formatPrefix(block), ...keepFree.map(formatPrefix)].filter(Boolean).join(' ');
      }),
    );
  };
  test.each<{ why: string; subnets: SubnetDocument[]; years?: number; answer: string[] }>([
    { why: 'what lasts needs nothing', subnets: [web(20, 5)], answer: [''] },
    { why: 'the other half of the next larger block', subnets: [web(20, 15)], answer: ['/26 10.0.0.0/26 10.0.0.32/27'] },
    {
      why: 'two steps: the nearest block first',
      subnets: [web(20, 15, '10.0.0.32/27')],
      years: 8,
      answer: ['/25 10.0.0.0/25 10.0.0.0/27 10.0.0.64/26'],
    },
    { why: 'a neighbour in the way', subnets: [web(20, 15), web(1, 0, '10.0.0.48/29')], answer: ['/26', ''] },
    {
      why: 'two subnets beside each other, of which one lasts',
      subnets: [web(20, 15, '10.0.0.0/27'), web(20, 15, '10.0.0.64/27'), web(20, 0, '10.0.0.128/27')],
      answer: ['/26 10.0.0.0/26 10.0.0.32/27', '/26 10.0.0.64/26 10.0.0.96/27', ''],
    },
    { why: 'the network ends', subnets: [web(200, 30, '10.0.0.0/24')], answer: ['/22'] },
    { why: 'no block reaches over two prefixes of the address space', subnets: [web(200, 5, '10.0.3.0/24')], answer: ['/23'] },
    {
      why: 'a range that its service keeps out of',
      subnets: [
        {
          prefix: '10.0.0.0/28',
          growthPerYear: 100,
          workloads: [{ service: 'virtual-machines', inputs: { machines: 9 } }, { service: 'stream-analytics' }],
        },
      ],
      years: 1,
      answer: ['/27'],
    },
    {
      why: 'no subnet that its service accepts: at most a /24',
      subnets: [
        {
          prefix: '10.0.0.0/25',
          growthPerYear: 100,
          workloads: [{ service: 'virtual-machines', inputs: { machines: 100 } }, { service: 'dns-private-resolver' }],
        },
      ],
      years: 2,
      answer: [''],
    },
    { why: 'no subnet at all', subnets: [web(100, 1000)], years: 10, answer: [''] },
    { why: 'what has no place says what it asks for', subnets: [{ size: '/16' }], answer: ['/16'] },
    { why: 'and more, where its need rises', subnets: [{ size: '/23', inputs: { machines: 400 }, growthPerYear: 20 }], years: 5, answer: ['/22'] },
  ])('$why', ({ subnets, years, answer }) => {
    expect(
      reserves(
        subnets.map((subnet, i) => ({ name: `s${i}`, ...subnet })),
        years,
      ),
    ).toEqual(answer);
  });
});
