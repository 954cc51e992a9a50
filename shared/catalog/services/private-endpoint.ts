import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const overview = source('What is a private endpoint?', 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview', '2025-03-25');
const overview2020 = source('What is a private endpoint?', 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview', '2020-01-09', { note: 'older edition' });
const policies = source('Manage network policies for private endpoints', 'https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy', '2023-07-26');
const highScale = source('Increase private endpoint limits of a virtual network', 'https://learn.microsoft.com/azure/private-link/increase-private-endpoint-vnet-limits', '2025-04-01');
const highScaleUpdate = source('High Scale Private Endpoints', 'https://azure.microsoft.com/updates?id=522813', '2025-10-30', { note: 'general availability' });
const limitsInclude = source('Private Link limits', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/private-link-limits.md', '2020-04-21', { note: 'include file' });
const dnsPage = source('Azure private endpoint private DNS zone values', 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns', '2025-08-04');
const delegationPage = source('What is subnet delegation?', 'https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview', '2023-05-08');
const terraformSubnet = source('azurerm provider, resource azurerm_subnet', 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/subnet.html.markdown', '2026-08-21');
const expressRoute = source('About ExpressRoute virtual network gateways', 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways', '2025-11-10');

/** Addresses in a subnet of yours that lead to single resources; which ones, and how many, `private-endpoint-resources/` says. */
export const privateEndpoint = defineService({
  id: 'private-endpoint',
  name: 'Azure Private Endpoint',
  aliases: ['PE', 'Private Link endpoint', 'Private endpoints', 'Microsoft.Network/privateEndpoints'],
  family: 'endpoints',
  summary: 'Private addresses that lead to one part of one resource of a managed service.',
  integration: ['private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: overview, note: 'May live in any subnet that is not delegated; grouping them is recommended.' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: overview, note: 'IPv6 endpoints are in preview: a page of their own exists, undated.' },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
  },
  sizing: {
    inputs: {
      endpoints: { kind: 'count', unit: 'endpoints', meaning: 'private endpoints in the subnet, one for each part of a resource (blob and file of one account are two)', default: 1, least: 1, most: 5000, grows: true, aliases: ['privateEndpoints', 'count'] },
      addressesPerEndpoint: { kind: 'count', unit: 'addresses', meaning: 'addresses of each endpoint; some resources expose several members', default: 1, least: 1, aliases: ['ipsPerEndpoint'] },
    },
    rule: 'Each endpoint takes one address, more where its resource exposes several members; each part of a resource takes an endpoint of its own.',
    lines: ({ endpoints, addressesPerEndpoint }) => endpoints === 0 ? [] : [{ label: `${endpoints} × private endpoint, ${addressesPerEndpoint} each`, addresses: endpoints * addressesPerEndpoint }],
    sources: [overview],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: policies, note: 'Takes effect on endpoints only while the network policies of the subnet include security groups (privateEndpointNetworkPolicies NetworkSecurityGroupEnabled or Enabled).' },
    rules: [],
    notes: [
      'The policy of a subnet, privateEndpointNetworkPolicies, is one of Disabled, NetworkSecurityGroupEnabled, RouteTableEnabled and Enabled; Disabled where nothing is said, in Terraform too, whose retired boolean argument meant Enabled (notes of third parties).',
      'Sources × destinations × ports of the rules that reach endpoints must stay at or below 250,000.',
      'The source port of a rule is ignored.',
      'At most 50 IP configurations of an application security group may belong to private endpoints.',
      'Outbound rules are pointless: an endpoint never opens a connection. Effective rules and flow logs do not show it.',
      'Not available in West India, Australia Central 2, South Africa West, Brazil Southeast, and the Government and China clouds.',
    ],
  },
  routes: {
    table: { value: 'allowed', source: policies, note: 'Takes effect on endpoints only while the network policies of the subnet include route tables (RouteTableEnabled or Enabled).' },
    defaultRoute: 'any',
    required: [],
    forbidden: 'Nothing; but without that policy the /32 route of each endpoint wins everywhere, and with it a user route wins only if its prefix is at least as long as the address range of the network that holds the endpoint. 0.0.0.0/0 never does.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'A subnet of endpoints needs none; a service endpoint in a client subnet for the same service goes past the private endpoint.' },
  publicAddresses: { count: () => 0, note: 'None. The public endpoint of the resource stays open until it is closed there.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN, ExpressRoute private peering, and peering, global too: a /32 route stands in the network and, by notes of third parties, in every peered one.',
  dns: {
    zones: [],
    note: 'A private zone for each kind of resource (privatelink.…), one for each view of names, linked to every network whose clients need it. On-premises resolvers forward the public zone names to a resolver in Azure.',
  },
  notes: [
    'The endpoint lives in the region and subscription of its network; its target may live in another region.',
    'A delegated subnet cannot hold private endpoints.',
    'When traffic passes an appliance, translate its source, or set the tag that says it need not be.',
    'More than 1,000 endpoints in a network need High Scale Private Endpoints (up to 5,000): privateEndpointVNetPolicies Basic on the network, and RouteTableEnabled or Enabled on the subnet. The conversion resets long-lived connections.',
    'Above 4,000 endpoints across peered networks connections degrade; with High Scale the bound is 20,000.',
    'Where an ExpressRoute gateway leads to the network, the route policy should be on in these subnets.',
    'Route support is not available in West India, Australia Central 2, South Africa West and Brazil Southeast.',
    'Static addresses are not possible for AKS, Application Gateway, HDInsight, Recovery Services vaults and Private Link services of third parties.',
    'A private zone answers "no such name" for resources whose endpoints are elsewhere: fallback to the internet on the link, or records by hand, solve it.',
  ],
  conflicts: [
    { topic: 'endpoints in one network', says: ['1,000 (limits, 2020-04-21)', '5,000 with High Scale (preview on 2025-04-01, generally available on 2025-10-30)'], followed: 'Both: 1,000 by default, 5,000 with High Scale.' },
    { topic: 'endpoints in one subscription', says: ['64,000 (2020-04-21)', '65,536 per region (a later troubleshooting article, undated)'], followed: 'Noted only.' },
    { topic: 'NSG and routes on endpoints', says: ['not supported (2020-01-09)', 'supported through the policy of the subnet (2025-03-25)'], followed: 'The newer page.' },
    { topic: 'delegated subnets', says: ['cannot hold private endpoints (subnet-delegation-overview, 2023-05-08)', 'depends on the service (no page read)'], followed: 'They cannot.' },
  ],
  sources: [overview, overview2020, policies, highScale, highScaleUpdate, limitsInclude, dnsPage, delegationPage, terraformSubnet, expressRoute, virtualNetworkFaq],
});
