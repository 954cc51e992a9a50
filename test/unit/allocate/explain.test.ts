import { describe, expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import { explain } from '../../../shared/allocate/explain.ts';
import { explanationParts } from '../../../shared/allocate/explain/text.ts';
import type { PlanDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { explanationResult } from '../../../shared/result/explanation.ts';
import { mustCompute, oneNetwork } from '../../support/plans.ts';

const pooled = (networks: VirtualNetworkDocument[], rest: Partial<PlanDocument> = {}): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16'] }],
  virtualNetworks: networks.map((network) => ({ pool: 'p', ...network })),
  ...rest,
});

const RESOLVER = 'The sixteen /24 from 10.0.1.0 to 10.0.16.255 are reserved and cannot hold endpoints of a resolver.';

/** The parts of an explanation as one text each, the prefix of each place in front. */
function told(document: PlanDocument, subject: string): string[] {
  const { plan, allocation } = mustCompute(document);
  const explanation = explain(plan, allocation, subject);
  if (!explanation) throw new Error(`no explanation of ${subject}`);
  return explanation.places.flatMap((place) => [
    place.prefix ? formatPrefix(place.prefix) : 'no place',
    ...explanationParts(place, explanation.kind).flatMap(({ title, lines }) => lines.map((line) => `${title}: ${line}`)),
  ]);
}

