import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const relayEndpoints = definePrivateEndpointResource({
  id: 'relay',
  name: 'Azure Relay',
  aliases: [],
  resourceType: 'Microsoft.Relay/namespaces',
  groups: [
    {
      groupId: 'namespace',
      privateDnsZones: ['privatelink.servicebus.windows.net'],
      publicForwarders: ['servicebus.windows.net'],
      ports: [],
    },
  ],
  notes: ['Event Hubs, Service Bus, Relay and IoT Hub share the zone privatelink.servicebus.windows.net.'],
  conflicts: [],
  sources: [dnsTable],
});
