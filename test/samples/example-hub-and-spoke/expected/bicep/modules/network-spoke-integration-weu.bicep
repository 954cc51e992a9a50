// Virtual network spoke-integration-weu: 10.64.34.0/23
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

@description('Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.')
param privateEndpointTargets object

@description('Resource id of each private DNS zone, by name of the zone.')
param privateDnsZoneIds object

// NSG of spoke-integration-weu/apim.
// Only if optional, not deployed: inbound allow tcp AzureLoadBalancer → VirtualNetwork 6391, api-management-classic-injection: Health of single machines. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
// Only if the plan does not say who this is, not deployed: outbound allow any VirtualNetwork → DNS servers 53, api-management-classic-injection: Name resolution. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
resource nsgSpokeIntegrationWeuApim 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-integration-weu-apim'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // api-management-classic-injection: Management endpoint for the portal and PowerShell. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-management'
        properties: {
          description: 'Management endpoint for the portal and PowerShell.'
          priority: 410
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'ApiManagement'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '3443'
        }
      }
      {
        // api-management-classic-injection: Load balancer of the infrastructure. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-load-balancer'
        properties: {
          description: 'Load balancer of the infrastructure.'
          priority: 420
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'AzureLoadBalancer'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '6390'
        }
      }
      {
        // api-management-classic-injection: Validation of certificates, and management. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-certificates'
        properties: {
          description: 'Validation of certificates, and management.'
          priority: 400
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '80'
        }
      }
      {
        // api-management-classic-injection: Storage that the service depends on. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-storage'
        properties: {
          description: 'Storage that the service depends on.'
          priority: 405
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Storage'
          destinationPortRange: '443'
        }
      }
      {
        // api-management-classic-injection: SQL databases that the service depends on. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-sql'
        properties: {
          description: 'SQL databases that the service depends on.'
          priority: 410
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Sql'
          destinationPortRange: '1433'
        }
      }
      {
        // api-management-classic-injection: Key vaults that the service depends on. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-key-vault'
        properties: {
          description: 'Key vaults that the service depends on.'
          priority: 415
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureKeyVault'
          destinationPortRange: '443'
        }
      }
      {
        // api-management-classic-injection: Logs, metrics, resource health and Application Insights. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-monitor'
        properties: {
          description: 'Logs, metrics, resource health and Application Insights.'
          priority: 420
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureMonitor'
          destinationPortRanges: [
            '443'
            '1886'
          ]
        }
      }
      {
        // api-management-classic-injection: Time of day; listed as internal infrastructure. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-ntp'
        properties: {
          description: 'Time of day; listed as internal infrastructure.'
          priority: 475
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '123'
        }
      }
      {
        // api-management-classic-injection: Diagnostics; listed as internal infrastructure. https://learn.microsoft.com/azure/api-management/virtual-network-reference (2025-06-17)
        name: 'allow-diagnostics'
        properties: {
          description: 'Diagnostics; listed as internal infrastructure.'
          priority: 480
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '12000'
        }
      }
    ]
  }
}

// NSG of spoke-integration-weu/ase.
// Only if apps serve clients outside the network: the virtual address is external, not deployed: inbound allow tcp client ranges → the subnet 80, 443, app-service-environment-v3: HTTP and HTTPS. https://learn.microsoft.com/azure/app-service/environment/networking (2026-02-03)
resource nsgSpokeIntegrationWeuAse 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-integration-weu-ase'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // app-service-environment-v3: Health of the internal roles: the one rule that the platform cannot do without. https://learn.microsoft.com/azure/app-service/environment/networking (2026-02-03)
        name: 'allow-health-ping'
        properties: {
          description: 'Health of the internal roles: the one rule that the platform cannot do without.'
          priority: 500
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'AzureLoadBalancer'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.34.0/24'
          destinationPortRange: '80'
        }
      }
      {
        // app-service-environment-v3: App traffic and the internal ping. https://learn.microsoft.com/azure/app-service/environment/networking (2026-02-03)
        name: 'allow-network-clients'
        properties: {
          description: 'App traffic and the internal ping.'
          priority: 510
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.34.0/24'
          destinationPortRanges: [
            '80'
            '443'
          ]
        }
      }
    ]
  }
}