describe('where something lies, and why', () => {
  const rows: { why: string; document: PlanDocument; subject: string; says: string[] }[] = [
    {
      why: 'the tightest free block, with blocks of other sizes as the next best',
      document: oneNetwork(
        [
          { name: 'a', prefix: '10.64.0.0/26' },
          { name: 'b', prefix: '10.64.0.128/27' },
          { name: 'c', inputs: { machines: 20 } },
        ],
        { addressSpace: ['10.64.0.0/24'] },
      ),
      subject: 'net/c',
      says: [
        '10.64.0.160/27',
        'length: /27, the longest that holds them: 20 addresses needed and 5 kept by Azure make 25; it has 27 usable addresses.',
        'place: It fills 10.64.0.160/27, the smallest free block of net that could hold it.',
        'next best: 10.64.0.64/27, which would have broken 10.64.0.64/26.',
        'next best: 10.64.0.192/27, which would have broken 10.64.0.192/26.',
        'room: It cannot grow in place: 10.64.0.128/27 is in the way, which net/b has.',
      ],
    },
    {
      why: 'the lowest of equals, in turn after what is larger, and what others have taken since',
      document: oneNetwork(
        [
          { name: 'a', size: '/27' },
          { name: 'b', size: '/27' },
          { name: 'c', size: '/26' },
          { name: 'd', prefix: '10.64.0.0/26' },
        ],
        { addressSpace: ['10.64.0.0/25', '10.64.1.0/26', '10.64.2.0/26'] },
      ),
      subject: 'net/a',
      says: [
        '10.64.1.0/27',
        'length: /27, the size that the document asks for: 0 addresses needed and 5 kept by Azure make 5; it has 27 usable addresses.',
        'place: It is cut from 10.64.1.0/26, the lowest of the 2 smallest free blocks of net that could hold it. It was number 2 of 3 to be placed, larger ones first.',
        'next best: 10.64.1.32/27, from the same block; net/b has addresses of it now.',
        'next best: 10.64.2.0/27, which would have broken 10.64.2.0/26.',
        'room: It cannot grow in place: 10.64.1.32/27 is in the way, which net/b has.',
      ],
    },
    {
      why: 'blocks that its service keeps out of are passed over, with the reason',
      document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver' }], { addressSpace: ['10.0.4.0/26', '10.0.16.0/22'] }),
      subject: 'net/dns',
      says: [
        '10.0.17.0/28',
        'length: /28, the longest that holds them: 11 addresses needed and 5 kept by Azure make 16; it has 11 usable addresses.',
        'place: It is cut from 10.0.16.0/22, the smallest free block of net that could hold it.',
        'passed over: 10.0.4.0/26: Azure DNS Private Resolver keeps out of 10.0.4.0/22: %s',
        'passed over: 10.0.16.0/28: Azure DNS Private Resolver keeps out of 10.0.16.0/24: %s',
        'next best: 10.0.17.16/28, from the same block.',
        'room: It can grow in place to 10.0.17.0/24; Azure DNS Private Resolver accepts no larger subnet.',
      ],
    },
    {
      why: 'places that were searched for together: in turn, the larger one would have taken the only place of the other',
      document: oneNetwork(
        [
          { name: 'dns', service: 'dns-private-resolver' },
          { name: 'x', size: '/27' },
        ],
        {
          addressSpace: ['10.0.0.0/27', '10.0.16.0/27'],
        },
      ),
      subject: 'net/x',
      says: [
        '10.0.16.0/27',
        'length: /27, the size that the document asks for: 0 addresses needed and 5 kept by Azure make 5; it has 27 usable addresses.',
        'place: It fills 10.0.16.0/27. Its place and those of the others in net were searched for together, since it makes a difference which free block each of them gets.',
        'next best: No other place was free for it.',
        'room: It cannot grow in place: its network ends there (10.0.16.0/27).',
      ],
    },
    {
      why: 'spaced: what is free around it',
      document: {
        ...oneNetwork(
          [
            { name: 'a', size: '/26' },
            { name: 'b', size: '/26' },
          ],
          { addressSpace: ['10.64.0.0/24'] },
        ),
        defaults: { strategy: 'spaced' },
      },
      subject: 'net/b',
      says: [
        '10.64.0.128/26',
        'length: /26, the size that the document asks for: 0 addresses needed and 5 kept by Azure make 5; it has 59 usable addresses.',
        'place: Around it 10.64.0.128/25 is free: places in net are chosen so that as many as possible can double in place, those that stand there already included.',
        'next best: 10.64.0.64/26, which it would have filled.',
        'next best: 10.64.0.192/26, from the same block.',
        'room: It can grow in place to 10.64.0.128/25; 10.64.0.0/26 is in the way, which net/a has.',
      ],
    },
    {
      why: 'a recommended size',
      document: oneNetwork([{ name: 'g', service: 'application-gateway-v2', inputs: { maxInstances: 4 } }], { addressSpace: ['10.64.0.0/23'] }),
      subject: 'net/g',
      says: [
        '10.64.0.0/24',
        'length: /24, the subnet size recommended for Azure Application Gateway v2: 4 addresses needed and 5 kept by Azure make 9; it has 251 usable addresses.',
        'place: It is cut from 10.64.0.0/23, the smallest free block of net that could hold it.',
        'next best: 10.64.1.0/24, from the same block.',
        'room: It can grow in place to 10.64.0.0/23; its network ends there (10.64.0.0/23).',
      ],
    },
    {
      why: 'a floor of the platform',
      document: oneNetwork([{ service: 'bastion' }], { addressSpace: ['10.64.0.0/26'] }),
      subject: 'net/AzureBastionSubnet',
      says: [
        '10.64.0.0/26',
        'length: /26, the smallest subnet that Azure Bastion accepts: 2 addresses needed and 5 kept by Azure make 7; it has 59 usable addresses.',
        'place: It fills 10.64.0.0/26, the smallest free block of net that could hold it.',
        'next best: No other place was free for it.',
        'room: It cannot grow in place: its network ends there (10.64.0.0/26).',
      ],
    },
    {
      why: 'deployed, and too small',
      document: oneNetwork([{ name: 'f', prefix: '10.64.0.0/28', deployed: true, inputs: { machines: 20 } }], { addressSpace: ['10.64.0.0/24'] }),
      subject: 'net/f',
      says: [
        '10.64.0.0/28',
        'length: /28, as the document gives it: 20 addresses needed and 5 kept by Azure make 25; it has 11 usable addresses, too few.',
        'place: It is deployed and never moves; the document gives it at virtualNetworks[0].subnets[0].prefix.',
        'room: It cannot grow in place: it is deployed.',
      ],
    },
    {
      why: 'a network whose address space is given, in two families',
      document: oneNetwork([], { addressSpace: ['10.64.0.0/24', 'fd00::/56'] }),
      subject: 'net',
      says: [
        '10.64.0.0/24',
        'length: /24, as the document gives it.',
        'place: The document gives it at virtualNetworks[0].addressSpace[0].',
        'room: It cannot grow in place: it names no pool whose addresses it could have.',
        'fd00::/56',
        'length: /56, as the document gives it.',
        'place: The document gives it at virtualNetworks[0].addressSpace[1].',
      ],
    },
    {
      why: 'a carved network with spare, and where a larger one lies',
      document: pooled([
        { name: 'na', subnets: [{ name: 'a', size: '/26' }], spare: 50 },
        { name: 'nb', size: '/24' },
      ]),
      subject: 'na',
      says: [
        '10.64.1.0/25',
        'length: /25, the smallest block that holds 1 subnet with 50 percent free.',
        'place: It is cut from 10.64.1.0/24, the smallest free block of p that could hold it. It was number 2 of 2 to be placed, larger ones first.',
        'next best: 10.64.1.128/25, from the same block.',
        'next best: 10.64.2.0/25, which would have broken 10.64.2.0/23.',
        'next best: 10.64.4.0/25, which would have broken 10.64.4.0/22.',
        'room: It can grow in place to 10.64.1.0/24; 10.64.0.0/24 is in the way, which nb has.',
      ],
    },
    {
      why: 'a block around pinned subnets',
      document: pooled([
        {
          name: 'na',
          subnets: [
            { name: 'a', prefix: '10.64.20.0/26' },
            { name: 'b', size: '/26' },
          ],
        },
      ]),
      subject: 'na',
      says: [
        '10.64.20.0/25',
        'length: /25, the smallest around 1 pinned of 2 subnets.',
        'place: The smallest block of p around its pinned subnets that holds all of them; of each size there is but one.',
        'room: It can grow in place to 10.64.0.0/16; its pool ends there (10.64.0.0/16).',
      ],
    },
    {
      why: 'pools that share addresses: a network lies in its own',
      document: {
        cadastre: 1,
        name: 't',
        addressPools: [
          { name: 'inner', prefixes: ['10.64.0.0/24'] },
          { name: 'outer', prefixes: ['10.64.0.0/23'] },
        ],
        virtualNetworks: [
          { name: 'na', pool: 'inner', size: '/25' },
          { name: 'nb', pool: 'outer', size: '/24' },
        ],
      },
      subject: 'nb',
      says: [
        '10.64.1.0/24',
        'length: /24, the size that the document asks for.',
        'place: It fills 10.64.1.0/24. Its place and those of the others in outer were searched for together, since it makes a difference which free block each of them gets.',
        'next best: No other place was free for it.',
        'room: It cannot grow in place: 10.64.0.0/25 is in the way, which na has.',
      ],
    },
    {
      why: 'IPv6 lengths are fixed',
      document: pooled([{ name: 'net', ipv6: true, subnets: [{ name: 'a', size: '/26' }] }], {
        addressPools: [{ name: 'p', prefixes: ['10.64.0.0/26', 'fd00:64::/55'] }],
      }),
      subject: 'net/a',
      says: [
        '10.64.0.0/26',
        'length: /26, the size that the document asks for: 0 addresses needed and 5 kept by Azure make 5; it has 59 usable addresses.',
        'place: It fills 10.64.0.0/26, the smallest free block of net that could hold it.',
        'next best: No other place was free for it.',
        'room: It cannot grow in place: its network ends there (10.64.0.0/26).',
        'fd00:64::/64',
        'length: /64, the only length that an IPv6 subnet may have.',
        'place: It is cut from fd00:64::/56, the smallest free block of net that could hold it.',
        'next best: fd00:64:0:1::/64, from the same block.',
      ],
    },
  ];
  test.each(rows)('$why', ({ document, subject, says }) => {
    expect(told(document, subject)).toEqual(says.map((line) => line.replace('%s', RESOLVER)));
  });
});

