// Virtual network hub-neu: 10.98.0.0/24
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

// NSG of hub-neu/AzureBastionSubnet.
resource nsgHubNeuAzureBastionSubnet 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-hub-neu-AzureBastionSubnet'
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

// Azure Bastion in hub-neu/AzureBastionSubnet needs it.
resource pipHubNeuAzureBastionSubnetBastion1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-neu-AzureBastionSubnet-bastion-1'
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

// Azure Firewall in hub-neu/AzureFirewallSubnet needs it.
resource pipHubNeuAzureFirewallSubnetFirewall1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-neu-AzureFirewallSubnet-firewall-1'
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

// Azure VPN Gateway in hub-neu/GatewaySubnet needs it.
resource pipHubNeuGatewaySubnetVpnGateway1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-hub-neu-GatewaySubnet-vpn-gateway-1'
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
  name: 'hub-neu'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.98.0.0/24'
      ]
    }
    subnets: [
      {
        // Azure Bastion
        name: 'AzureBastionSubnet'
        properties: {
          addressPrefix: '10.98.0.0/26'
          networkSecurityGroup: {
            id: nsgHubNeuAzureBastionSubnet.id
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
          addressPrefix: '10.98.0.64/26'
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure ExpressRoute gateway, Azure VPN Gateway
        // Azure ExpressRoute gateway takes no NSG of yours on its subnet.
        name: 'GatewaySubnet'
        properties: {
          addressPrefix: '10.98.0.128/26'
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
    ]
  }
}

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
