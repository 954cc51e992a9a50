import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const purviewEndpoints = definePrivateEndpointResource({
  id: 'purview',
  name: 'Microsoft Purview',
  aliases: [],
  resourceType: 'Microsoft.Purview/accounts',
  groups: [
    {
      groupId: 'account',
      privateDnsZones: ['privatelink.purview.azure.com'],
      publicForwarders: ['purview.azure.com'],
      governmentZones: ['privatelink.purview.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'portal',
      privateDnsZones: ['privatelink.purviewstudio.azure.com'],
      publicForwarders: ['purviewstudio.azure.com'],
      governmentZones: ['privatelink.purviewstudio.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'platform',
      privateDnsZones: ['privatelink.purview-service.microsoft.com'],
      publicForwarders: ['purview-service.microsoft.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
