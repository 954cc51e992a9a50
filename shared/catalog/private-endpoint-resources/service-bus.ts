import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const serviceBusEndpoints = definePrivateEndpointResource({
  id: 'service-bus',
  name: 'Azure Service Bus',
  aliases: ['servicebus'],
  resourceType: 'Microsoft.ServiceBus/namespaces',
  groups: [
    {
      groupId: 'namespace',
      privateDnsZones: ['privatelink.servicebus.windows.net'],
      publicForwarders: ['servicebus.windows.net'],
      governmentZones: ['privatelink.servicebus.usgovcloudapi.net'],
      ports: ['443', '5671-5672'],
      portsNote: 'HTTPS and AMQP; no page read states the list for the endpoint.',
      portsAssumed: true,
    },
  ],
  serviceEndpoints: ['Microsoft.ServiceBus'],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
