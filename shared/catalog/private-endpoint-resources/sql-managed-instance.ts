import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source(
  'Connectivity architecture of Azure SQL Managed Instance',
  'https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview',
  '2026-05-12',
);

export const sqlManagedInstanceEndpoints = definePrivateEndpointResource({
  id: 'sql-managed-instance',
  name: 'Azure SQL Managed Instance',
  aliases: ['sql-mi', 'sqlmi'],
  resourceType: 'Microsoft.Sql/managedInstances',
  groups: [
    {
      groupId: 'managedInstance',
      privateDnsZones: ['privatelink.{dnsPrefix}.database.windows.net'],
      publicForwarders: ['{dnsPrefix}.database.windows.net'],
      governmentZones: ['privatelink.{dnsPrefix}.database.usgovcloudapi.net'],
      ports: ['1433'],
    },
  ],
  notes: [
    'Always in proxy mode; of no use to failover groups and the instance link.',
    'An instance may have endpoints in several networks.',
    'Clients connect by name, not by address.',
    'In the network that holds the instance the endpoint needs name handling of its own.',
  ],
  conflicts: [],
  sources: [dnsTable, page],
});
