import { privateLinkLimits } from '../limits.ts';
import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const keyVaultEndpoints = definePrivateEndpointResource({
  id: 'key-vault',
  name: 'Azure Key Vault',
  aliases: ['keyvault', 'vault'],
  resourceType: 'Microsoft.KeyVault/vaults',
  groups: [
    {
      groupId: 'vault',
      privateDnsZones: ['privatelink.vaultcore.azure.net'],
      publicForwarders: ['vault.azure.net', 'vaultcore.azure.net'],
      ports: ['443'],
    },
  ],
  serviceEndpoints: ['Microsoft.KeyVault'],
  limits: {
    endpointsPerResource: { value: 64, source: privateLinkLimits },
    resourcesPerSubscription: { value: 400, source: privateLinkLimits },
  },
  notes: [],
  conflicts: [],
  sources: [dnsTable, privateLinkLimits],
});
