import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const aiServicesEndpoints = definePrivateEndpointResource({
  id: 'ai-services',
  name: 'Azure AI services',
  aliases: [
    'openai',
    'azure-openai',
    'cognitive-services',
    'foundry',
    'ai-foundry',
    'foundry-tools',
    'Azure AI services / Foundry Tools / Azure OpenAI',
  ],
  resourceType: 'Microsoft.CognitiveServices/accounts',
  groups: [
    {
      groupId: 'account',
      privateDnsZones: ['privatelink.cognitiveservices.azure.com', 'privatelink.openai.azure.com', 'privatelink.services.ai.azure.com'],
      publicForwarders: ['cognitiveservices.azure.com', 'openai.azure.com', 'services.ai.azure.com'],
      governmentZones: ['privatelink.cognitiveservices.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      assumed: true,
    },
  ],
  serviceEndpoints: ['Microsoft.CognitiveServices'],
  notes: [
    'One endpoint and up to three zones. How many addresses it takes when all names are in use was not found; the one of the platform is counted.',
  ],
  conflicts: [],
  sources: [dnsTable],
});
