import { virtualNetworkFaq } from './azure-subnet.ts';
import { nsgOverview } from './nsg-rules.ts';
import { source, type Fact, type Source } from './source.ts';

/** A range of IPv4 addresses that means something to Azure, with the page that says so. */
export interface AddressRange {
  readonly prefix: string;
  /** What it is, as a part of a sentence: `multicast`. */
  readonly why: string;
  readonly source: Source;
}

const firewallFaq = source('Azure Firewall frequently asked questions', 'https://learn.microsoft.com/azure/firewall/firewall-faq', '2025-07-01');
const resolverOverview = source(
  'What is Azure DNS Private Resolver?',
  'https://learn.microsoft.com/azure/dns/dns-private-resolver-overview',
  '2022-12-06',
);
const vmwareNetwork = source(
  'Azure VMware Solution on native networks: design considerations',
  'https://learn.microsoft.com/azure/azure-vmware/native-network-design-consideration',
  '2025-12-16',
);
const platformAddressPage = source(
  'What is IP address 168.63.129.16?',
  'https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16',
  '2019-05-15',
);

/** Ranges that no virtual network may touch. */
export const FORBIDDEN_RANGES: readonly AddressRange[] = [
  { prefix: '127.0.0.0/8', why: 'loopback', source: virtualNetworkFaq },
  { prefix: '168.63.129.16/32', why: 'DNS and health probes of the platform', source: virtualNetworkFaq },
  { prefix: '169.254.0.0/16', why: 'link local', source: virtualNetworkFaq },
  { prefix: '224.0.0.0/4', why: 'multicast', source: virtualNetworkFaq },
  { prefix: '255.255.255.255/32', why: 'broadcast', source: virtualNetworkFaq },
];

/** Ranges that are recommended for virtual networks. Others may work, with side effects. */
export const PRIVATE_RANGES: readonly AddressRange[] = [
  { prefix: '10.0.0.0/8', why: 'RFC 1918', source: virtualNetworkFaq },
  { prefix: '100.64.0.0/10', why: 'RFC 6598, private to Azure', source: virtualNetworkFaq },
  { prefix: '172.16.0.0/12', why: 'RFC 1918', source: virtualNetworkFaq },
  { prefix: '192.168.0.0/16', why: 'RFC 1918', source: virtualNetworkFaq },
];

/** What happens with a public range inside a network. */
export const PUBLIC_RANGE_EFFECT: Fact<string> = {
  value: 'Azure Firewall translates the source of traffic to a public range that is used inside, unless the range is declared private there.',
  source: firewallFaq,
};

/** 240.0.0.0/4: neither listed as forbidden nor as recommended, so nobody should plan with it. */
export const CLASS_E: Fact<'unknown'> & { readonly prefix: string } = {
  prefix: '240.0.0.0/4',
  value: 'unknown',
  source: virtualNetworkFaq,
  note: 'Not among the forbidden ranges, not among the recommended ones.',
};

/** Ranges that single services cannot live in or beside; the entries of those services hold what binds them. */
export const SERVICE_RANGES: readonly (AddressRange & { readonly services: readonly string[] })[] = [
  {
    services: ['dns-private-resolver'],
    prefix: '10.0.1.0/24',
    why: 'first of the sixteen /24 up to 10.0.16.255 that its endpoints may not use',
    source: resolverOverview,
  },
  {
    services: ['dns-private-resolver'],
    prefix: '10.0.2.0/23',
    why: 'one of the sixteen /24 that its endpoints may not use',
    source: resolverOverview,
  },
  {
    services: ['dns-private-resolver'],
    prefix: '10.0.4.0/22',
    why: 'one of the sixteen /24 that its endpoints may not use',
    source: resolverOverview,
  },
  {
    services: ['dns-private-resolver'],
    prefix: '10.0.8.0/21',
    why: 'one of the sixteen /24 that its endpoints may not use',
    source: resolverOverview,
  },
  {
    services: ['dns-private-resolver'],
    prefix: '10.0.16.0/24',
    why: 'last of the sixteen /24 that its endpoints may not use',
    source: resolverOverview,
  },
  { services: ['vmware-solution-gen1', 'vmware-solution-gen2'], prefix: '172.17.0.0/16', why: 'its blocks may not use it', source: vmwareNetwork },
  { services: ['vmware-solution-gen2'], prefix: '169.254.0.0/24', why: 'used inside NSX, to be avoided around it', source: vmwareNetwork },
  { services: ['vmware-solution-gen2'], prefix: '169.254.2.0/23', why: 'used inside NSX, to be avoided around it', source: vmwareNetwork },
  { services: ['vmware-solution-gen2'], prefix: '100.64.0.0/16', why: 'used inside NSX, to be avoided around it', source: vmwareNetwork },
  {
    services: ['vmware-solution-gen2'],
    prefix: '100.73.0.0/16',
    why: 'used by the management of Microsoft, to be avoided around it',
    source: vmwareNetwork,
  },
];

/** Addresses at which the platform answers inside every network. Traffic to them is outside the control of NSGs but for three service tags. */
export const PLATFORM_ADDRESSES: readonly {
  readonly address: string;
  readonly what: string;
  readonly ports: readonly string[];
  readonly source: Source;
}[] = [
  {
    address: '168.63.129.16',
    what: 'DNS, DHCP, machine agent and health probes, the same in every region',
    ports: ['53', '80', '443', '32526'],
    source: platformAddressPage,
  },
  { address: '169.254.169.254', what: 'instance metadata', ports: ['80'], source: nsgOverview },
];
