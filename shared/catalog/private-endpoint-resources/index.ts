import { nearest } from '../../problem/nearest.ts';
import type { PrivateEndpointGroup, PrivateEndpointResource } from '../private-endpoint-resource.ts';
import { aiSearchEndpoints } from './ai-search.ts';
import { aiServicesEndpoints } from './ai-services.ts';
import { apiManagementEndpoints } from './api-management.ts';
import { appConfigurationEndpoints } from './app-configuration.ts';
import { appServiceEndpoints } from './app-service.ts';
import { appServiceEnvironmentEndpoints } from './app-service-environment.ts';
import { applicationGatewayEndpoints } from './application-gateway.ts';
import { arcEndpoints } from './arc.ts';
import { attestationEndpoints } from './attestation.ts';
import { automationEndpoints } from './automation.ts';
import { backupEndpoints } from './backup.ts';
import { batchEndpoints } from './batch.ts';
import { botServiceEndpoints } from './bot-service.ts';
import { cacheForRedisEndpoints } from './cache-for-redis.ts';
import { cacheForRedisEnterpriseEndpoints } from './cache-for-redis-enterprise.ts';
import { cloudHsmEndpoints } from './cloud-hsm.ts';
import { containerAppsEndpoints } from './container-apps.ts';
import { containerRegistryEndpoints } from './container-registry.ts';
import { cosmosDbEndpoints } from './cosmos-db.ts';
import { cosmosDbForPostgresqlEndpoints } from './cosmos-db-for-postgresql.ts';
import { dataExplorerEndpoints } from './data-explorer.ts';
import { dataFactoryEndpoints } from './data-factory.ts';
import { databaseForMariadbEndpoints } from './database-for-mariadb.ts';
import { databaseForMysqlEndpoints } from './database-for-mysql.ts';
import { databaseForPostgresqlEndpoints } from './database-for-postgresql.ts';
import { databricksEndpoints } from './databricks.ts';
import { digitalTwinsEndpoints } from './digital-twins.ts';
import { documentdbMongoVcoreEndpoints } from './documentdb-mongo-vcore.ts';
import { elasticSanEndpoints } from './elastic-san.ts';
import { eventGridEndpoints } from './event-grid.ts';
import { eventHubsEndpoints } from './event-hubs.ts';
import { fabricEndpoints } from './fabric.ts';
import { fileSyncEndpoints } from './file-sync.ts';
import { filesFilesharesEndpoints } from './files-fileshares.ts';
import { hdinsightEndpoints } from './hdinsight.ts';
import { healthDataServicesEndpoints } from './health-data-services.ts';
import { iotDpsEndpoints } from './iot-dps.ts';
import { iotHubEndpoints } from './iot-hub.ts';
import { keyVaultEndpoints } from './key-vault.ts';
import { keyVaultManagedHsmEndpoints } from './key-vault-managed-hsm.ts';
import { kubernetesServiceApiEndpoints } from './kubernetes-service-api.ts';
import { machineLearningRegistryEndpoints } from './machine-learning-registry.ts';
import { machineLearningWorkspaceEndpoints } from './machine-learning-workspace.ts';
import { managedDisksEndpoints } from './managed-disks.ts';
import { managedGrafanaEndpoints } from './managed-grafana.ts';
import { managedRedisEndpoints } from './managed-redis.ts';
import { migrateEndpoints } from './migrate.ts';
import { monitorPrivateLinkScopeEndpoints } from './monitor-private-link-scope.ts';
import { monitorWorkspacePrometheusEndpoints } from './monitor-workspace-prometheus.ts';
import { powerBiEndpoints } from './power-bi.ts';
import { privateLinkServiceEndpoints } from './private-link-service.ts';
import { purviewEndpoints } from './purview.ts';
import { relayEndpoints } from './relay.ts';
import { resourceManagerEndpoints } from './resource-manager.ts';
import { serviceBusEndpoints } from './service-bus.ts';
import { signalrEndpoints } from './signalr.ts';
import { siteRecoveryEndpoints } from './site-recovery.ts';
import { sqlDatabaseEndpoints } from './sql-database.ts';
import { sqlManagedInstanceEndpoints } from './sql-managed-instance.ts';
import { staticWebAppsEndpoints } from './static-web-apps.ts';
import { storageEndpoints } from './storage.ts';
import { synapseEndpoints } from './synapse.ts';
import { synapsePrivateLinkHubEndpoints } from './synapse-private-link-hub.ts';
import { virtualDesktopEndpoints } from './virtual-desktop.ts';
import { webPubsubEndpoints } from './web-pubsub.ts';

