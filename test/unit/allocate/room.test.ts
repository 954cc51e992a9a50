import { describe, expect, test } from 'vitest';
import { roomText } from '../../../shared/allocate/room-text.ts';
import { roomsOf } from '../../../shared/allocate/room.ts';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { mustCompute, mustResult } from '../../support/plans.ts';

/** What is said of each network (by its IPv4 prefixes) and subnet. */
function said(document: PlanDocument): Record<string, string[]> {
  const { plan, allocation } = mustCompute(document);
  const rooms = roomsOf(plan, allocation);
  const entries: [string, string[]][] = [
    ...allocation.networks
      .map((place): [string, string[]] => [place.network.name, rooms.network(place).map((one) => roomText(one, 'network'))])
      .filter(([, texts]) => texts.length > 0),
    ...allocation.networks.flatMap((place) =>
      place.subnets.flatMap(({ subnet }): [string, string[]][] => {
        const room = rooms.subnet(place, subnet);
        return room ? [[subnet.address, [roomText(room, 'subnet')]]] : [];
      }),
    ),
  ];
  return Object.fromEntries(entries);
}

const plan = (virtualNetworks: VirtualNetworkDocument[], more: Partial<PlanDocument> = {}): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16'] }],
  virtualNetworks,
  ...more,
});

