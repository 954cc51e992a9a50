// A private DNS zone. Written by Cadastre.

@description('Name of the zone.')
param name string

@description('Tags of the zone.')
param tags object

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: name
  location: 'global'
  tags: tags
}

@description('Resource id of the zone.')
output id string = zone.id
