import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const migrateEndpoints = definePrivateEndpointResource({
  id: 'migrate',
  name: 'Azure Migrate',
  aliases: [],
  resourceType: 'Microsoft.Migrate/migrateProjects, assessmentProjects',
  groups: [
    {
      groupId: 'Default',
      privateDnsZones: ['privatelink.prod.migration.windowsazure.com'],
      publicForwarders: ['prod.migration.windowsazure.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
