// Virtual network analytics: 10.64.0.0/22
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

// NSG of analytics/dbx-container.
// Added by the platform (databricks): inbound 100 allow any VirtualNetwork → VirtualNetwork *
// Added by the platform (databricks): outbound 100 allow tcp VirtualNetwork → AzureDatabricks 443, 3306, 8443-8451
// Added by the platform (databricks): outbound 101 allow tcp VirtualNetwork → Sql 3306
// Added by the platform (databricks): outbound 102 allow tcp VirtualNetwork → Storage 443
// Added by the platform (databricks): outbound 103 allow any VirtualNetwork → VirtualNetwork *
// Added by the platform (databricks): outbound 104 allow tcp VirtualNetwork → EventHub 9093
resource nsgAnalyticsDbxContainer 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-dbx-container'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of analytics/dbx-host.
// Added by the platform (databricks): inbound 100 allow any VirtualNetwork → VirtualNetwork *
// Added by the platform (databricks): outbound 100 allow tcp VirtualNetwork → AzureDatabricks 443, 3306, 8443-8451
// Added by the platform (databricks): outbound 101 allow tcp VirtualNetwork → Sql 3306
// Added by the platform (databricks): outbound 102 allow tcp VirtualNetwork → Storage 443
// Added by the platform (databricks): outbound 103 allow any VirtualNetwork → VirtualNetwork *
// Added by the platform (databricks): outbound 104 allow tcp VirtualNetwork → EventHub 9093
resource nsgAnalyticsDbxHost 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-dbx-host'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of analytics/endpoints.
resource nsgAnalyticsEndpoints 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of analytics/jobs.
// Only if people sign in to nodes: inbound allow tcp administrators → the subnet 22, 3389 (batch-pool)
resource nsgAnalyticsJobs 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-jobs'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // batch-pool: Nodes report to Batch and fetch tasks; TCP today, with UDP kept possible. https://learn.microsoft.com/azure/batch/simplified-compute-node-communication (undated)
        name: 'allow-batch-management'
        properties: {
          description: 'Nodes report to Batch and fetch tasks; TCP today, with UDP kept possible.'
          priority: 1600
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: '10.64.2.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'BatchNodeManagement.WestEurope'
          destinationPortRange: '443'
        }
      }
      {
        // batch-pool: Files of tasks and applications. https://learn.microsoft.com/azure/batch/batch-virtual-network (2023-09-20)
        name: 'allow-storage'
        properties: {
          description: 'Files of tasks and applications.'
          priority: 1610
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.2.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Storage.WestEurope'
          destinationPortRange: '443'
        }
      }
    ]
  }
}

// NSG of analytics/spark.
resource nsgAnalyticsSpark 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-spark'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // hdinsight: Health and management of the clusters. https://learn.microsoft.com/azure/hdinsight/hdinsight-service-tags (2020-03-10)
        name: 'allow-management'
        properties: {
          description: 'Health and management of the clusters.'
          priority: 1400
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'HDInsight'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '443'
        }
      }
    ]
  }
}

// NSG of analytics/ssis.
resource nsgAnalyticsSsis 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-ssis'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // ssis-integration-runtime-express: Data Factory, always at its public endpoint. https://learn.microsoft.com/azure/data-factory/azure-ssis-integration-runtime-express-virtual-network-injection (2023-10-20)
        name: 'allow-data-factory'
        properties: {
          description: 'Data Factory, always at its public endpoint.'
          priority: 2200
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'DataFactoryManagement'
          destinationPortRange: '443'
        }
      }
    ]
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'analytics'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.0.0/22'
      ]
    }
    subnets: [
      {
        // Azure Databricks
        name: 'dbx-container'
        properties: {
          addressPrefix: '10.64.0.0/24'
          networkSecurityGroup: {
            id: nsgAnalyticsDbxContainer.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.Databricks/workspaces'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Databricks
        name: 'dbx-host'
        properties: {
          addressPrefix: '10.64.1.0/24'
          networkSecurityGroup: {
            id: nsgAnalyticsDbxHost.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.Databricks/workspaces'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Private Endpoint
        name: 'endpoints'
        properties: {
          addressPrefix: '10.64.2.128/26'
          networkSecurityGroup: {
            id: nsgAnalyticsEndpoints.id
          }
          privateEndpointNetworkPolicies: 'Enabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Batch pool
        name: 'jobs'
        properties: {
          addressPrefix: '10.64.2.0/25'
          networkSecurityGroup: {
            id: nsgAnalyticsJobs.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure HDInsight
        name: 'spark'
        properties: {
          addressPrefix: '10.64.2.192/27'
          networkSecurityGroup: {
            id: nsgAnalyticsSpark.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure-SSIS integration runtime, express injection
        name: 'ssis'
        properties: {
          addressPrefix: '10.64.2.224/28'
          networkSecurityGroup: {
            id: nsgAnalyticsSsis.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.Batch/batchAccounts'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
    ]
  }
}

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
