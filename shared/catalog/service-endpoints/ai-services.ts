import { anyRegion, endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';

const terraformNames = source(
  'azurerm provider, names of service endpoints',
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/validate/subnet_service_endpoint_name.go',
  '2026-08-21',
);

export const aiServicesEndpoint: ServiceEndpoint = {
  type: 'Microsoft.CognitiveServices',
  id: 'ai-services',
  name: 'Azure AI services',
  status: 'ga',
  covers: ['AI services, now Foundry Tools, the former Cognitive Services'],
  region: anyRegion,
  ports: ['443'],
  portsNote: 'expected of an HTTPS service; no page read states it, nor the service tag',
  steps: ['Enable the endpoint on the subnet.', 'Add the subnet to the network rules of the account.', 'Set the default action to deny.'],
  notes: ['Whether a custom subdomain is needed was not verified.'],
  conflicts: [
    {
      topic: 'spelling',
      says: [
        'Microsoft.CognitiveService (azurerm documentation, 2026-08)',
        'Microsoft.CognitiveServices (azurerm code, 2026-08-21; the page of Microsoft, 2025-07-22)',
      ],
      followed: 'Microsoft.CognitiveServices.',
    },
  ],
  sources: [endpointOverview, terraformNames],
};
