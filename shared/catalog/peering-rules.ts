import { virtualNetworkFaq } from './azure-subnet.ts';
import { routesOverview } from './route-rules.ts';
import { source, type Conflict, type Fact } from './source.ts';

// What peerings do, and what they ask of the two networks. Bounds stand in limits.ts.

export const subnetPeeringPage = source(
  'Configure subnet peering',
  'https://learn.microsoft.com/azure/virtual-network/how-to-configure-subnet-peering',
  '2025-12-09',
);
const peering2016 = source(
  'Virtual network peering',
  'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/virtual-network/virtual-network-peering-overview.md',
  '2016-10-17',
  { note: 'older edition' },
);
const manage2018 = source(
  'Create, change, or delete a virtual network peering',
  'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/virtual-network/virtual-network-manage-peering.md',
  '2018-02-09',
  { note: 'older edition' },
);
const armPeering = source(
  'Properties of a virtual network peering, management library',
  'https://learn.microsoft.com/python/api/azure-mgmt-network',
  'undated',
);
const syncPage = source(
  'Sync-AzVirtualNetworkPeering',
  'https://learn.microsoft.com/powershell/module/az.network/sync-azvirtualnetworkpeering',
  'undated',
);
const wanFaq = source('Virtual WAN frequently asked questions', 'https://learn.microsoft.com/azure/virtual-wan/virtual-wan-faq', 'undated');
const expressRouteGateways = source(
  'About ExpressRoute virtual network gateways',
  'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways',
  '2025-11-10',
);

export const peeringRules = {
  overlapAllowed: { value: false, source: virtualNetworkFaq, note: 'of the whole address spaces' },
  transitive: { value: false, source: virtualNetworkFaq },
  acrossRegions: { value: true, source: virtualNetworkFaq },
  acrossTenants: { value: true, source: virtualNetworkFaq },
  /** The network without a gateway of its own uses that of one peer, and no more than one. */
  remoteGateways: { value: 1, source: manage2018 },
  remoteGatewayBesideOwn: { value: false, source: manage2018 },
  gatewayTransitAcrossRegions: { value: true, source: virtualNetworkFaq, note: 'by undated training material; the page of 2018-02-09 excluded it' },
  /** A relayed packet enters only where the peering says so; what a VPN gateway relays needs it not. */
  forwardedTrafficForVpnGateway: { value: false, source: armPeering },
  transferCharged: { value: true, source: virtualNetworkFaq, note: 'the bandwidth is not capped' },
} as const satisfies Readonly<Record<string, Fact<boolean | number>>>;

/** The states of one side: both links have to be there, and after one was deleted both are made anew. */
export const peeringStates: Fact<Readonly<Record<'Initiated' | 'Connected' | 'Disconnected', string>>> = {
  value: {
    Initiated: 'Only this side has its link.',
    Connected: 'Both sides have theirs.',
    Disconnected: 'The other side deleted its link: delete this one and make both anew.',
  },
  source: peering2016,
};

/** What becomes of a peering when something about its networks changes. */
export const peeringChanges = {
  addressSpace: {
    value: 'Prefixes may be added, changed and removed without a break; then each remote side synchronises the peering.',
    source: syncPage,
  },
  newPrefix: { value: 'An added prefix must not overlap any peered network.', source: virtualNetworkFaq },
  virtualWanSpoke: { value: 'The prefixes of a network that is connected to a Virtual WAN hub could not change.', source: wanFaq },
  moveNetwork: { value: 'A network that moves to another resource group or subscription loses its peerings first.', source: virtualNetworkFaq },
} as const satisfies Readonly<Record<string, Fact<string>>>;

/** Peering of single subnets, whose networks may overlap elsewhere. */
export const subnetPeering = {
  overlapElsewhere: {
    value: true,
    source: subnetPeeringPage,
    note: 'the subnets that take part are unique, and lie in prefixes that the other network does not have as well',
  },
  subscriptionRegistered: { value: true, source: subnetPeeringPage },
} as const satisfies Readonly<Record<string, Fact<boolean>>>;

/** Ids of services behind a Basic load balancer: peered networks in other regions do not reach them. */
export const UNREACHABLE_ACROSS_REGIONS: Fact<readonly string[]> = {
  value: [
    'api-management-classic-injection',
    'app-service-environment-v1',
    'app-service-environment-v2',
    'application-gateway-v1',
    'batch-pool',
    'cache-for-redis-premium',
    'entra-domain-services',
    'hdinsight',
    'logic-apps-ise',
  ],
  source: virtualNetworkFaq,
  note: 'API Management on the platform stv1 only',
};

/** How networks reach each other through a third one. */
export const hubTransit = {
  spokeToSpoke: {
    value: 'Through an appliance, a firewall or a VPN gateway in the hub, with user routes and forwarded traffic; or through Virtual WAN.',
    source: routesOverview,
  },
  sameCircuit: {
    value: 'Networks on one ExpressRoute circuit do not reach each other by default; a peering is recommended.',
    source: expressRouteGateways,
    note: 'another section of the page says the opposite',
  },
  symmetricInspection: {
    value: 'GatewaySubnet needs routes to the firewall for the prefixes of the spokes, where both ways are to be inspected.',
    source: routesOverview,
    note: 'derived',
    assumed: true,
  },
} as const satisfies Readonly<Record<string, Fact<string>>>;

export const peeringConflicts: readonly Conflict[] = [
  {
    topic: 'changes of the address space',
    says: ['impossible while peered (a sample page of Azure, undated)', 'possible, then synchronised (command reference, undated)'],
    followed: 'Possible: the newer operation.',
  },
  {
    topic: 'gateway transit across regions',
    says: ['excluded (2018-02-09)', 'supported (training material, undated)'],
    followed: 'Supported.',
  },
];
