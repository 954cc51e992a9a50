import { definePrivateEndpointResource, dnsTable, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';
import { source } from '../source.ts';

const page = source('Network security of Azure Cloud HSM', 'https://learn.microsoft.com/azure/cloud-hsm/network-security', '2026-07-06');

export const cloudHsmEndpoints = definePrivateEndpointResource({
  id: 'cloud-hsm',
  name: 'Azure Cloud HSM',
  aliases: [],
  groups: [
    {
      groupId: '',
      privateDnsZones: ['privatelink.cloudhsm.azure.net'],
      ports: ['2224', '2225', '443', '444'],
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
      note: 'Each node of the HSM has a name of its own, hsm1 and so on.',
    },
  ],
  notes: ['Resource type and group are not published.'],
  conflicts: [],
  sources: [dnsTable, page],
});
