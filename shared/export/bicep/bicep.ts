import type { Computed } from '../../result/compute.ts';
import type { TextExporter, ExportFile } from '../exporter.ts';
import { fileNames } from '../file-name.ts';
import { API_VERSIONS } from './api-versions.ts';
import { locationParameters, mainModule, type MainLayout } from './main-module.ts';
import { networkModule } from './network-module.ts';
import { comment, quote } from './writer.ts';

/** A folder of Bicep: `main.bicep` for a subscription, a module for each network, one for peerings, and the parameters. */
export const bicep: TextExporter = {
  id: 'bicep',
  title: 'Bicep (a folder)',
  kind: 'folder',
  fileName: 'bicep',
  write: bicepFiles,
};

function bicepFiles({ plan, resources }: Computed): readonly ExportFile[] {
  const names = fileNames(resources.networks.map((network) => network.name));
  const files = new Map([...names].map(([network, name]) => [network, `modules/network-${name}.bicep`]));
  const layout: MainLayout = { planName: plan.name, resources, locations: locationParameters(resources), files };
  const out: ExportFile[] = [
    { path: 'main.bicep', text: mainModule(layout) },
    { path: 'main.bicepparam', text: parameters(layout) },
    ...resources.networks.map((network) => ({ path: files.get(network.name) ?? '', text: networkModule(network) })),
  ];
  if (resources.peerings.length > 0) out.push({ path: 'modules/peering.bicep', text: PEERING });
  if (resources.networks.some((network) => network.subscription !== undefined))
    out.push({ path: 'modules/resource-group.bicep', text: RESOURCE_GROUP });
  return out;
}

function parameters({ planName, resources, locations }: MainLayout): string {
  const lines = [comment(`Parameters of ${planName}.`), "using './main.bicep'", ''];
  for (const [region, parameter] of locations) {
    if (region === '') lines.push(comment('The plan names no region for some networks: put one here.'));
    lines.push(`param ${parameter} = ${quote(region)}`);
  }
  lines.push('param tags = {}');
  if (resources.peerings.some((peering) => peering.useRemoteGateways)) {
    lines.push('', comment('Deploy with false until the gateways exist, then with true.'), 'param gatewaysExist = false');
  }
  return `${lines.join('\n')}\n`;
}

const PEERING = `// One side of a peering. Written by Cadastre.

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

const RESOURCE_GROUP = `// A resource group in a subscription. Written by Cadastre.

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
