import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const fileSyncEndpoints = definePrivateEndpointResource({
  id: 'file-sync',
  name: 'Azure File Sync',
  aliases: ['storage-sync'],
  resourceType: 'Microsoft.StorageSync/storageSyncServices',
  groups: [
    {
      groupId: 'afs',
      privateDnsZones: ['privatelink.afs.azure.net'],
      publicForwarders: ['afs.azure.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: ['Several names lead to one endpoint; how many addresses it takes was not found.'],
  conflicts: [],
  sources: [dnsTable],
});
