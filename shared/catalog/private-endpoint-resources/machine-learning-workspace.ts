import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const machineLearningWorkspaceEndpoints = definePrivateEndpointResource({
  id: 'machine-learning-workspace',
  name: 'Azure Machine Learning workspace',
  aliases: ['machine-learning', 'aml', 'aml-workspace'],
  resourceType: 'Microsoft.MachineLearningServices/workspaces',
  groups: [
    {
      groupId: 'amlworkspace',
      privateDnsZones: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'],
      publicForwarders: ['api.azureml.ms', 'notebooks.azure.net', 'instances.azureml.ms', 'aznbcontent.net', 'inference.ml.azure.com'],
      governmentZones: ['privatelink.api.ml.azure.us', 'privatelink.notebooks.usgovcloudapi.net'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: ['Several names lead to one endpoint; how many addresses it takes was not found.'],
  conflicts: [],
  sources: [dnsTable],
});
