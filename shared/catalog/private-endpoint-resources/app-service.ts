import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const appServiceEndpoints = definePrivateEndpointResource({
  id: 'app-service',
  name: 'Azure App Service and Functions',
  aliases: ['web-app', 'webapp', 'functions', 'function-app', 'azure-functions'],
  resourceType: 'Microsoft.Web/sites',
  groups: [
    {
      groupId: 'sites',
      privateDnsZones: ['privatelink.azurewebsites.net'],
      publicForwarders: ['azurewebsites.net', 'scm.azurewebsites.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      note: 'The SCM name is a second record on the same address in the same zone: it needs no zone of its own.',
    },
  ],
  serviceEndpoints: ['Microsoft.Web'],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
