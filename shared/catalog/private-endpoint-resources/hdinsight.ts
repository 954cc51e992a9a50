import { definePrivateEndpointResource, dnsTable, endpointOverview, HTTPS_INFERRED } from '../private-endpoint-resource.ts';

export const hdinsightEndpoints = definePrivateEndpointResource({
  id: 'hdinsight',
  name: 'Azure HDInsight',
  aliases: [],
  resourceType: 'Microsoft.HDInsight/clusters',
  groups: [
    {
      groupId: 'gateway',
      privateDnsZones: ['privatelink.azurehdinsight.net'],
      publicForwarders: ['azurehdinsight.net'],
      governmentZones: ['privatelink.azurehdinsight.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
    },
    {
      groupId: 'headnode',
      privateDnsZones: ['privatelink.azurehdinsight.net'],
      publicForwarders: ['azurehdinsight.net'],
      governmentZones: ['privatelink.azurehdinsight.us'],
      ports: [],
    },
  ],
  dynamicAddressOnly: true,
  notes: [],
  conflicts: [
    { topic: 'group', says: ['cluster (overview, 2025-03-25)', 'gateway and headnode (DNS table, 2025-08-04)'], followed: 'The newer table.' },
  ],
  sources: [dnsTable, endpointOverview],
});
