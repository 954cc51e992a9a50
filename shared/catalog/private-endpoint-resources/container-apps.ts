import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const containerAppsEndpoints = definePrivateEndpointResource({
  id: 'container-apps',
  name: 'Azure Container Apps environment',
  aliases: ['aca', 'container-apps-environment'],
  resourceType: 'Microsoft.App/managedEnvironments',
  groups: [
    {
      groupId: 'managedEnvironments',
      privateDnsZones: ['privatelink.{regionName}.azurecontainerapps.io'],
      publicForwarders: ['azurecontainerapps.io'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
