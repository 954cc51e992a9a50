import { definePrivateEndpointResource, dnsTable, endpointOverview, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const keyVaultManagedHsmEndpoints = definePrivateEndpointResource({
  id: 'key-vault-managed-hsm',
  name: 'Azure Key Vault Managed HSM',
  aliases: ['managed-hsm'],
  resourceType: 'Microsoft.KeyVault/managedHSMs',
  groups: [
    {
      groupId: 'managedhsm',
      privateDnsZones: ['privatelink.managedhsm.azure.net'],
      publicForwarders: ['managedhsm.azure.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [{ topic: 'group', says: ['HSM (overview, 2025-03-25)', 'managedhsm (DNS table, 2025-08-04)'], followed: 'The newer table.' }],
  sources: [dnsTable, endpointOverview],
});
