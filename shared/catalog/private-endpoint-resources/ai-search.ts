import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const aiSearchEndpoints = definePrivateEndpointResource({
  id: 'ai-search',
  name: 'Azure AI Search',
  aliases: ['search', 'cognitive-search'],
  resourceType: 'Microsoft.Search/searchServices',
  groups: [
    {
      groupId: 'searchService',
      privateDnsZones: ['privatelink.search.windows.net'],
      publicForwarders: ['search.windows.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
