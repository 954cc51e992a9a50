import { definePrivateEndpointResource, dnsTable, HTTPS_INFERRED, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const databricksEndpoints = definePrivateEndpointResource({
  id: 'databricks',
  name: 'Azure Databricks',
  aliases: [],
  resourceType: 'Microsoft.Databricks/workspaces',
  groups: [
    {
      groupId: 'databricks_ui_api',
      part: 'ui-api',
      privateDnsZones: ['privatelink.azuredatabricks.net'],
      publicForwarders: ['azuredatabricks.net'],
      governmentZones: ['privatelink.databricks.azure.us'],
      ports: ['443', '3306', '8443-8451'],
      portsNote: '3306 and 8443-8451 for the connection of the compute side to the control plane.',
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
    {
      groupId: 'browser_authentication',
      privateDnsZones: ['privatelink.azuredatabricks.net'],
      publicForwarders: ['azuredatabricks.net'],
      governmentZones: ['privatelink.databricks.azure.us'],
      ports: ['443'],
      portsNote: HTTPS_INFERRED,
      portsAssumed: true,
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: [
    'Front-end and back-end connections are endpoints of their own, both of the group databricks_ui_api.',
    'browser_authentication once for each region and DNS: general practice, not verified.',
  ],
  conflicts: [],
  sources: [dnsTable],
});
