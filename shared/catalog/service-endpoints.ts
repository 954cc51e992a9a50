import { nearest } from '../problem/nearest.ts';
import { source, type Conflict, type Fact, type Source } from './source.ts';

/** A resource type that a subnet can have a service endpoint for. */
export interface ServiceEndpoint {
  /** As a subnet lists it: `Microsoft.Storage`. */
  readonly type: string;
  /** Id in the style of the other tables: `storage`. */
  readonly id: string;
  readonly name: string;
  /** `retired`: the type is still accepted, its service is gone. */
  readonly status: 'ga' | 'retired';
  readonly covers: readonly string[];
  /** Which resources it leads to: those in the region of the network, or those of any region. */
  readonly region: Fact<'same-region' | 'any-region'>;
  /** Another type that must not be on the same subnet. */
  readonly excludes?: string;
  /** The service tag that an outbound rule allows; absent: not verified. */
  readonly tag?: string;
  /** Ports that clients use; empty: not published. */
  readonly ports: readonly string[];
  readonly portsNote?: string;
  /** Subnets that one resource admits; absent: not published. */
  readonly networkRules?: number;
  /** Public ranges that one resource admits; absent: not published. */
  readonly ipRules?: number;
  /** What remains to be done at the service, in order. */
  readonly steps: readonly string[];
  readonly notes: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly sources: readonly Source[];
}

export const endpointOverview = source(
  'Virtual network service endpoints',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview',
  '2025-07-22',
);
const overview2019 = source(
  'Virtual network service endpoints',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview',
  '2019-11-08',
  { note: 'older edition' },
);
const storage = source(
  'Configure Azure Storage firewalls and virtual networks',
  'https://learn.microsoft.com/azure/storage/common/storage-network-security',
  '2026-07-06',
);
const storageRules = source(
  'Virtual network rules of Azure Storage',
  'https://learn.microsoft.com/azure/storage/common/storage-network-security-virtual-networks',
  '2025-06-18',
);
const storage2017 = source(
  'Configure Azure Storage firewalls and virtual networks',
  'https://learn.microsoft.com/azure/storage/common/storage-network-security',
  '2017-10-25',
  { note: 'older edition' },
);
const elasticSan = source('Elastic SAN networking', 'https://learn.microsoft.com/azure/storage/elastic-san', 'undated', { note: 'excerpt' });
const sqlRules = source(
  'Virtual network rules of Azure SQL Database',
  'https://learn.microsoft.com/azure/azure-sql/database/vnet-service-endpoint-rule-overview',
  '2021-07-14',
);
const cosmos = source(
  'Configure service endpoints for Azure Cosmos DB',
  'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-vnet-service-endpoint',
  '2025-06-26',
);
const keyVault = source(
  'Virtual network service endpoints for Azure Key Vault',
  'https://learn.microsoft.com/azure/key-vault/general/overview-vnet-service-endpoints',
  '2026-08-20',
);
const keyVaultSecurity = source(
  'Network security of Azure Key Vault',
  'https://learn.microsoft.com/azure/key-vault/general/network-security',
  '2026-06-16',
);
const eventHubs = source(
  'Service endpoints for Azure Event Hubs',
  'https://learn.microsoft.com/azure/event-hubs/event-hubs-service-endpoints',
  '2026-01-30',
);
const registry = source(
  'Restrict access to a registry with service endpoints',
  'https://learn.microsoft.com/azure/container-registry/container-registry-vnet',
  '2023-10-31',
);
const registrySkus = source('Container Registry SKUs', 'https://learn.microsoft.com/azure/container-registry/container-registry-skus', '2026-03-25');
const terraformNames = source(
  'azurerm provider, names of service endpoints',
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/validate/subnet_service_endpoint_name.go',
  '2026-08-21',
);

const anyRegion: ServiceEndpoint['region'] = { value: 'any-region', source: endpointOverview, note: 'the general rule' };

