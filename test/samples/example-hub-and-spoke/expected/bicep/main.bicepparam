// Parameters of Contoso landing zone.
using './main.bicep'

param locationNortheurope = 'northeurope'
param locationWesteurope = 'westeurope'
param tags = {}

// Resource id of what each private endpoint leads to. Endpoints without one are not made.
param privateEndpointTargets = {
  // 'pe-spoke-data-neu-endpoints-cosmos-db-sql-1': ''  Azure Cosmos DB Sql
  // 'pe-spoke-data-neu-endpoints-cosmos-db-sql-2': ''  Azure Cosmos DB Sql
  // 'pe-spoke-data-neu-endpoints-storage-blob-1': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-blob-2': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-blob-3': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-blob-4': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-blob-5': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-blob-6': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-blob-7': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-blob-8': ''  Azure Storage blob
  // 'pe-spoke-data-neu-endpoints-storage-dfs-1': ''  Azure Storage dfs
  // 'pe-spoke-data-neu-endpoints-storage-dfs-2': ''  Azure Storage dfs
  // 'pe-spoke-data-neu-endpoints-storage-dfs-3': ''  Azure Storage dfs
  // 'pe-spoke-data-neu-endpoints-storage-dfs-4': ''  Azure Storage dfs
  // 'pe-spoke-data-neu-endpoints-storage-dfs-5': ''  Azure Storage dfs
  // 'pe-spoke-data-neu-endpoints-storage-dfs-6': ''  Azure Storage dfs
  // 'pe-spoke-data-neu-endpoints-storage-dfs-7': ''  Azure Storage dfs
  // 'pe-spoke-data-neu-endpoints-storage-dfs-8': ''  Azure Storage dfs
  // 'pe-spoke-integration-weu-endpoints-event-hubs-1': ''  Azure Event Hubs
  // 'pe-spoke-integration-weu-endpoints-event-hubs-2': ''  Azure Event Hubs
  // 'pe-spoke-integration-weu-endpoints-event-hubs-3': ''  Azure Event Hubs
  // 'pe-spoke-integration-weu-endpoints-event-hubs-4': ''  Azure Event Hubs
  // 'pe-spoke-integration-weu-endpoints-service-bus-1': ''  Azure Service Bus
  // 'pe-spoke-integration-weu-endpoints-service-bus-2': ''  Azure Service Bus
  // 'pe-spoke-integration-weu-endpoints-service-bus-3': ''  Azure Service Bus
  // 'pe-spoke-integration-weu-endpoints-service-bus-4': ''  Azure Service Bus
  // 'pe-spoke-shop-weu-endpoints-key-vault-1': ''  Azure Key Vault
  // 'pe-spoke-shop-weu-endpoints-key-vault-2': ''  Azure Key Vault
  // 'pe-spoke-shop-weu-endpoints-key-vault-3': ''  Azure Key Vault
  // 'pe-spoke-shop-weu-endpoints-key-vault-4': ''  Azure Key Vault
  // 'pe-spoke-shop-weu-endpoints-sql-database-1': ''  Azure SQL Database
  // 'pe-spoke-shop-weu-endpoints-sql-database-2': ''  Azure SQL Database
  // 'pe-spoke-shop-weu-endpoints-sql-database-3': ''  Azure SQL Database
  // 'pe-spoke-shop-weu-endpoints-storage-blob-1': ''  Azure Storage blob
  // 'pe-spoke-shop-weu-endpoints-storage-blob-2': ''  Azure Storage blob
  // 'pe-spoke-shop-weu-endpoints-storage-blob-3': ''  Azure Storage blob
  // 'pe-spoke-shop-weu-endpoints-storage-blob-4': ''  Azure Storage blob
  // 'pe-spoke-shop-weu-endpoints-storage-blob-5': ''  Azure Storage blob
  // 'pe-spoke-shop-weu-endpoints-storage-blob-6': ''  Azure Storage blob
}

// Deploy with false until the gateways exist, then with true.
param gatewaysExist = false
