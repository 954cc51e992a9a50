import { limits } from '../limits.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const faq = source('Virtual WAN frequently asked questions', 'https://learn.microsoft.com/azure/virtual-wan/virtual-wan-faq', 'undated');
const settings = source('Virtual WAN hub settings', 'https://learn.microsoft.com/azure/virtual-wan/hub-settings', '2023-08-24');

const SMALLEST = 24;
const UNITS_AT_START = 2;
const MOST_UNITS = 50;
const MACHINES_PER_UNIT = 1000;
const GBPS_AT_START = 3;

/** Returns what the router of a hub with this many routing infrastructure units carries: Gbps, and machines in connected networks. */
export function hubCapacity(units: number): { readonly gbps: number; readonly machines: number } {
  return { gbps: Math.max(GBPS_AT_START, units), machines: limits.hubMachines.value + MACHINES_PER_UNIT * (units - UNITS_AT_START) };
}

/** Returns the fewest units whose router carries `machines`; more than there can be when no router does. */
export function unitsForMachines(machines: number): number {
  return UNITS_AT_START + Math.max(0, Math.ceil((machines - limits.hubMachines.value) / MACHINES_PER_UNIT));
}

/** A network of Microsoft's: one prefix is given to it, and it makes its subnets by itself. */
export const virtualWanHub = defineService({
  id: 'virtual-wan-hub',
  name: 'Azure Virtual WAN hub',
  aliases: ['Azure Virtual WAN virtual hub', 'vWAN hub', 'vWAN', 'Virtual WAN', 'virtual hub', 'secured virtual hub', 'secured hub', 'Microsoft.Network/virtualHubs'],
  family: 'gateway',
  summary: 'Managed hub for branches, gateways and networks: a prefix of its own outside of every network of yours.',
  integration: [],
  placement: 'block',
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: settings, note: 'The whole prefix is the hub; nobody else can have a subnet in it.' },
    smallest: { value: SMALLEST, source: faq },
    recommended: { value: 23, source: faq, note: 'Leaves room for appliances inside the hub.' },
    ipv6: { value: 'not-supported', source: faq, note: 'Neither the hub nor its gateways carry IPv6.' },
    resizable: { value: 'no', source: faq, note: 'No page read says that the prefix of a hub can change; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: {
      nvasInHub: { kind: 'count', unit: 'deployments', meaning: 'network virtual appliances that are deployed inside the hub', default: 0, least: 0, grows: true, aliases: ['appliances'] },
      routingInfrastructureUnits: { kind: 'count', unit: 'units', meaning: 'capacity of the router; it does not change the size', default: 2, least: UNITS_AT_START, most: MOST_UNITS, aliases: ['units'] },
      machines: { kind: 'count', unit: 'machines', meaning: 'machines in the connected networks; they ask for units, not for addresses', default: 0, least: 0, grows: true, aliases: ['vms'] },
    },
    rule: 'A /24 at least, a /23 as advised. The hub takes its subnets out of it: for VPN, ExpressRoute, point-to-site, firewall and router, a /28 for a first appliance and a /27 once there are several.',
    lines: ({ nvasInHub, routingInfrastructureUnits, machines }) => {
      const units = Math.max(routingInfrastructureUnits, unitsForMachines(machines));
      const capacity = hubCapacity(units);
      return [
        { label: `The whole /${SMALLEST}: gateways, firewall and router of the hub have subnets in it that it makes itself`, addresses: 2 ** (32 - SMALLEST) },
        ...(nvasInHub > 0 ? [{ label: `${nvasInHub} × appliance in the hub, in a /${nvasInHub > 1 ? 27 : 28} of that block`, addresses: 0 }] : []),
        units > MOST_UNITS
          ? { label: `${machines} machines are more than the ${hubCapacity(MOST_UNITS).machines} that a hub carries: plan a second hub`, addresses: 0 }
          : { label: `${units} routing infrastructure units, for ${capacity.gbps} Gbps and ${capacity.machines} machines`, addresses: 0 },
      ];
    },
    sources: [faq, settings],
    examples: [],
  },
  nsg: { support: { value: 'not-supported', source: settings, note: 'The hub is managed.' }, rules: [] },
  routes: { table: { value: 'not-supported', source: settings, note: 'The hub has route tables of its own kind.' }, defaultRoute: 'forbidden', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'The services in the hub bring their own.' },
  excludedRanges: [],
  onPremises: 'Is the transit to on-premises and between regions. Its prefix must not overlap connected networks, branches or other hubs (follows from the rule that nothing connected may overlap).',
  dns: { zones: [] },
  notes: [
    'One prefix for each hub; a region may have several hubs.',
    'Networks are connected to the hub in place of being peered with one; a connected network has no Route Server of its own.',
    'Azure Bastion and NAT gateways cannot live in the hub; Azure Firewall and its management interface do, in a secured hub.',
    `The hub takes at most ${limits.hubRoutes.value} routes from what is connected to it.`,
    'An older edition of the page says that the prefixes of a connected network cannot change before it is disconnected.',
  ],
  conflicts: [
    { topic: 'Gbps of three units', says: ['3 Gbps with 2 units and 1 more for each further one (in words)', '3 Gbps with 3 units, 4 with 4 (table of hub-settings, 2023-08-24)'], followed: 'The table.' },
  ],
  sources: [faq, settings],
});
