import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { hsmDelegation } from './dedicated-hsm.ts';

const design = source('Solution design for Azure Payment HSM', 'https://learn.microsoft.com/azure/payment-hsm/solution-design', '2025-04-10');
const twoNetworks = source('Create a payment HSM with host and management port in different virtual networks', 'https://github.com/MicrosoftDocs/azure-security-docs/blob/main/articles/payment-hsm/create-different-vnet.md', '2026-08-21', { note: 'repository head' });
const oneNetwork = source('Tutorial: create a payment HSM', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/payment-hsm/create-payment-hsm.md', '2023-05-25');

/** Interfaces of a device in each of the subnets that it may have. */
const INTERFACES = { both: 3, host: 2, management: 1 } as const;

/** Devices with two host interfaces and one for management, in one subnet or in subnets of two networks. */
export const paymentHsm = defineService({
  id: 'payment-hsm',
  name: 'Azure Payment HSM',
  aliases: ['Payment HSM', 'payShield', 'payShield 10K'],
  family: 'security',
  summary: 'Hardware security modules for payments, in a delegated subnet.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: design, note: 'The one delegated subnet of a network holds all of its devices.' },
    delegation: { ...hsmDelegation, note: 'The same delegation as for Dedicated HSM, whose actions are known; no page lists them for this service.' },
    smallest: { value: SMALLEST_SUBNET.value, source: design, note: 'No page names a smallest subnet; it must hold the interfaces.', assumed: true },
    recommended: { value: 24, source: twoNetworks, note: 'No page advises a size: samples use a /24, and a note on Virtual WAN speaks of a delegated /27. The larger is taken.', assumed: true },
    ipv6: { value: 'not-supported', source: design, note: 'IPv4 only.' },
    resizable: { value: 'no', source: design, note: 'Not stated; taken as impossible.', assumed: true },
    perNetwork: { value: 1, source: design, note: 'One delegated subnet a network.' },
  },
  sizing: {
    inputs: {
      devices: { kind: 'count', unit: 'devices', meaning: 'devices in the subnet', default: 1, least: 1, grows: true, aliases: ['hsms'] },
      interfaces: { kind: 'choice', choices: ['both', 'host', 'management'], meaning: 'which interfaces are in this subnet: those of the hosts and of management may be in two networks', default: 'both', aliases: ['ports', 'subnet'] },
    },
    rule: 'No page says what a device takes. It is made with three interfaces, two for hosts and one for management, and an address for each is planned.',
    lines: ({ devices, interfaces }) => [
      {
        label: `${devices} × device, ${INTERFACES[interfaces]} each: ${interfaces === 'management' ? 'the interface of management' : interfaces === 'host' ? 'two interfaces of hosts' : 'two interfaces of hosts and one of management'} (no page states the need)`,
        addresses: devices * INTERFACES[interfaces],
        assumed: true,
      },
    ],
    sources: [design, oneNetwork],
    examples: [{ inputs: { devices: 1 }, needed: 3, source: oneNetwork, note: 'interfaces that the tutorial lists once a device is made' }],
  },
  nsg: { support: { value: 'not-supported', source: design }, rules: [] },
  routes: { table: { value: 'not-supported', source: design }, defaultRoute: 'forbidden', required: [], forbidden: 'Any user route on the delegated subnet.' },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Over ExpressRoute and active-passive VPN gateways, not over active-active and zone-redundant ones. Global peering works only behind an appliance that translates source addresses.',
  dns: { zones: [] },
  notes: ['The network must bear the tag fastpathenabled=True.', 'Interfaces of hosts and of management may be in two networks, each with a delegated subnet.'],
  conflicts: [],
  sources: [design, twoNetworks, oneNetwork, hsmDelegation.source],
});
