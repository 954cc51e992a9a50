import { endpointOverview, endpointOverview2019, type ServiceEndpoint } from '../service-endpoint.ts';

export const dataLakeStorageGen1Endpoint: ServiceEndpoint = {
  type: 'Microsoft.AzureActiveDirectory',
  id: 'data-lake-storage-gen1',
  name: 'Azure Data Lake Storage Gen1',
  status: 'retired',
  covers: ['Data Lake Storage Gen1 only; Entra ID itself has no service endpoint'],
  region: { value: 'same-region', source: endpointOverview, note: 'Network and account live in one region.' },
  pairedRegion: { value: 'no', source: endpointOverview },
  tag: 'AzureActiveDirectory',
  ports: ['443'],
  steps: ['None: it is read from existing networks and not offered.'],
  notes: ['The endpoint adds claims to Entra tokens that Gen1 checks.', 'The date of the retirement was not verified.'],
  conflicts: [
    {
      topic: 'whether it exists',
      says: ['gone from the list of services, yet described under limitations (2025-07-22)', 'listed (2019-11-08)'],
      followed: 'Accepted and flagged.',
    },
  ],
  sources: [endpointOverview, endpointOverview2019],
};
