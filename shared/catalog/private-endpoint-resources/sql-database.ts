import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const sqlDatabaseEndpoints = definePrivateEndpointResource({
  id: 'sql-database',
  name: 'Azure SQL Database',
  aliases: ['sql', 'sql-server', 'sql-dw', 'synapse-dedicated-sql-pool', 'Azure SQL Database and dedicated SQL pool'],
  resourceType: 'Microsoft.Sql/servers',
  groups: [
    {
      groupId: 'sqlServer',
      privateDnsZones: ['privatelink.database.windows.net'],
      publicForwarders: ['database.windows.net'],
      governmentZones: ['privatelink.database.usgovcloudapi.net'],
      ports: ['1433'],
      portsNote: 'Whether redirect mode needs further ports behind an endpoint was not verified.',
    },
  ],
  serviceEndpoints: ['Microsoft.Sql'],
  notes: ['One endpoint serves the logical server with its databases and dedicated SQL pools.'],
  conflicts: [],
  sources: [dnsTable],
});
