import { anyRegion, endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';

const page = source(
  'Restrict access to a registry with service endpoints',
  'https://learn.microsoft.com/azure/container-registry/container-registry-vnet',
  '2023-10-31',
);
const skus = source('Container Registry SKUs', 'https://learn.microsoft.com/azure/container-registry/container-registry-skus', '2026-03-25');

export const containerRegistryEndpoint: ServiceEndpoint = {
  type: 'Microsoft.ContainerRegistry',
  id: 'container-registry',
  name: 'Azure Container Registry',
  status: 'ga',
  covers: ['Registries of the Premium tier'],
  region: { ...anyRegion, note: 'the general rule; limited to some regions in 2019' },
  excludesPrivateEndpoints: { value: true, source: page },
  tag: 'AzureContainerRegistry',
  ports: ['443'],
  networkRules: { value: 100, source: skus, note: 'cannot be raised' },
  steps: ['Enable the endpoint on the subnet.', 'Add the network rules with the command line; the portal cannot.', 'Set the default action to deny.'],
  notes: [
    'Clients may only be AKS clusters and machines in the subnet; Container Instances and others are not supported.',
    'Not together with private endpoints of the same registry.',
    'Not in the Government and 21Vianet clouds.',
    'The number of rules cannot be raised.',
  ],
  conflicts: [{ topic: 'status', says: ['generally available (2025-07-22)', 'preview (2023-10-31)'], followed: 'The newer page.' }],
  sources: [page, skus, endpointOverview],
};
