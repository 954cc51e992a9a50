import { freePrefixes } from '../../address/free-space.ts';
import { formatPrefix, parsePrefix } from '../../address/prefix.ts';
import { PRIVATE_RANGES, SERVICE_RANGES } from '../address-ranges.ts';
import { defineService, type ExcludedRange } from '../service.ts';
import { source, type Source } from '../source.ts';

const checklist = source('Networking planning checklist for Azure VMware Solution', 'https://learn.microsoft.com/azure/azure-vmware/tutorial-network-checklist', '2021-07-01');
const designPage = source('Azure VMware Solution network design considerations', 'https://learn.microsoft.com/azure/azure-vmware/architecture-network-design-considerations', '2024-03-22');
const networkLimits = source('Azure Virtual Network limits', 'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits', '2025-10-16');

/** The prefix length of what every private cloud takes. */
export const PRIVATE_CLOUD = 22;

/** Returns the part of a range table that names this service, as ranges of an entry. */
export function rangesOf(service: string, appliesTo: ExcludedRange['appliesTo'], keep: (prefix: string) => boolean = () => true): readonly ExcludedRange[] {
  return SERVICE_RANGES.filter(({ services, prefix }) => services.includes(service) && keep(prefix)).map(({ prefix, why, source: page }) => ({
    prefix, appliesTo, why: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`, source: page,
  }));
}

/** Returns every range outside of RFC 1918: a private cloud accepts no other. */
export function outsideRfc1918(appliesTo: ExcludedRange['appliesTo'], page: Source): readonly ExcludedRange[] {
  const inside = PRIVATE_RANGES.filter(({ why }) => why === 'RFC 1918').flatMap(({ prefix }) => parsePrefix(prefix) ?? []);
  const all = parsePrefix('0.0.0.0/0');
  return freePrefixes(all ? [all] : [], inside).map((prefix) => ({
    prefix: formatPrefix(prefix), appliesTo, why: 'A private cloud accepts the private ranges of RFC 1918 only.', source: page,
  }));
}

/** What a private cloud makes of its /22: the names are those of the page, the prefix lengths add up to the whole block. */
const CARVED: readonly (readonly [name: string, prefixLength: number, times: number])[] = [
  ['management of the private cloud', 26, 1],
  ['management of HCX', 26, 1],
  ['reserved for Global Reach', 26, 1],
  ['DNS of NSX', 32, 1],
  ['reserved', 32, 3],
  ['reserved', 30, 1],
  ['reserved', 29, 1],
  ['reserved', 28, 1],
  ['ExpressRoute peering', 27, 1],
  ['management of the ESXi hosts', 25, 1],
  ['vMotion', 25, 1],
  ['replication', 25, 1],
  ['vSAN', 25, 1],
  ['uplink of HCX', 26, 1],
  ['reserved', 26, 3],
];
const outside = outsideRfc1918('network', checklist);

/** A private cloud beside the network: a block of its own, reached over a circuit that comes with it. */
export const vmwareSolutionGen1 = defineService({
  id: 'vmware-solution-gen1',
  name: 'Azure VMware Solution, generation 1',
  aliases: ['AVS Gen 1', 'AVS generation 1', 'Azure VMware Solution Gen 1', 'Azure VMware Solution, Generation 1 private cloud'],
  family: 'compute',
  summary: 'VMware private cloud with a block of its own outside of every network of yours.',
  integration: [],
  placement: 'block',
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: checklist, note: 'The block is the private cloud; it takes all of its subnets itself.' },
    smallest: { value: PRIVATE_CLOUD, source: checklist },
    recommended: { value: PRIVATE_CLOUD, source: checklist },
    ipv6: { value: 'unknown', source: checklist },
    resizable: { value: 'no', source: checklist, note: 'Not stated; taken as impossible.', assumed: true },
    companions: [{ service: 'expressroute-gateway', why: 'A network of yours reaches the private cloud over the circuit that comes with it, through a gateway in that network.', needed: 'conditional' }],
  },
  sizing: {
    inputs: { privateClouds: { kind: 'count', unit: 'private clouds', meaning: 'private clouds, each with a block of its own; several are planned side by side', default: 1, least: 1, aliases: ['clouds'] } },
    rule: 'A /22 for each private cloud, all of which it takes for itself. Segments of the machines inside (NSX) are further prefixes, which overlap nothing either.',
    lines: ({ privateClouds }) =>
      CARVED.map(([name, length, times]) => ({
        label: `${privateClouds * times === 1 ? '' : `${privateClouds * times} × `}/${length} ${name}`,
        addresses: privateClouds * times * 2 ** (32 - length),
      })),
    sources: [checklist],
    examples: [],
  },
  nsg: { support: { value: 'not-supported', source: checklist, note: 'There is no subnet of yours.' }, rules: [] },
  routes: {
    table: { value: 'not-supported', source: designPage, note: 'There is no subnet of yours. Routes on GatewaySubnet matter only where an appliance inspects what comes from the private cloud.' },
    defaultRoute: 'unknown',
    required: [],
    forbidden: 'Nothing may rest on a default route from on-premises for the management of the private cloud: it does not follow one.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'No page read names one.' },
  excludedRanges: rangesOf('vmware-solution-gen1', 'network'),
  excludedRangesFor: () => outside,
  onPremises: 'ExpressRoute Global Reach is preferred; otherwise a design with Route Server in transit. The block overlaps no virtual network of the subscription and nothing on-premises.',
  dns: { zones: [] },
  notes: [
    'Only RFC 1918 space is accepted for the block, and of that not 172.17.0.0/16.',
    'Machines of the management side do not follow a default route from on-premises to private destinations: advertise 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16, or what of them is in use.',
    'The platform uses the private ASNs 64513, 64600 to 64940, 65000 to 65412, 65200 to 65240 and 65300 to 65340, and the public ones 398656 to 398670 and 400572 to 400581.',
    'Designs in which traffic turns round in an appliance can need more user routes than a route table holds.',
  ],
  conflicts: [
    { topic: 'routes of a route table', says: ['400 (architecture-network-design-considerations, 2024-03-22)', '600 (virtual network limits, 2025-10-16)'], followed: 'The newer page, 600.' },
  ],
  sources: [checklist, designPage, networkLimits, ...new Set(rangesOf('vmware-solution-gen1', 'network').map((range) => range.source))],
});
