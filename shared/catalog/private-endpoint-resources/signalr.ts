import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const signalrEndpoints = definePrivateEndpointResource({
  id: 'signalr',
  name: 'Azure SignalR Service',
  aliases: ['signalr-service'],
  resourceType: 'Microsoft.SignalRService/SignalR',
  groups: [
    {
      groupId: 'signalr',
      privateDnsZones: ['privatelink.service.signalr.net'],
      publicForwarders: ['service.signalr.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
