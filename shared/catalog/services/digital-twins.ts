import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { dnsTable } from '../private-endpoint-resource.ts';
import { digitalTwinsEndpoints } from '../private-endpoint-resources/digital-twins.ts';
import { defineService } from '../service.ts';
import { endpointLines } from './managed-redis.ts';

/** Never in a network by itself: its private endpoints are, in any ordinary subnet. */
export const digitalTwins = defineService({
  id: 'digital-twins',
  name: 'Azure Digital Twins',
  aliases: ['Digital Twins', 'ADT', 'Microsoft.DigitalTwins/digitalTwinsInstances'],
  family: 'data',
  summary: 'Models of real environments, reached over private endpoints in a subnet of yours.',
  integration: ['private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: dnsTable, note: 'The endpoints may live in any ordinary subnet.' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: dnsTable },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
  },
  sizing: {
    inputs: {
      privateEndpoints: { kind: 'count', unit: 'endpoints', meaning: 'private endpoints in the subnet, one for each instance that is reached from here', default: 1, least: 0, grows: true, aliases: ['endpoints', 'instances'] },
    },
    rule: 'There is no injection. One private endpoint for each instance (group API), with one address.',
    lines: ({ privateEndpoints }) => endpointLines(digitalTwinsEndpoints, privateEndpoints),
    sources: [dnsTable],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: dnsTable, note: 'Takes effect on endpoints only while the network policies of the subnet include security groups.' }, rules: [] },
  routes: { table: { value: 'allowed', source: dnsTable }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Reachable through the private endpoint.',
  dns: { zones: digitalTwinsEndpoints.groups.flatMap((group) => group.privateDnsZones) },
  notes: [],
  conflicts: [],
  sources: [dnsTable, virtualNetworkFaq],
});
