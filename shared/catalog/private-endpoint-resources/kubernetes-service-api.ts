import { definePrivateEndpointResource, dnsTable, endpointOverview, HTTPS_INFERRED } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source('Create a private AKS cluster', 'https://learn.microsoft.com/azure/aks/private-clusters', '2026-08-05');
const page2 = source('API Server VNet Integration of AKS', 'https://learn.microsoft.com/azure/aks/api-server-vnet-integration', '2026-04-15');

export const kubernetesServiceApiEndpoints = definePrivateEndpointResource({
  id: 'kubernetes-service-api',
  name: 'AKS private cluster API server',
  aliases: ['aks', 'aks-api', 'kubernetes-service', 'private-aks'],
  resourceType: 'Microsoft.ContainerService/managedClusters',
  groups: [
    {
      groupId: 'management',
      privateDnsZones: ['privatelink.{regionName}.azmk8s.io', '{subzone}.privatelink.{regionName}.azmk8s.io'],
      publicForwarders: ['{regionName}.azmk8s.io'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      note: 'The second zone stands in place of the first where a subzone is wanted.',
    },
  ],
  dynamicAddressOnly: true,
  notes: [
    'The endpoint of the cluster itself is made by AKS, in the resource group of the nodes, and takes one address of the cluster subnet (the number was not confirmed on a page).',
    'API Server VNet Integration uses a delegated subnet in place of an endpoint: a /28 at least, nine addresses at least.',
  ],
  conflicts: [],
  sources: [dnsTable, page, page2, endpointOverview],
});
