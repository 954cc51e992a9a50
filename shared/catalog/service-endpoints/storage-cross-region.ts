import { endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';
import { storageEndpoint, storageFirewall } from './storage.ts';

const elasticSan = source('Elastic SAN networking', 'https://learn.microsoft.com/azure/storage/elastic-san', 'undated', { note: 'excerpt' });

/** The same accounts as Microsoft.Storage leads to, and those of all other regions. */
export const storageCrossRegionEndpoint: ServiceEndpoint = {
  type: 'Microsoft.Storage.Global',
  id: 'storage-cross-region',
  name: 'Azure Storage, any region',
  status: 'ga',
  covers: ['The same as Microsoft.Storage, in every region'],
  region: { value: 'any-region', source: storageFirewall, note: 'Every account, elsewhere too, is then reached from private addresses.' },
  excludes: storageEndpoint.type,
  otherTenants: storageEndpoint.otherTenants,
  tag: 'Storage',
  ports: storageEndpoint.ports,
  portsNote: storageEndpoint.portsNote,
  networkRules: storageEndpoint.networkRules,
  ipRules: storageEndpoint.ipRules,
  steps: ['Delete Microsoft.Storage from the subnet, then enable this one.', 'Go on as for Microsoft.Storage.'],
  notes: ['Recommended over Microsoft.Storage for new deployments.', 'A regional form of the tag in a rule limits its reach.'],
  conflicts: [
    {
      topic: 'status',
      says: ['preview behind AllowGlobalTagsForStorage (documentation of older Terraform providers, undated)', 'generally available (2025-07-22)'],
      followed: 'The newer page.',
    },
  ],
  sources: [endpointOverview, storageFirewall, elasticSan],
};
