import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const eventGridEndpoints = definePrivateEndpointResource({
  id: 'event-grid',
  name: 'Azure Event Grid',
  aliases: ['eventgrid'],
  resourceType: 'Microsoft.EventGrid/topics, domains, namespaces, partnerNamespaces',
  groups: [
    {
      groupId: 'topic',
      privateDnsZones: ['privatelink.eventgrid.azure.net'],
      publicForwarders: ['eventgrid.azure.net'],
      governmentZones: ['privatelink.eventgrid.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'domain',
      privateDnsZones: ['privatelink.eventgrid.azure.net'],
      publicForwarders: ['eventgrid.azure.net'],
      governmentZones: ['privatelink.eventgrid.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'topicSpace',
      privateDnsZones: ['privatelink.ts.eventgrid.azure.net'],
      publicForwarders: ['eventgrid.azure.net'],
      ports: [],
      note: 'Namespaces, MQTT.',
    },
    {
      groupId: 'partnernamespace',
      part: 'partner-namespace',
      privateDnsZones: ['privatelink.eventgrid.azure.net'],
      publicForwarders: ['eventgrid.azure.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
