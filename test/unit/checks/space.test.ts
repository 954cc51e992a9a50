import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { checkRows } from '../../support/check-rows.ts';
import { oneNetwork } from '../../support/plans.ts';

const full: SubnetDocument[] = [
  { name: 'a', size: '/27' },
  { name: 'b', size: '/27' },
];
const space = { addressSpace: ['10.64.0.0/26'] };
const pooled = (networks: VirtualNetworkDocument[]): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [{ name: 'p', prefixes: ['10.64.0.0/24'] }],
  virtualNetworks: networks.map((network) => ({ pool: 'p', ...network })),
});
const recorded: SubnetDocument[] = [
  { name: 'a', prefix: '10.64.0.0/27', deployed: true },
  { name: 'b', prefix: '10.64.0.32/27' },
];

checkRows('network-exhausted', [
  {
    why: 'room for a /29',
    document: oneNetwork(
      [
        { name: 'a', size: '/27' },
        { name: 'b', size: '/28' },
        { name: 'c', size: '/29' },
      ],
      space,
    ),
    tells: [],
  },
  { why: 'a network without subnets', document: oneNetwork([], space), tells: [] },
  {
    why: 'full, and nobody hands out more',
    document: oneNetwork(full, space),
    tells: [
      'info: net has no room for another subnet: all of its 64 addresses are in subnets. It cannot grow in place: it names no pool whose addresses it could have.',
    ],
  },
  {
    why: 'what is free is smaller than a subnet may be',
    document: oneNetwork(
      [
        { name: 'a', prefix: '10.64.0.0/29' },
        { name: 'b', prefix: '10.64.0.8/30' },
      ],
      { addressSpace: ['10.64.0.0/28'] },
    ),
    tells: [
      'info: net has no room for another subnet: no free block of its 16 addresses is as large as a /29. It cannot grow in place: it names no pool whose addresses it could have.',
    ],
  },
  { why: 'carved as large as it must be', document: pooled([{ name: 'net', subnets: full }]), tells: [] },
  {
    why: 'recorded, but only planned',
    document: pooled([
      { name: 'net', ...space, subnets: full },
      { name: 'other', addressSpace: ['10.64.0.64/26'] },
    ]),
    tells: [],
  },
  {
    why: 'deployed, with room beside it',
    document: pooled([{ name: 'net', ...space, deployed: true, subnets: full }]),
    tells: [],
  },
  {
    why: 'deployed, with a neighbour',
    document: pooled([
      { name: 'net', ...space, deployed: true, subnets: full },
      { name: 'other', addressSpace: ['10.64.0.64/26'] },
    ]),
    tells: [
      'info: net has no room for another subnet: all of its 64 addresses are in subnets. It cannot grow in place: 10.64.0.64/26 is in the way, which other has.',
    ],
  },
  {
    why: 'planned around a subnet that is deployed',
    document: pooled([
      { name: 'net', ...space, subnets: recorded },
      { name: 'other', addressSpace: ['10.64.0.64/26'] },
    ]),
    tells: [
      'info: net has no room for another subnet: all of its 64 addresses are in subnets. It cannot grow in place: 10.64.0.64/26 is in the way, which other has.',
    ],
  },
  {
    why: 'several prefixes, of which one can grow',
    document: pooled([
      { name: 'net', addressSpace: ['10.64.0.0/27', '10.64.0.128/27'], deployed: true, subnets: full },
      { name: 'other', addressSpace: ['10.64.0.32/27'] },
    ]),
    tells: [],
  },
  {
    why: 'the block of a service',
    document: oneNetwork([{ name: 'hub', service: 'virtual-wan-hub' }], { addressSpace: ['10.64.0.0/23'] }),
    tells: [],
  },
  { why: 'what finds no place is told as that', document: oneNetwork([...full, { name: 'c', size: '/27' }], space), tells: [] },
  { why: 'IPv6 alone is no address space', document: oneNetwork([{ name: 'a', prefix: 'x' }], { addressSpace: ['fd00::/56'] }), tells: [] },
]);

