import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const attestationEndpoints = definePrivateEndpointResource({
  id: 'attestation',
  name: 'Azure Attestation',
  aliases: [],
  resourceType: 'Microsoft.Attestation/attestationProviders',
  groups: [
    {
      groupId: 'standard',
      privateDnsZones: ['privatelink.attest.azure.net'],
      publicForwarders: ['attest.azure.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
