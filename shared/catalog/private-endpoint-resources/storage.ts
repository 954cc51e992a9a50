import { definePrivateEndpointResource, dnsTable, endpointOverview } from '../private-endpoint-resource.ts';

export const storageEndpoints = definePrivateEndpointResource({
  id: 'storage',
  name: 'Azure Storage',
  aliases: ['Azure Storage account', 'storage-account'],
  resourceType: 'Microsoft.Storage/storageAccounts',
  groups: [
    {
      groupId: 'blob',
      privateDnsZones: ['privatelink.blob.core.windows.net'],
      publicForwarders: ['blob.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'blob_secondary',
      privateDnsZones: ['privatelink.blob.core.windows.net'],
      publicForwarders: ['blob.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'table',
      privateDnsZones: ['privatelink.table.core.windows.net'],
      publicForwarders: ['table.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'table_secondary',
      privateDnsZones: ['privatelink.table.core.windows.net'],
      publicForwarders: ['table.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'queue',
      privateDnsZones: ['privatelink.queue.core.windows.net'],
      publicForwarders: ['queue.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'queue_secondary',
      privateDnsZones: ['privatelink.queue.core.windows.net'],
      publicForwarders: ['queue.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'file',
      privateDnsZones: ['privatelink.file.core.windows.net'],
      publicForwarders: ['file.core.windows.net'],
      ports: ['445', '443'],
      portsNote: '445 for SMB, 443 for REST.',
    },
    {
      groupId: 'web',
      privateDnsZones: ['privatelink.web.core.windows.net'],
      publicForwarders: ['web.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'web_secondary',
      privateDnsZones: ['privatelink.web.core.windows.net'],
      publicForwarders: ['web.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'dfs',
      privateDnsZones: ['privatelink.dfs.core.windows.net'],
      publicForwarders: ['dfs.core.windows.net'],
      ports: ['443'],
    },
    {
      groupId: 'dfs_secondary',
      privateDnsZones: ['privatelink.dfs.core.windows.net'],
      publicForwarders: ['dfs.core.windows.net'],
      ports: ['443'],
    },
  ],
  serviceEndpoints: ['Microsoft.Storage', 'Microsoft.Storage.Global'],
  notes: [
    'Each part of an account that is used takes an endpoint of its own: blob and file of one account are two.',
    'General-purpose v2 accounts only.',
    'Clients of Data Lake Storage Gen2 usually need dfs and blob.',
    'A file share that is mounted over the public endpoint has to be mounted again.',
  ],
  conflicts: [
    {
      topic: 'the group file_secondary',
      says: ['listed in the overview (2025-03-25)', 'missing in the DNS table (2025-08-04)'],
      followed: 'The newer table.',
    },
  ],
  sources: [dnsTable, endpointOverview],
});
