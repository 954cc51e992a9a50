import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source(
  'Design your Azure Private Link setup for Azure Monitor',
  'https://learn.microsoft.com/azure/azure-monitor/logs/private-link-design',
  'undated',
  { note: 'localized copy' },
);

export const monitorPrivateLinkScopeEndpoints = definePrivateEndpointResource({
  id: 'monitor-private-link-scope',
  name: 'Azure Monitor private link scope',
  aliases: ['ampls', 'monitor', 'azure-monitor'],
  resourceType: 'Microsoft.Insights/privateLinkScopes',
  groups: [
    {
      groupId: 'azuremonitor',
      privateDnsZones: [
        'privatelink.monitor.azure.com',
        'privatelink.oms.opinsights.azure.com',
        'privatelink.ods.opinsights.azure.com',
        'privatelink.agentsvc.azure-automation.net',
        'privatelink.blob.core.windows.net',
      ],
      publicForwarders: [
        'monitor.azure.com',
        'oms.opinsights.azure.com',
        'ods.opinsights.azure.com',
        'agentsvc.azure-automation.net',
        'blob.core.windows.net',
        'services.visualstudio.com',
        'applicationinsights.azure.com',
      ],
      governmentZones: [
        'privatelink.monitor.azure.us',
        'privatelink.adx.monitor.azure.us',
        'privatelink.oms.opinsights.azure.us',
        'privatelink.ods.opinsights.azure.us',
        'privatelink.agentsvc.azure-automation.us',
        'privatelink.blob.core.usgovcloudapi.net',
      ],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: 27,
      assumed: true,
    },
  ],
  limits: { endpointsPerResource: { value: 10, source: page }, resourcesPerNetwork: { value: 1, source: page } },
  notes: [
    'Several addresses, for each global and regional endpoint; their number is not published. A /27 is counted whole, as a reserve.',
    'One scope for each view of names: shared names are overridden for every network with the same DNS.',
    'Its five zones are also the most that a zone group holds.',
  ],
  conflicts: [],
  sources: [dnsTable, page],
});
