import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const eventHubsEndpoints = definePrivateEndpointResource({
  id: 'event-hubs',
  name: 'Azure Event Hubs',
  aliases: ['eventhub', 'event-hub'],
  resourceType: 'Microsoft.EventHub/namespaces',
  groups: [
    {
      groupId: 'namespace',
      privateDnsZones: ['privatelink.servicebus.windows.net'],
      publicForwarders: ['servicebus.windows.net'],
      governmentZones: ['privatelink.servicebus.usgovcloudapi.net'],
      ports: ['443', '5671-5672', '9093'],
      portsNote: '9093 for Kafka; 5671 was not verified.',
    },
  ],
  serviceEndpoints: ['Microsoft.EventHub'],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
