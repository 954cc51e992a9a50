// Virtual network spoke-shop-weu: 10.64.16.0/20
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

@description('Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.')
param privateEndpointTargets object

@description('Resource id of each private DNS zone, by name of the zone.')
param privateDnsZoneIds object

// NSG of spoke-shop-weu/aks.
// Only if a deny rule could meet the pod range, not deployed: inbound allow any the subnet → pod CIDR *, aks-azure-cni-overlay: Routing of services from nodes to pods. https://learn.microsoft.com/azure/aks/concepts-network-cni-overview (2026-07-10)
// Only if a deny rule could meet the pod range, not deployed: inbound allow any pod CIDR → pod CIDR *, aks-azure-cni-overlay: Traffic between pods and from pods to services, DNS included. https://learn.microsoft.com/azure/aks/concepts-network-cni-overview (2026-07-10)
// Only if pods call the API server by its address; not for private clusters, not deployed: outbound allow tcp the subnet → API server public address 443, aks-azure-cni-overlay: Calls from pods to the API server. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
// Only if Linux nodes provisioned before March 2021, not deployed: outbound allow udp the subnet → any 123, aks-azure-cni-overlay: Time of day. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
// Only if a public cluster without the konnectivity agent, not deployed: outbound allow tcp the subnet → AzureCloud 9000, aks-azure-cni-overlay: Tunnel from the nodes to the control plane. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
// Only if a public cluster without the konnectivity agent, not deployed: outbound allow udp the subnet → AzureCloud 1194, aks-azure-cni-overlay: Tunnel from the nodes to the control plane. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
resource nsgSpokeShopWeuAks 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-shop-weu-aks'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // aks-azure-cni-overlay: Traffic between the nodes. https://learn.microsoft.com/azure/aks/concepts-network-cni-overview (2026-07-10)
        name: 'allow-node-to-node-in'
        properties: {
          description: 'Traffic between the nodes.'
          priority: 300
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: '10.64.25.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.25.0/25'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// NSG of spoke-shop-weu/aks-legacy.
// Only if pods call the API server by its address; not for private clusters, not deployed: outbound allow tcp the subnet → API server public address 443, aks-azure-cni-node-subnet: Calls from pods to the API server. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
// Only if Linux nodes provisioned before March 2021, not deployed: outbound allow udp the subnet → any 123, aks-azure-cni-node-subnet: Time of day. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
// Only if a public cluster without the konnectivity agent, not deployed: outbound allow tcp the subnet → AzureCloud 9000, aks-azure-cni-node-subnet: Tunnel from the nodes to the control plane. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
// Only if a public cluster without the konnectivity agent, not deployed: outbound allow udp the subnet → AzureCloud 1194, aks-azure-cni-node-subnet: Tunnel from the nodes to the control plane. https://learn.microsoft.com/azure/aks/outbound-rules-control-egress (2026-06-18)
resource nsgSpokeShopWeuAksLegacy 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-shop-weu-aks-legacy'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // aks-azure-cni-node-subnet: Traffic between the nodes. https://learn.microsoft.com/azure/aks/concepts-network-cni-overview (2026-07-10)
        name: 'allow-node-to-node-in'
        properties: {
          description: 'Traffic between the nodes.'
          priority: 300
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: '10.64.16.0/21'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.16.0/21'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// NSG of spoke-shop-weu/endpoints.
resource nsgSpokeShopWeuEndpoints 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-shop-weu-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// NSG of spoke-shop-weu/gateway.
resource nsgSpokeShopWeuGateway 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-shop-weu-gateway'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // application-gateway-v2: Client traffic to the listeners of the public frontend. https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure (2025-09-05)
        name: 'allow-internet-clients'
        properties: {
          description: 'Client traffic to the listeners of the public frontend.'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.24.0/24'
          destinationPortRanges: [
            '80'
            '443'
          ]
        }
      }
      {
        // application-gateway-v2: Client traffic to the listeners from the network, its peers and on-premises. https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure (2025-09-05)
        name: 'allow-network-clients'
        properties: {
          description: 'Client traffic to the listeners from the network, its peers and on-premises.'
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.24.0/24'
          destinationPortRanges: [
            '80'
            '443'
          ]
        }
      }
      {
        // application-gateway-v2: Health and management by the platform. https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure (2025-09-05)
        name: 'allow-gateway-manager'
        properties: {
          description: 'Health and management by the platform.'
          priority: 130
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'GatewayManager'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '65200-65535'
        }
      }
      {
        // application-gateway-v2: Probes of the platform load balancer; no deny rule may stand above it. https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure (2025-09-05)
        name: 'allow-health-probe'
        properties: {
          description: 'Probes of the platform load balancer; no deny rule may stand above it.'
          priority: 140
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: 'AzureLoadBalancer'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
      {
        // application-gateway-v2: Management, certificate revocation lists and telemetry. https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure (2025-09-05)
        name: 'allow-internet'
        properties: {
          description: 'Management, certificate revocation lists and telemetry.'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// NSG of spoke-shop-weu/sqlmi.
// Added by the platform, not deployed: inbound 103 allow any AzureLoadBalancer → 10.64.25.128/26 *, sql-managed-instance: Health probes of the platform load balancer; they tell which replica is active. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: inbound 104 allow any 10.64.25.128/26 → 10.64.25.128/26 *, sql-managed-instance: Traffic between the nodes inside the subnet. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: outbound 101 allow any 10.64.25.128/26 → 10.64.25.128/26 *, sql-managed-instance: Traffic between the nodes inside the subnet. https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep (2025-03-23)
// Added by the platform, not deployed: outbound 110 allow tcp 10.64.25.128/26 → AzureCloud 443, sql-managed-instance: Keeps HTTPS to Azure open for instances built on the older assumption; Microsoft announces that optional entries will go away. https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
// Only if the public endpoint is enabled, not deployed: inbound allow tcp public client ranges → the subnet 3342, sql-managed-instance: Public endpoint, proxy mode. https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview (2026-05-12)
resource nsgSpokeShopWeuSqlmi 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-shop-weu-sqlmi'
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
          destinationAddressPrefix: '10.64.25.128/26'
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
          destinationAddressPrefix: '10.64.25.128/26'
          destinationPortRange: '11000-11999'
        }
      }
    ]
  }
}

