import { defineService, type SizingLine } from '../../service.ts';
import { counted } from './common.ts';
import { excludedRanges } from './ranges.ts';
import { apiServerRules, support } from './rules.ts';
import { apiServerPage, automaticCustomNetwork, cniOverview, networkConcepts, privateClusters, terraformTests } from './sources.ts';

/** Addresses that one cluster's load balancer and API server instances take at least. */
const PER_CLUSTER = 9;

/** Returns the line for the API servers of so many clusters. */
export function apiServerLine(clusters: number): SizingLine {
  return { label: `${counted(clusters, 'cluster')} × API server and load balancer, ${PER_CLUSTER} each`, addresses: PER_CLUSTER * clusters };
}

/** A delegated subnet for API servers, beside the node subnets of their clusters. */
export const aksApiServerVnetIntegration = defineService({
  id: 'aks-api-server-vnet-integration',
  name: 'AKS API Server VNet Integration',
  aliases: ['API server subnet', 'AKS API server subnet'],
  family: 'containers',
  summary: 'Delegated subnet in which the API servers of Kubernetes clusters listen on private addresses.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: apiServerPage, note: 'Several clusters of the same network may share the subnet.' },
    delegation: {
      to: 'Microsoft.ContainerService/managedClusters',
      actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
      source: terraformTests,
    },
    smallest: { value: 28, source: apiServerPage },
    ipv6: { value: 'supported', source: apiServerPage, note: 'Dual-stack clusters need overlay and Kubernetes 1.26.3 or later.' },
    resizable: { value: 'no', source: apiServerPage, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: { clusters: { kind: 'count', unit: 'clusters', meaning: 'clusters whose API servers use the subnet', default: 1, least: 1 } },
    rule: 'Each cluster takes at least 9 addresses, for its internal load balancer and its API server instances; when they run out, the API server stops scaling.',
    lines: ({ clusters }) => [apiServerLine(clusters)],
    sources: [apiServerPage],
    examples: [
      { inputs: { clusters: 1 }, needed: 9, prefixLength: 28, source: apiServerPage, note: 'fewest addresses and smallest subnet' },
      { inputs: { clusters: 1 }, needed: 9, prefixLength: 28, source: automaticCustomNetwork, note: 'the same floor in AKS Automatic' },
    ],
  },
  nsg: { support, rules: apiServerRules },
  routes: { table: { value: 'unknown', source: apiServerPage }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None needed; the API server may stay public besides.' },
  excludedRanges,
  onPremises: 'The address of the internal load balancer is reachable from connected networks.',
  dns: { zones: ['privatelink.{regionName}.azmk8s.io', '{subzone}.privatelink.{regionName}.azmk8s.io'], note: 'As for private clusters, when public access is off.' },
  notes: [
    'The sum for several clusters multiplies the printed least (derived): a /28 serves one cluster.',
    'Always on in AKS Automatic; a custom network there needs this subnet.',
    'Cannot be turned off again. Turning it on for a running cluster needs a restart and changes the address of the API server.',
    'Not on networks with virtual network encryption; machine sizes of version 4 and later are blocked there.',
    'In all public regions but Qatar Central.',
  ],
  conflicts: [{ topic: 'maturity', says: ['preview (control plane planning 2025-03-24)', 'generally available (2026-04-15)'], followed: 'Generally available.' }],
  sources: [apiServerPage, automaticCustomNetwork, cniOverview, networkConcepts, privateClusters, terraformTests],
});