describe('what found no place', () => {
  const rows: { why: string; document: PlanDocument; subject: string; says: string[] }[] = [
    {
      why: 'a network: what was looked for, and what there was',
      document: pooled([
        { name: 'a', addressSpace: ['10.64.0.0/17'] },
        { name: 'b', size: '/16' },
      ]),
      subject: 'b',
      says: [
        'no place',
        'length: /16, the size that the document asks for.',
        'missing: A free /16 was looked for in 10.64.0.0/16, after everything larger; 32768 addresses are free there, 10.64.128.0/17 the largest block of them.',
      ],
    },
    {
      why: 'a subnet whose network found none',
      document: pooled([
        { name: 'a', addressSpace: ['10.64.0.0/17'] },
        { name: 'b', size: '/16', subnets: [{ name: 'x', size: '/28' }] },
      ]),
      subject: 'b/x',
      says: [
        'no place',
        'length: /28, the size that the document asks for: 0 addresses needed and 5 kept by Azure make 5; it has 11 usable addresses.',
        'place: It has no place, since b has no IPv4 address space.',
      ],
    },
    {
      why: 'a subnet in a full network',
      document: oneNetwork(
        [
          { name: 'a', prefix: '10.64.0.0/26' },
          { name: 'b', size: '/27' },
        ],
        { addressSpace: ['10.64.0.0/26'] },
      ),
      subject: 'net/b',
      says: [
        'no place',
        'length: /27, the size that the document asks for: 0 addresses needed and 5 kept by Azure make 5; it has 27 usable addresses.',
        'missing: A free /27 was looked for in 10.64.0.0/26, after everything larger; nothing is free there.',
      ],
    },
    {
      why: 'a pool without IPv6',
      document: pooled([{ name: 'a', ipv6: true, size: '/16' }]),
      subject: 'a',
      says: [
        '10.64.0.0/16',
        'length: /16, the size that the document asks for.',
        'place: It fills 10.64.0.0/16, the smallest free block of p that could hold it.',
        'next best: No other place was free for it.',
        'room: It cannot grow in place: its pool ends there (10.64.0.0/16).',
        'no place',
        'length: /56, which every dual-stack network gets.',
        'missing: p has no IPv6 prefix to look in.',
      ],
    },
    {
      why: 'pinned subnets around which no block is free',
      document: pooled([
        { name: 'na', addressSpace: ['10.64.0.0/24'] },
        { name: 'nb', subnets: [{ name: 'x', prefix: '10.64.0.128/26' }] },
      ]),
      subject: 'nb',
      says: [
        'no place',
        'length: The smallest block around 1 pinned of 1 subnet.',
        'missing: The blocks around its pinned subnets were tried, from the smallest that could hold all subnets; none is free and lies in p (10.64.0.0/16). In all, 65280 addresses are free there, 10.64.128.0/17 the largest block of them.',
      ],
    },
    {
      why: 'free blocks that its service keeps out of',
      document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver' }], { addressSpace: ['10.0.4.0/24'] }),
      subject: 'net/dns',
      says: [
        'no place',
        'length: /28, the longest that holds them: 11 addresses needed and 5 kept by Azure make 16; it has 11 usable addresses.',
        'missing: A free /28 was looked for in 10.0.4.0/24, after everything larger; 256 addresses are free there, 10.0.4.0/24 the largest block of them, but no block that is large enough is allowed.',
        'passed over: 10.0.4.0/24: Azure DNS Private Resolver keeps out of 10.0.4.0/22: %s',
      ],
    },
    {
      why: 'a prefix that cannot be read',
      document: oneNetwork([{ name: 'f', prefix: '10.64.0.1/28', size: '/28' }], { addressSpace: ['10.64.0.0/24'] }),
      subject: 'net/f',
      says: [
        'no place',
        'length: /28, the size that the document asks for: 0 addresses needed and 5 kept by Azure make 5; it has 11 usable addresses.',
        'place: What the document gives at virtualNetworks[0].subnets[0].prefix is no prefix that can be read.',
      ],
    },
    {
      why: 'a size that does not hold the need',
      document: oneNetwork([{ name: 'f', size: '/28', inputs: { machines: 20 } }], { addressSpace: ['10.64.0.0/24'] }),
      subject: 'net/f',
      says: [
        'no place',
        'length: /28, the size that the document asks for: 20 addresses needed and 5 kept by Azure make 25; it has 11 usable addresses.',
        'place: It has no place, since it asks for a size that does not hold what it needs.',
      ],
    },
  ];
  test.each(rows)('$why', ({ document, subject, says }) => {
    expect(told(document, subject)).toEqual(says.map((line) => line.replace('%s', RESOLVER)));
  });
});

