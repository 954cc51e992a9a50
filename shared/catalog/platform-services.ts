import { foldName, isUmbrella, findEntry, serviceById, services } from './catalog.ts';
import { privateEndpointResources } from './private-endpoint-resources/index.ts';
import type { PrivateEndpointResource } from './private-endpoint-resource.ts';
import type { Service } from './service.ts';
import type { ServiceEndpoint } from './service-endpoint.ts';
import { serviceEndpoints } from './service-endpoints/index.ts';
import { invariant } from '../problem/invariant.ts';
import { compareText } from '../problem/compare.ts';

/** What people order by name, with every way in which it can meet a network: Azure Storage, Azure App Service, Azure Databricks. */
export interface PlatformService {
  /** Kebab-case; the id of an entry or of a private endpoint resource where one of them is the whole of it. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Entries of it that stand in a network. */
  readonly injected: readonly Service[];
  /** Entries that only give it a way out into a network. */
  readonly outbound: readonly Service[];
  readonly serviceEndpoints: readonly ServiceEndpoint[];
  readonly privateEndpoints: readonly PrivateEndpointResource[];
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Ids of entries. */
  readonly services?: readonly string[];
  /** Types of service endpoints. */
  readonly endpoints?: readonly string[];
  /** Ids of private endpoint resources. */
  readonly resources?: readonly string[];
}

/**
 * Services that several entries, service endpoints or private endpoint resources belong to. Whatever is in no row is a platform
 * service of its own.
 */
