import { definePrivateEndpointResource, dnsTable, endpointOverview } from '../private-endpoint-resource.ts';

export const privateLinkServiceEndpoints = definePrivateEndpointResource({
  id: 'private-link-service',
  name: 'Private Link service of your own',
  aliases: ['pls'],
  resourceType: 'Microsoft.Network/privateLinkServices',
  groups: [
    {
      groupId: '',
      privateDnsZones: [],
      ports: [],
      note: 'Choose a zone of your own; the ports are those that the service publishes.',
    },
  ],
  notes: ['At most 1,000 endpoints lead to one service (2020-04-21).'],
  conflicts: [],
  sources: [dnsTable, endpointOverview],
});
