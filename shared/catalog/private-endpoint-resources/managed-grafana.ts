import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const managedGrafanaEndpoints = definePrivateEndpointResource({
  id: 'managed-grafana',
  name: 'Azure Managed Grafana',
  aliases: ['grafana'],
  resourceType: 'Microsoft.Dashboard/grafana',
  groups: [
    {
      groupId: 'grafana',
      privateDnsZones: ['privatelink.grafana.azure.com'],
      publicForwarders: ['grafana.azure.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
