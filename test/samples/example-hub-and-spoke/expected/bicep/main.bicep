// Contoso landing zone: virtual networks, NSGs, route tables, peerings, and what else their subnets need.
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

@description('Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.')
param privateEndpointTargets object

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

module zonePrivatelinkBlobCoreWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.blob.core.windows.net'
  scope: groupRgDataNeu
  params: {
    name: 'privatelink.blob.core.windows.net'
    tags: tags
  }
}

module zonePrivatelinkDatabaseWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.database.windows.net'
  scope: groupRgShopWeu
  params: {
    name: 'privatelink.database.windows.net'
    tags: tags
  }
}

module zonePrivatelinkDfsCoreWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.dfs.core.windows.net'
  scope: groupRgDataNeu
  params: {
    name: 'privatelink.dfs.core.windows.net'
    tags: tags
  }
}

module zonePrivatelinkDocumentsAzureCom 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.documents.azure.com'
  scope: groupRgDataNeu
  params: {
    name: 'privatelink.documents.azure.com'
    tags: tags
  }
}

module zonePrivatelinkServicebusWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.servicebus.windows.net'
  scope: groupRgIntegrationWeu
  params: {
    name: 'privatelink.servicebus.windows.net'
    tags: tags
  }
}

module zonePrivatelinkVaultcoreAzureNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.vaultcore.azure.net'
  scope: groupRgShopWeu
  params: {
    name: 'privatelink.vaultcore.azure.net'
    tags: tags
  }
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
    privateEndpointTargets: privateEndpointTargets
    privateDnsZoneIds: {
      'privatelink.blob.core.windows.net': zonePrivatelinkBlobCoreWindowsNet.outputs.id
      'privatelink.dfs.core.windows.net': zonePrivatelinkDfsCoreWindowsNet.outputs.id
      'privatelink.documents.azure.com': zonePrivatelinkDocumentsAzureCom.outputs.id
    }
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
    privateEndpointTargets: privateEndpointTargets
    privateDnsZoneIds: {
      'privatelink.servicebus.windows.net': zonePrivatelinkServicebusWindowsNet.outputs.id
    }
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
    privateEndpointTargets: privateEndpointTargets
    privateDnsZoneIds: {
      'privatelink.blob.core.windows.net': zonePrivatelinkBlobCoreWindowsNet.outputs.id
      'privatelink.database.windows.net': zonePrivatelinkDatabaseWindowsNet.outputs.id
      'privatelink.vaultcore.azure.net': zonePrivatelinkVaultcoreAzureNet.outputs.id
    }
  }
}

module linkPrivatelinkBlobCoreWindowsNetToHubNeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.blob.core.windows.net-hub-neu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.blob.core.windows.net'
    linkName: 'link-hub-neu'
    networkId: networkHubNeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkBlobCoreWindowsNet
  ]
}

module linkPrivatelinkBlobCoreWindowsNetToHubWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.blob.core.windows.net-hub-weu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.blob.core.windows.net'
    linkName: 'link-hub-weu'
    networkId: networkHubWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkBlobCoreWindowsNet
  ]
}

module linkPrivatelinkBlobCoreWindowsNetToSpokeDataNeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.blob.core.windows.net-spoke-data-neu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.blob.core.windows.net'
    linkName: 'link-spoke-data-neu'
    networkId: networkSpokeDataNeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkBlobCoreWindowsNet
  ]
}

module linkPrivatelinkBlobCoreWindowsNetToSpokeShopWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.blob.core.windows.net-spoke-shop-weu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.blob.core.windows.net'
    linkName: 'link-spoke-shop-weu'
    networkId: networkSpokeShopWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkBlobCoreWindowsNet
  ]
}

module linkPrivatelinkDatabaseWindowsNetToHubWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.database.windows.net-hub-weu'
  scope: groupRgShopWeu
  params: {
    zoneName: 'privatelink.database.windows.net'
    linkName: 'link-hub-weu'
    networkId: networkHubWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDatabaseWindowsNet
  ]
}

module linkPrivatelinkDatabaseWindowsNetToSpokeShopWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.database.windows.net-spoke-shop-weu'
  scope: groupRgShopWeu
  params: {
    zoneName: 'privatelink.database.windows.net'
    linkName: 'link-spoke-shop-weu'
    networkId: networkSpokeShopWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDatabaseWindowsNet
  ]
}

module linkPrivatelinkDfsCoreWindowsNetToHubNeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.dfs.core.windows.net-hub-neu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.dfs.core.windows.net'
    linkName: 'link-hub-neu'
    networkId: networkHubNeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDfsCoreWindowsNet
  ]
}

module linkPrivatelinkDfsCoreWindowsNetToSpokeDataNeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.dfs.core.windows.net-spoke-data-neu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.dfs.core.windows.net'
    linkName: 'link-spoke-data-neu'
    networkId: networkSpokeDataNeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDfsCoreWindowsNet
  ]
}

module linkPrivatelinkDocumentsAzureComToHubNeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.documents.azure.com-hub-neu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.documents.azure.com'
    linkName: 'link-hub-neu'
    networkId: networkHubNeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDocumentsAzureCom
  ]
}

module linkPrivatelinkDocumentsAzureComToSpokeDataNeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.documents.azure.com-spoke-data-neu'
  scope: groupRgDataNeu
  params: {
    zoneName: 'privatelink.documents.azure.com'
    linkName: 'link-spoke-data-neu'
    networkId: networkSpokeDataNeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDocumentsAzureCom
  ]
}

module linkPrivatelinkServicebusWindowsNetToHubWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.servicebus.windows.net-hub-weu'
  scope: groupRgIntegrationWeu
  params: {
    zoneName: 'privatelink.servicebus.windows.net'
    linkName: 'link-hub-weu'
    networkId: networkHubWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkServicebusWindowsNet
  ]
}

module linkPrivatelinkServicebusWindowsNetToSpokeIntegrationWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.servicebus.windows.net-spoke--be6d8359'
  scope: groupRgIntegrationWeu
  params: {
    zoneName: 'privatelink.servicebus.windows.net'
    linkName: 'link-spoke-integration-weu'
    networkId: networkSpokeIntegrationWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkServicebusWindowsNet
  ]
}

module linkPrivatelinkVaultcoreAzureNetToHubWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.vaultcore.azure.net-hub-weu'
  scope: groupRgShopWeu
  params: {
    zoneName: 'privatelink.vaultcore.azure.net'
    linkName: 'link-hub-weu'
    networkId: networkHubWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkVaultcoreAzureNet
  ]
}

module linkPrivatelinkVaultcoreAzureNetToSpokeShopWeu 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.vaultcore.azure.net-spoke-shop-weu'
  scope: groupRgShopWeu
  params: {
    zoneName: 'privatelink.vaultcore.azure.net'
    linkName: 'link-spoke-shop-weu'
    networkId: networkSpokeShopWeu.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkVaultcoreAzureNet
  ]
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
