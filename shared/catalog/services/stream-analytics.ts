import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const jobPage = source('Run an Azure Stream Analytics job in a virtual network', 'https://learn.microsoft.com/azure/stream-analytics/run-job-in-virtual-network', '2023-05-23');
const laterEdition = source('Run an Azure Stream Analytics job in a virtual network', 'https://learn.microsoft.com/azure/stream-analytics/run-job-in-virtual-network', 'undated', { note: 'a later edition, of which only the list of regions was read', checkedOn: '2026-11-25' });
const terraformSubnet = source('azurerm provider, delegations that azurerm_subnet knows', 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/subnet_resource.go', '2026-08-21');

/** Jobs in a delegated subnet: two addresses for each streaming unit, and one for the subnet. */
export const streamAnalytics = defineService({
  id: 'stream-analytics',
  name: 'Azure Stream Analytics',
  aliases: ['Azure Stream Analytics (job in a VNet)', 'ASA', 'Stream Analytics job', 'Microsoft.StreamAnalytics/streamingJobs'],
  family: 'data',
  summary: 'Streaming jobs in a delegated subnet of yours, with private ways to their sources and targets.',
  integration: ['injection'],
  lifecycle: { status: 'preview', note: 'By the page of 2023-05-23; what it is today was not found.', source: jobPage },
  subnet: {
    sharing: { kind: 'same-service', source: jobPage, note: 'Only jobs of Stream Analytics; several share one subnet.' },
    delegation: { to: 'Microsoft.StreamAnalytics/streamingJobs', actions: [], source: terraformSubnet, note: 'The portal delegates the subnet and takes the delegation back. Which actions it grants is not published.' },
    smallest: { ...SMALLEST_SUBNET, note: 'No floor is published; this is that of the platform.' },
    ipv6: { value: 'unknown', source: jobPage },
    resizable: { value: 'no', source: jobPage, note: 'The size cannot change once assigned.' },
  },
  sizing: {
    inputs: {
      streamingUnitsV2: { kind: 'count', unit: 'SU V2', meaning: 'streaming units of all jobs in the subnet at their most; six units of the old scheme are one', default: 1, least: 1, grows: true, aliases: ['suV2'] },
    },
    rule: 'One address for the subnet (sample data, test of connections, metadata) and 2 for each SU V2, or for every six units of the old scheme.',
    lines: ({ streamingUnitsV2 }) => [
      { label: 'sample data, test of connections and metadata', addresses: 1 },
      { label: `${streamingUnitsV2} × SU V2, 2 each`, addresses: 2 * streamingUnitsV2 },
    ],
    sources: [jobPage],
    examples: [],
  },
  nsg: { support: { value: 'unknown', source: jobPage }, rules: [] },
  routes: { table: { value: 'unknown', source: jobPage, note: 'A NAT gateway on the subnet is required.' }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [], note: 'Those of the sources and targets of the jobs.' },
  publicAddresses: { count: () => 1, note: 'At least one, on the NAT gateway that the subnet must have.' },
  excludedRanges: [{ prefix: '10.0.0.0/16', appliesTo: 'subnet', why: 'The service uses it itself.', source: jobPage }],
  onPremises: 'Jobs reach on-premises over ExpressRoute and VPN.',
  dns: { zones: [], note: 'After a change of DNS the jobs must be deployed anew.' },
  notes: [
    'A job in a network takes 1 SU V2 at least.',
    'A general-purpose v2 storage account is mandatory.',
    'Job and network are in one region: West US, Canada Central, East US, East US 2, Central US, West Europe or North Europe (2023-05-23), and more by now.',
  ],
  conflicts: [
    { topic: 'regions', says: ['seven (2023-05-23)', 'eighteen, among them UK South, Japan East and Australia East (a later edition, undated)'], followed: 'Noted only: ask the page for the region.' },
  ],
  sources: [jobPage, laterEdition, terraformSubnet],
});
