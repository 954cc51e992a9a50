// Virtual network spoke-full: 10.64.32.0/26
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

// NSG of spoke-full/b.
resource nsgSpokeFullB 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-spoke-full-b'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'spoke-full'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.32.0/26'
      ]
    }
    subnets: [
      {
        // Virtual machines
        name: 'b'
        properties: {
          addressPrefix: '10.64.32.0/26'
          networkSecurityGroup: {
            id: nsgSpokeFullB.id
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
