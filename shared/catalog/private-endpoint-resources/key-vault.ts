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
  serviceEndpoint: 'Microsoft.KeyVault',
  notes: ['At most 64 endpoints for a vault, and 400 vaults with endpoints in a subscription (2020-04-21).'],
  conflicts: [],
  sources: [dnsTable],
});
