import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const digitalTwinsEndpoints = definePrivateEndpointResource({
  id: 'digital-twins',
  name: 'Azure Digital Twins',
  aliases: [],
  resourceType: 'Microsoft.DigitalTwins/digitalTwinsInstances',
  groups: [
    {
      groupId: 'API',
      privateDnsZones: ['privatelink.digitaltwins.azure.net'],
      publicForwarders: ['digitaltwins.azure.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
