import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const botServiceEndpoints = definePrivateEndpointResource({
  id: 'bot-service',
  name: 'Azure Bot Service',
  aliases: ['bot'],
  resourceType: 'Microsoft.BotService/botServices',
  groups: [
    {
      groupId: 'Bot',
      privateDnsZones: ['privatelink.directline.botframework.com'],
      publicForwarders: ['directline.botframework.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'Token',
      privateDnsZones: ['privatelink.token.botframework.com'],
      publicForwarders: ['token.botframework.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
