import { endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';

export const storageFirewall = source(
  'Configure Azure Storage firewalls and virtual networks',
  'https://learn.microsoft.com/azure/storage/common/storage-network-security',
  '2026-07-06',
);
const rulesPage = source(
  'Virtual network rules of Azure Storage',
  'https://learn.microsoft.com/azure/storage/common/storage-network-security-virtual-networks',
  '2025-06-18',
);
const firewall2017 = source(
  'Configure Azure Storage firewalls and virtual networks',
  'https://learn.microsoft.com/azure/storage/common/storage-network-security',
  '2017-10-25',
  { note: 'older edition' },
);

export const storageEndpoint = {
  type: 'Microsoft.Storage',
  id: 'storage',
  name: 'Azure Storage',
  status: 'ga',
  covers: ['Blob', 'Files', 'Queue', 'Table', 'Data Lake Storage Gen2'],
  region: { value: 'same-region', source: storageFirewall, note: 'Older pages, and other parts of the same one, name the paired region too.' },
  pairedRegion: { value: 'unclear', source: storageFirewall, note: 'For disaster recovery and read-only secondaries, by parts of the page.' },
  excludes: 'Microsoft.Storage.Global',
  otherTenants: { value: 'accepted', source: endpointOverview },
  tag: 'Storage',
  ports: ['443', '445'],
  portsNote: '445 for file shares over SMB',
  networkRules: { value: 400, source: storageFirewall, note: '100 on 2017-10-25' },
  ipRules: { value: 400, source: storageFirewall },
  steps: [
    'Enable the endpoint on the subnet; the portal does it together with the next step.',
    'Add the subnet as a network rule of the account.',
    'Set the default action to deny: rules have no effect before.',
    'Let trusted services and public addresses of on-premises in if wanted.',
  ],
  notes: [
    'Subnets of other subscriptions and tenants are accepted; other tenants not through the portal.',
    'A subnet that was deleted and made again has to be added again.',
    'Accounts of Resource Manager only.',
    'IP rules take no private ranges, and single addresses in place of /31 and /32.',
  ],
  conflicts: [
    { topic: 'network rules of an account', says: ['100 (2017-10-25)', '400 (2026-07-06)'], followed: 'The newer page.' },
    {
      topic: 'regions',
      says: ['same and paired region (2017-10-25; a page on Azure-SSIS, 2024-01-05)', 'same region (table of 2026-07-06)'],
      followed: 'Same region, the narrower.',
    },
  ],
  sources: [storageFirewall, rulesPage, firewall2017, endpointOverview],
} as const satisfies ServiceEndpoint;
