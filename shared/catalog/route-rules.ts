import { source, type Conflict, type Fact, type Source } from './source.ts';

// Which routes a subnet has, and which of them wins. Bounds stand in limits.ts, what single subnets may have in special-subnets.ts.

export const routesOverview = source(
  'Virtual network traffic routing',
  'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
  '2023-05-27',
);
const laterWording = source(
  'Virtual network traffic routing',
  'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
  'undated',
  { note: 'later wording on the routes of service endpoints, as training notes copy it' },
);
const serviceTagsPage = source(
  'Virtual network service tags',
  'https://learn.microsoft.com/azure/virtual-network/service-tags-overview',
  '2025-07-15',
);

/** A next hop as the effective routes of an interface name it. */
export type NextHopType =
  | 'Internet'
  | 'InterfaceEndpoint'
  | 'None'
  | 'VirtualAppliance'
  | 'VirtualNetworkGateway'
  | 'VirtualNetworkServiceEndpoint'
  | 'VNetPeering'
  | 'VnetLocal';

/** A route that the platform makes. */
export interface SystemRoute {
  /** A literal prefix, or what the prefixes are those of. */
  readonly to: { readonly prefix: string } | 'address-space' | 'peered-network' | 'learned-by-gateway' | 'service-endpoint';
  readonly nextHop: NextHopType;
  /** As effective routes name it: `gateway` is what a gateway learned by BGP or from a local network gateway. */
  readonly origin: 'default' | 'gateway';
  /** Which subnets have it. */
  readonly scope: 'every-subnet' | 'subnet-of-the-endpoint';
  readonly source: Source;
}

/** The routes that every subnet starts with, then those that come with peerings, gateways and service endpoints. */
// prettier-ignore
export const systemRoutes: readonly SystemRoute[] = [
  { to: 'address-space', nextHop: 'VnetLocal', origin: 'default', scope: 'every-subnet', source: routesOverview },
  { to: { prefix: '0.0.0.0/0' }, nextHop: 'Internet', origin: 'default', scope: 'every-subnet', source: routesOverview },
  { to: { prefix: '10.0.0.0/8' }, nextHop: 'None', origin: 'default', scope: 'every-subnet', source: routesOverview },
  { to: { prefix: '172.16.0.0/12' }, nextHop: 'None', origin: 'default', scope: 'every-subnet', source: routesOverview },
  { to: { prefix: '192.168.0.0/16' }, nextHop: 'None', origin: 'default', scope: 'every-subnet', source: routesOverview },
  { to: { prefix: '100.64.0.0/10' }, nextHop: 'None', origin: 'default', scope: 'every-subnet', source: routesOverview },
  { to: 'peered-network', nextHop: 'VNetPeering', origin: 'default', scope: 'every-subnet', source: routesOverview },
  { to: 'learned-by-gateway', nextHop: 'VirtualNetworkGateway', origin: 'gateway', scope: 'every-subnet', source: routesOverview },
  { to: 'service-endpoint', nextHop: 'VirtualNetworkServiceEndpoint', origin: 'default', scope: 'subnet-of-the-endpoint', source: routesOverview },
];

/** What becomes of the routes to None, which drop what nothing else matches among the private ranges. */
export const noneRoutes = {
  samePrefixInNetwork: { value: 'becomes VnetLocal', source: routesOverview },
  relatedPrefixInNetwork: { value: 'is removed; the prefix of the network has a route of its own', source: routesOverview },
  userDefaultRoute: { value: 'is removed from the subnets whose table has 0.0.0.0/0', source: routesOverview },
} as const satisfies Readonly<Record<string, Fact<string>>>;

export const noneRouteConflicts: readonly Conflict[] = [
  {
    topic: 'routes to None in a network with 10.0.0.0/16',
    says: [
      'the route of a related range is removed (text, 2023-05-27)',
      '10.0.0.0/8 stays active and 172.16.0.0/12 is not listed at all (worked example of the same page)',
    ],
    followed: 'They decide only between dropping and the internet, for private addresses that nothing else matches.',
  },
];

/** A next hop that a user route may name. */
export interface UserNextHop {
  readonly type: NextHopType;
  /** As the portal says it. */
  readonly portal: string;
  /** What has to be given with it, or hold for it. */
  readonly needs?: string;
}

export const userNextHops: Fact<readonly UserNextHop[]> = {
  value: [
    { type: 'VirtualAppliance', portal: 'Virtual appliance', needs: 'the private address of an appliance or of an internal load balancer' },
    {
      type: 'VirtualNetworkGateway',
      portal: 'Virtual network gateway',
      needs: 'a VPN gateway, and no ExpressRoute gateway beside it',
    },
    { type: 'VnetLocal', portal: 'Virtual network' },
    { type: 'Internet', portal: 'Internet' },
    { type: 'None', portal: 'None' },
  ],
  source: routesOverview,
};

/** Next hops of the platform that a user route cannot name. */
export const PLATFORM_NEXT_HOPS: Fact<readonly NextHopType[]> = {
  value: ['VNetPeering', 'VirtualNetworkServiceEndpoint'],
  source: routesOverview,
};

/** Which route wins: the longest prefix, and for one prefix the first origin in `sameLength`, but for the exceptions. */
export const routeSelection: {
  readonly sameLength: Fact<readonly ('user' | 'gateway' | 'default')[]>;
  /** Their routes are taken even where a gateway learned a longer prefix. */
  readonly beforeLongerLearned: Fact<readonly NextHopType[]>;
  /** Their routes are taken before every other, user routes included. */
  readonly neverOverridden: Fact<readonly NextHopType[]>;
  /** A prefix goes before a service tag that holds the same prefix; among tags the first of these. */
  readonly tags: Fact<readonly string[]>;
} = {
  sameLength: { value: ['user', 'gateway', 'default'], source: routesOverview },
  beforeLongerLearned: { value: ['VnetLocal', 'VNetPeering', 'VirtualNetworkServiceEndpoint'], source: routesOverview },
  neverOverridden: { value: ['VirtualNetworkServiceEndpoint'], source: laterWording },
  tags: { value: ['regional tag', 'tag', 'AzureCloud.Region', 'AzureCloud'], source: routesOverview },
};

/** What a user route for 0.0.0.0/0 does, in sentences. */
export const userDefaultRoute = {
  reach: {
    value: 'All traffic that nothing else matches takes it, to public services of Azure too, unless a service endpoint leads there.',
    source: routesOverview,
  },
  inbound: { value: 'Machines behind it are not reached from the internet directly any more.', source: routesOverview },
} as const satisfies Readonly<Record<string, Fact<string>>>;

/** The property of a route table that keeps routes learned by gateways out of its subnets. */
export const GATEWAY_PROPAGATION: Fact<'disableBgpRoutePropagation'> = { value: 'disableBgpRoutePropagation', source: routesOverview };

/** A service endpoint adds routes for the same prefixes as the tag of its service. */
export const ENDPOINT_ROUTES_FOLLOW_TAG: Fact<true> = { value: true, source: serviceTagsPage };
