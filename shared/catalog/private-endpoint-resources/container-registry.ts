import type { InputSpecs } from '../inputs.ts';
import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source(
  'Connect privately to a container registry',
  'https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints',
  '2026-02-11',
);

const registryInputs: InputSpecs = {
  replicas: {
    kind: 'count',
    unit: 'replicas',
    meaning: 'regions that hold the registry, its home included',
    default: 1,
    least: 1,
    grows: true,
    aliases: ['regions'],
  },
  regionalEndpoints: { kind: 'flag', meaning: 'regional endpoints are enabled', default: false },
};

/** The registry and one data endpoint for each replica, and one more for each replica with regional endpoints. */
export const containerRegistryEndpoints = definePrivateEndpointResource({
  id: 'container-registry',
  name: 'Azure Container Registry',
  aliases: ['acr', 'registry'],
  resourceType: 'Microsoft.ContainerRegistry/registries',
  groups: [
    {
      groupId: 'registry',
      privateDnsZones: ['privatelink.azurecr.io'],
      publicForwarders: ['azurecr.io', '{regionName}.data.azurecr.io'],
      governmentZones: ['privatelink.azurecr.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      inputs: registryInputs,
      addresses: (inputs) => 1 + (inputs['replicas'] as number) * (inputs['regionalEndpoints'] ? 2 : 1),
      note: 'The records {regionName}.data live inside the zone: they need no zone of their own.',
    },
  ],
  serviceEndpoints: ['Microsoft.ContainerRegistry'],
  subnet: { recommended: { value: 27, source: page, note: 'For registries with replicas; a /24 where possible.' } },
  limits: { endpointsPerResource: { value: 200, source: page } },
  notes: [
    'Premium tier.',
    'The advice on the subnet is for registries with replicas; a /24 is better where there is room.',
    'A replica cannot be added while the subnet of any connected endpoint is full; the error does not say which.',
    'Not together with service endpoint rules.',
    'With several regions Microsoft advises a resource group, network and zone for each.',
  ],
  conflicts: [],
  sources: [dnsTable, page],
});
