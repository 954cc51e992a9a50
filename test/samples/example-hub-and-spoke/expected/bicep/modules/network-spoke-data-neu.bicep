// Virtual network spoke-data-neu: 10.98.1.0/24
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

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
// Added by the platform (sql-managed-instance): inbound 103 allow any AzureLoadBalancer → 10.98.1.128/26 *
// Added by the platform (sql-managed-instance): inbound 104 allow any 10.98.1.128/26 → 10.98.1.128/26 *
// Added by the platform (sql-managed-instance): outbound 101 allow any 10.98.1.128/26 → 10.98.1.128/26 *
// Added by the platform (sql-managed-instance): outbound 110 allow tcp 10.98.1.128/26 → AzureCloud 443
// Only if the public endpoint is enabled: inbound allow tcp public client ranges → the subnet 3342 (sql-managed-instance)
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
// Added by the platform (sql-managed-instance): AzureCloud.NorthEurope → Internet
// Added by the platform (sql-managed-instance): 10.98.1.128/26 → VnetLocal
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

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
