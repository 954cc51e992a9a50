import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { outsideRfc1918, PRIVATE_CLOUD, rangesOf } from './vmware-solution-gen1.ts';

const page = source('Azure VMware Solution on native networks: design considerations', 'https://learn.microsoft.com/azure/azure-vmware/native-network-design-consideration', '2025-12-16');
const page2026 = source('Azure VMware Solution on native networks: design considerations', 'https://learn.microsoft.com/azure/azure-vmware/native-network-design-consideration', '2026-05-11', { note: 'newer edition, with the same figures' });

const HCX = 24;
/** A /22 and two /24: the prefix that holds a private cloud with HCX. */
const WITH_HCX = 21;

/** What the page lists of the /22, by the names of the subnets. */
const CARVED: readonly (readonly [name: string, prefixLength: number])[] = [
  ['NSX', 27],
  ['vCenter Server', 27],
  ['avs-mgmt', 27],
  ['avs-vnet-sync', 27],
  ['avs-nsx-gw', 27],
  ['avs-nsx-gw-1', 27],
  ['reserved', 27],
  ['avs-services', 27],
  ['esx-mgmt-vmk1', 25],
  ['esx-vmotion-vmk2', 25],
  ['esx-vsan-vmk3', 25],
  ['avs-network-infra-gw', 26],
];
const count = (prefixLength: number) => 2 ** (32 - prefixLength);
const REST = count(PRIVATE_CLOUD) - CARVED.reduce((sum, [, length]) => sum + count(length), 0);

const cloudLines = [
  ...CARVED.map(([name, length]) => ({ label: `/${length} ${name}`, addresses: count(length) })),
  { label: `The rest of the /${PRIVATE_CLOUD}, of which the page lists no use`, addresses: REST },
];
const managementLine = { label: `/${HCX} management of HCX`, addresses: count(HCX) };
const uplinkLine = { label: `/${HCX} uplink of HCX`, addresses: count(HCX) };

/** The ranges of the network that hold nothing of NSX; the range that no block may use binds the prefix alone. */
const BLOCK_ONLY = '172.17.0.0/16';
const outside = outsideRfc1918('subnet', page);

