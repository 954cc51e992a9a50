import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const appConfigurationEndpoints = definePrivateEndpointResource({
  id: 'app-configuration',
  name: 'Azure App Configuration',
  aliases: ['appconfig'],
  resourceType: 'Microsoft.AppConfiguration/configurationStores',
  groups: [
    {
      groupId: 'configurationStores',
      privateDnsZones: ['privatelink.azconfig.io'],
      publicForwarders: ['azconfig.io'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