// Route table of spoke-shop-weu/aks. The plan asks for routes.
resource rtSpokeShopWeuAks 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-spoke-shop-weu-aks'
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
          nextHopIpAddress: '10.64.32.132'
        }
      }
    ]
  }
}

// Route table of spoke-shop-weu/aks-legacy. The plan asks for routes.
resource rtSpokeShopWeuAksLegacy 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-spoke-shop-weu-aks-legacy'
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
          nextHopIpAddress: '10.64.32.132'
        }
      }
    ]
  }
}

// Route table of spoke-shop-weu/sqlmi. Azure SQL Managed Instance requires a route table on its subnet.
// Added by the platform, not deployed: AzureCloud.WestEurope → Internet, sql-managed-instance: Keeps Azure reachable for instances built on the older assumption. https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
// Added by the platform, not deployed: 10.64.25.128/26 → VnetLocal, sql-managed-instance: Nodes must always reach each other directly (Microsoft.Sql-managedInstances_UseOnly_mi-subnet-RANGE-to-vnetlocal). https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable (2024-07-10)
resource rtSpokeShopWeuSqlmi 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-spoke-shop-weu-sqlmi'
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
          nextHopIpAddress: '10.64.32.132'
        }
      }
    ]
  }
}

// Azure Application Gateway v2 in spoke-shop-weu/gateway needs it.
resource pipSpokeShopWeuGatewayApplicationGatewayV21 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-spoke-shop-weu-gateway-application-gateway-v2-1'
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

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'spoke-shop-weu'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.16.0/20'
      ]
    }
    subnets: [
      {
        // AKS with Azure CNI Overlay
        name: 'aks'
        properties: {
          addressPrefix: '10.64.25.0/25'
          networkSecurityGroup: {
            id: nsgSpokeShopWeuAks.id
          }
          routeTable: {
            id: rtSpokeShopWeuAks.id
          }
          serviceEndpoints: [
            {
              service: 'Microsoft.KeyVault'
            }
            {
              service: 'Microsoft.Storage'
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // AKS with Azure CNI Node Subnet
        name: 'aks-legacy'
        properties: {
          addressPrefix: '10.64.16.0/21'
          networkSecurityGroup: {
            id: nsgSpokeShopWeuAksLegacy.id
          }
          routeTable: {
            id: rtSpokeShopWeuAksLegacy.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Private Endpoint
        name: 'endpoints'
        properties: {
          addressPrefix: '10.64.25.192/27'
          networkSecurityGroup: {
            id: nsgSpokeShopWeuEndpoints.id
          }
          privateEndpointNetworkPolicies: 'Enabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Application Gateway v2
        name: 'gateway'
        properties: {
          addressPrefix: '10.64.24.0/24'
          networkSecurityGroup: {
            id: nsgSpokeShopWeuGateway.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure SQL Managed Instance
        name: 'sqlmi'
        properties: {
          addressPrefix: '10.64.25.128/26'
          networkSecurityGroup: {
            id: nsgSpokeShopWeuSqlmi.id
          }
          routeTable: {
            id: rtSpokeShopWeuSqlmi.id
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

// Azure Key Vault, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsKeyVault1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-1')) {
  name: 'pe-spoke-shop-weu-endpoints-key-vault-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-key-vault-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-key-vault-1']
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsKeyVault1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-1')) {
  parent: peSpokeShopWeuEndpointsKeyVault1
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

// Azure Key Vault, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsKeyVault2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-2')) {
  name: 'pe-spoke-shop-weu-endpoints-key-vault-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-key-vault-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-key-vault-2']
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsKeyVault2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-2')) {
  parent: peSpokeShopWeuEndpointsKeyVault2
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

// Azure Key Vault, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsKeyVault3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-3')) {
  name: 'pe-spoke-shop-weu-endpoints-key-vault-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-key-vault-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-key-vault-3']
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsKeyVault3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-3')) {
  parent: peSpokeShopWeuEndpointsKeyVault3
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

// Azure Key Vault, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsKeyVault4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-4')) {
  name: 'pe-spoke-shop-weu-endpoints-key-vault-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-key-vault-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-key-vault-4']
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsKeyVault4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-key-vault-4')) {
  parent: peSpokeShopWeuEndpointsKeyVault4
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

// Azure SQL Database, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsSqlDatabase1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-sql-database-1')) {
  name: 'pe-spoke-shop-weu-endpoints-sql-database-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-sql-database-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-sql-database-1']
          groupIds: [
            'sqlServer'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsSqlDatabase1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-sql-database-1')) {
  parent: peSpokeShopWeuEndpointsSqlDatabase1
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-database-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.database.windows.net']
        }
      }
    ]
  }
}

// Azure SQL Database, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsSqlDatabase2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-sql-database-2')) {
  name: 'pe-spoke-shop-weu-endpoints-sql-database-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-sql-database-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-sql-database-2']
          groupIds: [
            'sqlServer'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsSqlDatabase2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-sql-database-2')) {
  parent: peSpokeShopWeuEndpointsSqlDatabase2
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-database-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.database.windows.net']
        }
      }
    ]
  }
}

