// Virtual network spoke-data-neu: 10.98.1.0/24
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

@description('Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.')
param privateEndpointTargets object

@description('Resource id of each private DNS zone, by name of the zone.')
param privateDnsZoneIds object

// NSG of spoke-data-neu/endpoints.
resource nsgSpokeDataNeuEndpoints 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-data-neu-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of spoke-data-neu/etl.
resource nsgSpokeDataNeuEtl 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-data-neu-etl'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // plan: Asked for in the plan.
        name: 'allow-etl-from-hq'
        properties: {
          description: 'Asked for in the plan.'
          priority: 1000
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefixes: [
            '10.0.0.0/12'
            '192.168.0.0/16'
          ]
          sourcePortRange: '*'
          destinationAddressPrefix: '10.98.1.64/26'
          destinationPortRanges: [
            '443'
            '8000-8010'
          ]
        }
      }
      {
        // plan: Asked for in the plan.
        name: 'deny-internet-out'
        properties: {
          description: 'Asked for in the plan.'
          priority: 4000
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '10.98.1.64/26'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// NSG of spoke-data-neu/sqlmi.
// Added by the platform, not deployed: inbound 103 allow any AzureLoadBalancer → 10.98.1.128/26 *, sql-managed-instance: Health probes of the platform load balancer; they tell which replica is active. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: inbound 104 allow any 10.98.1.128/26 → 10.98.1.128/26 *, sql-managed-instance: Traffic between the nodes inside the subnet. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: outbound 101 allow any 10.98.1.128/26 → 10.98.1.128/26 *, sql-managed-instance: Traffic between the nodes inside the subnet. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: outbound 110 allow tcp 10.98.1.128/26 → AzureCloud 443, sql-managed-instance: Keeps HTTPS to Azure open for instances built on the older assumption; Microsoft announces that optional entries will go away. https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
// Only if the public endpoint is enabled, not deployed: inbound allow tcp public client ranges → the subnet 3342, sql-managed-instance: Public endpoint, proxy mode. https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview (2026-05-12)
resource nsgSpokeDataNeuSqlmi 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-data-neu-sqlmi'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // sql-managed-instance: Database clients; to the whole subnet, because the address of an instance can change. https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview (2026-05-12)
        name: 'allow-tds'
        properties: {
          description: 'Database clients; to the whole subnet, because the address of an instance can change.'
          priority: 120
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.98.1.128/26'
          destinationPortRange: '1433'
        }
      }
      {
        // sql-managed-instance: Direct connections to the node in redirect mode. https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview (2023-08-02)
        name: 'allow-redirect'
        properties: {
          description: 'Direct connections to the node in redirect mode.'
          priority: 130
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.98.1.128/26'
          destinationPortRange: '11000-11999'
        }
      }
    ]
  }
}

// Route table of spoke-data-neu/etl. The plan asks for routes.
resource rtSpokeDataNeuEtl 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-spoke-data-neu-etl'
  location: location
  tags: tags
  properties: {
    disableBgpRoutePropagation: false
    routes: [
      {
        // plan: Through the firewall, as the plan asks.
        name: 'default'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.98.0.68'
        }
      }
    ]
  }
}