/** Every type, by name; this is also the closed list that exports accept. */
export const serviceEndpoints: readonly ServiceEndpoint[] = [
  {
    type: 'Microsoft.AzureActiveDirectory',
    id: 'data-lake-storage-gen1',
    name: 'Azure Data Lake Storage Gen1',
    status: 'retired',
    covers: ['Data Lake Storage Gen1 only; Entra ID itself has no service endpoint'],
    region: { value: 'same-region', source: overview2019 },
    tag: 'AzureActiveDirectory',
    ports: ['443'],
    steps: ['None: it is read from existing networks and not offered.'],
    notes: ['The endpoint adds claims to Entra tokens that Gen1 checks.', 'The date of the retirement was not verified.'],
    conflicts: [
      {
        topic: 'whether it exists',
        says: ['gone from the list of services, yet described under limitations (2025-07-22)', 'listed (2019-11-08)'],
        followed: 'Accepted and flagged.',
      },
    ],
    sources: [endpointOverview, overview2019],
  },
  {
    type: 'Microsoft.AzureCosmosDB',
    id: 'cosmos-db',
    name: 'Azure Cosmos DB',
    status: 'ga',
    covers: ['NoSQL', 'MongoDB (RU)', 'Cassandra', 'Gremlin', 'Table'],
    region: anyRegion,
    tag: 'AzureCosmosDB',
    ports: ['443', '10000-20000'],
    portsNote: '443 in gateway mode; 10000-20000 as well in direct mode',
    steps: [
      'Enable the endpoint on the subnet.',
      'Add the subnet to the selected networks of the account; a script should write the complete list.',
      'Wait up to 15 minutes until it holds.',
    ],
    notes: [
      'Account and network belong to one Entra tenant.',
      'The subscription of the network needs Microsoft.DocumentDB registered if the account is in another one.',
      'The rule may be made before the endpoint, with the flag that ignores a missing one.',
    ],
    conflicts: [],
    sources: [cosmos, endpointOverview],
  },
  {
    type: 'Microsoft.CognitiveServices',
    id: 'ai-services',
    name: 'Azure AI services',
    status: 'ga',
    covers: ['AI services, the former Cognitive Services'],
    region: anyRegion,
    ports: ['443'],
    portsNote: 'expected of an HTTPS service; no page read states it, nor the service tag',
    steps: ['Enable the endpoint on the subnet.', 'Add the subnet to the network rules of the account.', 'Set the default action to deny.'],
    notes: ['Whether a custom subdomain is needed was not verified.'],
    conflicts: [
      {
        topic: 'spelling',
        says: [
          'Microsoft.CognitiveService (azurerm documentation, 2026-08)',
          'Microsoft.CognitiveServices (azurerm code, 2026-08-21; the page of Microsoft, 2025-07-22)',
        ],
        followed: 'Microsoft.CognitiveServices.',
      },
    ],
    sources: [endpointOverview, terraformNames],
  },
  {
    type: 'Microsoft.ContainerRegistry',
    id: 'container-registry',
    name: 'Azure Container Registry',
    status: 'ga',
    covers: ['Registries of the Premium tier'],
    region: { ...anyRegion, note: 'the general rule; limited to some regions in 2019' },
    tag: 'AzureContainerRegistry',
    ports: ['443'],
    networkRules: 100,
    steps: [
      'Enable the endpoint on the subnet.',
      'Add the network rules with the command line; the portal cannot.',
      'Set the default action to deny.',
    ],
    notes: [
      'Clients may only be AKS clusters and machines in the subnet; Container Instances and others are not supported.',
      'Not together with private endpoints of the same registry.',
      'Not in the Government and 21Vianet clouds.',
      'The number of rules cannot be raised.',
    ],
    conflicts: [{ topic: 'status', says: ['generally available (2025-07-22)', 'preview (2023-10-31)'], followed: 'The newer page.' }],
    sources: [registry, registrySkus, endpointOverview],
  },
  {
    type: 'Microsoft.EventHub',
    id: 'event-hubs',
    name: 'Azure Event Hubs',
    status: 'ga',
    covers: ['Namespaces above the basic tier'],
    region: anyRegion,
    tag: 'EventHub',
    ports: ['443', '5672', '9093'],
    portsNote: '5672 for AMQP and 9093 for Kafka, as pages of other services name them',
    steps: [
      'Enable the endpoint on the subnet.',
      'Add the rule to the namespace.',
      'Set the default action to deny and keep at least one rule: with none all traffic flows in.',
      'Let trusted services in if wanted.',
    ],
    notes: [
      'API versions up to 2021-01-01-preview default to deny without enforcing it while there are no rules; later ones default to allow and enforce.',
      'Remove a delete lock on the network before removing a rule.',
    ],
    conflicts: [],
    sources: [eventHubs, endpointOverview],
  },
  {
    type: 'Microsoft.KeyVault',
    id: 'key-vault',
    name: 'Azure Key Vault',
    status: 'ga',
    covers: ['The data plane of vaults'],
    region: anyRegion,
    tag: 'AzureKeyVault',
    ports: ['443'],
    networkRules: 200,
    ipRules: 1000,
    steps: [
      'Enable the endpoint on the subnet.',
      'Add a network rule for the subnet.',
      'Set the default action to deny.',
      'Let trusted services in if wanted.',
    ],
    notes: [
      'Management operations are not protected.',
      'Trusted services get in even with public access disabled, unless a network security perimeter overrides it.',
      'IPv4 rules only.',
      'Subnets of other tenants are accepted.',
    ],
    conflicts: [],
    sources: [keyVault, keyVaultSecurity, endpointOverview],
  },
  {
    type: 'Microsoft.ServiceBus',
    id: 'service-bus',
    name: 'Azure Service Bus',
    status: 'ga',
    covers: ['Namespaces; which tiers was not found'],
    region: anyRegion,
    tag: 'ServiceBus',
    ports: ['443', '5671-5672'],
    portsNote: 'HTTPS and AMQP; the exact list was not found',
    steps: ['Enable the endpoint on the subnet.', 'Add the subnet to the network rules of the namespace.', 'Set the default action to deny.'],
    notes: ['The page of the service itself was not read.'],
    conflicts: [],
    sources: [endpointOverview],
  },
  {
    type: 'Microsoft.Sql',
    id: 'sql',
    name: 'Azure SQL',
    status: 'ga',
    covers: [
      'SQL Database',
      'dedicated SQL pools of Synapse (formerly SQL DW)',
      'Database for MariaDB (retired)',
      'single servers of PostgreSQL and MySQL (retired, listed until 2019)',
    ],
    region: { value: 'same-region', source: sqlRules, note: 'The network lives in the region of the logical server.' },
    tag: 'Sql',
    ports: ['1433', '11000-11999'],
    portsNote: '11000-11999 with the redirect connection policy',
    networkRules: 128,
    steps: [
      'Enable the endpoint on the subnet.',
      'Add the subnet to the rules of the logical server, not of a database.',
      'Where private endpoints exist already, public access must not be denied while rules are made.',
    ],
    notes: [
      'Traffic to PostgreSQL and MySQL servers behind the same type switches over as well: without rules of theirs connections fail.',
      'IP rules also hold for sources behind VPN and ExpressRoute, network rules do not.',
      'Network and server belong to one tenant; both subscriptions have Microsoft.Sql registered.',
      'Flexible servers of PostgreSQL and MySQL and SQL Managed Instance do not use it.',
      'A rule may be made before the endpoint, with the flag that ignores a missing one; it protects once the endpoint is there.',
    ],
    conflicts: [
      {
        topic: 'covered services',
        says: ['MariaDB listed although retired, single servers no longer (2025-07-22)', 'single servers listed (2019-11-08)'],
        followed: 'All are named with their state.',
      },
    ],
    sources: [sqlRules, endpointOverview, overview2019],
  },
  {
    type: 'Microsoft.Storage',
    id: 'storage',
    name: 'Azure Storage',
    status: 'ga',
    covers: ['Blob', 'Files', 'Queue', 'Table', 'Data Lake Storage Gen2'],
    region: { value: 'same-region', source: storage, note: 'Older pages, and other parts of the same one, name the paired region too.' },
    excludes: 'Microsoft.Storage.Global',
    tag: 'Storage',
    ports: ['443', '445'],
    portsNote: '445 for file shares over SMB',
    networkRules: 400,
    ipRules: 400,
    steps: [
      'Enable the endpoint on the subnet.',
      'Add the subnet as a network rule of the account.',
      'Set the default action to deny: rules have no effect before.',
      'Let trusted services and public addresses of on-premises in if wanted.',
    ],
    notes: [
      'Subnets of other subscriptions and tenants are accepted; other tenants not through the portal.',
      'A subnet that was deleted and made again has to be added again.',
      'Accounts of Resource Manager only.',
      'IP rules take no private ranges, and single addresses in place of /31 and /32.',
    ],
    conflicts: [
      { topic: 'network rules of an account', says: ['100 (2017-10-25)', '400 (2026-07-06)'], followed: 'The newer page.' },
      {
        topic: 'regions',
        says: ['same and paired region (2017-10-25; a page on Azure-SSIS, 2024-01-05)', 'same region (table of 2026-07-06)'],
        followed: 'Same region, the narrower.',
      },
    ],
    sources: [storage, storageRules, storage2017, endpointOverview],
  },
  {
    type: 'Microsoft.Storage.Global',
    id: 'storage-cross-region',
    name: 'Azure Storage, any region',
    status: 'ga',
    covers: ['The same as Microsoft.Storage, in every region'],
    region: { value: 'any-region', source: storage, note: 'Every account, elsewhere too, is then reached from private addresses.' },
    excludes: 'Microsoft.Storage',
    tag: 'Storage',
    ports: ['443', '445'],
    portsNote: '445 for file shares over SMB',
    networkRules: 400,
    ipRules: 400,
    steps: ['Delete Microsoft.Storage from the subnet, then enable this one.', 'Go on as for Microsoft.Storage.'],
    notes: ['Recommended over Microsoft.Storage for new deployments.', 'A regional form of the tag in a rule limits its reach.'],
    conflicts: [
      {
        topic: 'status',
        says: ['preview behind AllowGlobalTagsForStorage (documentation of older Terraform providers, undated)', 'generally available (2025-07-22)'],
        followed: 'The newer page.',
      },
    ],
    sources: [endpointOverview, storage, elasticSan],
  },
  {
    type: 'Microsoft.Web',
    id: 'app-service',
    name: 'Azure App Service',
    status: 'ga',
    covers: ['Access restrictions of App Service and Functions apps'],
    region: anyRegion,
    tag: 'AppService',
    ports: ['443'],
    portsNote: '80 for plain HTTP was not verified',
    steps: ['Enable the endpoint on the subnet of the clients.', 'Add an access restriction of type virtual network to the app.'],
    notes: ['How many restrictions an app takes was not found.'],
    conflicts: [],
    sources: [endpointOverview],
  },
];

