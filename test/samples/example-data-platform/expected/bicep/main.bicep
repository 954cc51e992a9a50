// Data platform: virtual networks, NSGs, route tables and peerings.
// Written by Cadastre. Change the plan, not this file.
// az deployment sub create --location REGION --template-file main.bicep --parameters main.bicepparam

targetScope = 'subscription'

@description('Region of what the plan places in westeurope.')
param locationWesteurope string

@description('Tags of every resource; those of a network in the plan are added to them.')
param tags object = {}

resource groupRgAnalytics 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-analytics'
  location: locationWesteurope
  tags: tags
}

resource groupRgDatabases 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-databases'
  location: locationWesteurope
  tags: tags
}

resource groupRgPlatform 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-platform'
  location: locationWesteurope
  tags: tags
}

module networkAnalytics 'modules/network-analytics.bicep' = {
  name: 'cadastre-network-analytics'
  scope: groupRgAnalytics
  params: {
    location: locationWesteurope
    tags: tags
  }
}

module networkDatabases 'modules/network-databases.bicep' = {
  name: 'cadastre-network-databases'
  scope: groupRgDatabases
  params: {
    location: locationWesteurope
    tags: tags
  }
}

module networkPlatform 'modules/network-platform.bicep' = {
  name: 'cadastre-network-platform'
  scope: groupRgPlatform
  params: {
    location: locationWesteurope
    tags: tags
  }
}

module peeringAnalyticsToDatabases 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-analytics-to-databases'
  scope: groupRgAnalytics
  params: {
    networkName: 'analytics'
    peeringName: 'peer-analytics-to-databases'
    remoteNetworkId: networkDatabases.outputs.id
    allowForwardedTraffic: false
    allowGatewayTransit: false
    useRemoteGateways: false
  }
  dependsOn: [
    networkAnalytics
  ]
}

module peeringAnalyticsToPlatform 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-analytics-to-platform'
  scope: groupRgAnalytics
  params: {
    networkName: 'analytics'
    peeringName: 'peer-analytics-to-platform'
    remoteNetworkId: networkPlatform.outputs.id
    allowForwardedTraffic: false
    allowGatewayTransit: false
    useRemoteGateways: false
  }
  dependsOn: [
    networkAnalytics
    peeringAnalyticsToDatabases
  ]
}

module peeringDatabasesToAnalytics 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-databases-to-analytics'
  scope: groupRgDatabases
  params: {
    networkName: 'databases'
    peeringName: 'peer-databases-to-analytics'
    remoteNetworkId: networkAnalytics.outputs.id
    allowForwardedTraffic: false
    allowGatewayTransit: false
    useRemoteGateways: false
  }
  dependsOn: [
    networkDatabases
    peeringAnalyticsToDatabases
    peeringAnalyticsToPlatform
  ]
}

module peeringPlatformToAnalytics 'modules/peering.bicep' = {
  name: 'cadastre-peering-peer-platform-to-analytics'
  scope: groupRgPlatform
  params: {
    networkName: 'platform'
    peeringName: 'peer-platform-to-analytics'
    remoteNetworkId: networkAnalytics.outputs.id
    allowForwardedTraffic: false
    allowGatewayTransit: false
    useRemoteGateways: false
  }
  dependsOn: [
    networkPlatform
    peeringAnalyticsToPlatform
    peeringDatabasesToAnalytics
  ]
}
