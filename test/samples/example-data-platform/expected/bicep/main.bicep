// Data platform: virtual networks, NSGs, route tables, peerings, and what else their subnets need.
// Written by Cadastre. Change the plan, not this file.
// az deployment sub create --location REGION --template-file main.bicep --parameters main.bicepparam

targetScope = 'subscription'

@description('Region of what the plan places in westeurope.')
param locationWesteurope string

@description('Tags of every resource; those of a network in the plan are added to them.')
param tags object = {}

@description('Resource id of what each private endpoint leads to, by name of the endpoint. Those without are not made.')
param privateEndpointTargets object

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

module zonePrivatelinkBlobCoreWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.blob.core.windows.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.blob.core.windows.net'
    tags: tags
  }
}

module zonePrivatelinkDfsCoreWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.dfs.core.windows.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.dfs.core.windows.net'
    tags: tags
  }
}

module zonePrivatelinkQueueCoreWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.queue.core.windows.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.queue.core.windows.net'
    tags: tags
  }
}

module zonePrivatelinkServicebusWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.servicebus.windows.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.servicebus.windows.net'
    tags: tags
  }
}

module zonePrivatelinkSqlAzuresynapseNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.sql.azuresynapse.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.sql.azuresynapse.net'
    tags: tags
  }
}

module zonePrivatelinkTableCoreWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.table.core.windows.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.table.core.windows.net'
    tags: tags
  }
}

module zonePrivatelinkVaultcoreAzureNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.vaultcore.azure.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.vaultcore.azure.net'
    tags: tags
  }
}

module zonePrivatelinkWesteuropeKustoWindowsNet 'modules/private-dns-zone.bicep' = {
  name: 'cadastre-zone-privatelink.westeurope.kusto.windows.net'
  scope: groupRgAnalytics
  params: {
    name: 'privatelink.westeurope.kusto.windows.net'
    tags: tags
  }
}

module networkAnalytics 'modules/network-analytics.bicep' = {
  name: 'cadastre-network-analytics'
  scope: groupRgAnalytics
  params: {
    location: locationWesteurope
    tags: tags
    privateEndpointTargets: privateEndpointTargets
    privateDnsZoneIds: {
      'privatelink.blob.core.windows.net': zonePrivatelinkBlobCoreWindowsNet.outputs.id
      'privatelink.dfs.core.windows.net': zonePrivatelinkDfsCoreWindowsNet.outputs.id
      'privatelink.queue.core.windows.net': zonePrivatelinkQueueCoreWindowsNet.outputs.id
      'privatelink.servicebus.windows.net': zonePrivatelinkServicebusWindowsNet.outputs.id
      'privatelink.sql.azuresynapse.net': zonePrivatelinkSqlAzuresynapseNet.outputs.id
      'privatelink.table.core.windows.net': zonePrivatelinkTableCoreWindowsNet.outputs.id
      'privatelink.vaultcore.azure.net': zonePrivatelinkVaultcoreAzureNet.outputs.id
      'privatelink.westeurope.kusto.windows.net': zonePrivatelinkWesteuropeKustoWindowsNet.outputs.id
    }
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

module linkPrivatelinkBlobCoreWindowsNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.blob.core.windows.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.blob.core.windows.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkBlobCoreWindowsNet
  ]
}

module linkPrivatelinkBlobCoreWindowsNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.blob.core.windows.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.blob.core.windows.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkBlobCoreWindowsNet
  ]
}

module linkPrivatelinkBlobCoreWindowsNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.blob.core.windows.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.blob.core.windows.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkBlobCoreWindowsNet
  ]
}

module linkPrivatelinkDfsCoreWindowsNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.dfs.core.windows.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.dfs.core.windows.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDfsCoreWindowsNet
  ]
}

module linkPrivatelinkDfsCoreWindowsNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.dfs.core.windows.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.dfs.core.windows.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDfsCoreWindowsNet
  ]
}

module linkPrivatelinkDfsCoreWindowsNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.dfs.core.windows.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.dfs.core.windows.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkDfsCoreWindowsNet
  ]
}

module linkPrivatelinkQueueCoreWindowsNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.queue.core.windows.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.queue.core.windows.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkQueueCoreWindowsNet
  ]
}

module linkPrivatelinkQueueCoreWindowsNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.queue.core.windows.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.queue.core.windows.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkQueueCoreWindowsNet
  ]
}

module linkPrivatelinkQueueCoreWindowsNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.queue.core.windows.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.queue.core.windows.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkQueueCoreWindowsNet
  ]
}

module linkPrivatelinkServicebusWindowsNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.servicebus.windows.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.servicebus.windows.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkServicebusWindowsNet
  ]
}

module linkPrivatelinkServicebusWindowsNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.servicebus.windows.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.servicebus.windows.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkServicebusWindowsNet
  ]
}

module linkPrivatelinkServicebusWindowsNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.servicebus.windows.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.servicebus.windows.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkServicebusWindowsNet
  ]
}

module linkPrivatelinkSqlAzuresynapseNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.sql.azuresynapse.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.sql.azuresynapse.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkSqlAzuresynapseNet
  ]
}

module linkPrivatelinkSqlAzuresynapseNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.sql.azuresynapse.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.sql.azuresynapse.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkSqlAzuresynapseNet
  ]
}

module linkPrivatelinkSqlAzuresynapseNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.sql.azuresynapse.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.sql.azuresynapse.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkSqlAzuresynapseNet
  ]
}

module linkPrivatelinkTableCoreWindowsNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.table.core.windows.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.table.core.windows.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkTableCoreWindowsNet
  ]
}

module linkPrivatelinkTableCoreWindowsNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.table.core.windows.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.table.core.windows.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkTableCoreWindowsNet
  ]
}

module linkPrivatelinkTableCoreWindowsNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.table.core.windows.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.table.core.windows.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkTableCoreWindowsNet
  ]
}

module linkPrivatelinkVaultcoreAzureNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.vaultcore.azure.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.vaultcore.azure.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkVaultcoreAzureNet
  ]
}

module linkPrivatelinkVaultcoreAzureNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.vaultcore.azure.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.vaultcore.azure.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkVaultcoreAzureNet
  ]
}

module linkPrivatelinkVaultcoreAzureNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.vaultcore.azure.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.vaultcore.azure.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkVaultcoreAzureNet
  ]
}

module linkPrivatelinkWesteuropeKustoWindowsNetToAnalytics 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.westeurope.kusto.windows.net-analytics'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.westeurope.kusto.windows.net'
    linkName: 'link-analytics'
    networkId: networkAnalytics.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkWesteuropeKustoWindowsNet
  ]
}

module linkPrivatelinkWesteuropeKustoWindowsNetToDatabases 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.westeurope.kusto.windows.net-databases'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.westeurope.kusto.windows.net'
    linkName: 'link-databases'
    networkId: networkDatabases.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkWesteuropeKustoWindowsNet
  ]
}

module linkPrivatelinkWesteuropeKustoWindowsNetToPlatform 'modules/private-dns-link.bicep' = {
  name: 'cadastre-link-privatelink.westeurope.kusto.windows.net-platform'
  scope: groupRgAnalytics
  params: {
    zoneName: 'privatelink.westeurope.kusto.windows.net'
    linkName: 'link-platform'
    networkId: networkPlatform.outputs.id
    tags: tags
  }
  dependsOn: [
    zonePrivatelinkWesteuropeKustoWindowsNet
  ]
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
