import { integrationPage } from './integration-facts.ts';
import { endpointOverview } from './service-endpoint.ts';
import { source, type Fact } from './source.ts';

// What holds for every service endpoint, whatever its type.

const firewallFaq = source('Azure Firewall frequently asked questions', 'https://learn.microsoft.com/azure/firewall/firewall-faq', '2025-07-01');

/** Endpoints in one network are not limited in number. */
export const serviceEndpointLimits = {
  subscriptionsAndRegionsPerNetwork: {
    value: 200,
    source: endpointOverview,
    note: 'for each service: subscriptions and regions that hold active rules for one network',
  },
} as const satisfies Readonly<Record<string, Fact<number>>>;

/** The next hop of the routes that an endpoint adds to its subnet: one for each public prefix of the service. */
export const SERVICE_ENDPOINT_NEXT_HOP: Fact<string> = { value: 'VirtualNetworkServiceEndpoint', source: endpointOverview };

/** What an endpoint does, in sentences. */
export const serviceEndpointRules = {
  scope: { value: 'It belongs to one subnet, and to everything in it, injected services included.', source: endpointOverview },
  everyInstance: {
    value: 'It leads to all resources of the service, those of other customers too; policies narrow that, for Storage only.',
    source: integrationPage,
  },
  routing: {
    value:
      'Its routes win over user routes and BGP routes for the prefixes of the service, so a default route to an appliance is passed by, and that traffic is not inspected.',
    source: endpointOverview,
  },
  inspection: {
    value:
      'To inspect, put the endpoint on the subnet of the firewall or appliance, take it off the others, and admit only that subnet at the service.',
    source: firewallFaq,
  },
  notTransitive: {
    value: 'Peered networks and on-premises cannot use it: each subnet has its own, and on-premises is admitted by its public addresses.',
    source: endpointOverview,
  },
  sourceAddress: {
    value: 'The source address becomes private when it is enabled: open connections drop, and IP rules that named the public address stop matching.',
    source: endpointOverview,
  },
  names: { value: 'Names keep resolving to public addresses.', source: endpointOverview },
  overlap: {
    value: 'Networks with overlapping ranges may both be admitted: the subnet is known by its id, not by its addresses.',
    source: endpointOverview,
  },
  outboundRule: {
    value: 'The default rule that lets traffic out to the internet suffices; where that is denied, a rule has to allow the service tag.',
    source: endpointOverview,
  },
  disks: { value: 'Disk traffic of machines is not affected; REST access to page blobs is.', source: endpointOverview },
  permission: {
    value:
      'Whoever enables it writes to the network; whoever adds the rule at the service needs Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action on the subnet.',
    source: endpointOverview,
  },
  deploymentModel: { value: 'Networks of Resource Manager only.', source: endpointOverview },
  cost: { value: 'Free of charge.', source: endpointOverview },
  advice: { value: 'Private endpoints are what Microsoft recommends for new designs.', source: endpointOverview },
} as const satisfies Readonly<Record<string, Fact<string>>>;

/** Ids of private endpoint resources whose service is not among the types: they are reached over private endpoints, or injected. */
export const WITHOUT_SERVICE_ENDPOINT: Fact<readonly string[]> = {
  value: [
    'ai-search',
    'cache-for-redis',
    'data-explorer',
    'database-for-mysql',
    'database-for-postgresql',
    'managed-redis',
    'monitor-private-link-scope',
    'sql-managed-instance',
  ],
  source: endpointOverview,
  note: 'Examples of what the list lacks; flexible servers of MySQL and PostgreSQL.',
};