// Route table of spoke-data-neu/sqlmi. Azure SQL Managed Instance requires a route table on its subnet.
// Added by the platform, not deployed: AzureCloud.NorthEurope → Internet, sql-managed-instance: Keeps Azure reachable for instances built on the older assumption. https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
// Added by the platform, not deployed: 10.98.1.128/26 → VnetLocal, sql-managed-instance: Nodes must always reach each other directly (Microsoft.Sql-managedInstances_UseOnly_mi-subnet-RANGE-to-vnetlocal). https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
resource rtSpokeDataNeuSqlmi 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-spoke-data-neu-sqlmi'
  location: location
  tags: tags
  properties: {
    disableBgpRoutePropagation: false
    routes: [
      {
        // plan: Through the firewall, as the plan asks.
        name: 'default'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.98.0.68'
        }
      }
    ]
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'spoke-data-neu'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.98.1.0/24'
      ]
    }
    subnets: [
      {
        // Azure Private Endpoint
        name: 'endpoints'
        properties: {
          addressPrefix: '10.98.1.0/26'
          networkSecurityGroup: {
            id: nsgSpokeDataNeuEndpoints.id
          }
          privateEndpointNetworkPolicies: 'Enabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Virtual machines
        name: 'etl'
        properties: {
          addressPrefix: '10.98.1.64/26'
          networkSecurityGroup: {
            id: nsgSpokeDataNeuEtl.id
          }
          routeTable: {
            id: rtSpokeDataNeuEtl.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure SQL Managed Instance
        name: 'sqlmi'
        properties: {
          addressPrefix: '10.98.1.128/26'
          networkSecurityGroup: {
            id: nsgSpokeDataNeuSqlmi.id
          }
          routeTable: {
            id: rtSpokeDataNeuSqlmi.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.Sql/managedInstances'
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

// Azure Cosmos DB Sql, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsCosmosDbSql1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-cosmos-db-sql-1')) {
  name: 'pe-spoke-data-neu-endpoints-cosmos-db-sql-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-cosmos-db-sql-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-cosmos-db-sql-1']
          groupIds: [
            'Sql'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsCosmosDbSql1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-cosmos-db-sql-1')) {
  parent: peSpokeDataNeuEndpointsCosmosDbSql1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-documents-azure-com'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.documents.azure.com']
        }
      }
    ]
  }
}

// Azure Cosmos DB Sql, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsCosmosDbSql2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-cosmos-db-sql-2')) {
  name: 'pe-spoke-data-neu-endpoints-cosmos-db-sql-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-cosmos-db-sql-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-cosmos-db-sql-2']
          groupIds: [
            'Sql'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsCosmosDbSql2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-cosmos-db-sql-2')) {
  parent: peSpokeDataNeuEndpointsCosmosDbSql2
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-documents-azure-com'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.documents.azure.com']
        }
      }
    ]
  }
}

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-1')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-1']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-1')) {
  parent: peSpokeDataNeuEndpointsStorageBlob1
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

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-2')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-2']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-2')) {
  parent: peSpokeDataNeuEndpointsStorageBlob2
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

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-3')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-3']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-3')) {
  parent: peSpokeDataNeuEndpointsStorageBlob3
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

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-4')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-4']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-4')) {
  parent: peSpokeDataNeuEndpointsStorageBlob4
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

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob5 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-5')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-5'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-5'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-5']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob5 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-5')) {
  parent: peSpokeDataNeuEndpointsStorageBlob5
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

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob6 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-6')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-6'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-6'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-6']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob6 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-6')) {
  parent: peSpokeDataNeuEndpointsStorageBlob6
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

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob7 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-7')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-7'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-7'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-7']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob7 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-7')) {
  parent: peSpokeDataNeuEndpointsStorageBlob7
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

// Azure Storage blob, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageBlob8 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-8')) {
  name: 'pe-spoke-data-neu-endpoints-storage-blob-8'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-blob-8'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-blob-8']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageBlob8 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-blob-8')) {
  parent: peSpokeDataNeuEndpointsStorageBlob8
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-1')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-1']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-1')) {
  parent: peSpokeDataNeuEndpointsStorageDfs1
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-2')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-2']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-2')) {
  parent: peSpokeDataNeuEndpointsStorageDfs2
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-3')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-3']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-3')) {
  parent: peSpokeDataNeuEndpointsStorageDfs3
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-4')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-4']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-4')) {
  parent: peSpokeDataNeuEndpointsStorageDfs4
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs5 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-5')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-5'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-5'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-5']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs5 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-5')) {
  parent: peSpokeDataNeuEndpointsStorageDfs5
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs6 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-6')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-6'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-6'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-6']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs6 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-6')) {
  parent: peSpokeDataNeuEndpointsStorageDfs6
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs7 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-7')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-7'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-7'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-7']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs7 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-7')) {
  parent: peSpokeDataNeuEndpointsStorageDfs7
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

// Azure Storage dfs, in spoke-data-neu/endpoints.
resource peSpokeDataNeuEndpointsStorageDfs8 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-8')) {
  name: 'pe-spoke-data-neu-endpoints-storage-dfs-8'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-data-neu-endpoints-storage-dfs-8'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-data-neu-endpoints-storage-dfs-8']
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeDataNeuEndpointsStorageDfs8 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-data-neu-endpoints-storage-dfs-8')) {
  parent: peSpokeDataNeuEndpointsStorageDfs8
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

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
