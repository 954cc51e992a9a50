// Virtual network spoke-shop: 10.64.0.0/25
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

// NSG of spoke-shop/db.
// Added by the platform (sql-managed-instance): inbound 103 allow any AzureLoadBalancer → 10.64.0.0/26 *
// Added by the platform (sql-managed-instance): inbound 104 allow any 10.64.0.0/26 → 10.64.0.0/26 *
// Added by the platform (sql-managed-instance): outbound 101 allow any 10.64.0.0/26 → 10.64.0.0/26 *
// Added by the platform (sql-managed-instance): outbound 110 allow tcp 10.64.0.0/26 → AzureCloud 443
// Only if the public endpoint is enabled: inbound allow tcp public client ranges → the subnet 3342 (sql-managed-instance)
resource nsgSpokeShopDb 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-shop-db'
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
          destinationAddressPrefix: '10.64.0.0/26'
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
          destinationAddressPrefix: '10.64.0.0/26'
          destinationPortRange: '11000-11999'
        }
      }
    ]
  }
}

// NSG of spoke-shop/web.
resource nsgSpokeShopWeb 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-shop-web'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// Route table of spoke-shop/db. Azure SQL Managed Instance requires a route table on its subnet.
// Added by the platform (sql-managed-instance): AzureCloud → Internet
// Added by the platform (sql-managed-instance): 10.64.0.0/26 → VnetLocal
resource rtSpokeShopDb 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-spoke-shop-db'
  location: location
  tags: tags
  properties: {
    disableBgpRoutePropagation: false
    routes: []
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'spoke-shop'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.0.0/25'
      ]
    }
    subnets: [
      {
        // Azure SQL Managed Instance
        name: 'db'
        properties: {
          addressPrefix: '10.64.0.0/26'
          networkSecurityGroup: {
            id: nsgSpokeShopDb.id
          }
          routeTable: {
            id: rtSpokeShopDb.id
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
      {
        // Virtual machines
        name: 'web'
        properties: {
          addressPrefix: '10.64.0.64/27'
          networkSecurityGroup: {
            id: nsgSpokeShopWeb.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
    ]
  }
}

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
