import { definePrivateEndpointResource, dnsTable, endpointOverview, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const appServiceEnvironmentEndpoints = definePrivateEndpointResource({
  id: 'app-service-environment',
  name: 'App Service Environment',
  aliases: ['ase'],
  resourceType: 'Microsoft.Web/hostingEnvironments',
  groups: [
    {
      groupId: 'hostingEnvironments',
      privateDnsZones: [],
      ports: [],
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: [],
  conflicts: [
    {
      topic: 'group',
      says: ['hosting environment, in two words (overview, 2025-03-25)', 'not in the DNS table (2025-08-04)'],
      followed: 'hostingEnvironments; its zone is not published.',
    },
  ],
  sources: [dnsTable, endpointOverview],
});