const byName = new Map<string, ServiceEndpoint>();
for (const endpoint of serviceEndpoints)
  for (const name of [endpoint.type, endpoint.id, `azure-${endpoint.id}`]) byName.set(name.toLowerCase(), endpoint);

const policyOverview = source(
  'Virtual network service endpoint policies',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoint-policies-overview',
  'undated',
  { note: 'a revision of 2023-04-06 has the same wording' },
);
const policyOverview2018 = source(
  'Virtual network service endpoint policies',
  'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoint-policies-overview',
  '2018-09-18',
  { note: 'older edition' },
);

/** Bounds of endpoints and of their policies. Endpoints in one network are not limited in number. */
export const serviceEndpointLimits = {
  subscriptionsAndRegionsPerNetwork: {
    value: 200,
    source: endpointOverview,
    note: 'for each service: subscriptions and regions that hold active rules for one network',
  },
  policiesPerSubscription: { value: 500, source: policyOverview2018, note: 'newer values not verified' },
  policiesPerSubnet: { value: 100, source: policyOverview2018, note: 'newer values not verified' },
  resourcesPerPolicyDefinition: { value: 200, source: policyOverview2018, note: 'newer values not verified' },
} as const satisfies Readonly<Record<string, Fact<number>>>;

/** What holds for every endpoint, whatever its type. */
export const serviceEndpointRules: readonly Fact<string>[] = [
  { value: 'It belongs to one subnet, and to everything in it, injected services included.', source: endpointOverview },
  {
    value:
      'Its routes win over user routes and BGP routes for the prefixes of the service, so a default route to an appliance is passed by; to inspect, put the endpoint on the subnet of the appliance.',
    source: endpointOverview,
  },
  {
    value: 'Peered networks and on-premises cannot use it: each subnet has its own, and on-premises is admitted by its public addresses.',
    source: endpointOverview,
  },
  {
    value: 'The source address becomes private when it is enabled: open connections drop, and IP rules that named the public address stop matching.',
    source: endpointOverview,
  },
  { value: 'Names keep resolving to public addresses.', source: endpointOverview },
  { value: 'Networks with overlapping ranges may both be admitted: the subnet is known by its id, not by its addresses.', source: endpointOverview },
  { value: 'Disk traffic of machines is not affected; REST access to page blobs is.', source: endpointOverview },
  { value: 'Private endpoints are what Microsoft recommends for new designs.', source: endpointOverview },
];

