import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source(
  'Private endpoints for Azure Data Explorer',
  'https://learn.microsoft.com/azure/data-explorer/security-network-private-endpoint',
  '2025-09-28',
);

export const dataExplorerEndpoints = definePrivateEndpointResource({
  id: 'data-explorer',
  name: 'Azure Data Explorer',
  aliases: ['adx', 'kusto'],
  resourceType: 'Microsoft.Kusto/clusters',
  groups: [
    {
      groupId: 'cluster',
      privateDnsZones: [
        'privatelink.{regionName}.kusto.windows.net',
        'privatelink.blob.core.windows.net',
        'privatelink.queue.core.windows.net',
        'privatelink.table.core.windows.net',
      ],
      publicForwarders: ['{regionName}.kusto.windows.net', 'blob.core.windows.net', 'queue.core.windows.net', 'table.core.windows.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: 8,
    },
  ],
  subnet: { smallest: { value: 28, source: page } },
  notes: ['Eight addresses: one of the engine, one of data management, six of storage; more with extreme ingestion.'],
  conflicts: [],
  sources: [dnsTable, page],
});
