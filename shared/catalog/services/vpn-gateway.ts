import { virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const settings = source('VPN Gateway configuration settings', 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings', 'undated', { note: 'wording in force since 2022 or later' });
const subnetInclude2018 = source('About the gateway subnet', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-about-gwsubnet-include.md', '2018-03-21', { note: 'include file, older wording' });
const activeActivePage = source('About active-active mode VPN gateways', 'https://learn.microsoft.com/azure/vpn-gateway/about-active-active-gateways', '2024-08-08');
const adoptionFramework = source('Plan for IP addressing', 'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/plan-for-ip-addressing', 'undated');
const ipv6Overview = source('What is IPv6 for Azure Virtual Network?', 'https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview', '2023-08-24');

export const gatewayWarning = source('Warning about routes and NSGs on the gateway subnet', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/vpn-gateway-gwudr-warning.md', '2023-09-26', { note: 'include file' });
export const coexistence = source('Configure ExpressRoute and site-to-site coexisting connections', 'https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager', '2018-06-05');
export const multiplePrefixes = source('Multiple address prefixes on a subnet', 'https://learn.microsoft.com/azure/virtual-network/how-to-multiple-prefixes-subnet', '2025-08-29');

/** Documented floors decide the subnet: how many addresses a gateway takes is not published. */
export const vpnGateway = defineService({
  id: 'vpn-gateway',
  name: 'Azure VPN Gateway',
  aliases: ['Azure VPN Gateway (virtual network gateway, type Vpn)', 'VNet gateway', 'Virtual network gateway', 'Site-to-Site gateway', 'Point-to-Site gateway', 'Site-to-Site VPN', 'Point-to-Site VPN', 'S2S VPN', 'P2S VPN'],
  family: 'gateway',
  summary: 'Encrypted tunnels to sites, to single clients and to other networks.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', with: ['expressroute-gateway'], source: settings, note: 'VPN and ExpressRoute gateways share GatewaySubnet; nothing else may live there.' },
    requiredName: { value: 'GatewaySubnet', source: settings },
    smallest: { value: 27, source: settings, note: 'The Basic SKU alone accepts /29.' },
    floor: ({ sku, coexistsWithExpressRoute }) =>
      coexistsWithExpressRoute
        ? { value: 27, source: coexistence, note: 'Beside an ExpressRoute gateway a /28 or /29 has to be rebuilt.' }
        : sku === 'Basic'
          ? { value: 29, source: settings, note: 'The Basic SKU alone.' }
          : undefined,
    recommended: { value: 27, source: settings },
    ipv6: { value: 'not-supported', source: ipv6Overview, note: 'The gateway carries IPv4 only; it may sit in a dual-stack network when PowerShell or the command line deploys it.' },
    resizable: { value: 'add-prefix', source: multiplePrefixes, note: 'Never resized while a gateway exists, but GatewaySubnet may get a second prefix: a stated exception for VPN and ExpressRoute gateways in an undated edition.' },
    perNetwork: { value: 1, source: settings },
  },
  sizing: {
    inputs: {
      sku: {
        kind: 'choice',
        meaning: 'the SKU of the gateway; Basic is the one that accepts a smaller subnet',
        choices: ['Basic', 'VpnGw1', 'VpnGw2', 'VpnGw3', 'VpnGw4', 'VpnGw5', 'VpnGw1AZ', 'VpnGw2AZ', 'VpnGw3AZ', 'VpnGw4AZ', 'VpnGw5AZ', 'Standard', 'HighPerformance'],
        default: 'VpnGw1AZ',
      },
      coexistsWithExpressRoute: { kind: 'flag', meaning: 'an ExpressRoute gateway shares the subnet', default: false },
      activeActive: { kind: 'flag', meaning: 'both instances are active', default: false },
      clientAddressPool: { kind: 'prefix', meaning: 'the addresses that point-to-site clients get (decides what the network keeps out of, not the size)', default: '', aliases: ['p2sAddressPool', 'clientPool'] },
    },
    rule: 'No count is published, only floors: /29 for the Basic SKU alone, /27 or larger for every other SKU and beside an ExpressRoute gateway, /26 where ExpressRoute may reach 16 circuits.',
    lines: () => [{ label: '2 × gateway instance, 1 each; the real number is not published, the documented floor decides', addresses: 2, assumed: true }],
    contradictions: ({ sku, coexistsWithExpressRoute }) => (sku === 'Basic' && coexistsWithExpressRoute ? ['sku should be another than Basic where coexistsWithExpressRoute is true: a Basic gateway does not go with an ExpressRoute gateway.'] : []),
    sources: [settings, coexistence],
    examples: [],
  },
  nsg: { support: { value: 'not-supported', source: gatewayWarning }, rules: [] },
  routes: {
    table: { value: 'limited', source: gatewayWarning },
    defaultRoute: 'forbidden',
    gatewayPropagation: 'must-be-on',
    ownRange: { value: 'untouched', source: gatewayWarning },
    required: [],
    forbidden: 'A route for 0.0.0.0/0 on GatewaySubnet (its creation is blocked), and routes that overlap the range of the subnet or the public addresses of the gateway. More specific routes to an appliance are not excluded.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Service endpoint policies do not go with subnets of this gateway.' },
  publicAddresses: { count: ({ activeActive }) => (activeActive ? 2 : 1), note: 'Standard: one for active-standby, one for each instance of active-active. Whether point-to-site on an active-active gateway needs a further one was not found.' },
  excludedRanges: [],
  excludedRangesFor: ({ clientAddressPool }) =>
    clientAddressPool === '' ? [] : [{ prefix: clientAddressPool, appliesTo: 'network', why: 'Point-to-site clients have these addresses (follows: neither side may hold them).', source: settings }],
  onPremises: 'Is the way to on-premises. Spokes use it over peering: the hub allows gateway transit, the spoke uses remote gateways. Ranges of a local network gateway must not overlap the virtual network; NAT rules on the gateway can bridge sites that do overlap.',
  dns: { zones: [] },
  notes: [
    'At least two managed machines sit in the subnet; creation takes up to 45 minutes.',
    'The address pool of point-to-site clients must overlap neither side.',
    'With Route Server in the network the gateway must be active-active and use ASN 65515.',
    'A NAT gateway cannot be attached to GatewaySubnet.',
    'Coexistence with ExpressRoute takes a route-based gateway of another SKU than Basic; the two kinds of sites reach each other only through Route Server or Virtual WAN.',
    'Every prefix of a local network gateway or learned by BGP becomes a route in each subnet, unless propagation is off in its route table.',
  ],
  conflicts: [
    {
      topic: 'smallest subnet',
      says: ['/27 or larger, /29 for Basic only (vpn-gateway-about-vpn-gateway-settings, undated, current)', '/27 or /28 (include file, 2018-03-21)', 'as small as /29 (older how-to pages, undated)'],
      followed: '/27, and /29 for Basic alone.',
    },
  ],
  sources: [settings, gatewayWarning, subnetInclude2018, activeActivePage, coexistence, multiplePrefixes, adoptionFramework, ipv6Overview, virtualNetworkFaq],
});