describe('networks', () => {
  const net = (addressSpace: string[], more: Partial<VirtualNetworkDocument> = {}) => ({ name: 'net', pool: 'p', addressSpace, ...more });
  const rows: { why: string; document: PlanDocument; says: string[] }[] = [
    {
      why: 'alone in its pool',
      document: plan([net(['10.64.0.0/24'])]),
      says: ['It can grow in place to 10.64.0.0/16; its pool ends there (10.64.0.0/16).'],
    },
    { why: 'all of its pool', document: plan([net(['10.64.0.0/16'])]), says: ['It cannot grow in place: its pool ends there (10.64.0.0/16).'] },
    {
      why: 'up to the next network',
      document: plan([net(['10.64.0.0/24']), { name: 'b', pool: 'p', addressSpace: ['10.64.3.0/24'] }]),
      says: ['It can grow in place to 10.64.0.0/23; 10.64.3.0/24 is in the way, which b has.'],
    },
    {
      why: 'the buddy is taken, at either side',
      document: plan([net(['10.64.1.0/24']), { name: 'b', pool: 'p', addressSpace: ['10.64.0.0/24'] }]),
      says: ['It cannot grow in place: 10.64.0.0/24 is in the way, which b has.'],
    },
    {
      why: 'a neighbour that is not its buddy does not matter',
      document: plan([net(['10.64.2.0/24']), { name: 'b', pool: 'p', addressSpace: ['10.64.1.0/24'] }]),
      says: ['It can grow in place to 10.64.2.0/23; 10.64.1.0/24 is in the way, which b has.'],
    },
    {
      why: 'an external network',
      document: plan([net(['10.64.0.0/24'])], { externalNetworks: [{ name: 'hq', prefixes: ['10.64.128.0/17'] }] }),
      says: ['It can grow in place to 10.64.0.0/17; 10.64.128.0/17 is in the way, which hq has outside.'],
    },
    {
      why: 'a reserved range, of any pool',
      document: plan([net(['10.64.0.0/24'])], {
        addressPools: [
          { name: 'p', prefixes: ['10.64.0.0/16'] },
          { name: 'q', prefixes: ['10.64.0.0/16'], reserved: [{ prefix: '10.64.2.0/24', reason: 'second hub' }] },
        ],
      }),
      says: ['It can grow in place to 10.64.0.0/23; 10.64.2.0/24 is in the way, which is reserved: second hub.'],
    },
    {
      why: 'a range that no network may have',
      document: plan([net(['168.63.0.0/24'])], { addressPools: [{ name: 'p', prefixes: ['168.63.0.0/16'] }] }),
      says: [
        'It can grow in place to 168.63.0.0/17; 168.63.129.16/32 is in the way, which no network may have: DNS and health probes of the platform.',
      ],
    },
    {
      why: 'a range that a service keeps its network out of',
      document: plan([net(['10.64.0.0/24'], { subnets: [{ name: 'aks', service: 'aks', inputs: { nodes: 3, serviceCidr: '10.64.128.0/20' } }] })]),
      says: ['It can grow in place to 10.64.0.0/17; AKS with Azure CNI Overlay keeps out of 10.64.128.0/20.'],
    },
    {
      why: 'deployed: Azure enlarges a network, though it never moves',
      document: plan([net(['10.64.0.0/24'], { deployed: true }), { name: 'b', pool: 'p', addressSpace: ['10.64.3.0/24'] }]),
      says: ['It can grow in place to 10.64.0.0/23; 10.64.3.0/24 is in the way, which b has.'],
    },
    {
      why: 'without a pool',
      document: plan([{ name: 'net', addressSpace: ['10.64.0.0/24'] }]),
      says: ['It cannot grow in place: it names no pool whose addresses it could have.'],
    },
    {
      why: 'outside of its pool',
      document: plan([net(['10.65.0.0/24'])]),
      says: ['It cannot grow in place: it does not lie in one prefix of its pool.'],
    },
    {
      why: 'larger than its pool',
      document: plan([net(['10.64.0.0/15'])]),
      says: ['It cannot grow in place: it does not lie in one prefix of its pool.'],
    },
    {
      why: 'never over two prefixes of its pool',
      document: plan([net(['10.64.0.0/24'])], { addressPools: [{ name: 'p', prefixes: ['10.64.0.0/24', '10.64.1.0/24'] }] }),
      says: ['It cannot grow in place: its pool ends there (10.64.0.0/24).'],
    },
    {
      why: 'its own further prefix is not in its way',
      document: plan([net(['10.64.0.0/24', '10.64.1.0/24']), { name: 'b', pool: 'p', addressSpace: ['10.64.2.0/24'] }]),
      says: Array.from({ length: 2 }, () => 'It can grow in place to 10.64.0.0/23; 10.64.2.0/24 is in the way, which b has.'),
    },
    {
      why: 'overlapping by mistake',
      document: plan([net(['10.64.0.0/24']), { name: 'b', pool: 'p', addressSpace: ['10.64.0.128/25'] }]),
      says: ['It cannot grow in place: 10.64.0.128/25 is in the way, which b has.'],
    },
  ];
  test.each(rows)('$why', ({ document, says }) => {
    expect(said(document)['net']).toEqual(says);
  });

  test('one without a place has no room, and prints null', () => {
    const document = plan([{ name: 'net', pool: 'p', size: '/15' }]);
    expect(said(document)).toEqual({});
    expect(mustResult(document).virtualNetworks[0]).toMatchObject({ addressSpace: [], growsTo: null });
  });

  test('of several prefixes the one with the most room counts', () => {
    const growsTo = (addressSpace: string[]) =>
      mustResult(plan([net(addressSpace), { name: 'b', pool: 'p', addressSpace: ['10.64.1.0/24'] }])).virtualNetworks[0]?.growsTo;
    expect(growsTo(['10.64.0.0/24'])).toBe(24);
    expect(growsTo(['10.64.0.0/24', '10.64.128.0/26'])).toBe(17);
    expect(growsTo(['10.64.0.0/24', '10.65.0.0/22'])).toBe(22);
  });

  test('subnets pinned in a network without a place are in the way', () => {
    const document = plan([net(['10.64.0.0/24']), { name: 'lost', pool: 'p', size: '/26', subnets: [{ name: 'db', prefix: '10.64.1.0/25' }] }]);
    expect(mustResult(document).virtualNetworks[1]?.addressSpace).toEqual([]);
    expect(said(document)['net']).toEqual(['It cannot grow in place: 10.64.1.0/25 is in the way, which lost has.']);
  });
});

