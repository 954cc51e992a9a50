// Everything wrong: virtual networks, NSGs, route tables, peerings, and what else their subnets need.
// Written by Cadastre. Change the plan, not this file.
// az deployment sub create --location REGION --template-file main.bicep --parameters main.bicepparam

targetScope = 'subscription'

@description('Region of what the plan places in westeurope.')
param locationWesteurope string

@description('Tags of every resource; those of a network in the plan are added to them.')
param tags object = {}

@description('Whether the gateways exist yet: a peering can use a remote gateway only then.')
param gatewaysExist bool

resource groupRgHub 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-hub'
  location: locationWesteurope
  tags: tags
}

resource groupRgSpokeCopy 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-spoke-copy'
  location: locationWesteurope
  tags: tags
}

resource groupRgSpokeErp 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-spoke-erp'
  location: locationWesteurope
  tags: tags
}

resource groupRgSpokeFull 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-spoke-full'
  location: locationWesteurope
  tags: tags
}

module networkHub 'modules/network-hub.bicep' = {
  name: 'cadastre-network-hub'
  scope: groupRgHub
  params: {
    location: locationWesteurope
    tags: tags
  }
}

module networkSpokeCopy 'modules/network-spoke-copy.bicep' = {
  name: 'cadastre-network-spoke-copy'
  scope: groupRgSpokeCopy
  params: {
    location: locationWesteurope
    tags: tags
  }
}

module networkSpokeErp 'modules/network-spoke-erp.bicep' = {
  name: 'cadastre-network-spoke-erp'
  scope: groupRgSpokeErp
  params: {
    location: locationWesteurope
    tags: tags
  }
}

module networkSpokeFull 'modules/network-spoke-full.bicep' = {
  name: 'cadastre-network-spoke-full'
  scope: groupRgSpokeFull
  params: {
    location: locationWesteurope
    tags: tags
  }
}

module peeringHubToSpokeErp 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-hub-to-spoke-erp'
  scope: groupRgHub
  params: {
    networkName: 'hub'
    peeringName: 'peer-hub-to-spoke-erp'
    remoteNetworkId: networkSpokeErp.outputs.id
    allowForwardedTraffic: false
    allowGatewayTransit: true
    useRemoteGateways: false
  }
  dependsOn: [
    networkHub
  ]
}

module peeringSpokeErpToHub 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-spoke-erp-to-hub'
  scope: groupRgSpokeErp
  params: {
    networkName: 'spoke-erp'
    peeringName: 'peer-spoke-erp-to-hub'
    remoteNetworkId: networkHub.outputs.id
    allowForwardedTraffic: false
    allowGatewayTransit: false
    useRemoteGateways: gatewaysExist
  }
  dependsOn: [
    networkSpokeErp
    peeringHubToSpokeErp
  ]
}
