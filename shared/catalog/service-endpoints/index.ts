import { nearest } from '../../problem/nearest.ts';
import type { ServiceEndpoint } from '../service-endpoint.ts';
import { source, type Fact } from '../source.ts';
import { aiServicesEndpoint } from './ai-services.ts';
import { appServiceEndpoint } from './app-service.ts';
import { containerRegistryEndpoint } from './container-registry.ts';
import { cosmosDbEndpoint } from './cosmos-db.ts';
import { dataLakeStorageGen1Endpoint } from './data-lake-storage-gen1.ts';
import { eventHubsEndpoint } from './event-hubs.ts';
import { keyVaultEndpoint } from './key-vault.ts';
import { serviceBusEndpoint } from './service-bus.ts';
import { sqlEndpoint } from './sql.ts';
import { storageCrossRegionEndpoint } from './storage-cross-region.ts';
import { storageEndpoint } from './storage.ts';

/** Every service endpoint, by type. A new one is a file beside this one and a line here. */
export const serviceEndpoints: readonly ServiceEndpoint[] = [
  dataLakeStorageGen1Endpoint,
  cosmosDbEndpoint,
  aiServicesEndpoint,
  containerRegistryEndpoint,
  eventHubsEndpoint,
  keyVaultEndpoint,
  serviceBusEndpoint,
  sqlEndpoint,
  storageEndpoint,
  storageCrossRegionEndpoint,
  appServiceEndpoint,
];

/** The closed list of types that Terraform accepts, and so every export. */
export const ACCEPTED_ENDPOINT_TYPES: Fact<readonly string[]> = {
  value: serviceEndpoints.map(({ type }) => type),
  source: source(
    'azurerm provider, resource azurerm_subnet',
    'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/subnet.html.markdown',
    '2026-08-21',
  ),
};

const byName = new Map<string, ServiceEndpoint>();
for (const endpoint of serviceEndpoints)
  for (const name of [endpoint.type, endpoint.id, `azure-${endpoint.id}`]) byName.set(name.toLowerCase(), endpoint);

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
