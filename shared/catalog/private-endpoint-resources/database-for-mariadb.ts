import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const databaseForMariadbEndpoints = definePrivateEndpointResource({
  id: 'database-for-mariadb',
  name: 'Azure Database for MariaDB',
  aliases: ['mariadb'],
  resourceType: 'Microsoft.DBforMariaDB/servers',
  groups: [
    {
      groupId: 'mariadbServer',
      privateDnsZones: ['privatelink.mariadb.database.azure.com'],
      publicForwarders: ['mariadb.database.azure.com'],
      governmentZones: ['privatelink.mariadb.database.usgovcloudapi.net'],
      ports: ['3306'],
      portsNote: 'The port of the protocol; no page read states it for the endpoint.',
      portsAssumed: true,
    },
  ],
  notes: ['The service is retired: read from existing networks, not to be offered.'],
  conflicts: [],
  sources: [dnsTable],
});
