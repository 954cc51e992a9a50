import type { InputSpecs } from '../inputs.ts';
import { definePrivateEndpointResource, dnsTable, endpointOverview } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source(
  'Configure Azure Private Link for an Azure Cosmos DB account',
  'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints',
  '2025-06-26',
);

const accountInputs: InputSpecs = {
  regions: {
    kind: 'count',
    unit: 'regions',
    meaning: 'regions of the account; each takes an address in every endpoint',
    default: 1,
    least: 1,
    grows: true,
  },
};

/** One address that knows no region, and one for each region of the account. */
export const cosmosDbEndpoints = definePrivateEndpointResource({
  id: 'cosmos-db',
  name: 'Azure Cosmos DB',
  aliases: ['cosmosdb', 'Azure Cosmos DB (RU accounts)'],
  resourceType: 'Microsoft.DocumentDB/databaseAccounts',
  groups: [
    {
      groupId: 'Sql',
      aliases: ['cosmos-db-nosql'],
      privateDnsZones: ['privatelink.documents.azure.com'],
      publicForwarders: ['documents.azure.com'],
      governmentZones: ['privatelink.documents.azure.us'],
      ports: ['443'],
      portsNote: 'Direct mode, and firewalls between, may need all destination ports.',
      inputs: accountInputs,
      addresses: (inputs) => 1 + (inputs['regions'] as number),
    },
    {
      groupId: 'MongoDB',
      part: 'mongodb',
      privateDnsZones: ['privatelink.mongo.cosmos.azure.com'],
      publicForwarders: ['mongo.cosmos.azure.com'],
      governmentZones: ['privatelink.mongo.cosmos.azure.us'],
      ports: ['443'],
      portsNote: 'Direct mode, and firewalls between, may need all destination ports.',
      inputs: accountInputs,
      addresses: (inputs) => 1 + (inputs['regions'] as number),
    },
    {
      groupId: 'Cassandra',
      privateDnsZones: ['privatelink.cassandra.cosmos.azure.com'],
      publicForwarders: ['cassandra.cosmos.azure.com'],
      governmentZones: ['privatelink.cassandra.cosmos.azure.us'],
      ports: ['443'],
      portsNote: 'Direct mode, and firewalls between, may need all destination ports.',
      inputs: accountInputs,
      addresses: (inputs) => 1 + (inputs['regions'] as number),
    },
    {
      groupId: 'Gremlin',
      privateDnsZones: ['privatelink.gremlin.cosmos.azure.com'],
      publicForwarders: ['gremlin.cosmos.azure.com'],
      governmentZones: ['privatelink.gremlin.cosmos.azure.us'],
      ports: ['443'],
      portsNote: 'Direct mode, and firewalls between, may need all destination ports.',
      inputs: accountInputs,
      addresses: (inputs) => 1 + (inputs['regions'] as number),
    },
    {
      groupId: 'Table',
      privateDnsZones: ['privatelink.table.cosmos.azure.com'],
      publicForwarders: ['table.cosmos.azure.com'],
      governmentZones: ['privatelink.table.cosmos.azure.us'],
      ports: ['443'],
      portsNote: 'Direct mode, and firewalls between, may need all destination ports.',
      inputs: accountInputs,
      addresses: (inputs) => 1 + (inputs['regions'] as number),
    },
    {
      groupId: 'SqlDedicated',
      privateDnsZones: ['privatelink.sqlx.cosmos.azure.com'],
      ports: [],
      inputs: accountInputs,
      addresses: (inputs) => 1 + (inputs['regions'] as number),
      note: 'The dedicated gateway of a NoSQL account.',
    },
    {
      groupId: 'Analytical',
      privateDnsZones: ['privatelink.analytics.cosmos.azure.com'],
      publicForwarders: ['analytics.cosmos.azure.com'],
      ports: [],
      inputs: accountInputs,
      addresses: (inputs) => 1 + (inputs['regions'] as number),
      assumed: true,
      note: 'The analytical store; its number of addresses is not published, and is counted as for the other groups.',
    },
  ],
  serviceEndpoints: ['Microsoft.AzureCosmosDB'],
  notes: [
    'Adding a region to the account takes one more address in the subnet of every endpoint.',
    'Accounts for Gremlin and Table can also be reached through the group Sql: two endpoints.',
    'The DNS zone group follows regions that are added and removed.',
    'An NSG on the subnet may have to allow all destination ports.',
  ],
  conflicts: [
    {
      topic: 'resource type',
      says: [
        'Microsoft.AzureCosmosDB/databaseAccounts (older tables and the portal)',
        'Microsoft.DocumentDB/databaseAccounts (2025-08-04, and templates)',
      ],
      followed: 'Microsoft.DocumentDB/databaseAccounts.',
    },
  ],
  sources: [dnsTable, page, endpointOverview],
});