/** A private cloud inside a network: it makes delegated subnets by itself in a block of the network. */
export const vmwareSolutionGen2 = defineService({
  id: 'vmware-solution-gen2',
  name: 'Azure VMware Solution, generation 2',
  aliases: ['AVS Gen 2', 'AVS generation 2', 'AVS on Fleet', 'Azure VMware Solution Gen 2', 'Azure VMware Solution, Generation 2 private cloud', 'Azure VMware Solution on native networks'],
  family: 'compute',
  summary: 'VMware private cloud in a block of a network, in which it makes its subnets itself.',
  integration: ['injection'],
  placement: 'own-subnets',
  lifecycle: { status: 'ga', note: 'In some regions only.' },
  subnet: {
    sharing: { kind: 'dedicated', source: page, note: 'Several subnets are made in the block and delegated, all by the service; leave them as they are.' },
    smallest: { value: PRIVATE_CLOUD, source: page },
    floor: ({ subnet }) => (subnet === 'hcx-management' || subnet === 'hcx-uplink' ? { value: HCX, source: page } : undefined),
    recommended: { value: WITH_HCX, source: page, note: 'Follows: a /22 and the two /24 of HCX do not fit into a /22.' },
    recommendedFor: ({ subnet, hcx }) =>
      subnet === 'all' && hcx
        ? { value: WITH_HCX, source: page, note: 'Follows: a /22 and the two /24 of HCX do not fit into a /22.' }
        : subnet === 'all' || subnet === 'private-cloud'
          ? { value: PRIVATE_CLOUD, source: page }
          : { value: HCX, source: page },
    ipv6: { value: 'unknown', source: page },
    resizable: { value: 'no', source: page, note: 'Not stated; taken as impossible.', assumed: true },
    perNetwork: { value: 1, source: page, note: 'And one in a resource group.' },
    countsFor: ({ subnet }) => (subnet === 'all' || subnet === 'private-cloud' ? 1 : 0),
  },
  sizing: {
    inputs: {
      hcx: { kind: 'flag', meaning: 'HCX is used: its management and its uplink take a /24 each', default: true },
      subnet: {
        kind: 'choice', choices: ['all', 'private-cloud', 'hcx-management', 'hcx-uplink'], default: 'all',
        meaning: 'what the prefix is for: all of it together, or one part, as the set of this name plans them side by side',
      },
    },
    rule: 'A /22 for the private cloud, and two /24 in addition when HCX is used. Segments of the machines inside (NSX) are further prefixes, which overlap nothing either.',
    lines: ({ subnet, hcx }) => {
      if (subnet === 'hcx-management') return [managementLine];
      if (subnet === 'hcx-uplink') return [uplinkLine];
      return subnet === 'all' && hcx ? [...cloudLines, managementLine, uplinkLine] : cloudLines;
    },
    contradictions: ({ subnet, hcx }) => (!hcx && (subnet === 'hcx-management' || subnet === 'hcx-uplink') ? [`hcx should be true where subnet is ${subnet}.`] : []),
    sources: [page, page2026],
    examples: [
      { inputs: { hcx: false }, sizing: 'minimum', prefixLength: 22, source: page, note: 'printed as the block 10.31.0.0/22, whose parts the receipt lists' },
      { inputs: { subnet: 'hcx-uplink' }, sizing: 'minimum', prefixLength: 24, source: page2026, note: 'one of the two further subnets' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: page, note: 'It lives in the resource group of the private cloud and its network; further ones that the platform keeps are hidden.' },
    rules: [],
  },
  routes: {
    table: { value: 'allowed', source: page, note: 'From the same resource group and subscription; a reference across groups breaks the segments unless a role assignment allows it. Belongs on avs-nsx-gw, never on avs-network-infra-gw.' },
    defaultRoute: 'unknown',
    required: [],
    forbidden: 'Policies that are strict about the names of NSGs or route tables while the private cloud is deployed.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Machines inside cannot use service endpoints.' },
  publicAddresses: { count: () => 0, note: 'No page read names one.' },
  excludedRanges: [
    ...rangesOf('vmware-solution-gen2', 'subnet', (prefix) => prefix === BLOCK_ONLY),
    ...rangesOf('vmware-solution-gen2', 'network', (prefix) => prefix !== BLOCK_ONLY),
  ],
  excludedRangesFor: () => outside,
  onPremises: 'As any address of the network, over VPN or ExpressRoute. Global peering and FastPath take a support request.',
  dns: { zones: [], note: 'Custom DNS servers on the network are not supported while private DNS is used for the private cloud.' },
  notes: [
    'Only RFC 1918 space is accepted for the block, and of that not 172.17.0.0/16.',
    'NSX uses 169.254.0.0/24, 169.254.2.0/23 and 100.64.0.0/16 inside, and the management of Microsoft 100.73.0.0/16: keep them out of the network and of what is connected to it.',
    'Private endpoints behind global peering cannot be reached from inside.',
    'Network, NSG, route tables and private cloud live in one resource group.',
  ],
  conflicts: [
    { topic: 'avs-nsx-gw', says: ['10.31.0.128/27 of the example, with 10.31.0.160/27 (2025-12-16)', '10.31.0.128/27 as reserved, in the same table'], followed: 'Two subnets of the gateways, and one that is reserved.' },
    { topic: 'replication network', says: ['part of every private cloud (generation 1)', 'not for AV64 hosts and to be given up (2025-12-16)'], followed: 'The receipt of generation 2 holds none.' },
    { topic: 'the two /24 of HCX', says: ['when HCX is used (2025-12-16)', 'every deployment sets them aside (2026-05-11)'], followed: 'Both: they are planned unless hcx is false.' },
  ],
  sources: [page, page2026],
});