/** Policies narrow a Storage endpoint to the accounts that they list. */
export const serviceEndpointPolicies = {
  types: ['Microsoft.Storage', 'Microsoft.Storage.Global'],
  rules: [
    'The subnet has a Storage endpoint, and the policy lives in the region of the network.',
    'Only what the policies of the subnet list is reachable through the endpoint; several policies add up.',
    'Classic accounts are always denied; the secondary of a read-access account goes with its primary.',
    'Traffic from on-premises is not covered, and each peered network has policies of its own.',
  ],
  /** Ids of services in whose subnets they do not work (list of 2018; the current page offers aliases for some, not verified). */
  notWith: [
    'api-management-classic-injection',
    'app-service-environment-v1',
    'app-service-environment-v2',
    'app-service-environment-v3',
    'application-gateway-v1',
    'application-gateway-v2',
    'application-gateway-v2-private',
    'batch-pool',
    'cache-for-redis-premium',
    'entra-domain-services',
    'firewall',
    'hdinsight',
    'vpn-gateway',
  ],
  sources: [policyOverview, policyOverview2018],
} as const;

/** Returns the endpoint type of this name or id, in any case, or undefined. */
export function findServiceEndpoint(name: string): ServiceEndpoint | undefined {
  return byName.get(name.trim().toLowerCase());
}

/** Returns the type nearest to a name that is not known, or undefined. */
export function nearestServiceEndpoint(name: string): string | undefined {
  return nearest(
    name,
    serviceEndpoints.map((endpoint) => endpoint.type),
  );
}