// Azure SQL Database, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsSqlDatabase3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-sql-database-3')) {
  name: 'pe-spoke-shop-weu-endpoints-sql-database-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-sql-database-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-sql-database-3']
          groupIds: [
            'sqlServer'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsSqlDatabase3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-sql-database-3')) {
  parent: peSpokeShopWeuEndpointsSqlDatabase3
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-database-windows-net'
        properties: {
          privateDnsZoneId: privateDnsZoneIds['privatelink.database.windows.net']
        }
      }
    ]
  }
}

// Azure Storage blob, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsStorageBlob1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-1')) {
  name: 'pe-spoke-shop-weu-endpoints-storage-blob-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-storage-blob-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-storage-blob-1']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsStorageBlob1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-1')) {
  parent: peSpokeShopWeuEndpointsStorageBlob1
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

// Azure Storage blob, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsStorageBlob2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-2')) {
  name: 'pe-spoke-shop-weu-endpoints-storage-blob-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-storage-blob-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-storage-blob-2']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsStorageBlob2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-2')) {
  parent: peSpokeShopWeuEndpointsStorageBlob2
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

// Azure Storage blob, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsStorageBlob3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-3')) {
  name: 'pe-spoke-shop-weu-endpoints-storage-blob-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-storage-blob-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-storage-blob-3']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsStorageBlob3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-3')) {
  parent: peSpokeShopWeuEndpointsStorageBlob3
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

// Azure Storage blob, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsStorageBlob4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-4')) {
  name: 'pe-spoke-shop-weu-endpoints-storage-blob-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-storage-blob-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-storage-blob-4']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsStorageBlob4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-4')) {
  parent: peSpokeShopWeuEndpointsStorageBlob4
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

// Azure Storage blob, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsStorageBlob5 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-5')) {
  name: 'pe-spoke-shop-weu-endpoints-storage-blob-5'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-storage-blob-5'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-storage-blob-5']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsStorageBlob5 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-5')) {
  parent: peSpokeShopWeuEndpointsStorageBlob5
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

// Azure Storage blob, in spoke-shop-weu/endpoints.
resource peSpokeShopWeuEndpointsStorageBlob6 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-6')) {
  name: 'pe-spoke-shop-weu-endpoints-storage-blob-6'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-shop-weu-endpoints-storage-blob-6'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-shop-weu-endpoints-storage-blob-6']
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeShopWeuEndpointsStorageBlob6 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-shop-weu-endpoints-storage-blob-6')) {
  parent: peSpokeShopWeuEndpointsStorageBlob6
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

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
