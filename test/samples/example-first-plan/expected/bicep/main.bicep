// First plan: virtual networks, NSGs, route tables, peerings, and what else their subnets need.
// Written by Cadastre. Change the plan, not this file.
// az deployment sub create --location REGION --template-file main.bicep --parameters main.bicepparam

targetScope = 'subscription'

@description('Region of the networks for which the plan names none.')
param location string

@description('Tags of every resource; those of a network in the plan are added to them.')
param tags object = {}

resource groupRgSpokeShop 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-spoke-shop'
  location: location
  tags: tags
}

module networkSpokeShop 'modules/network-spoke-shop.bicep' = {
  name: 'cadastre-network-spoke-shop'
  scope: groupRgSpokeShop
  params: {
    location: location
    tags: tags
  }
}
