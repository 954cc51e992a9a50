import { definePrivateEndpointResource, dnsTable } from '../private-endpoint-resource.ts';

export const iotDpsEndpoints = definePrivateEndpointResource({
  id: 'iot-dps',
  name: 'IoT Hub Device Provisioning Service',
  aliases: ['dps'],
  resourceType: 'Microsoft.Devices/ProvisioningServices',
  groups: [
    {
      groupId: 'iotDps',
      privateDnsZones: ['privatelink.azure-devices-provisioning.net'],
      publicForwarders: ['azure-devices-provisioning.net'],
      governmentZones: ['privatelink.azure-devices-provisioning.us'],
      ports: [],
    },
  ],
  notes: [],
  conflicts: [],
  sources: [dnsTable],
});
