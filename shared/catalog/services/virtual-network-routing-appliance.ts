import { SMALLEST_SUBNET, usableAddresses } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const overview = source('Virtual network routing appliance', 'https://learn.microsoft.com/azure/virtual-network/virtual-network-routing-appliance-overview', '2026-02-04', { note: 'preview' });
const howTo = source('Create a virtual network routing appliance', 'https://learn.microsoft.com/azure/virtual-network/how-to-create-virtual-network-routing-appliance', '2026-02-04', { note: 'preview' });
const terraform = source('azurerm provider, resource azurerm_virtual_network_routing_appliance', 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network_routing_appliance', 'undated');
const update = source('Azure Virtual Network routing appliance', 'https://azure.microsoft.com/updates?id=568605', 'undated', { note: 'named by notes of third parties (2026-08-05), not read itself' });

const EXAMPLE = 24;
const MOST_IN_SUBSCRIPTION = 2;

/** Its name is kept and a whole subnet set aside: nothing about its addresses is published. */
export const virtualNetworkRoutingAppliance = defineService({
  id: 'virtual-network-routing-appliance',
  name: 'Azure Virtual Network routing appliance',
  aliases: ['VNRA', 'virtual network appliance', 'routing appliance', 'VirtualNetworkApplianceSubnet', 'Microsoft.Network/virtualNetworkAppliances'],
  family: 'gateway',
  summary: 'Managed router on hardware of the platform, for traffic between networks; in preview.',
  integration: ['injection'],
  lifecycle: { status: 'preview', note: 'Up to 200 Gbps; no global peering.', source: overview },
  subnet: {
    sharing: { kind: 'dedicated', source: overview, note: 'Several appliances live in the one subnet.' },
    requiredName: { value: 'VirtualNetworkApplianceSubnet', source: overview },
    smallest: { ...SMALLEST_SUBNET, note: 'No floor of its own is published.' },
    recommended: { value: EXAMPLE, source: terraform, note: 'No page advises a size; the example of the provider has this one.', assumed: true },
    ipv6: { value: 'not-supported', source: overview, note: 'In preview.' },
    resizable: { value: 'empty-only', source: overview, note: 'Not stated for this subnet; the rule of every subnet is held.', assumed: true },
  },
  sizing: {
    inputs: {
      appliances: { kind: 'count', unit: 'appliances', meaning: 'appliances in the subnet; they do not change the size that is set aside', default: 1, least: 1, most: MOST_IN_SUBSCRIPTION, aliases: ['instances'] },
    },
    rule: `No page read says how many addresses an appliance takes or how large its subnet must be. A whole /${EXAMPLE} is set aside, as the example of the Terraform provider does.`,
    lines: () => [{ label: `a whole /${EXAMPLE}: neither use nor size is published`, addresses: usableAddresses(EXAMPLE), assumed: true }],
    sources: [overview, terraform],
    examples: [],
  },
  nsg: { support: { value: 'unknown', source: overview, note: 'The page on its creation offers one for the subnet; which rules it needs is not published.' }, rules: [] },
  routes: { table: { value: 'unknown', source: overview, note: 'The page on its creation offers one for the subnet; what it must hold is not published.' }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'No page read names one.' },
  excludedRanges: [],
  onPremises: 'No page read says.',
  dns: { zones: [] },
  notes: [
    'Two appliances in a subscription during the preview.',
    'Regions of the preview: East US, East US 2, West Central US, West US, North Europe, UK South, West Europe and East Asia.',
    'It cannot stand behind an internal load balancer, its traffic cannot reach Private Link destinations, and it has no global peering.',
    'Routes of the spokes lead to its private address with next hop virtual appliance.',
  ],
  conflicts: [
    { topic: 'status', says: ['preview (2026-02-04)', 'generally available, with IPv6 (notes of third parties on update 568605, 2026-08-05)'], followed: 'The page that was read itself: preview.' },
    { topic: 'IPv6', says: ['not in the preview (2026-02-04)', 'IPv4 or dual stack (azurerm documentation, undated)'], followed: 'Not supported.' },
    { topic: 'tools', says: ['no command line, PowerShell or Terraform (2026-02-04)', 'a Terraform resource and a PowerShell command exist (undated)'], followed: 'Noted only.' },
  ],
  sources: [overview, howTo, terraform, update],
});
