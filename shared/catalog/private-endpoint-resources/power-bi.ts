import {
  definePrivateEndpointResource,
  dnsTable,
  endpointOverview,
  HTTPS_INFERRED,
  UNPUBLISHED_ADDRESSES,
  verifiedZones,
} from '../private-endpoint-resource.ts';

export const powerBiEndpoints = definePrivateEndpointResource({
  id: 'power-bi',
  name: 'Microsoft Power BI',
  aliases: ['powerbi', 'Microsoft Power BI tenant'],
  resourceType: 'Microsoft.PowerBI/privateLinkServicesForPowerBI',
  groups: [
    {
      groupId: 'tenant',
      privateDnsZones: ['privatelink.analysis.windows.net', 'privatelink.pbidedicated.windows.net', 'privatelink.prod.powerquery.microsoft.com'],
      publicForwarders: ['analysis.windows.net', 'pbidedicated.windows.net', 'prod.powerquery.microsoft.com'],
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
      topic: 'group and zone',
      says: [
        'Power BI (overview, 2025-03-25); privatelink.tip1.powerquery.microsoft.com (Bicep pattern, 2026-06-18)',
        'tenant; privatelink.prod.powerquery.microsoft.com (DNS table, 2025-08-04)',
      ],
      followed: 'The DNS table.',
    },
  ],
  sources: [dnsTable, endpointOverview, verifiedZones],
});
