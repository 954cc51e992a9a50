import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const apiManagementEndpoints = definePrivateEndpointResource({
  id: 'api-management',
  name: 'Azure API Management',
  aliases: ['apim'],
  resourceType: 'Microsoft.ApiManagement/service',
  groups: [
    {
      groupId: 'Gateway',
      privateDnsZones: ['privatelink.azure-api.net'],
      publicForwarders: ['azure-api.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
