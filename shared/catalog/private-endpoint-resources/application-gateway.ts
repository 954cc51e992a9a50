import { definePrivateEndpointResource, dnsTable, endpointOverview } from '../private-endpoint-resource.ts';

export const applicationGatewayEndpoints = definePrivateEndpointResource({
  id: 'application-gateway',
  name: 'Application Gateway',
  aliases: ['appgw'],
  resourceType: 'Microsoft.Network/applicationGateways',
  groups: [
    {
      groupId: '',
      privateDnsZones: [],
      ports: [],
      note: 'The group is the name of the frontend IP configuration; choose a zone of your own.',
    },
  ],
  dynamicAddressOnly: true,
  notes: [],
  conflicts: [],
  sources: [dnsTable, endpointOverview],
});