test('a name that the plan does not have', () => {
  const { plan, allocation } = mustCompute(oneNetwork([{ name: 'a' }]));
  expect(explain(plan, allocation, 'net/b')).toBeUndefined();
  expect(explain(plan, allocation, 'a')).toBeUndefined();
});

test('the printable form is plain data', () => {
  const computed = mustCompute(pooled([{ name: 'net', size: '/24' }]));
  const explanation = explain(computed.plan, computed.allocation, 'net');
  if (!explanation) throw new Error('no explanation');
  const result = explanationResult(explanation, computed);
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

test('what found no place comes with its fixes', () => {
  const computed = mustCompute(
    oneNetwork(
      [
        { name: 'a', prefix: '10.64.0.0/26' },
        { name: 'b', size: '/27' },
      ],
      { addressSpace: ['10.64.0.0/26'] },
    ),
  );
  const explanation = explain(computed.plan, computed.allocation, 'net/b');
  if (!explanation) throw new Error('no explanation');
  expect(explanationResult(explanation, computed).places[0]?.missing).toEqual({
    prefixLength: 27,
    largestFree: null,
    freeAddresses: 0,
    fixes: [
      {
        title: 'Add 10.64.0.64/27 to the address space of net',
        edits: [{ path: 'virtualNetworks[0].addressSpace', set: ['10.64.0.0/26', '10.64.0.64/27'] }],
      },
    ],
  });
});
