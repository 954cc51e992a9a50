import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService, type Delegation } from '../service.ts';
import { source } from '../source.ts';

const networking = source('Networking of Azure Dedicated HSM', 'https://learn.microsoft.com/azure/dedicated-hsm/networking', '2025-04-15');
const overview = source('What is Azure Dedicated HSM?', 'https://learn.microsoft.com/azure/dedicated-hsm/overview', '2025-04-14');
const terraformTests = source('azurerm provider, acceptance tests of azurerm_dedicated_hardware_security_module', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

/** Payment HSM delegates its subnet to the same resource type. */
export const hsmDelegation: Delegation = {
  to: 'Microsoft.HardwareSecurityModules/dedicatedHSMs',
  actions: ['Microsoft.Network/networkinterfaces/*', 'Microsoft.Network/virtualNetworks/subnets/join/action'],
  source: terraformTests,
};

/** Each device takes an address; the network needs an ExpressRoute gateway that serves nothing else. */
export const dedicatedHsm = defineService({
  id: 'dedicated-hsm',
  name: 'Azure Dedicated HSM',
  aliases: ['Dedicated HSM', 'Luna HSM', 'Microsoft.HardwareSecurityModules/dedicatedHSMs'],
  family: 'security',
  summary: 'Hardware security modules of your own, in a delegated subnet.',
  integration: ['injection'],
  lifecycle: { status: 'retiring', date: '2028-07-31', successor: 'cloud-hsm', note: 'No new customers.', source: overview },
  subnet: {
    sharing: { kind: 'same-service', source: networking, note: 'A delegated subnet takes devices and nothing else.' },
    delegation: hsmDelegation,
    smallest: { value: SMALLEST_SUBNET.value, source: networking, note: 'The page asks for no certain size.' },
    ipv6: { value: 'unknown', source: networking },
    resizable: { value: 'no', source: networking, note: 'Not stated; taken as impossible.', assumed: true },
    companions: [{ service: 'expressroute-gateway', needed: 'required', why: 'The devices are joined to the network by an ExpressRoute gateway, in a GatewaySubnet beside theirs.' }],
  },
  sizing: {
    inputs: { devices: { kind: 'count', unit: 'devices', meaning: 'devices in the subnet', default: 2, least: 1, grows: true, aliases: ['hsms'] } },
    rule: 'One address for each device.',
    lines: ({ devices }) => [{ label: `${devices} × device, 1 each`, addresses: devices }],
    sources: [networking],
    examples: [],
  },
  nsg: { support: { value: 'not-supported', source: networking }, rules: [] },
  routes: {
    table: { value: 'not-supported', source: networking },
    defaultRoute: 'forbidden',
    required: [],
    forbidden: 'Any user route on the delegated subnet. Where traffic must be inspected, an appliance in a hub translates addresses and forwards TCP 1792 to the device.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Over VPN only: the ExpressRoute gateway that the devices need carries no traffic of on-premises networks. Global peering is not supported.',
  dns: { zones: [] },
  notes: ['The network needs a GatewaySubnet with an ExpressRoute gateway besides the subnet of the devices: plan both.'],
  conflicts: [],
  sources: [networking, overview, terraformTests],
});
