import { definePrivateEndpointResource, dnsTable, UNPUBLISHED_ADDRESSES } from '../private-endpoint-resource.ts';

export const iotHubEndpoints = definePrivateEndpointResource({
  id: 'iot-hub',
  name: 'Azure IoT Hub',
  aliases: [],
  resourceType: 'Microsoft.Devices/IotHubs',
  groups: [
    {
      groupId: 'iotHub',
      privateDnsZones: ['privatelink.azure-devices.net', 'privatelink.servicebus.windows.net'],
      publicForwarders: ['azure-devices.net', 'servicebus.windows.net'],
      governmentZones: ['privatelink.azure-devices.us', 'privatelink.servicebus.windows.us'],
      ports: [],
      addresses: UNPUBLISHED_ADDRESSES,
      assumed: true,
    },
  ],
  notes: ['Two zones: the hub and its built-in Event Hubs endpoint; how many addresses they take was not found.'],
  conflicts: [
    {
      topic: 'Government zone of the built-in endpoint',
      says: [
        'privatelink.servicebus.windows.us, for IoT Hub (2025-08-04)',
        'privatelink.servicebus.usgovcloudapi.net, for Event Hubs in the same table',
      ],
      followed: 'As printed for IoT Hub.',
    },
  ],
  sources: [dnsTable],
});
