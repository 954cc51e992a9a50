import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const staticWebAppsEndpoints = definePrivateEndpointResource({
  id: 'static-web-apps',
  name: 'Azure Static Web Apps',
  aliases: ['static-web-app'],
  resourceType: 'Microsoft.Web/staticSites',
  groups: [
    {
      groupId: 'staticSites',
      privateDnsZones: ['privatelink.azurestaticapps.net', 'privatelink.{partitionId}.azurestaticapps.net'],
      publicForwarders: ['azurestaticapps.net', '{partitionId}.azurestaticapps.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: ['The partition number is known only once the app exists; its zone then stands in place of the first.'],
  conflicts: [],
  sources: [dnsTable],
});
