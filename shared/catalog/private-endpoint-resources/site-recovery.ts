import { definePrivateEndpointResource, dnsTable, endpointOverview, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const siteRecoveryEndpoints = definePrivateEndpointResource({
  id: 'site-recovery',
  name: 'Azure Site Recovery',
  aliases: ['asr'],
  resourceType: 'Microsoft.RecoveryServices/vaults',
  groups: [
    {
      groupId: 'AzureSiteRecovery',
      privateDnsZones: ['privatelink.siterecovery.windowsazure.com'],
      publicForwarders: ['{regionCode}.siterecovery.windowsazure.com'],
      governmentZones: ['privatelink.siterecovery.windowsazure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  dynamicAddressOnly: true,
  notes: ['Several addresses; how many was not found.'],
  conflicts: [
    {
      topic: 'zone',
      says: ['{region}.privatelink.siterecovery.windowsazure.com (2021-01-14)', 'privatelink.siterecovery.windowsazure.com (2025-08-04)'],
      followed: 'The newer table.',
    },
  ],
  sources: [dnsTable, endpointOverview],
});
