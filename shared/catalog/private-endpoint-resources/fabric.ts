import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const fabricEndpoints = definePrivateEndpointResource({
  id: 'fabric',
  name: 'Microsoft Fabric workspace',
  aliases: [],
  resourceType: 'Microsoft.Fabric/privateLinkServicesForFabric',
  groups: [
    {
      groupId: 'workspace',
      privateDnsZones: ['privatelink.fabric.microsoft.com'],
      publicForwarders: ['fabric.microsoft.com'],
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
