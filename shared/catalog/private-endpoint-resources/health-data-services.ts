import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES, verifiedZones } from '../private-endpoint-resource.ts';

export const healthDataServicesEndpoints = definePrivateEndpointResource({
  id: 'health-data-services',
  name: 'Azure Health Data Services',
  aliases: ['healthcare-apis'],
  resourceType: 'Microsoft.HealthcareApis/workspaces',
  groups: [
    {
      groupId: 'healthcareworkspace',
      privateDnsZones: ['privatelink.azurehealthcareapis.com', 'privatelink.dicom.azurehealthcareapis.com'],
      publicForwarders: ['workspace.azurehealthcareapis.com', 'fhir.azurehealthcareapis.com', 'dicom.azurehealthcareapis.com'],
      governmentZones: [
        'privatelink.workspace.azurehealthcareapis.us',
        'privatelink.fhir.azurehealthcareapis.us',
        'privatelink.dicom.azurehealthcareapis.us',
      ],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: [],
  conflicts: [
    {
      topic: 'zones',
      says: [
        'four, with privatelink.workspace.azurehealthcareapis.com and privatelink.fhir.azurehealthcareapis.com (Bicep pattern, 2026-06-18)',
        'two (DNS table, 2025-08-04)',
      ],
      followed: 'The DNS table.',
    },
  ],
  sources: [dnsTable, verifiedZones],
});
