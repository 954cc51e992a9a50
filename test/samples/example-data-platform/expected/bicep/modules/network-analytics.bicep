// Virtual network analytics: 10.64.0.0/22
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

@description('Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.')
param privateEndpointTargets object

@description('Resource id of each private DNS zone, by name of the zone.')
param privateDnsZoneIds object

// NSG of analytics/dbx-container.
// Added by the platform, not deployed: inbound 100 allow any VirtualNetwork → VirtualNetwork *, databricks: Traffic between the nodes of a cluster. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 100 allow tcp VirtualNetwork → AzureDatabricks 443, 3306, 8443-8451, databricks: Nodes reach the control plane, the web app, the metastore and the relay. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 101 allow tcp VirtualNetwork → Sql 3306, databricks: The metastore. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 102 allow tcp VirtualNetwork → Storage 443, databricks: Storage of artifacts and logs, and the root storage of the workspace. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 103 allow any VirtualNetwork → VirtualNetwork *, databricks: Traffic between the nodes of a cluster. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 104 allow tcp VirtualNetwork → EventHub 9093, databricks: Delivery of logs. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
resource nsgAnalyticsDbxContainer 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-dbx-container'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of analytics/dbx-host.
// Added by the platform, not deployed: inbound 100 allow any VirtualNetwork → VirtualNetwork *, databricks: Traffic between the nodes of a cluster. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 100 allow tcp VirtualNetwork → AzureDatabricks 443, 3306, 8443-8451, databricks: Nodes reach the control plane, the web app, the metastore and the relay. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 101 allow tcp VirtualNetwork → Sql 3306, databricks: The metastore. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 102 allow tcp VirtualNetwork → Storage 443, databricks: Storage of artifacts and logs, and the root storage of the workspace. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 103 allow any VirtualNetwork → VirtualNetwork *, databricks: Traffic between the nodes of a cluster. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
// Added by the platform, not deployed: outbound 104 allow tcp VirtualNetwork → EventHub 9093, databricks: Delivery of logs. https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject (undated)
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
// Only if people sign in to nodes, not deployed: inbound allow tcp administrators → the subnet 22, 3389, batch-pool: SSH and Remote Desktop to nodes. https://learn.microsoft.com/azure/batch/pool-endpoint-configuration (undated)
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

// NSG of analytics/notebooks.
resource nsgAnalyticsNotebooks 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-analytics-notebooks'
  location: location
  tags: tags
  properties: {
    securityRules: []
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

// Azure Batch pool in analytics/jobs needs it.
resource pipAnalyticsJobsBatchPool1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-analytics-jobs-batch-pool-1'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

// Azure HDInsight in analytics/spark needs it.
resource pipAnalyticsSparkHdinsight1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-analytics-spark-hdinsight-1'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

// Azure HDInsight in analytics/spark needs it.
resource pipAnalyticsSparkHdinsight2 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-analytics-spark-hdinsight-2'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

// What the Storage endpoint of analytics/notebooks may reach.
resource seAnalyticsNotebooks 'Microsoft.Network/serviceEndpointPolicies@2025-01-01' = {
  name: 'se-analytics-notebooks'
  location: location
  tags: tags
  properties: {
    serviceEndpointPolicyDefinitions: [
      {
        name: 'storage'
        properties: {
          description: 'What analytics/notebooks may reach in Azure Storage.'
          service: 'Microsoft.Storage'
          serviceResources: [
            '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-lake'
          ]
        }
      }
      {
        name: 'aliases'
        properties: {
          description: 'What managed services in analytics/notebooks reach for their own use.'
          service: 'Global'
          serviceResources: [
            '/services/Azure/MachineLearning'
          ]
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
        // Virtual machines
        name: 'notebooks'
        properties: {
          addressPrefix: '10.64.2.192/27'
          networkSecurityGroup: {
            id: nsgAnalyticsNotebooks.id
          }
          serviceEndpoints: [
            {
              service: 'Microsoft.Storage'
            }
          ]
          serviceEndpointPolicies: [
            {
              id: seAnalyticsNotebooks.id
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure HDInsight
        name: 'spark'
        properties: {
          addressPrefix: '10.64.2.224/27'
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
          addressPrefix: '10.64.3.0/28'
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

// Azure Data Explorer, in analytics/endpoints.
resource peAnalyticsEndpointsDataExplorer1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-data-explorer-1')) {
  name: 'pe-analytics-endpoints-data-explorer-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-data-explorer-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-data-explorer-1']
          groupIds: [
            'cluster'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsDataExplorer1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-data-explorer-1')) {
  parent: peAnalyticsEndpointsDataExplorer1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-blob-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.blob.core.windows.net']
        }
      }
      {
        name: 'privatelink-queue-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.queue.core.windows.net']
        }
      }
      {
        name: 'privatelink-table-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.table.core.windows.net']
        }
      }
      {
        name: 'privatelink-westeurope-kusto-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.westeurope.kusto.windows.net']
        }
      }
    ]
  }
}