/** Every kind of resource that the catalog knows private endpoints of, by id. A new one is a file beside this one and a line here. */
// prettier-ignore
export const privateEndpointResources: readonly PrivateEndpointResource[] = [
  aiSearchEndpoints,
  aiServicesEndpoints,
  apiManagementEndpoints,
  appConfigurationEndpoints,
  appServiceEndpoints,
  appServiceEnvironmentEndpoints,
  applicationGatewayEndpoints,
  arcEndpoints,
  attestationEndpoints,
  automationEndpoints,
  backupEndpoints,
  batchEndpoints,
  botServiceEndpoints,
  cacheForRedisEndpoints,
  cacheForRedisEnterpriseEndpoints,
  cloudHsmEndpoints,
  containerAppsEndpoints,
  containerRegistryEndpoints,
  cosmosDbEndpoints,
  cosmosDbForPostgresqlEndpoints,
  dataExplorerEndpoints,
  dataFactoryEndpoints,
  databaseForMariadbEndpoints,
  databaseForMysqlEndpoints,
  databaseForPostgresqlEndpoints,
  databricksEndpoints,
  digitalTwinsEndpoints,
  documentdbMongoVcoreEndpoints,
  elasticSanEndpoints,
  eventGridEndpoints,
  eventHubsEndpoints,
  fabricEndpoints,
  fileSyncEndpoints,
  filesFilesharesEndpoints,
  hdinsightEndpoints,
  healthDataServicesEndpoints,
  iotDpsEndpoints,
  iotHubEndpoints,
  keyVaultEndpoints,
  keyVaultManagedHsmEndpoints,
  kubernetesServiceApiEndpoints,
  machineLearningRegistryEndpoints,
  machineLearningWorkspaceEndpoints,
  managedDisksEndpoints,
  managedGrafanaEndpoints,
  managedRedisEndpoints,
  migrateEndpoints,
  monitorPrivateLinkScopeEndpoints,
  monitorWorkspacePrometheusEndpoints,
  powerBiEndpoints,
  privateLinkServiceEndpoints,
  purviewEndpoints,
  relayEndpoints,
  resourceManagerEndpoints,
  serviceBusEndpoints,
  signalrEndpoints,
  siteRecoveryEndpoints,
  sqlDatabaseEndpoints,
  sqlManagedInstanceEndpoints,
  staticWebAppsEndpoints,
  storageEndpoints,
  synapseEndpoints,
  synapsePrivateLinkHubEndpoints,
  virtualDesktopEndpoints,
  webPubsubEndpoints,
];

/** Every group of every resource, in that order. */
export const privateEndpointGroups: readonly PrivateEndpointGroup[] = privateEndpointResources.flatMap((resource) => resource.groups);

const resourceOf = new Map<PrivateEndpointGroup, PrivateEndpointResource>();
for (const resource of privateEndpointResources) for (const group of resource.groups) resourceOf.set(group, resource);

const byName = new Map<string, PrivateEndpointGroup>();
// Ids go first, then names of single groups, then names of resources that have one group only.
nameAll((group) => [group.id]);
nameAll((group, resource) => {
  const parents = [resource.id, ...resource.aliases, ...(resource.resourceType === undefined ? [] : [resource.resourceType])];
  return [...group.aliases, group.name, ...(group.groupId === '' ? [] : parents.map((parent) => `${parent}/${group.groupId}`))];
});
nameAll((_, { groups, name, aliases, resourceType }) =>
  groups.length === 1 ? [name, ...aliases, ...(resourceType === undefined ? [] : [resourceType])] : [],
);
nameAll((group, resource) =>
  ['azure-', 'microsoft-'].flatMap((vendor) => [group.id, ...group.aliases, `${resource.id}/${group.groupId}`].map((name) => vendor + name)),
);

/**
 * Returns the part of a resource that a name stands for, in any case, or undefined when it stands for none or several.
 *
 * Accepted are the id (`storage-blob`), resource and group (`storage/blob`, `Microsoft.Storage/storageAccounts/blob`), the
 * same with the vendor's name in front, and aliases; the resource alone where it has one group. Words in parentheses at the end
 * are passed over: `Azure Container Registry (Premium)`.
 */
export function findPrivateEndpointGroup(name: string): PrivateEndpointGroup | undefined {
  return byName.get(fold(name)) ?? byName.get(fold(withoutRemark(name.trim())));
}

/** Returns the resource that a group belongs to. */
export function privateEndpointResourceOf(group: PrivateEndpointGroup): PrivateEndpointResource {
  return resourceOf.get(group) as PrivateEndpointResource;
}

/** Returns the id of the group nearest to a name that is not known, or undefined; for a resource of several groups its first. */
export function nearestPrivateEndpoint(name: string): string | undefined {
  const wanted = fold(name).replace(/^(azure|microsoft)-/, '');
  const spellings = new Map<string, string>();
  for (const { id, aliases, groups } of privateEndpointResources) {
    for (const group of groups) for (const spelling of [group.id, ...group.aliases]) spellings.set(fold(spelling), group.id);
    for (const spelling of [id, ...aliases]) if (!spellings.has(fold(spelling))) spellings.set(fold(spelling), groups[0]?.id ?? id);
  }
  const found = spellings.has(wanted) ? wanted : nearest(wanted, spellings.keys());
  return found === undefined ? undefined : spellings.get(found);
}

/** Gives names to groups; a name that is taken stays with its first owner, one that two groups want here stands for neither. */
function nameAll(namesOf: (group: PrivateEndpointGroup, resource: PrivateEndpointResource) => readonly string[]): void {
  const wanted = new Map<string, PrivateEndpointGroup | undefined>();
  for (const group of privateEndpointGroups) {
    for (const name of new Set(namesOf(group, privateEndpointResourceOf(group)).map(fold))) wanted.set(name, wanted.has(name) ? undefined : group);
  }
  for (const [name, group] of wanted) if (group !== undefined && !byName.has(name)) byName.set(name, group);
}

function withoutRemark(name: string): string {
  return name.endsWith(')') ? name.slice(0, Math.max(0, name.lastIndexOf('('))) : name;
}

function fold(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
