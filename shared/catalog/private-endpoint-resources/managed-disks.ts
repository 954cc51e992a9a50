import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const managedDisksEndpoints = definePrivateEndpointResource({
  id: 'managed-disks',
  name: 'Azure managed disks',
  aliases: ['disk-access', 'disks'],
  resourceType: 'Microsoft.Compute/diskAccesses',
  groups: [
    {
      groupId: 'disks',
      privateDnsZones: ['privatelink.blob.core.windows.net'],
      publicForwarders: ['blob.core.windows.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
