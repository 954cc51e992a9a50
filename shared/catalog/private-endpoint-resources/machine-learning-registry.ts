import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const machineLearningRegistryEndpoints = definePrivateEndpointResource({
  id: 'machine-learning-registry',
  name: 'Azure Machine Learning registry',
  aliases: ['aml-registry'],
  resourceType: 'Microsoft.MachineLearningServices/registries',
  groups: [
    {
      groupId: 'amlregistry',
      privateDnsZones: ['privatelink.api.azureml.ms'],
      publicForwarders: ['api.azureml.ms'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
