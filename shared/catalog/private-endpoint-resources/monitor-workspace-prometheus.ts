import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const monitorWorkspacePrometheusEndpoints = definePrivateEndpointResource({
  id: 'monitor-workspace-prometheus',
  name: 'Azure Managed Prometheus',
  aliases: ['prometheus', 'monitor-workspace'],
  resourceType: 'Microsoft.Monitor/accounts',
  groups: [
    {
      groupId: 'prometheusMetrics',
      privateDnsZones: ['privatelink.{regionName}.prometheus.monitor.azure.com'],
      publicForwarders: ['{regionName}.prometheus.monitor.azure.com'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