describe('subnets', () => {
  const subnets = (list: SubnetDocument[], addressSpace = ['10.64.0.0/22']): PlanDocument => plan([{ name: 'net', addressSpace, subnets: list }]);
  const rows: { why: string; document: PlanDocument; says: string }[] = [
    {
      why: 'alone in its network',
      document: subnets([{ name: 'a', prefix: '10.64.0.0/26' }]),
      says: 'It can grow in place to 10.64.0.0/22; its network ends there (10.64.0.0/22).',
    },
    {
      why: 'up to the next subnet',
      document: subnets([
        { name: 'a', prefix: '10.64.0.0/26' },
        { name: 'b', prefix: '10.64.0.128/26' },
      ]),
      says: 'It can grow in place to 10.64.0.0/25; 10.64.0.128/26 is in the way, which net/b has.',
    },
    {
      why: 'never over two prefixes of the address space',
      document: subnets([{ name: 'a', prefix: '10.64.0.0/26' }], ['10.64.0.0/25', '10.64.0.128/25']),
      says: 'It can grow in place to 10.64.0.0/25; its network ends there (10.64.0.0/25).',
    },
    {
      why: 'deployed',
      document: subnets([{ name: 'a', prefix: '10.64.0.0/26', deployed: true }]),
      says: 'It cannot grow in place: it is deployed.',
    },
    {
      why: 'the largest that its service accepts',
      document: subnets([{ name: 'a', prefix: '10.64.0.0/28', service: 'dns-private-resolver' }]),
      says: 'It can grow in place to 10.64.0.0/24; Azure DNS Private Resolver accepts no larger subnet.',
    },
    {
      why: 'the largest that its service accepts, at the edge of a range that it keeps out of',
      document: subnets([{ name: 'a', prefix: '10.0.0.128/28', service: 'dns-private-resolver' }], ['10.0.0.0/23']),
      says: 'It can grow in place to 10.0.0.0/24; Azure DNS Private Resolver accepts no larger subnet.',
    },
    {
      why: 'inside a range that its service keeps out of',
      document: subnets([{ name: 'a', prefix: '10.0.1.0/28', service: 'dns-private-resolver' }], ['10.0.0.0/22']),
      says: 'It cannot grow in place: Azure DNS Private Resolver keeps out of 10.0.1.0/24.',
    },
    {
      why: 'outside of its network',
      document: subnets([{ name: 'a', prefix: '10.70.0.0/26' }]),
      says: 'It cannot grow in place: it does not lie in one prefix of its network.',
    },
    {
      why: 'next to a range that no network may have',
      document: subnets([{ name: 'a', prefix: '168.63.128.0/26' }], ['168.63.0.0/16']),
      says: 'It can grow in place to 168.63.128.0/24; 168.63.129.16/32 is in the way, which no network may have: DNS and health probes of the platform.',
    },
    {
      why: 'the largest that Azure accepts',
      document: subnets([{ name: 'a', prefix: '0.0.0.0/3' }], ['0.0.0.0/1']),
      says: 'It can grow in place to 0.0.0.0/2; Azure accepts no larger subnet.',
    },
    {
      why: 'its neighbour twice, in another family too',
      document: subnets(
        [
          { name: 'a', prefix: '10.64.0.0/26', ipv6Prefix: 'fd00::/64' },
          { name: 'b', prefix: '10.64.1.0/26', ipv6Prefix: 'fd00:0:0:1::/64' },
        ],
        ['10.64.0.0/22', 'fd00::/56'],
      ),
      says: 'It can grow in place to 10.64.0.0/24; 10.64.1.0/26 is in the way, which net/b has.',
    },
  ];
  test.each(rows)('$why', ({ document, says }) => {
    expect(said(document)['net/a']).toEqual([says]);
  });

  test('one without a place has no room, and prints null', () => {
    const document = subnets([{ name: 'a', size: '/20' }]);
    expect(said(document)['net/a']).toBeUndefined();
    expect(mustResult(document).virtualNetworks[0]?.subnets[0]).toMatchObject({ prefix: null, growsTo: null });
  });

  test('room is what an edit of the size can take', () => {
    const document = subnets([
      { name: 'a', prefix: '10.64.0.0/26' },
      { name: 'b', prefix: '10.64.2.0/24' },
    ]);
    expect(mustResult(document).virtualNetworks[0]?.subnets[0]?.growsTo).toBe(23);
    const findings = (prefix: string) =>
      mustResult(
        subnets([
          { name: 'a', prefix },
          { name: 'b', prefix: '10.64.2.0/24' },
        ]),
      ).findings.map(({ rule }) => rule);
    expect(findings('10.64.0.0/23')).toEqual([]);
    expect(findings('10.64.0.0/22')).toContain('overlap-in-network');
  });
});
