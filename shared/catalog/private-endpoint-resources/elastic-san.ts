import { definePrivateEndpointResource, dnsTable, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const elasticSanEndpoints = definePrivateEndpointResource({
  id: 'elastic-san',
  name: 'Azure Elastic SAN',
  aliases: [],
  resourceType: 'Microsoft.ElasticSan/elasticSans',
  groups: [
    {
      groupId: 'volumegroup',
      privateDnsZones: ['privatelink.blob.core.windows.net'],
      publicForwarders: ['blob.storage.azure.net'],
      ports: [],
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
