import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const filesFilesharesEndpoints = definePrivateEndpointResource({
  id: 'files-fileshares',
  name: 'Azure Files share resource',
  aliases: ['Azure Files (file share resource)', 'file-share'],
  resourceType: 'Microsoft.FileShares/fileShares',
  groups: [
    {
      groupId: 'FileShare',
      privateDnsZones: ['privatelink.file.core.windows.net'],
      publicForwarders: ['file.core.windows.net'],
      ports: ['445'],
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
