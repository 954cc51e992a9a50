import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const automationEndpoints = definePrivateEndpointResource({
  id: 'automation',
  name: 'Azure Automation',
  aliases: [],
  resourceType: 'Microsoft.Automation/automationAccounts',
  groups: [
    {
      groupId: 'Webhook',
      privateDnsZones: ['privatelink.azure-automation.net'],
      publicForwarders: ['{regionCode}.azure-automation.net'],
      governmentZones: ['privatelink.azure-automation.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'DSCAndHybridWorker',
      privateDnsZones: ['privatelink.azure-automation.net'],
      publicForwarders: ['{regionCode}.azure-automation.net'],
      governmentZones: ['privatelink.azure-automation.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
