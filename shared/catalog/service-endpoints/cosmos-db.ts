import { anyRegion, endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';

const page = source(
  'Configure service endpoints for Azure Cosmos DB',
  'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-vnet-service-endpoint',
  '2025-06-26',
);

export const cosmosDbEndpoint: ServiceEndpoint = {
  type: 'Microsoft.AzureCosmosDB',
  id: 'cosmos-db',
  name: 'Azure Cosmos DB',
  status: 'ga',
  covers: ['NoSQL', 'MongoDB (RU)', 'Cassandra', 'Gremlin', 'Table'],
  region: anyRegion,
  otherTenants: { value: 'refused', source: page },
  tag: 'AzureCosmosDB',
  ports: ['443', '10000-20000'],
  portsNote: '443 in gateway mode; 10000-20000 as well in direct mode',
  steps: [
    'Enable the endpoint on the subnet.',
    'Add the subnet to the selected networks of the account; a script should write the complete list.',
    'Wait up to 15 minutes until it holds.',
  ],
  notes: [
    'Account and network belong to one Entra tenant.',
    'The subscription of the network needs Microsoft.DocumentDB registered if the account is in another one.',
    'The rule may be made before the endpoint, with the flag that ignores a missing one.',
  ],
  conflicts: [],
  sources: [page, endpointOverview],
};
