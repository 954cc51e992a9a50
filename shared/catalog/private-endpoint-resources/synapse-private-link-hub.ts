import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const synapsePrivateLinkHubEndpoints = definePrivateEndpointResource({
  id: 'synapse-private-link-hub',
  name: 'Azure Synapse Studio',
  aliases: ['synapse-studio', 'synapse-hub'],
  resourceType: 'Microsoft.Synapse/privateLinkHubs',
  groups: [
    {
      groupId: 'Web',
      privateDnsZones: ['privatelink.azuresynapse.net'],
      publicForwarders: ['azuresynapse.net'],
      governmentZones: ['privatelink.azuresynapse.usgovcloudapi.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