const rows: readonly Row[] = [
  {
    id: 'ai-services',
    name: 'Azure AI services',
    aliases: ['Cognitive Services', 'Azure OpenAI', 'Foundry'],
    endpoints: ['Microsoft.CognitiveServices'],
    resources: ['ai-services'],
  },
  {
    id: 'aks',
    name: 'Azure Kubernetes Service',
    aliases: ['Kubernetes Service'],
    services: [
      'aks-azure-cni-overlay',
      'aks-azure-cni-node-subnet',
      'aks-azure-cni-pod-subnet-dynamic',
      'aks-azure-cni-pod-subnet-static-block',
      'aks-kubenet',
      'aks-automatic',
      'aks-pod-subnet-nodes',
      'aks-api-server-vnet-integration',
      'aks-virtual-nodes',
    ],
    resources: ['kubernetes-service-api'],
  },
  {
    id: 'api-management',
    name: 'Azure API Management',
    aliases: ['APIM'],
    services: [
      'api-management-classic-injection',
      'api-management-v2-injection',
      'api-management-v2-integration',
      'api-management-workspace-gateway',
    ],
    resources: ['api-management'],
  },
  {
    id: 'app-service',
    name: 'Azure App Service',
    aliases: ['Web Apps', 'Web App'],
    services: [
      'app-service-environment-v3',
      'app-service-environment-v2',
      'app-service-environment-v1',
      'app-service-vnet-integration',
      'app-service-gateway-required-vnet-integration',
      'app-service-hybrid-connections',
    ],
    endpoints: ['Microsoft.Web'],
    resources: ['app-service', 'app-service-environment'],
  },
  {
    id: 'application-gateway',
    name: 'Azure Application Gateway',
    services: ['application-gateway-v2', 'application-gateway-v2-private', 'application-gateway-v1', 'application-gateway-private-link'],
    resources: ['application-gateway'],
  },
  { id: 'batch', name: 'Azure Batch', services: ['batch-pool'], resources: ['batch'] },
  {
    id: 'cache-for-redis',
    name: 'Azure Cache for Redis',
    services: ['cache-for-redis-premium'],
    resources: ['cache-for-redis', 'cache-for-redis-enterprise'],
  },
  { id: 'cloud-hsm', name: 'Azure Cloud HSM', services: ['cloud-hsm'], resources: ['cloud-hsm'] },
  {
    id: 'container-apps',
    name: 'Azure Container Apps',
    services: ['container-apps-workload-profiles', 'container-apps-consumption-only'],
    resources: ['container-apps'],
  },
  { id: 'container-registry', name: 'Azure Container Registry', endpoints: ['Microsoft.ContainerRegistry'], resources: ['container-registry'] },
  { id: 'cosmos-db', name: 'Azure Cosmos DB', endpoints: ['Microsoft.AzureCosmosDB'], resources: ['cosmos-db'] },
  { id: 'data-explorer', name: 'Azure Data Explorer', aliases: ['ADX', 'Kusto'], services: ['data-explorer'], resources: ['data-explorer'] },
  {
    id: 'data-factory',
    name: 'Azure Data Factory',
    services: ['ssis-integration-runtime-standard', 'ssis-integration-runtime-express'],
    resources: ['data-factory'],
  },
  {
    id: 'data-lake-storage-gen1',
    name: 'Azure Data Lake Storage Gen1',
    aliases: ['Data Lake Store', 'Azure Data Lake Store', 'Data Lake Store Gen1', 'ADLS Gen1'],
    endpoints: ['Microsoft.AzureActiveDirectory'],
  },
  {
    id: 'database-for-mysql',
    name: 'Azure Database for MySQL',
    aliases: ['MySQL'],
    services: ['database-for-mysql-flexible-server'],
    resources: ['database-for-mysql'],
  },
  {
    id: 'database-for-postgresql',
    name: 'Azure Database for PostgreSQL',
    aliases: ['PostgreSQL', 'Postgres'],
    services: ['database-for-postgresql-flexible-server'],
    resources: ['database-for-postgresql'],
  },
  { id: 'databricks', name: 'Azure Databricks', services: ['databricks'], resources: ['databricks'] },
  { id: 'digital-twins', name: 'Azure Digital Twins', services: ['digital-twins'], resources: ['digital-twins'] },
  { id: 'event-hubs', name: 'Azure Event Hubs', aliases: ['Event Hub'], endpoints: ['Microsoft.EventHub'], resources: ['event-hubs'] },
  {
    id: 'functions',
    name: 'Azure Functions',
    aliases: ['Function App'],
    services: ['functions-flex-consumption', 'functions-premium-dedicated', 'app-service-environment-v3'],
    endpoints: ['Microsoft.Web'],
    resources: ['app-service'],
  },
  { id: 'hdinsight', name: 'Azure HDInsight', services: ['hdinsight'], resources: ['hdinsight'] },
  { id: 'key-vault', name: 'Azure Key Vault', endpoints: ['Microsoft.KeyVault'], resources: ['key-vault'] },
  {
    id: 'logic-apps',
    name: 'Azure Logic Apps',
    aliases: ['Logic App'],
    services: ['logic-apps-standard', 'logic-apps-ise'],
    resources: ['app-service'],
  },
  {
    id: 'machine-learning',
    name: 'Azure Machine Learning',
    aliases: ['AML', 'Azure ML'],
    services: ['machine-learning-compute', 'machine-learning-managed-online-endpoints'],
    resources: ['machine-learning-workspace', 'machine-learning-registry'],
  },
  { id: 'managed-redis', name: 'Azure Managed Redis', services: ['managed-redis'], resources: ['managed-redis'] },
  { id: 'service-bus', name: 'Azure Service Bus', endpoints: ['Microsoft.ServiceBus'], resources: ['service-bus'] },
  {
    id: 'sql-database',
    name: 'Azure SQL Database',
    aliases: ['Azure SQL', 'SQL Database', 'SQL Server'],
    endpoints: ['Microsoft.Sql'],
    resources: ['sql-database'],
  },
  { id: 'sql-managed-instance', name: 'Azure SQL Managed Instance', services: ['sql-managed-instance'], resources: ['sql-managed-instance'] },
  {
    id: 'storage',
    name: 'Azure Storage',
    aliases: ['Storage account', 'Blob Storage', 'Data Lake Storage Gen2'],
    endpoints: ['Microsoft.Storage', 'Microsoft.Storage.Global'],
    resources: ['storage'],
  },
  {
    id: 'synapse',
    name: 'Azure Synapse Analytics',
    aliases: ['Synapse', 'SQL DW', 'Azure SQL Data Warehouse', 'SQL Data Warehouse', 'Dedicated SQL pool'],
    services: ['synapse-managed-vnet'],
    endpoints: ['Microsoft.Sql'],
    resources: ['synapse', 'synapse-private-link-hub'],
  },
  {
    id: 'virtual-desktop',
    name: 'Azure Virtual Desktop',
    aliases: ['AVD'],
    services: ['virtual-desktop-session-hosts'],
    resources: ['virtual-desktop'],
  },
];

