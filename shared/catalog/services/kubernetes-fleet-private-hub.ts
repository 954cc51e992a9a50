import { apiServerLine } from './aks/aks-api-server-vnet-integration.ts';
import { dns, nodeSubnetInputs, routes } from './aks/common.ts';
import { delegation } from './aks/pod-subnet.ts';
import { excludedRanges } from './aks/ranges.ts';
import { apiServerRules, egress, nodeToNode, nsgNotes, rulesByFlag, support } from './aks/rules.ts';
import { apiServerPage, cniOverview, egressRules, networkConcepts, terraformTests } from './aks/sources.ts';
import { usableAddresses } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const quickstart = source('Create a fleet and join member clusters', 'https://learn.microsoft.com/azure/kubernetes-fleet/quickstart-create-fleet-and-members', '2026-07-24');
const choosing = source('Choose a type of fleet', 'https://learn.microsoft.com/azure/kubernetes-fleet/concepts-choosing-fleet', '2025-12-10');

const SMALLEST = 28;
/** What the quickstart gives to either subnet: the one printed figure about the nodes of a hub. */
const SAMPLE = 23;

const { customDns, monitoring, outboundType } = nodeSubnetInputs;

/** The hub of a fleet: an AKS cluster that the service runs, with a subnet for its nodes and one for its API server. */
export const kubernetesFleetPrivateHub = defineService({
  id: 'kubernetes-fleet-private-hub',
  name: 'Azure Kubernetes Fleet Manager, private hub cluster',
  aliases: ['Azure Kubernetes Fleet Manager (private hub cluster)', 'Azure Kubernetes Fleet Manager', 'Kubernetes Fleet Manager', 'Fleet Manager hub', 'Fleet Manager', 'Microsoft.ContainerService/fleets'],
  family: 'containers',
  summary: 'Subnets of the private hub cluster that a fleet of Kubernetes clusters is run from.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: quickstart, note: 'As AKS. The subnet of the API server is delegated, so that it holds nothing but API servers.' },
    delegationFor: ({ apiServerSubnet }) => (apiServerSubnet ? delegation : undefined),
    smallest: { value: SMALLEST, source: apiServerPage, note: 'Stated for the subnet of the API server; taken for the nodes too.', assumed: true },
    recommendedFor: ({ apiServerSubnet }) =>
      apiServerSubnet ? undefined : { value: SAMPLE, source: quickstart, note: 'The subnet of the quickstart, a sample and no rule; how many nodes a hub has is not published.', assumed: true },
    ipv6: { value: 'unknown', source: quickstart },
    resizable: { value: 'no', source: quickstart, note: 'Not stated of the subnets. Whether the hub is private or public cannot change later.', assumed: true },
  },
  sizing: {
    inputs: {
      apiServerSubnet: { kind: 'flag', meaning: 'this is the delegated subnet of the API server, in place of the subnet of the nodes', default: false },
      customDns,
      monitoring,
      outboundType: { ...outboundType, meaning: 'how the hub reaches the internet (decides routes)' },
    },
    rule: 'The service runs the nodes of the hub and no page tells their number, so a whole /28 is the least that is planned. The subnet of the API server takes at least 9 addresses.',
    lines: ({ apiServerSubnet }) =>
      apiServerSubnet
        ? [apiServerLine(1)]
        : [{ label: `a whole /${SMALLEST}: the number of nodes of a hub is not published`, addresses: usableAddresses(SMALLEST), assumed: true }],
    sources: [quickstart, apiServerPage],
    examples: [
      { inputs: {}, sizing: 'recommended', prefixLength: SAMPLE, source: quickstart, note: 'the subnet of the nodes in the quickstart, a sample' },
      {
        inputs: { apiServerSubnet: true },
        sizing: 'recommended',
        prefixLength: SAMPLE,
        source: quickstart,
        note: 'the subnet of the API server in the quickstart, a sample',
        unmet: { ours: { prefixLength: SMALLEST }, why: 'What an API server takes is published, 9 addresses, and the page on it asks for a /28; the quickstart is generous.' },
      },
    ],
  },
  nsg: {
    support,
    rules: rulesByFlag([nodeToNode, ...egress.filter((rule) => rule.when !== undefined)], apiServerRules),
    notes: [...nsgNotes.slice(0, 1), 'The rules are those of a private AKS cluster. If the pods of the hub have a range of their own, the pairs of node and pod range must be open, as with overlay.'],
  },
  routes,
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None for a private hub.' },
  excludedRanges,
  onPremises: 'As a private AKS cluster: the API server is reachable at its private address from connected networks.',
  dns,
  notes: [
    'A private hub needs both subnets: the set kubernetes-fleet-private-hub plans them in one step.',
    'One hub a fleet. A fleet without a hub, or with a public one, needs no network.',
    'Member clusters keep their own networks; for networking across clusters the pages use flat pod subnets in one network.',
  ],
  conflicts: [],
  sources: [quickstart, choosing, apiServerPage, cniOverview, egressRules, networkConcepts, terraformTests],
});
