import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const databaseForMysqlEndpoints = definePrivateEndpointResource({
  id: 'database-for-mysql',
  name: 'Azure Database for MySQL',
  aliases: ['mysql', 'mysql-flexible-server', 'database-for-mysql-flexible-server'],
  resourceType: 'Microsoft.DBforMySQL/flexibleServers',
  groups: [
    {
      groupId: 'mysqlServer',
      privateDnsZones: ['privatelink.mysql.database.azure.com'],
      publicForwarders: ['mysql.database.azure.com'],
      governmentZones: ['privatelink.mysql.database.usgovcloudapi.net'],
      ports: ['3306'],
      portsNote: 'The port of the protocol; no page read states it for the endpoint.',
      portsAssumed: true,
    },
  ],
  notes: ['Flexible servers; single servers are retired.'],
  conflicts: [],
  sources: [dnsTable],
});
