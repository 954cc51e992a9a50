// Parameters of Data platform.
using './main.bicep'

param locationWesteurope = 'westeurope'
param tags = {}

// Resource id of what each private endpoint leads to. Endpoints without one are not made.
param privateEndpointTargets = {
  // 'pe-analytics-endpoints-data-explorer-1': ''  Azure Data Explorer
  // 'pe-analytics-endpoints-event-hubs-1': ''  Azure Event Hubs
  // 'pe-analytics-endpoints-key-vault-1': ''  Azure Key Vault
  // 'pe-analytics-endpoints-key-vault-2': ''  Azure Key Vault
  // 'pe-analytics-endpoints-storage-blob-1': ''  Azure Storage blob
  // 'pe-analytics-endpoints-storage-blob-2': ''  Azure Storage blob
  // 'pe-analytics-endpoints-storage-blob-3': ''  Azure Storage blob
  // 'pe-analytics-endpoints-storage-blob-4': ''  Azure Storage blob
  // 'pe-analytics-endpoints-storage-dfs-1': ''  Azure Storage dfs
  // 'pe-analytics-endpoints-storage-dfs-2': ''  Azure Storage dfs
  // 'pe-analytics-endpoints-storage-dfs-3': ''  Azure Storage dfs
  // 'pe-analytics-endpoints-storage-dfs-4': ''  Azure Storage dfs
  // 'pe-analytics-endpoints-synapse-sql-1': ''  Azure Synapse workspace Sql
}
