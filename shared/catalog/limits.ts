import { nsgOverview } from './nsg-rules.ts';
import { subnetPeeringPage } from './peering-rules.ts';
import { routesOverview } from './route-rules.ts';
import { source, type Fact } from './source.ts';

const networkLimits = source(
  'Azure Virtual Network limits',
  'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits',
  '2025-10-16',
  { note: 'include file azure-virtual-network-limits.md' },
);
export const privateLinkLimits = source(
  'Private Link limits',
  'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/private-link-limits.md',
  '2020-04-21',
  { note: 'include file' },
);
const highScale = source(
  'Increase private endpoint limits of a virtual network',
  'https://learn.microsoft.com/azure/private-link/increase-private-endpoint-vnet-limits',
  '2025-04-01',
);
const linkServiceOverview = source(
  'What is Azure Private Link service?',
  'https://learn.microsoft.com/azure/private-link/private-link-service-overview',
  '2019-09-16',
);
const endpointOverview = source(
  'What is a private endpoint?',
  'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  '2025-03-25',
);
const hubSettings = source('Virtual WAN hub settings', 'https://learn.microsoft.com/azure/virtual-wan/hub-settings', '2023-08-24');
const routeServerFaq = source(
  'Azure Route Server frequently asked questions',
  'https://learn.microsoft.com/azure/route-server/route-server-faq',
  '2025-09-17',
);
const gatewayLimits = source(
  'Application Gateway limits',
  'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/application-gateway-limits.md',
  '2024-06-19',
  { note: 'include file' },
);
const natGatewayPage = source('NAT gateway resource', 'https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource', '2025-11-04');
const expressRouteLimits = source(
  'ExpressRoute limits',
  'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/expressroute-limits.md',
  '2023-10-09',
  { note: 'include file' },
);
const vpnGatewayLimits = source(
  'VPN Gateway limits',
  'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/azure-virtual-network-gateway-limits.md',
  '2024-01-04',
  { note: 'include file; not among the collected facts; read on 2026-11-26', checkedOn: '2026-11-26' },
);
const expressRouteGateways = source(
  'About ExpressRoute virtual network gateways',
  'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways',
  '2025-11-10',
);

/**
 * Limits of the platform, for one subscription and region unless the name says otherwise. Since 2022 the default is the
 * maximum, unless a note names a higher one.
 */
