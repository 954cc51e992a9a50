import type { InputSpec } from '../../shared/catalog/inputs.ts';
import type { Family, Placement } from '../../shared/catalog/service.ts';

/** The families in the order in which they are listed, with their headings. */
export const familyTitles: Readonly<Record<Family, string>> = {
  gateway: 'Gateways',
  security: 'Security',
  compute: 'Compute',
  containers: 'Containers',
  web: 'Web and API',
  integration: 'Integration',
  data: 'Data',
  endpoints: 'Endpoints',
  management: 'Management',
};

/** What takes no ordinary subnet is told as this, in place of the facts about its subnet. */
export const placements: Readonly<Record<Placement, string>> = {
  'own-subnets': 'a prefix in which it makes its subnets itself',
  block: 'a block outside of every network',
  none: 'no address of a subnet',
};

/**
 * Returns an input's name as words: `maxPods` is `Max pods`, `nicsPerMachine` is `NICs per machine`.
 */
export function inputTitle(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) => abbreviations[word.toLowerCase()] ?? word.toLowerCase())
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const abbreviations: Readonly<Record<string, string>> = {
  api: 'API',
  bc: 'Business Critical',
  bgp: 'BGP',
  cidr: 'CIDR',
  gp: 'General Purpose',
  ip: 'IP',
  ips: 'IPs',
  nic: 'NIC',
  nics: 'NICs',
  rdp: 'RDP',
  ssh: 'SSH',
  dns: 'DNS',
  hcx: 'HCX',
  ilb: 'ILB',
  nat: 'NAT',
  nsg: 'NSG',
  os: 'OS',
  sap: 'SAP',
  vpn: 'VPN',
  sku: 'SKU',
  vm: 'VM',
  vms: 'VMs',
};

/** Returns what a field accepts, in a few words: `2 to 50 instances`. */
export function accepts(spec: InputSpec): string {
  switch (spec.kind) {
    case 'count': {
      const count = (n: number) => n.toLocaleString('en-US');
      return spec.most === undefined ? `${count(spec.least)} or more ${spec.unit}` : `${count(spec.least)} to ${count(spec.most)} ${spec.unit}`;
    }
    case 'surge':
      return 'nodes, or % of them';
    case 'ports':
      return 'such as 443, 8000-8010';
    case 'prefix':
      return 'a prefix, such as 10.128.0.0/14';
    case 'flag':
    case 'choice':
      return '';
  }
}