// Azure Event Hubs, in analytics/endpoints.
resource peAnalyticsEndpointsEventHubs1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-event-hubs-1')) {
  name: 'pe-analytics-endpoints-event-hubs-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-event-hubs-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-event-hubs-1']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsEventHubs1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-event-hubs-1')) {
  parent: peAnalyticsEndpointsEventHubs1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-servicebus-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.servicebus.windows.net']
        }
      }
    ]
  }
}

// Azure Key Vault, in analytics/endpoints.
resource peAnalyticsEndpointsKeyVault1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-key-vault-1')) {
  name: 'pe-analytics-endpoints-key-vault-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-key-vault-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-key-vault-1']
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsKeyVault1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-key-vault-1')) {
  parent: peAnalyticsEndpointsKeyVault1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-vaultcore-azure-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.vaultcore.azure.net']
        }
      }
    ]
  }
}

// Azure Key Vault, in analytics/endpoints.
resource peAnalyticsEndpointsKeyVault2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-key-vault-2')) {
  name: 'pe-analytics-endpoints-key-vault-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-key-vault-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-key-vault-2']
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsKeyVault2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-key-vault-2')) {
  parent: peAnalyticsEndpointsKeyVault2
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-vaultcore-azure-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.vaultcore.azure.net']
        }
      }
    ]
  }
}

// Azure Storage blob, in analytics/endpoints.
resource peAnalyticsEndpointsStorageBlob1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-1')) {
  name: 'pe-analytics-endpoints-storage-blob-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-blob-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-blob-1']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageBlob1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-1')) {
  parent: peAnalyticsEndpointsStorageBlob1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-blob-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.blob.core.windows.net']
        }
      }
    ]
  }
}

// Azure Storage blob, in analytics/endpoints.
resource peAnalyticsEndpointsStorageBlob2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-2')) {
  name: 'pe-analytics-endpoints-storage-blob-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-blob-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-blob-2']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageBlob2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-2')) {
  parent: peAnalyticsEndpointsStorageBlob2
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-blob-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.blob.core.windows.net']
        }
      }
    ]
  }
}

// Azure Storage blob, in analytics/endpoints.
resource peAnalyticsEndpointsStorageBlob3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-3')) {
  name: 'pe-analytics-endpoints-storage-blob-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-blob-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-blob-3']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageBlob3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-3')) {
  parent: peAnalyticsEndpointsStorageBlob3
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-blob-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.blob.core.windows.net']
        }
      }
    ]
  }
}

// Azure Storage blob, in analytics/endpoints.
resource peAnalyticsEndpointsStorageBlob4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-4')) {
  name: 'pe-analytics-endpoints-storage-blob-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-blob-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-blob-4']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageBlob4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-blob-4')) {
  parent: peAnalyticsEndpointsStorageBlob4
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-blob-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.blob.core.windows.net']
        }
      }
    ]
  }
}

// Azure Storage dfs, in analytics/endpoints.
resource peAnalyticsEndpointsStorageDfs1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-1')) {
  name: 'pe-analytics-endpoints-storage-dfs-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-dfs-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-dfs-1']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageDfs1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-1')) {
  parent: peAnalyticsEndpointsStorageDfs1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-dfs-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.dfs.core.windows.net']
        }
      }
    ]
  }
}

// Azure Storage dfs, in analytics/endpoints.
resource peAnalyticsEndpointsStorageDfs2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-2')) {
  name: 'pe-analytics-endpoints-storage-dfs-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-dfs-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-dfs-2']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageDfs2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-2')) {
  parent: peAnalyticsEndpointsStorageDfs2
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-dfs-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.dfs.core.windows.net']
        }
      }
    ]
  }
}

// Azure Storage dfs, in analytics/endpoints.
resource peAnalyticsEndpointsStorageDfs3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-3')) {
  name: 'pe-analytics-endpoints-storage-dfs-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-dfs-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-dfs-3']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageDfs3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-3')) {
  parent: peAnalyticsEndpointsStorageDfs3
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-dfs-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.dfs.core.windows.net']
        }
      }
    ]
  }
}

// Azure Storage dfs, in analytics/endpoints.
resource peAnalyticsEndpointsStorageDfs4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-4')) {
  name: 'pe-analytics-endpoints-storage-dfs-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-storage-dfs-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-storage-dfs-4']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsStorageDfs4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-storage-dfs-4')) {
  parent: peAnalyticsEndpointsStorageDfs4
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-dfs-core-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.dfs.core.windows.net']
        }
      }
    ]
  }
}

// Azure Synapse workspace Sql, in analytics/endpoints.
resource peAnalyticsEndpointsSynapseSql1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-synapse-sql-1')) {
  name: 'pe-analytics-endpoints-synapse-sql-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-analytics-endpoints-synapse-sql-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-analytics-endpoints-synapse-sql-1']
          groupIds: [
            'Sql'
          ]
        }
      }
    ]
  }
}

resource zonesPeAnalyticsEndpointsSynapseSql1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-analytics-endpoints-synapse-sql-1')) {
  parent: peAnalyticsEndpointsSynapseSql1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-sql-azuresynapse-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.sql.azuresynapse.net']
        }
      }
    ]
  }
}

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
