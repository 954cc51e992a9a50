import { anyRegion, endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';

export const serviceBusEndpoint: ServiceEndpoint = {
  type: 'Microsoft.ServiceBus',
  id: 'service-bus',
  name: 'Azure Service Bus',
  status: 'ga',
  covers: ['Namespaces; which tiers was not found'],
  region: anyRegion,
  tag: 'ServiceBus',
  ports: ['443', '5671-5672'],
  portsNote: 'HTTPS and AMQP; the exact list was not found',
  steps: ['Enable the endpoint on the subnet.', 'Add the subnet to the network rules of the namespace.', 'Set the default action to deny.'],
  notes: ['The page of the service itself was not read.'],
  conflicts: [],
  sources: [endpointOverview],
};
