import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const documentdbMongoVcoreEndpoints = definePrivateEndpointResource({
  id: 'documentdb-mongo-vcore',
  name: 'Azure Cosmos DB for MongoDB vCore',
  aliases: ['cosmos-db-mongodb-vcore', 'mongo-cluster', 'documentdb'],
  resourceType: 'Microsoft.DocumentDB/mongoClusters',
  groups: [
    {
      groupId: 'MongoCluster',
      privateDnsZones: ['privatelink.mongocluster.cosmos.azure.com'],
      publicForwarders: ['mongocluster.cosmos.azure.com'],
      ports: [],
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
