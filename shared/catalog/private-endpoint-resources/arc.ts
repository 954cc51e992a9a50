import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const arcEndpoints = definePrivateEndpointResource({
  id: 'arc',
  name: 'Azure Arc private link scope',
  aliases: ['arc-private-link-scope'],
  resourceType: 'Microsoft.HybridCompute/privateLinkScopes',
  groups: [
    {
      groupId: 'hybridcompute',
      privateDnsZones: [
        'privatelink.his.arc.azure.com',
        'privatelink.guestconfiguration.azure.com',
        'privatelink.dp.kubernetesconfiguration.azure.com',
      ],
      publicForwarders: ['his.arc.azure.com', 'guestconfiguration.azure.com', 'dp.kubernetesconfiguration.azure.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: ['Three zones in one endpoint; how many addresses it takes was not found.'],
  conflicts: [],
  sources: [dnsTable],
});
