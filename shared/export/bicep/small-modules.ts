import { API_VERSIONS } from '../api-versions.ts';

// Modules that are the same in every export: all that differs comes as parameters.

export const PEERING_FILE = 'modules/peering.bicep';
export const GROUP_FILE = 'modules/resource-group.bicep';
export const ZONE_FILE = 'modules/private-dns-zone.bicep';
export const LINK_FILE = 'modules/private-dns-link.bicep';

/** A module for one side of a peering. */
export const PEERING = `// One side of a peering. Written by Cadastre.

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

resource virtualNetwork 'Microsoft.Network/virtualNetworks@${API_VERSIONS.network}' existing = {
  name: networkName
}

resource peering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@${API_VERSIONS.network}' = {
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
`;

/** A module for a resource group of another subscription. */
export const RESOURCE_GROUP = `// A resource group in a subscription. Written by Cadastre.

targetScope = 'subscription'

@description('Name of the resource group.')
param name string

@description('Region of the resource group.')
param location string

@description('Tags of the resource group.')
param tags object

resource group 'Microsoft.Resources/resourceGroups@${API_VERSIONS.resourceGroup}' = {
  name: name
  location: location
  tags: tags
}
`;

/** A module for a private DNS zone. */
export const ZONE = `// A private DNS zone. Written by Cadastre.

@description('Name of the zone.')
param name string

@description('Tags of the zone.')
param tags object

resource zone 'Microsoft.Network/privateDnsZones@${API_VERSIONS.privateDns}' = {
  name: name
  location: 'global'
  tags: tags
}

@description('Resource id of the zone.')
output id string = zone.id
`;

/** A module for the link of a zone to a network. */
export const LINK = `// A link of a private DNS zone to a network. Written by Cadastre.

@description('Name of the zone.')
param zoneName string

@description('Name of the link.')
param linkName string

@description('Resource id of the network whose clients resolve names of the zone.')
param networkId string

@description('Tags of the link.')
param tags object

resource zone 'Microsoft.Network/privateDnsZones@${API_VERSIONS.privateDns}' existing = {
  name: zoneName
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@${API_VERSIONS.privateDns}' = {
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
`;