/** Every platform service, by id: those of the table, and every resource, endpoint and entry that is one by itself. */
export const platformServices: readonly PlatformService[] = [...rows, ...derived()].map(platformService).sort((a, b) => compareText(a.id, b.id));

const byName = new Map<string, PlatformService>();
for (const service of platformServices)
  for (const name of [service.id, service.name, ...service.aliases]) if (!byName.has(foldName(name))) byName.set(foldName(name), service);
// What the parts of a platform service are called is its name too, where nothing else bears it.
for (const service of platformServices) {
  const parts = [...service.privateEndpoints, ...service.injected, ...service.outbound].flatMap((part) => [part.id, part.name, ...part.aliases]);
  for (const name of [...parts, ...service.serviceEndpoints.flatMap((endpoint) => [endpoint.type, endpoint.id, endpoint.name])])
    if (!byName.has(foldName(name))) byName.set(foldName(name), service);
}

/** Returns the platform service that a name stands for: its own, or that of an entry, an endpoint or a resource which belongs to it, in any case. */
export function findPlatformService(name: string): PlatformService | undefined {
  const folded = foldName(name);
  const found = byName.get(folded) ?? byName.get(folded.replace(/^(azure|microsoft)-/, ''));
  if (found) return found;
  const entry = findEntry(name);
  if (entry === undefined) return undefined;
  return byName.get(isUmbrella(entry) ? (entry.rows[0]?.service ?? '') : entry.id);
}

/** Returns every name that finds a platform service, for suggestions. */
export function platformServiceNames(): readonly string[] {
  return platformServices.flatMap(({ id, aliases }) => [id, ...aliases]);
}

function platformService({ id, name, aliases = [], services: ids = [], endpoints = [], resources = [] }: Row): PlatformService {
  const entries = ids.map((entry) => {
    const service = serviceById(entry);
    invariant(service, `the platform service ${id} names ${entry}, which is not in the catalog`);
    return service;
  });
  return {
    id,
    name,
    aliases,
    injected: entries.filter((service) => service.integration.includes('injection')),
    outbound: entries.filter(({ integration }) => integration.includes('outbound-integration') && !integration.includes('injection')),
    serviceEndpoints: endpoints.map((type) => {
      const endpoint = serviceEndpoints.find((one) => one.type === type);
      invariant(endpoint, `the platform service ${id} names the endpoint ${type}`);
      return endpoint;
    }),
    privateEndpoints: resources.map((resource) => {
      const found = privateEndpointResources.find((one) => one.id === resource);
      invariant(found, `the platform service ${id} names the resource ${resource}`);
      return found;
    }),
  };
}

function derived(): Row[] {
  const named = { services: new Set(rows.flatMap((row) => row.services ?? [])), resources: new Set(rows.flatMap((row) => row.resources ?? [])) };
  const fromResources = privateEndpointResources
    .filter(({ id }) => !named.resources.has(id))
    .map(({ id, name, aliases }): Row => ({ id, name, aliases, resources: [id], services: serviceById(id) && !named.services.has(id) ? [id] : [] }));
  const taken = new Set([...rows, ...fromResources].map(({ id }) => id));
  const fromServices = services
    .filter(({ id }) => !named.services.has(id) && !taken.has(id))
    .map(({ id, name, aliases }): Row => ({ id, name, aliases, services: [id] }));
  return [...fromResources, ...fromServices];
}
