import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { dnsTable } from '../private-endpoint-resource.ts';
import { synapsePrivateLinkHubEndpoints } from '../private-endpoint-resources/synapse-private-link-hub.ts';
import { synapseEndpoints } from '../private-endpoint-resources/synapse.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const managedNetwork = source('Azure Synapse Analytics managed virtual network', 'https://learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet', '2021-08-15');

/** Sql, SqlOnDemand and Dev of the workspace, Web of the private link hub. */
const groups = [...synapseEndpoints.groups, ...synapsePrivateLinkHubEndpoints.groups];
const PER_ENDPOINT = Math.max(...groups.map(({ addresses }) => addresses({})));

/** The network belongs to the service and takes nothing; what leads to the workspace from yours are private endpoints. */
export const synapseManagedVnet = defineService({
  id: 'synapse-managed-vnet',
  name: 'Azure Synapse Analytics managed workspace VNet',
  aliases: ['Managed workspace Virtual Network', 'Synapse', 'Azure Synapse', 'Azure Synapse Analytics', 'Synapse managed virtual network', 'Synapse workspace', 'Microsoft.Synapse/workspaces'],
  family: 'data',
  summary: 'Synapse workspace in a network of its own, which private endpoints in a subnet of yours lead to.',
  integration: ['private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: managedNetwork, note: 'The managed network belongs to the service, and you give it no addresses; the private endpoints may stand in any subnet that is not delegated.' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: managedNetwork },
    resizable: { value: 'empty-only', source: virtualNetworkFaq, note: 'Of the subnet of the endpoints. The choice for or against a managed network is made with the workspace and stays.' },
  },
  sizing: {
    inputs: {
      privateEndpoints: {
        kind: 'count',
        unit: 'endpoints',
        meaning: `private endpoints in the subnet, among ${groups.map(({ groupId }) => groupId).join(', ')} (the last one of the private link hub)`,
        default: synapseEndpoints.groups.length,
        least: 0,
        most: groups.length,
        aliases: ['endpoints'],
      },
    },
    rule: 'Nothing for the managed network; an address for each private endpoint in a subnet of yours.',
    lines: ({ privateEndpoints }) => [
      { label: 'the managed network, which has addresses of its own', addresses: 0 },
      { label: `${privateEndpoints} × private endpoint, ${PER_ENDPOINT} each`, addresses: PER_ENDPOINT * privateEndpoints },
    ],
    sources: [managedNetwork, dnsTable],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: managedNetwork, note: 'On the subnet of the private endpoints; the managed network has none of yours.' }, rules: [] },
  routes: { table: { value: 'allowed', source: managedNetwork, note: 'On the subnet of the private endpoints; the managed network has none of yours.' }, defaultRoute: 'any', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Through the private endpoints in a network of yours.',
  dns: { zones: [...new Set(groups.flatMap(({ privateDnsZones }) => privateDnsZones))] },
  notes: [
    'Outbound to other resources goes through managed private endpoints; with protection against exfiltration to approved targets only.',
    'Dedicated and serverless SQL pools stay outside of the managed network.',
  ],
  conflicts: [],
  sources: [managedNetwork, dnsTable, virtualNetworkFaq],
});
