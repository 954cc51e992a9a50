import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES, verifiedZones } from '../private-endpoint-resource.ts';

export const resourceManagerEndpoints = definePrivateEndpointResource({
  id: 'resource-manager',
  name: 'Azure Resource Manager private link',
  aliases: ['arm'],
  resourceType: 'Microsoft.Authorization/resourceManagementPrivateLinks',
  groups: [
    {
      groupId: 'ResourceManagement',
      privateDnsZones: ['privatelink.azure.com'],
      publicForwarders: ['azure.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: ['The zone takes over the names of azure.com: a Bicep pattern of Microsoft leaves it out on purpose.'],
  conflicts: [],
  sources: [dnsTable, verifiedZones],
});
