// Virtual network databases: 10.64.8.0/24
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

// NSG of databases/files.
resource nsgDatabasesFiles 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-databases-files'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of databases/mysql.
resource nsgDatabasesMysql 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-databases-mysql'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of databases/postgres.
resource nsgDatabasesPostgres 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-databases-postgres'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // database-for-postgresql-flexible-server: High availability and replicas inside the subnet. https://learn.microsoft.com/azure/postgresql/network/concepts-networking-private (2024-06-27)
        name: 'allow-database-inside-in'
        properties: {
          description: 'High availability and replicas inside the subnet.'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.8.64/26'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.8.64/26'
          destinationPortRange: '5432'
        }
      }
      {
        // database-for-postgresql-flexible-server: Database clients, and replicas elsewhere. https://learn.microsoft.com/azure/postgresql/network/concepts-networking-private (2024-06-27)
        name: 'allow-database-clients'
        properties: {
          description: 'Database clients, and replicas elsewhere.'
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.8.64/26'
          destinationPortRange: '5432'
        }
      }
      {
        // database-for-postgresql-flexible-server: High availability inside the subnet. https://learn.microsoft.com/azure/postgresql/network/concepts-networking-private (2024-06-27)
        name: 'allow-database-inside-out'
        properties: {
          description: 'High availability inside the subnet.'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.8.64/26'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.8.64/26'
          destinationPortRange: '5432'
        }
      }
      {
        // database-for-postgresql-flexible-server: Archive of the write-ahead log; Storage of the region is enough, of both regions where replicas are in another one. https://learn.microsoft.com/azure/postgresql/network/concepts-networking-private (2024-06-27)
        name: 'allow-storage'
        properties: {
          description: 'Archive of the write-ahead log; Storage of the region is enough, of both regions where replicas are in another one.'
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.8.64/26'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Storage'
          destinationPortRange: '443'
        }
      }
      {
        // database-for-postgresql-flexible-server: Sign-in with Entra ID. https://learn.microsoft.com/azure/postgresql/network/concepts-networking-private (2024-06-27)
        name: 'allow-entra-id'
        properties: {
          description: 'Sign-in with Entra ID.'
          priority: 120
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.8.64/26'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureActiveDirectory'
          destinationPortRange: '443'
        }
      }
    ]
  }
}

// NSG of databases/sqlmi.
// Added by the platform, not deployed: inbound 103 allow any AzureLoadBalancer → 10.64.8.128/26 *, sql-managed-instance: Health probes of the platform load balancer; they tell which replica is active. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: inbound 104 allow any 10.64.8.128/26 → 10.64.8.128/26 *, sql-managed-instance: Traffic between the nodes inside the subnet. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: outbound 101 allow any 10.64.8.128/26 → 10.64.8.128/26 *, sql-managed-instance: Traffic between the nodes inside the subnet. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: outbound 110 allow tcp 10.64.8.128/26 → AzureCloud 443, sql-managed-instance: Keeps HTTPS to Azure open for instances built on the older assumption; Microsoft announces that optional entries will go away. https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
// Only if the public endpoint is enabled, not deployed: inbound allow tcp public client ranges → the subnet 3342, sql-managed-instance: Public endpoint, proxy mode. https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview (2026-05-12)
resource nsgDatabasesSqlmi 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-databases-sqlmi'
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
          destinationAddressPrefix: '10.64.8.128/26'
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
          destinationAddressPrefix: '10.64.8.128/26'
          destinationPortRange: '11000-11999'
        }
      }
    ]
  }
}

// Route table of databases/sqlmi. Azure SQL Managed Instance requires a route table on its subnet.
// Added by the platform, not deployed: AzureCloud.WestEurope → Internet, sql-managed-instance: Keeps Azure reachable for instances built on the older assumption. https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
// Added by the platform, not deployed: 10.64.8.128/26 → VnetLocal, sql-managed-instance: Nodes must always reach each other directly (Microsoft.Sql-managedInstances_UseOnly_mi-subnet-RANGE-to-vnetlocal). https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
resource rtDatabasesSqlmi 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-databases-sqlmi'
  location: location
  tags: tags
  properties: {
    disableBgpRoutePropagation: false
    routes: []
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'databases'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.8.0/24'
      ]
    }
    subnets: [
      {
        // Azure NetApp Files
        name: 'files'
        properties: {
          addressPrefix: '10.64.8.0/26'
          networkSecurityGroup: {
            id: nsgDatabasesFiles.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.NetApp/volumes'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Database for MySQL flexible server
        name: 'mysql'
        properties: {
          addressPrefix: '10.64.8.192/28'
          networkSecurityGroup: {
            id: nsgDatabasesMysql.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.DBforMySQL/flexibleServers'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Database for PostgreSQL flexible server
        name: 'postgres'
        properties: {
          addressPrefix: '10.64.8.64/26'
          networkSecurityGroup: {
            id: nsgDatabasesPostgres.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure SQL Managed Instance
        name: 'sqlmi'
        properties: {
          addressPrefix: '10.64.8.128/26'
          networkSecurityGroup: {
            id: nsgDatabasesSqlmi.id
          }
          routeTable: {
            id: rtDatabasesSqlmi.id
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

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
