import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const webPubsubEndpoints = definePrivateEndpointResource({
  id: 'web-pubsub',
  name: 'Azure Web PubSub',
  aliases: ['webpubsub'],
  resourceType: 'Microsoft.SignalRService/WebPubSub',
  groups: [
    {
      groupId: 'webpubsub',
      privateDnsZones: ['privatelink.webpubsub.azure.com'],
      publicForwarders: ['webpubsub.azure.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
