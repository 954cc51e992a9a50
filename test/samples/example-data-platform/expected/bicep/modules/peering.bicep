// One side of a peering. Written by Cadastre.

@description('Name of the network that the peering belongs to.')
param networkName string

@description('Name of the peering.')
param peeringName string

@description('Resource id of the network at the other end.')
param remoteNetworkId string

@description('Whether packets relayed by an appliance may enter.')
param allowForwardedTraffic bool

@description('Whether the other side may use the gateway of this network.')
param allowGatewayTransit bool

@description('Whether this network uses the gateway of the other side.')
param useRemoteGateways bool

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' existing = {
  name: networkName
}

resource peering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-01-01' = {
  parent: virtualNetwork
  name: peeringName
  properties: {
    remoteVirtualNetwork: {
      id: remoteNetworkId
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: allowForwardedTraffic
    allowGatewayTransit: allowGatewayTransit
    useRemoteGateways: useRemoteGateways
  }
}
