// A link of a private DNS zone to a network. Written by Cadastre.

@description('Name of the zone.')
param zoneName string

@description('Name of the link.')
param linkName string

@description('Resource id of the network whose clients resolve names of the zone.')
param networkId string

@description('Tags of the link.')
param tags object

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: zoneName
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: linkName
  location: 'global'
  tags: tags
  properties: {
    virtualNetwork: {
      id: networkId
    }
    registrationEnabled: false
  }
}