const growing = (rest: Partial<SubnetDocument> = {}): SubnetDocument => ({ name: 'app', inputs: { machines: 50 }, growthPerYear: 10, ...rest });
checkRows('subnet-tight', [
  { why: 'no growth', document: oneNetwork([{ name: 'app', inputs: { machines: 59 }, prefix: '10.64.0.0/26' }]), tells: [] },
  { why: 'its growth fits', document: oneNetwork([{ name: 'app', inputs: { machines: 50 }, growth: 18, prefix: '10.64.0.0/26' }]), tells: [] },
  {
    why: 'its growth does not fit',
    document: oneNetwork([{ name: 'app', inputs: { machines: 50 }, growth: 20, prefix: '10.64.0.0/26' }]),
    tells: [
      'warning: net/app holds the 50 addresses that it needs today, not the 60 that it needs with its growth; 10.64.0.0/26 has 59 usable. It should be a /25 or larger.',
    ],
    offers: ['Let net/app be placed anew as a /25'],
  },
  {
    why: 'the growth of private endpoints, in a size that is asked for',
    document: oneNetwork([{ name: 'pe', privateEndpoints: [{ resource: 'key-vault', count: 11 }], growth: 50, prefix: '10.64.0.0/28' }]),
    tells: [
      'warning: net/pe holds the 11 addresses that it needs today, not the 17 that it needs with its growth; 10.64.0.0/28 has 11 usable. It should be a /27 or larger.',
    ],
    offers: ['Let net/pe be placed anew as a /27'],
  },
  {
    why: 'a subnet that exists stays as it is',
    document: oneNetwork([{ name: 'app', inputs: { machines: 1 }, growth: 300, prefix: '10.64.0.0/29', deployed: true }]),
    tells: [
      'warning: net/app holds the 1 address that it needs today, not the 4 that it needs with its growth; 10.64.0.0/29 has 3 usable. It should be a /28 or larger.',
    ],
  },
  {
    why: 'no fix where there is no room',
    document: oneNetwork([{ name: 'app', inputs: { machines: 50 }, growth: 20, prefix: '10.64.0.0/26' }], space),
    tells: [
      'warning: net/app holds the 50 addresses that it needs today, not the 60 that it needs with its growth; 10.64.0.0/26 has 59 usable. It should be a /25 or larger.',
    ],
  },
  {
    why: 'what does not hold today is too small instead',
    document: oneNetwork([{ name: 'app', inputs: { machines: 60 }, growth: 20, prefix: '10.64.0.0/26' }]),
    tells: [],
  },
  { why: 'years that fit', document: oneNetwork([growing({ growthPerYear: 3 })]), tells: [] },
  {
    why: 'years that do not, beside a neighbour',
    document: oneNetwork([growing({ prefix: '10.64.0.0/26' }), { name: 'other', prefix: '10.64.0.64/26' }]),
    tells: [
      'warning: net/app should have room for the 61 addresses that it needs in 2 years; 10.64.0.0/26 has 59 usable. It cannot grow in place: 10.64.0.64/26 is in the way, which net/other has.',
    ],
    offers: ['Let net/app be placed anew as a /25'],
  },
  {
    why: 'years that do not, and only a part of what it needs is free beside it',
    document: oneNetwork([growing({ growthPerYear: 50, prefix: '10.64.0.0/26' }), { name: 'other', prefix: '10.64.0.128/25' }]),
    tells: [
      'warning: net/app should have room for the 169 addresses that it needs in 3 years; 10.64.0.0/25 has 123 usable. It can grow in place to 10.64.0.0/25; 10.64.0.128/25 is in the way, which net/other has.',
    ],
    offers: ['Let net/app be placed anew as a /23'],
  },
  { why: 'free beside it', document: oneNetwork([growing({ prefix: '10.64.0.0/26' }), { name: 'other', prefix: '10.64.0.128/26' }]), tells: [] },
  {
    why: 'free beside it, and it exists',
    document: oneNetwork([growing({ prefix: '10.64.0.0/26', deployed: true })]),
    tells: [
      'warning: net/app should have room for the 61 addresses that it needs in 2 years; 10.64.0.0/26 has 59 usable. It cannot grow in place: it is deployed.',
    ],
  },
  {
    why: 'in a network that is carved: a larger one is asked for',
    document: pooled([
      { name: 'net', subnets: [growing()] },
      { name: 'other', addressSpace: ['10.64.0.64/26'] },
    ]),
    tells: [
      'warning: net/app should have room for the 61 addresses that it needs in 2 years; 10.64.0.0/26 has 59 usable. It cannot grow in place: its network ends there (10.64.0.0/26).',
    ],
    offers: ['Ask for a /25 for net/app'],
  },
  {
    why: 'no subnet of its services is large enough',
    document: oneNetwork(
      [{ name: 'pods', service: 'aks-azure-cni-pod-subnet-dynamic', inputs: { nodes: 1000, pools: 2, maxPods: 30 }, growthPerYear: 20 }],
      {
        addressSpace: ['10.64.0.0/15'],
      },
    ),
    tells: ['warning: net/pods outgrows the largest subnet that its services accept in 2 years; what is added then should go to a second subnet.'],
  },
  {
    why: 'it is larger than its services accept today, which is told as that',
    document: oneNetwork(
      [{ name: 'pods', service: 'aks-azure-cni-pod-subnet-dynamic', inputs: { nodes: 2000, pools: 4, maxPods: 30 }, growthPerYear: 20 }],
      {
        addressSpace: ['10.64.0.0/15'],
      },
    ),
    tells: [],
  },
]);
