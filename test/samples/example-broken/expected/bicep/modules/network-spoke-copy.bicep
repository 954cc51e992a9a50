// Virtual network spoke-copy: 10.64.32.0/24
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'spoke-copy'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.32.0/24'
      ]
    }
    subnets: []
  }
}

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
