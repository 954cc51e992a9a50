import { virtualNetworkFaq } from '../azure-subnet.ts';
import { limits } from '../limits.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const faq = source('Azure Route Server frequently asked questions', 'https://learn.microsoft.com/azure/route-server/route-server-faq', '2025-09-17');
const limitsInclude = source('Azure Route Server limits', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/route-server-limits.md', '2023-06-30', { note: 'include file' });
const terraform = source('azurerm provider, resource azurerm_route_server', 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/route_server', 'undated');

const UNITS_AT_START = 2;
const MACHINES_PER_UNIT = 1000;

/** Returns how many machines, in its own and all peered networks, this many routing infrastructure units carry. */
export function machinesCarried(units: number): number {
  return limits.routeServerMachines.value + MACHINES_PER_UNIT * (units - UNITS_AT_START);
}

/** Returns the fewest routing infrastructure units that carry `machines`. */
export function unitsForMachines(machines: number): number {
  return UNITS_AT_START + Math.max(0, Math.ceil((machines - limits.routeServerMachines.value) / MACHINES_PER_UNIT));
}

/** A floor alone: capacity does not change the subnet. */
export const routeServer = defineService({
  id: 'route-server',
  name: 'Azure Route Server',
  aliases: ['ARS', 'virtual hub route server', 'RouteServerSubnet'],
  family: 'gateway',
  summary: 'Exchanges routes over BGP between appliances and the network.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: faq },
    requiredName: { value: 'RouteServerSubnet', source: faq },
    smallest: { value: 26, source: faq, note: 'Older pages accept /27; the wording of the current quickstart is unconfirmed, so the larger subnet is held.', assumed: true },
    recommended: { value: 26, source: faq, assumed: true },
    ipv6: { value: 'not-supported', source: faq, note: 'In a network that has IPv6 it breaks IPv6. A dual-stack spoke may be peered; only IPv4 works.' },
    inDualStackNetwork: { value: 'It breaks the IPv6 connectivity of its network.', source: faq },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
    perNetwork: { value: 1, source: faq, note: 'And none in a spoke of a Virtual WAN hub.' },
  },
  sizing: {
    inputs: {
      routingInfrastructureUnits: { kind: 'count', unit: 'units', meaning: 'capacity for machines; it does not change the size', default: UNITS_AT_START, least: UNITS_AT_START, aliases: ['units'] },
      machines: { kind: 'count', unit: 'machines', meaning: 'machines in its own and all peered networks; they ask for units, not for addresses', default: 0, least: 0, grows: true, aliases: ['vms'] },
    },
    rule: 'A floor of /26. Two units carry 4,000 machines in its own and all peered networks, each further unit 1,000 more; units take no addresses of their own as far as is published.',
    lines: ({ routingInfrastructureUnits, machines }) => {
      const units = Math.max(routingInfrastructureUnits, unitsForMachines(machines));
      return [
        { label: '2 × instance, 1 each; the real number is not published, the documented floor decides', addresses: 2, assumed: true },
        { label: `${units} routing infrastructure units, for ${machinesCarried(units)} machines`, addresses: 0 },
      ];
    },
    sources: [faq, limitsInclude],
    examples: [],
  },
  nsg: { support: { value: 'not-supported', source: faq }, rules: [] },
  routes: {
    table: { value: 'not-supported', source: faq },
    defaultRoute: 'forbidden',
    required: [],
    forbidden: 'Any route table on RouteServerSubnet.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 1, note: 'One Standard static address.' },
  excludedRanges: [],
  onPremises: 'Exchanges routes with VPN and ExpressRoute gateways only once branch-to-branch is switched on; it is off by default.',
  dns: { zones: [] },
  notes: [
    'Adding or deleting it interrupts a gateway in the same network for about 10 minutes.',
    'BGP cannot steer traffic between subnets of one network: system routes of the network, of peering and of service endpoints win even over more specific BGP routes. User routes are needed there.',
    'Every appliance peers with both instances. ASNs are 16-bit and differ from 65515; 8074, 8075, 12076, 65515, 65517 to 65520, 23456, 64496 to 64511 and 65535 to 65551 are reserved.',
    'At most 8 BGP peers. With branch-to-branch, the prefixes of the networks and its routes towards ExpressRoute stay within 1,000 together.',
    'Spokes use it over peering, with the setting for the gateway or route server of the remote network.',
    'A VPN gateway beside it must be active-active with ASN 65515.',
  ],
  conflicts: [
    { topic: 'smallest subnet', says: ['/27 (azurerm documentation and older quickstarts, undated)', '/26 or larger (third-party notes on the current quickstart, undated)'], followed: '/26.' },
    { topic: 'routes of a BGP peer', says: ['1,000 (2023-06-30)', '4,000 (2025-09-17)'], followed: 'The newer page.' },
    { topic: 'machines', says: ['4,000 as a soft limit (2023-06-30)', '4,000 with 2 units and 1,000 for each further one (2025-09-17)'], followed: 'The newer page.' },
  ],
  sources: [faq, limitsInclude, terraform, virtualNetworkFaq],
});
