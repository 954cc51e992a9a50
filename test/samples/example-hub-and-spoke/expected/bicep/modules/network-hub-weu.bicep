// Virtual network hub-weu: 10.64.32.0/23
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

// NSG of hub-weu/AzureBastionSubnet.
resource nsgHubWeuAzureBastionSubnet 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-hub-weu-AzureBastionSubnet'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // bastion: Sessions of users. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-https'
        properties: {
          description: 'Sessions of users.'
          priority: 120
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '443'
        }
      }
      {
        // bastion: Control plane. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-gateway-manager'
        properties: {
          description: 'Control plane.'
          priority: 130
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'GatewayManager'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '443'
        }
      }
      {
        // bastion: Health probes. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-health-probe'
        properties: {
          description: 'Health probes.'
          priority: 140
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'AzureLoadBalancer'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '443'
        }
      }
      {
        // bastion: Traffic between the instances of the host. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-host-communication-in'
        properties: {
          description: 'Traffic between the instances of the host.'
          priority: 150
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRanges: [
            '5701'
            '8080'
          ]
        }
      }
      {
        // bastion: Sessions to the target machines. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-targets'
        properties: {
          description: 'Sessions to the target machines.'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRanges: [
            '22'
            '3389'
          ]
        }
      }
      {
        // bastion: Logs and metering. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-azure-cloud'
        properties: {
          description: 'Logs and metering.'
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureCloud'
          destinationPortRange: '443'
        }
      }
      {
        // bastion: Traffic between the instances of the host. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-host-communication-out'
        properties: {
          description: 'Traffic between the instances of the host.'
          priority: 120
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRanges: [
            '5701'
            '8080'
          ]
        }
      }
      {
        // bastion: Validation of sessions and certificates, and shareable links. https://learn.microsoft.com/azure/bastion/bastion-nsg (2026-02-24)
        name: 'allow-session-information'
        properties: {
          description: 'Validation of sessions and certificates, and shareable links.'
          priority: 130
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '80'
        }
      }
    ]
  }
}

// NSG of hub-weu/jump-hosts.
resource nsgHubWeuJumpHosts 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-hub-weu-jump-hosts'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// Route table of hub-weu/AzureFirewallManagementSubnet. Routes learned by gateways must not reach it.
resource rtHubWeuAzureFirewallManagementSubnet 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'rt-hub-weu-AzureFirewallManagementSubnet'
  location: location
  tags: tags
  properties: {
    disableBgpRoutePropagation: true
    routes: []
  }
}

// Azure Bastion in hub-weu/AzureBastionSubnet needs it.
resource pipHubWeuAzureBastionSubnetBastion1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-weu-AzureBastionSubnet-bastion-1'
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

// Azure Firewall management interface in hub-weu/AzureFirewallManagementSubnet needs it.
resource pipHubWeuAzureFirewallManagementSubnetFirewallManagement1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-weu-AzureFirewallManagementSubnet-firewall-management-1'
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

// Azure Firewall in hub-weu/AzureFirewallSubnet needs it.
resource pipHubWeuAzureFirewallSubnetFirewall1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-weu-AzureFirewallSubnet-firewall-1'
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

// Azure VPN Gateway in hub-weu/GatewaySubnet needs it.
resource pipHubWeuGatewaySubnetVpnGateway1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-weu-GatewaySubnet-vpn-gateway-1'
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

// Azure VPN Gateway in hub-weu/GatewaySubnet needs it.
resource pipHubWeuGatewaySubnetVpnGateway2 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-weu-GatewaySubnet-vpn-gateway-2'
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
  name: 'hub-weu'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.32.0/23'
      ]
    }
    subnets: [
      {
        // Azure Bastion
        name: 'AzureBastionSubnet'
        properties: {
          addressPrefix: '10.64.32.0/26'
          networkSecurityGroup: {
            id: nsgHubWeuAzureBastionSubnet.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Firewall management interface
        // No page says whether Azure Firewall management interface accepts an NSG on its subnet.
        name: 'AzureFirewallManagementSubnet'
        properties: {
          addressPrefix: '10.64.32.64/26'
          routeTable: {
            id: rtHubWeuAzureFirewallManagementSubnet.id
          }
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Firewall
        // Azure Firewall takes no NSG of yours on its subnet. Switched off by the platform on this subnet.
        name: 'AzureFirewallSubnet'
        properties: {
          addressPrefix: '10.64.32.128/26'
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure ExpressRoute gateway, Azure VPN Gateway
        // Azure ExpressRoute gateway takes no NSG of yours on its subnet.
        name: 'GatewaySubnet'
        properties: {
          addressPrefix: '10.64.32.192/26'
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Virtual machines
        name: 'jump-hosts'
        properties: {
          addressPrefix: '10.64.33.0/28'
          networkSecurityGroup: {
            id: nsgHubWeuJumpHosts.id
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
