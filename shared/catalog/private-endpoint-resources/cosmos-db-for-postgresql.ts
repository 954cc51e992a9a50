import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const cosmosDbForPostgresqlEndpoints = definePrivateEndpointResource({
  id: 'cosmos-db-for-postgresql',
  name: 'Azure Cosmos DB for PostgreSQL',
  aliases: ['citus'],
  resourceType: 'Microsoft.DBforPostgreSQL/serverGroupsv2',
  groups: [
    {
      groupId: 'coordinator',
      privateDnsZones: ['privatelink.postgres.cosmos.azure.com'],
      publicForwarders: ['postgres.cosmos.azure.com'],
      ports: ['5432'],
      portsNote: 'The port of the protocol; no page read states it for the endpoint.',
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
