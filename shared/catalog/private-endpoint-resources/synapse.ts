import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const synapseEndpoints = definePrivateEndpointResource({
  id: 'synapse',
  name: 'Azure Synapse workspace',
  aliases: ['synapse-workspace'],
  resourceType: 'Microsoft.Synapse/workspaces',
  groups: [
    {
      groupId: 'Sql',
      privateDnsZones: ['privatelink.sql.azuresynapse.net'],
      publicForwarders: ['sql.azuresynapse.net'],
      governmentZones: ['privatelink.sql.azuresynapse.usgovcloudapi.net'],
      ports: ['1433', '443'],
      portsAssumed: true,
    },
    {
      groupId: 'SqlOnDemand',
      privateDnsZones: ['privatelink.sql.azuresynapse.net'],
      publicForwarders: ['sql.azuresynapse.net'],
      governmentZones: ['privatelink.sql.azuresynapse.usgovcloudapi.net'],
      ports: ['1433', '443'],
      portsAssumed: true,
    },
    {
      groupId: 'Dev',
      privateDnsZones: ['privatelink.dev.azuresynapse.net'],
      publicForwarders: ['dev.azuresynapse.net'],
      governmentZones: ['privatelink.dev.azuresynapse.usgovcloudapi.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: ['The ports are a reading of the protocols, TDS and HTTPS; the table does not print them.', 'Sql and SqlOnDemand share a zone.'],
  conflicts: [],
  sources: [dnsTable],
});
