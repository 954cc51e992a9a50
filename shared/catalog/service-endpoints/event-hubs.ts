import { anyRegion, endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';

const page = source(
  'Service endpoints for Azure Event Hubs',
  'https://learn.microsoft.com/azure/event-hubs/event-hubs-service-endpoints',
  '2026-01-30',
);

export const eventHubsEndpoint: ServiceEndpoint = {
  type: 'Microsoft.EventHub',
  id: 'event-hubs',
  name: 'Azure Event Hubs',
  status: 'ga',
  covers: ['Namespaces above the basic tier'],
  region: anyRegion,
  tag: 'EventHub',
  ports: ['443', '5672', '9093'],
  portsNote: '5672 for AMQP and 9093 for Kafka, as pages of other services name them',
  steps: [
    'Enable the endpoint on the subnet.',
    'Add the rule to the namespace.',
    'Set the default action to deny and keep at least one rule: with none all traffic flows in.',
    'Let trusted services in if wanted.',
  ],
  notes: [
    'API versions up to 2021-01-01-preview default to deny without enforcing it while there are no rules; later ones default to allow and enforce.',
    'Remove a delete lock on the network before removing a rule.',
  ],
  conflicts: [],
  sources: [page, endpointOverview],
};
