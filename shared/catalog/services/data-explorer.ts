import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { dataExplorerEndpoints } from '../private-endpoint-resources/data-explorer.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const privateEndpoints = source('Private endpoints for Azure Data Explorer', 'https://learn.microsoft.com/azure/data-explorer/security-network-private-endpoint', '2025-09-28');
const migration = source('Migrate a cluster from a virtual network to private endpoints', 'https://learn.microsoft.com/azure/data-explorer/security-network-migrate-vnet-to-private-endpoint', '2026-03-15');

/** The engine, data management and the storage accounts through which data is taken in. */
const PER_CLUSTER = dataExplorerEndpoints.groups.reduce((sum, { addresses }) => sum + addresses({}), 0);
const SMALLEST = dataExplorerEndpoints.subnet?.smallest?.value ?? SMALLEST_SUBNET.value;

/** Clusters are reached by private endpoints; injection into a subnet is gone. */
export const dataExplorer = defineService({
  id: 'data-explorer',
  name: 'Azure Data Explorer',
  aliases: ['ADX', 'Kusto', 'Azure Data Explorer cluster', 'Microsoft.Kusto/clusters'],
  family: 'data',
  summary: 'Clusters for the analysis of logs and telemetry, reached through private endpoints in a subnet of yours.',
  integration: ['private-endpoint'],
  lifecycle: { status: 'ga', note: 'Private endpoints only: injection into a subnet was retired on 2025-02-01.', source: migration },
  subnet: {
    sharing: { kind: 'shared', source: privateEndpoints, note: 'A subnet for the endpoints alone is recommended; it must not be one that a cluster was injected into.' },
    smallest: { value: SMALLEST, source: privateEndpoints },
    recommended: { value: SMALLEST, source: privateEndpoints },
    recommendedFor: ({ extremeIngestion }) => (extremeIngestion ? { value: 24, source: privateEndpoints, note: 'for extreme ingestion' } : undefined),
    ipv6: { value: 'unknown', source: privateEndpoints },
    resizable: { value: 'no', source: privateEndpoints, note: 'Delete the endpoint and the subnet, and make them anew.' },
  },
  sizing: {
    inputs: {
      clusters: { kind: 'count', unit: 'clusters', meaning: 'clusters with an endpoint in the subnet', default: 1, least: 1, grows: true },
      extremeIngestion: { kind: 'flag', meaning: 'much is taken in from local files or asynchronously from blobs, for which the cluster makes further storage accounts', default: false },
    },
    rule: `Each cluster takes ${PER_CLUSTER} addresses: the engine, data management, and the storage accounts through which data is taken in. For extreme ingestion a /24 is advised.`,
    lines: ({ clusters, extremeIngestion }) => [
      { label: `${clusters} × private endpoint of a cluster, ${PER_CLUSTER} each`, addresses: PER_CLUSTER * clusters },
      ...(extremeIngestion ? [{ label: 'further storage accounts of extreme ingestion: their number is not published, a /24 is advised', addresses: 0, assumed: true as const }] : []),
    ],
    sources: [privateEndpoints],
    examples: [
      { inputs: { clusters: 1 }, total: 13, prefixLength: 28, source: privateEndpoints, note: 'the sum that the page prints, reserved addresses included' },
      { inputs: { clusters: 1, extremeIngestion: true }, sizing: 'recommended', prefixLength: 24, source: privateEndpoints, note: 'advice for extreme ingestion' },
    ],
  },
  nsg: { support: { value: 'allowed', source: privateEndpoints }, rules: [] },
  routes: { table: { value: 'allowed', source: privateEndpoints }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Through the private endpoint.',
  dns: { zones: dataExplorerEndpoints.groups.flatMap(({ privateDnsZones }) => privateDnsZones) },
  notes: [
    'Outbound from a cluster goes through managed private endpoints.',
    'Migrated clusters keep the name private-{name}.{region}.kusto.windows.net for some time.',
  ],
  conflicts: [
    { topic: 'usable addresses of a /28', says: ['14 (2025-09-28)', '11, since Azure reserves five (virtual network FAQ)'], followed: '11; the 13 addresses of one cluster, reserved ones included, fit all the same.' },
  ],
  sources: [privateEndpoints, migration],
});
