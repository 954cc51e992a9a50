import { limits, privateLinkLimits } from '../limits.ts';
import { definePrivateEndpointResource, dnsTable, endpointOverview } from '../private-endpoint-resource.ts';

export const privateLinkServiceEndpoints = definePrivateEndpointResource({
  id: 'private-link-service',
  name: 'Private Link service of your own',
  aliases: ['pls', 'Your own Private Link service'],
  resourceType: 'Microsoft.Network/privateLinkServices',
  groups: [
    {
      groupId: '',
      privateDnsZones: [],
      ports: [],
      note: 'Choose a zone of your own; the ports are those that the service publishes.',
    },
  ],
  dynamicAddressOnly: true,
  limits: { endpointsPerResource: limits.privateEndpointsPerPrivateLinkService },
  notes: [
    `A service has at most ${limits.addressesPerPrivateLinkService.value} addresses, from which its clients appear.`,
    'That endpoints take no static address is stated for services of third parties, and assumed for your own.',
  ],
  conflicts: [],
  sources: [dnsTable, endpointOverview, privateLinkLimits],
});
