import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const batchEndpoints = definePrivateEndpointResource({
  id: 'batch',
  name: 'Azure Batch',
  aliases: [],
  resourceType: 'Microsoft.Batch/batchAccounts',
  groups: [
    {
      groupId: 'batchAccount',
      part: 'account',
      aliases: ['batch'],
      privateDnsZones: ['privatelink.batch.azure.com'],
      publicForwarders: ['{regionName}.batch.azure.com'],
      governmentZones: ['privatelink.batch.usgovcloudapi.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'nodeManagement',
      privateDnsZones: ['privatelink.batch.azure.com'],
      publicForwarders: ['{regionName}.service.batch.azure.com'],
      governmentZones: ['privatelink.batch.usgovcloudapi.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [
    {
      topic: 'zone',
      says: ['privatelink.{region}.batch.azure.com (2021-01-14)', 'privatelink.batch.azure.com (2025-08-04)'],
      followed: 'The newer table.',
    },
  ],
  sources: [dnsTable],
});