export const limits = {
  virtualNetworks: { value: 1000, source: networkLimits },
  subnetsPerNetwork: { value: 3000, source: networkLimits },
  peeringsPerNetwork: { value: 500, source: networkLimits },
  subnetsPerSubnetPeeringSide: { value: 200, source: subnetPeeringPage },
  peeredSubnetsPerNetwork: { value: 1000, source: subnetPeeringPage },
  vpnGatewaysPerNetwork: { value: 1, source: networkLimits },
  expressRouteGatewaysPerNetwork: { value: 1, source: networkLimits },
  dnsServersPerNetwork: { value: 20, source: networkLimits },

  addressesPerNetwork: { value: 65_536, source: networkLimits, note: 'private addresses in use, not the size of the address space' },
  addressesPerPeeredNetworks: { value: 128_000, source: networkLimits },
  addressesPerInterface: {
    value: 256,
    source: networkLimits,
    note: 'and as many for each interface of a machine; an edition of 2022-12-05 said 256 for a machine',
  },
  interfaces: { value: 65_536, source: networkLimits },
  publicAddresses: { value: 10, source: networkLimits, note: 'default; offers differ: 20 pay-as-you-go, 1,000 enterprise; more through support' },
  largestPublicPrefixLength: { value: 28, source: networkLimits, note: 'larger ones through support' },

  securityGroups: { value: 5000, source: networkLimits },
  securityGroupsPerSubnet: { value: 1, source: nsgOverview, note: 'and one for each interface; one may serve many' },
  rulesPerSecurityGroup: { value: 1000, source: networkLimits },
  addressesPerRuleSide: { value: 4000, source: networkLimits, note: 'addresses and ranges, source and destination apart' },
  leastRulePriority: { value: 100, source: nsgOverview },
  mostRulePriority: { value: 4096, source: nsgOverview },
  applicationSecurityGroups: { value: 3000, source: networkLimits },
  applicationSecurityGroupsPerInterface: { value: 20, source: networkLimits },
  applicationSecurityGroupsPerRuleSide: { value: 10, source: networkLimits },
  ipConfigurationsPerApplicationSecurityGroup: { value: 4000, source: networkLimits },
  applicationSecurityGroupsPerSecurityGroup: { value: 100, source: networkLimits, note: 'in all rules of one security group together' },
  flowsPerInterface: { value: 500_000, source: networkLimits },

  routeTables: { value: 200, source: networkLimits },
  routeTablesPerSubnet: { value: 1, source: routesOverview },
  routesPerTable: {
    value: 600,
    source: networkLimits,
    note: 'more through Azure Virtual Network Manager; earlier pages say 400 (2022-12-05 and 2024-03-22)',
  },
  serviceTagRoutesPerTable: { value: 25, source: networkLimits },

  privateEndpointsPerNetwork: { value: 1000, source: privateLinkLimits },
  privateEndpointsPerNetworkHighScale: { value: 5000, source: highScale, note: 'generally available since 2025-10-30' },
  privateEndpointsPerPeeredNetworks: { value: 4000, source: highScale, note: 'connections degrade above it' },
  privateEndpointsPerPeeredNetworksHighScale: { value: 20_000, source: highScale },
  privateEndpoints: { value: 65_536, source: highScale, note: '64,000 for a subscription on 2020-04-21' },
  privateEndpointRuleProduct: {
    value: 250_000,
    source: endpointOverview,
    note: 'sources × destinations × ports of the rules that reach private endpoints',
  },
  ipConfigurationsOfEndpointsPerApplicationSecurityGroup: { value: 50, source: endpointOverview },
  dnsZoneGroupsPerPrivateEndpoint: { value: 1, source: privateLinkLimits },
  zonesPerDnsZoneGroup: { value: 5, source: privateLinkLimits },
  privateLinkServices: { value: 800, source: privateLinkLimits },
  privateLinkServicesPerLoadBalancer: { value: 8, source: linkServiceOverview },
  addressesPerPrivateLinkService: { value: 8, source: privateLinkLimits },
  privateEndpointsPerPrivateLinkService: { value: 1000, source: privateLinkLimits },

  hubRoutes: { value: 10_000, source: hubSettings, note: 'learned from what is connected to a Virtual WAN hub' },
  hubMachines: { value: 2000, source: hubSettings, note: '1,000 more for each further unit, 50,000 at most' },
  routeServerPeers: { value: 8, source: routeServerFaq },
  routesPerRouteServerPeer: { value: 4000, source: routeServerFaq, note: '1,000 on 2023-06-30' },
  routeServerMachines: { value: 4000, source: routeServerFaq, note: 'with 2 units; 1,000 more for each further one' },
  applicationGateways: { value: 1000, source: gatewayLimits },
  natGatewaysPerSubnet: { value: 1, source: natGatewayPage },
  networksPerNatGateway: { value: 1, source: natGatewayPage, note: 'but many subnets of it' },

  expressRouteLearnedRoutes: {
    value: 4000,
    source: expressRouteLimits,
    note: 'IPv4, from on-premises over private peering, local and standard; 10,000 with premium',
  },
  expressRouteLearnedRoutesPremium: { value: 10_000, source: expressRouteLimits },
  expressRouteLearnedRoutesIpv6: { value: 100, source: expressRouteLimits, note: 'the same with premium' },
  expressRouteAdvertisedPrefixes: {
    value: 1000,
    source: expressRouteLimits,
    note: 'IPv4 prefixes of the network of the gateway and of its spokes; beyond it the connection of circuit and gateway goes down until there are fewer (ExpressRoute FAQ, 2026-03-31)',
  },
  expressRouteAdvertisedPrefixesIpv6: { value: 100, source: expressRouteLimits },
  expressRouteMicrosoftPeeringRoutes: { value: 200, source: expressRouteLimits, note: 'IPv4, and as many IPv6' },
  vpnGatewayAddressPrefixes: {
    value: 600,
    source: vpnGatewayLimits,
    note: 'prefixes of virtual networks for one gateway; that those of the spokes count follows, no page says it',
  },
  vpnGatewayRoutes: {
    value: 4000,
    source: vpnGatewayLimits,
    note: 'BGP routes of one gateway together; beyond it the BGP session is dropped (VPN Gateway FAQ, undated)',
  },
  networksPerCircuit: {
    value: 10,
    source: expressRouteLimits,
    note: 'local and standard; Global Reach counts too; premium carries 20 to 100 by speed',
  },
  circuitsPerSubscription: { value: 50, source: expressRouteLimits },
  circuitsPerSubscriptionAndRegion: { value: 10, source: expressRouteLimits },
  circuitsPerGatewayAndLocation: { value: 4, source: expressRouteGateways, note: 'from one peering location, whatever the SKU' },
} as const satisfies Readonly<Record<string, Fact<number>>>;

export type LimitName = keyof typeof limits;

/** Networks that a premium circuit carries, by its speed in Mbps. */
export const NETWORKS_PER_PREMIUM_CIRCUIT: Fact<Readonly<Record<number, number>>> = {
  value: { 50: 20, 100: 25, 200: 25, 500: 40, 1000: 50, 2000: 60, 5000: 75, 10_000: 100, 40_000: 100, 100_000: 100 },
  source: expressRouteLimits,
};
