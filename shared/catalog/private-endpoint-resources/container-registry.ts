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
  serviceEndpoint: 'Microsoft.ContainerRegistry',
  notes: [
    'Premium tier.',
    'Use a /27 at least for subnets of geo-replicated registries, a /24 where possible.',
    'A replica cannot be added while the subnet of any connected endpoint is full; the error does not say which.',
    'Not together with service endpoint rules.',
    'With several regions Microsoft advises a resource group, network and zone for each.',
    'At most 200 endpoints for a registry.',
  ],
  conflicts: [],
  sources: [dnsTable, page],
});
