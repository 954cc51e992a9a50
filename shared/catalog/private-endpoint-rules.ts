import { dnsTable, endpointOverview } from './private-endpoint-resource.ts';
import { source, type Fact, type Source } from './source.ts';

// What holds for every private endpoint, whatever it leads to. Bounds stand in limits.ts.

const terraformSubnet = source(
  'azurerm provider, resource azurerm_subnet',
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/subnet.html.markdown',
  '2026-08-21',
);
const delegationPage = source(
  'What is subnet delegation?',
  'https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview',
  '2023-05-08',
);
const policyPage = source(
  'Manage network policies for private endpoints',
  'https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy',
  '2023-07-26',
);

export type PrivateEndpointPolicy = 'Disabled' | 'Enabled' | 'NetworkSecurityGroupEnabled' | 'RouteTableEnabled';

/** The values of `privateEndpointNetworkPolicies` of a subnet: whether its NSG and its user routes act on the endpoints in it. */
export const privateEndpointPolicies: {
  readonly values: Readonly<Record<PrivateEndpointPolicy, { readonly nsg: boolean; readonly routes: boolean }>>;
  readonly default: PrivateEndpointPolicy;
  readonly source: Source;
} = {
  values: {
    Disabled: { nsg: false, routes: false },
    Enabled: { nsg: true, routes: true },
    NetworkSecurityGroupEnabled: { nsg: true, routes: false },
    RouteTableEnabled: { nsg: false, routes: true },
  },
  default: 'Disabled',
  source: terraformSubnet,
};

/** Regions in which neither NSGs nor user routes act on endpoints, whatever the policy says. In the Government and China clouds NSGs do not. */
export const REGIONS_WITHOUT_ENDPOINT_POLICIES: Fact<readonly string[]> = {
  value: ['australiacentral2', 'brazilsoutheast', 'southafricawest', 'westindia'],
  source: endpointOverview,
};

/** The route that every endpoint adds to its network, and when a user route goes before it. */
export const privateEndpointRoute = {
  prefixLength: { value: 32, source: policyPage },
  nextHop: { value: 'InterfaceEndpoint', source: policyPage },
  /** The user route has at least the prefix length of the range of the address space that holds the endpoint, and the policy covers routes. */
  beatenBy: { value: 'user route as long as the address range of the endpoint', source: policyPage },
} as const satisfies Readonly<Record<string, Fact<string | number>>>;

/** Where an endpoint and its target may stand. */
export const privateEndpointPlacement = {
  sameRegionAsNetwork: { value: true, source: endpointOverview },
  sameSubscriptionAsNetwork: { value: true, source: endpointOverview },
  sameRegionAsTarget: { value: false, source: endpointOverview },
  delegatedSubnet: { value: false, source: delegationPage, note: 'A delegated subnet holds none.' },
  severalToOneResource: { value: true, source: endpointOverview, note: 'Within one view of names one is advised, since their records would clash.' },
} as const satisfies Readonly<Record<string, Fact<boolean>>>;

/** How an endpoint behaves, in sentences. */
export const privateEndpointBehaviour = {
  address: { value: 'Its address is given by the subnet and stays for the life of the endpoint.', source: endpointOverview },
  direction: { value: 'Connections go from the network to the service only; outbound rules on an endpoint are pointless.', source: endpointOverview },
  reach: {
    value: 'Reachable from its network, from peered ones in every region, and from on-premises over VPN or ExpressRoute.',
    source: endpointOverview,
  },
  sourcePorts: { value: 'A source port in a rule is taken as any.', source: endpointOverview },
  flowLogs: { value: 'NSG flow logs do not show traffic that enters an endpoint.', source: endpointOverview },
  appliance: {
    value: 'Traffic that passes an appliance should have its source translated, unless the appliance bears the tag disableSnatOnPL.',
    source: endpointOverview,
  },
  publicAccess: { value: 'The public endpoint of the resource stays open until it is closed at the resource.', source: endpointOverview },
  approval: {
    value: 'Approved at once for those who may approve connections of the resource; else pending until its owner approves.',
    source: endpointOverview,
  },
} as const satisfies Readonly<Record<string, Fact<string>>>;

/** How names lead to an endpoint, in sentences. */
export const privateEndpointDns = {
  mechanism: {
    value: 'The public name becomes an alias of a name below privatelink, and a private zone that is linked to the network of the client answers it.',
    source: dnsTable,
  },
  oneZone: { value: 'One private zone of a name for each view of names, linked to every network whose clients need it.', source: dnsTable },
  noSuchName: {
    value:
      'A zone answers "no such name" for resources whose endpoints are elsewhere: fallback to the internet on the link, or records by hand, solve it.',
    source: dnsTable,
  },
  ownZones: { value: 'Records of different services share a zone only where the table gives them the same one.', source: dnsTable },
  onPremises: {
    value: 'Resolvers on-premises forward the public zone names, not those below privatelink, to a resolver in Azure.',
    source: dnsTable,
  },
  zoneGroups: { value: 'Zone groups write the records by themselves, for the zone names of the table only.', source: dnsTable },
} as const satisfies Readonly<Record<string, Fact<string>>>;

/** What stands in braces in the zone names of private-endpoint-resources. */
export const zonePlaceholders = {
  regionName: 'name of the region: westeurope',
  regionCode: 'short code of the region: we',
  region: 'region of the cache, as its name has it',
  cachename: 'name of the cache',
  dnsPrefix: 'DNS zone of the managed instance',
  partitionId: 'number that is given when the app is made',
  subzone: 'label of your own in front of the zone',
} as const;
