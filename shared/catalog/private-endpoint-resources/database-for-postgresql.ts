import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const databaseForPostgresqlEndpoints = definePrivateEndpointResource({
  id: 'database-for-postgresql',
  name: 'Azure Database for PostgreSQL',
  aliases: ['postgresql', 'postgres', 'postgresql-flexible-server', 'database-for-postgresql-flexible-server'],
  resourceType: 'Microsoft.DBforPostgreSQL/flexibleServers',
  groups: [
    {
      groupId: 'postgresqlServer',
      privateDnsZones: ['privatelink.postgres.database.azure.com'],
      publicForwarders: ['postgres.database.azure.com'],
      governmentZones: ['privatelink.postgres.database.usgovcloudapi.net'],
      ports: ['5432'],
    },
  ],
  notes: ['Flexible servers; single servers are retired.'],
  conflicts: [],
  sources: [dnsTable],
});
