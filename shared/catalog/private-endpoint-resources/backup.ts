import { definePrivateEndpointResource, dnsTable, endpointOverview, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source(
  'Private endpoints for Azure Backup',
  'https://learn.microsoft.com/azure/backup/backup-azure-private-endpoints-concept',
  '2024-07-19',
);

export const backupEndpoints = definePrivateEndpointResource({
  id: 'backup',
  name: 'Azure Backup',
  aliases: ['recovery-services-vault', 'Azure Backup (Recovery Services vault)'],
  resourceType: 'Microsoft.RecoveryServices/vaults',
  groups: [
    {
      groupId: 'AzureBackup',
      aliases: ['backup'],
      privateDnsZones: [
        'privatelink.{regionCode}.backup.windowsazure.com',
        'privatelink.blob.core.windows.net',
        'privatelink.queue.core.windows.net',
      ],
      publicForwarders: ['{regionCode}.backup.windowsazure.com', 'blob.core.windows.net', 'queue.core.windows.net'],
      governmentZones: ['privatelink.{regionCode}.backup.windowsazure.us'],
      ports: ['443'],
      addresses: 10,
    },
    {
      groupId: 'AzureBackup_secondary',
      privateDnsZones: [
        'privatelink.{regionCode}.backup.windowsazure.com',
        'privatelink.blob.core.windows.net',
        'privatelink.queue.core.windows.net',
      ],
      ports: ['443'],
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
      note: 'Cross-region restore.',
    },
  ],
  dynamicAddressOnly: true,
  subnet: { recommended: { value: 27, source: page, note: 'Derived: ten addresses that may become more.', assumed: true } },
  limits: { endpointsPerResource: { value: 12, source: page } },
  notes: [
    'Ten addresses in the current experience, and more as new storage accounts come.',
    'Only for vaults without protected items; no upgrade from the first experience.',
    'Entra ID stays public.',
    'Backup vaults (Microsoft.DataProtection) were not supported on 2024-07-19.',
  ],
  conflicts: [],
  sources: [dnsTable, page, endpointOverview],
});