// NSG of spoke-integration-weu/endpoints.
resource nsgSpokeIntegrationWeuEndpoints 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-integration-weu-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'spoke-integration-weu'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.34.0/23'
      ]
    }
    subnets: [
      {
        // Azure API Management, classic tiers in a virtual network
        name: 'apim'
        properties: {
          addressPrefix: '10.64.35.0/28'
          networkSecurityGroup: {
            id: nsgSpokeIntegrationWeuApim.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // App Service Environment v3
        name: 'ase'
        properties: {
          addressPrefix: '10.64.34.0/24'
          networkSecurityGroup: {
            id: nsgSpokeIntegrationWeuAse.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.Web/hostingEnvironments'
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
          addressPrefix: '10.64.35.16/28'
          networkSecurityGroup: {
            id: nsgSpokeIntegrationWeuEndpoints.id
          }
          privateEndpointNetworkPolicies: 'Enabled'
          defaultOutboundAccess: false
        }
      }
    ]
  }
}

// Azure Event Hubs, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsEventHubs1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-1')) {
  name: 'pe-spoke-integration-weu-endpoints-event-hubs-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-event-hubs-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-event-hubs-1']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsEventHubs1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-1')) {
  parent: peSpokeIntegrationWeuEndpointsEventHubs1
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

// Azure Event Hubs, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsEventHubs2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-2')) {
  name: 'pe-spoke-integration-weu-endpoints-event-hubs-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-event-hubs-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-event-hubs-2']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsEventHubs2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-2')) {
  parent: peSpokeIntegrationWeuEndpointsEventHubs2
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

// Azure Event Hubs, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsEventHubs3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-3')) {
  name: 'pe-spoke-integration-weu-endpoints-event-hubs-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-event-hubs-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-event-hubs-3']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsEventHubs3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-3')) {
  parent: peSpokeIntegrationWeuEndpointsEventHubs3
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

// Azure Event Hubs, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsEventHubs4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-4')) {
  name: 'pe-spoke-integration-weu-endpoints-event-hubs-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-event-hubs-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-event-hubs-4']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsEventHubs4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-event-hubs-4')) {
  parent: peSpokeIntegrationWeuEndpointsEventHubs4
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

// Azure Service Bus, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsServiceBus1 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-1')) {
  name: 'pe-spoke-integration-weu-endpoints-service-bus-1'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-service-bus-1'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-service-bus-1']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsServiceBus1 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-1')) {
  parent: peSpokeIntegrationWeuEndpointsServiceBus1
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

// Azure Service Bus, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsServiceBus2 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-2')) {
  name: 'pe-spoke-integration-weu-endpoints-service-bus-2'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-service-bus-2'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-service-bus-2']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsServiceBus2 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-2')) {
  parent: peSpokeIntegrationWeuEndpointsServiceBus2
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

// Azure Service Bus, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsServiceBus3 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-3')) {
  name: 'pe-spoke-integration-weu-endpoints-service-bus-3'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-service-bus-3'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-service-bus-3']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsServiceBus3 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-3')) {
  parent: peSpokeIntegrationWeuEndpointsServiceBus3
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

// Azure Service Bus, in spoke-integration-weu/endpoints.
resource peSpokeIntegrationWeuEndpointsServiceBus4 'Microsoft.Network/privateEndpoints@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-4')) {
  name: 'pe-spoke-integration-weu-endpoints-service-bus-4'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: resourceId('Microsoft.Network/virtualNetworks/subnets', virtualNetwork.name, 'endpoints')
    }
    privateLinkServiceConnections: [
      {
        name: 'pe-spoke-integration-weu-endpoints-service-bus-4'
        properties: {
          privateLinkServiceId: privateEndpointTargets['pe-spoke-integration-weu-endpoints-service-bus-4']
          groupIds: [
            'namespace'
          ]
        }
      }
    ]
  }
}

resource zonesPeSpokeIntegrationWeuEndpointsServiceBus4 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = if (contains(privateEndpointTargets, 'pe-spoke-integration-weu-endpoints-service-bus-4')) {
  parent: peSpokeIntegrationWeuEndpointsServiceBus4
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

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
