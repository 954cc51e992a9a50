import { definePrivateEndpointResource, dnsTable, endpointOverview, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const dataFactoryEndpoints = definePrivateEndpointResource({
  id: 'data-factory',
  name: 'Azure Data Factory',
  aliases: ['adf'],
  resourceType: 'Microsoft.DataFactory/factories',
  groups: [
    {
      groupId: 'dataFactory',
      part: 'factory',
      aliases: ['data-factory'],
      privateDnsZones: ['privatelink.datafactory.azure.net'],
      publicForwarders: ['datafactory.azure.net'],
      governmentZones: ['privatelink.datafactory.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'portal',
      privateDnsZones: ['privatelink.adf.azure.com'],
      publicForwarders: ['adf.azure.com'],
      governmentZones: ['privatelink.adf.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: ['Full use takes both groups: two endpoints.'],
  conflicts: [
    {
      topic: 'the group portal',
      says: ['missing in the overview (2025-03-25)', 'listed in the DNS table (2025-08-04)'],
      followed: 'The newer table.',
    },
  ],
  sources: [dnsTable, endpointOverview],
});
