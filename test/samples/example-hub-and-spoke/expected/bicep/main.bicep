// Contoso landing zone: virtual networks, NSGs, route tables and peerings.
// Written by Cadastre. Change the plan, not this file.
// az deployment sub create --location REGION --template-file main.bicep --parameters main.bicepparam

targetScope = 'subscription'

@description('Region of what the plan places in northeurope.')
param locationNortheurope string

@description('Region of what the plan places in westeurope.')
param locationWesteurope string

@description('Tags of every resource; those of a network in the plan are added to them.')
param tags object = {}

@description('Whether the gateways exist yet: a peering can use a remote gateway only then.')
param gatewaysExist bool

resource groupRgNetworkNeu 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-network-neu'
  location: locationNortheurope
  tags: tags
}

resource groupRgNetworkWeu 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-network-weu'
  location: locationWesteurope
  tags: tags
}

resource groupRgDataNeu 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-data-neu'
  location: locationNortheurope
  tags: tags
}

resource groupRgIntegrationWeu 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-integration-weu'
  location: locationWesteurope
  tags: tags
}

resource groupRgShopWeu 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-shop-weu'
  location: locationWesteurope
  tags: tags
}

module networkHubNeu 'modules/network-hub-neu.bicep' = {
  name: 'cadastre-network-hub-neu'
  scope: groupRgNetworkNeu
  params: {
    location: locationNortheurope
    tags: union(tags, {
      costCentre: '4711'
      owner: 'platform'
    })
  }
}

module networkHubWeu 'modules/network-hub-weu.bicep' = {
  name: 'cadastre-network-hub-weu'
  scope: groupRgNetworkWeu
  params: {
    location: locationWesteurope
    tags: union(tags, {
      costCentre: '4711'
      owner: 'platform'
    })
  }
}

module networkSpokeDataNeu 'modules/network-spoke-data-neu.bicep' = {
  name: 'cadastre-network-spoke-data-neu'
  scope: groupRgDataNeu
  params: {
    location: locationNortheurope
    tags: union(tags, {
      owner: 'data'
    })
  }
}

module networkSpokeIntegrationWeu 'modules/network-spoke-integration-weu.bicep' = {
  name: 'cadastre-network-spoke-integration-weu'
  scope: groupRgIntegrationWeu
  params: {
    location: locationWesteurope
    tags: union(tags, {
      owner: 'integration'
    })
  }
}

module networkSpokeShopWeu 'modules/network-spoke-shop-weu.bicep' = {
  name: 'cadastre-network-spoke-shop-weu'
  scope: groupRgShopWeu
  params: {
    location: locationWesteurope
    tags: union(tags, {
      owner: 'shop'
    })
  }
}

module peeringHubNeuToHubWeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-hub-neu-to-hub-weu'
  scope: groupRgNetworkNeu
  params: {
    networkName: 'hub-neu'
    peeringName: 'peer-hub-neu-to-hub-weu'
    remoteNetworkId: networkHubWeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: false
    useRemoteGateways: false
  }
  dependsOn: [
    networkHubNeu
  ]
}

module peeringHubNeuToSpokeDataNeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-hub-neu-to-spoke-data-neu'
  scope: groupRgNetworkNeu
  params: {
    networkName: 'hub-neu'
    peeringName: 'peer-hub-neu-to-spoke-data-neu'
    remoteNetworkId: networkSpokeDataNeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: true
    useRemoteGateways: false
  }
  dependsOn: [
    networkHubNeu
    peeringHubNeuToHubWeu
  ]
}

module peeringHubWeuToHubNeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-hub-weu-to-hub-neu'
  scope: groupRgNetworkWeu
  params: {
    networkName: 'hub-weu'
    peeringName: 'peer-hub-weu-to-hub-neu'
    remoteNetworkId: networkHubNeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: false
    useRemoteGateways: false
  }
  dependsOn: [
    networkHubWeu
    peeringHubNeuToHubWeu
    peeringHubNeuToSpokeDataNeu
  ]
}

module peeringHubWeuToSpokeIntegrationWeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-hub-weu-to-spoke-integration-weu'
  scope: groupRgNetworkWeu
  params: {
    networkName: 'hub-weu'
    peeringName: 'peer-hub-weu-to-spoke-integration-weu'
    remoteNetworkId: networkSpokeIntegrationWeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: true
    useRemoteGateways: false
  }
  dependsOn: [
    networkHubWeu
    peeringHubWeuToHubNeu
  ]
}

module peeringHubWeuToSpokeShopWeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-hub-weu-to-spoke-shop-weu'
  scope: groupRgNetworkWeu
  params: {
    networkName: 'hub-weu'
    peeringName: 'peer-hub-weu-to-spoke-shop-weu'
    remoteNetworkId: networkSpokeShopWeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: true
    useRemoteGateways: false
  }
  dependsOn: [
    networkHubWeu
    peeringHubWeuToSpokeIntegrationWeu
  ]
}

module peeringSpokeDataNeuToHubNeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-spoke-data-neu-to-hub-neu'
  scope: groupRgDataNeu
  params: {
    networkName: 'spoke-data-neu'
    peeringName: 'peer-spoke-data-neu-to-hub-neu'
    remoteNetworkId: networkHubNeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: false
    useRemoteGateways: gatewaysExist
  }
  dependsOn: [
    networkSpokeDataNeu
    peeringHubNeuToSpokeDataNeu
    peeringHubWeuToHubNeu
  ]
}

module peeringSpokeIntegrationWeuToHubWeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-spoke-integration-weu-to-hub-weu'
  scope: groupRgIntegrationWeu
  params: {
    networkName: 'spoke-integration-weu'
    peeringName: 'peer-spoke-integration-weu-to-hub-weu'
    remoteNetworkId: networkHubWeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: false
    useRemoteGateways: gatewaysExist
  }
  dependsOn: [
    networkSpokeIntegrationWeu
    peeringHubWeuToSpokeIntegrationWeu
    peeringHubWeuToSpokeShopWeu
  ]
}

module peeringSpokeShopWeuToHubWeu 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-spoke-shop-weu-to-hub-weu'
  scope: groupRgShopWeu
  params: {
    networkName: 'spoke-shop-weu'
    peeringName: 'peer-spoke-shop-weu-to-hub-weu'
    remoteNetworkId: networkHubWeu.outputs.id
    allowForwardedTraffic: true
    allowGatewayTransit: false
    useRemoteGateways: gatewaysExist
  }
  dependsOn: [
    networkSpokeShopWeu
    peeringHubWeuToSpokeShopWeu
    peeringSpokeIntegrationWeuToHubWeu
  ]
}
