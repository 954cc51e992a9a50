import { defineService } from '../../service.ts';
import { source } from '../../source.ts';
import { apiServerCompanion, conflicts, dns, guestLines, nodeLines, nodesAtUpgrade, nodeSubnetInputs, NODES_ASSUMED, notes, poolContradictions, poolInputs, resizable, routes, smallestNodeSubnet, surgeExample } from './common.ts';
import { gatewayContradictions, gatewayExamples, outboundExamples, outboundInputs, publicAddresses } from './outbound.ts';
import { clusterRangeContradictions, excludedByCluster, excludedRanges, NODE_BLOCK, podCidr, podRangeTooSmall, serviceCidr } from './ranges.ts';
import { egress, nodeToNode, nsgNotes, onApiServerSubnet, podRangeRules, support } from './rules.ts';
import { apiServerPage, commonSources, rollingUpgrade } from './sources.ts';

const concept = source('Azure CNI Overlay networking in AKS', 'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay', '2026-07-31');
const howTo = source('Configure Azure CNI Overlay in AKS', 'https://learn.microsoft.com/azure/aks/azure-cni-overlay', '2026-07-31');
const widening = source('Expand the pod range of Azure CNI Overlay', 'https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand', '2024-08-16');

/** Nodes take addresses of the subnet; pods live in a private range, a /24 a node. */
export const aksAzureCniOverlay = defineService({
  id: 'aks-azure-cni-overlay',
  name: 'AKS with Azure CNI Overlay',
  aliases: ['Azure CNI Overlay', 'CNI Overlay', 'overlay networking', 'Azure CNI Overlay powered by Cilium'],
  family: 'containers',
  summary: 'Kubernetes cluster whose pods live in a range outside the network; only nodes take its addresses.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: concept, note: 'Several clusters may share the subnet, and independent clusters of one network may repeat the pod range.' },
    smallest: smallestNodeSubnet,
    ipv6: {
      value: 'supported',
      source: concept,
      note: 'Nodes take both families from the network; pods 10.244.0.0/16 and fd12:3456:789a::/64, services 10.0.0.0/16 and fd12:3456:789a:1::/108 unless chosen. The IPv6 service range is no larger than a /108. Not together with node auto-provisioning.',
    },
    resizable,
    companions: [apiServerCompanion],
  },
  sizing: {
    inputs: {
      nodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of all pools at their top scale, surge left out', default: 3, least: 1, most: 5000, grows: true, assumed: NODES_ASSUMED },
      ...poolInputs,
      maxPods: { kind: 'count', unit: 'pods per node', meaning: 'pods per node; they take no address of the subnet', default: 250, least: 10, most: 250 },
      podCidr,
      serviceCidr,
      ...nodeSubnetInputs,
      ...outboundInputs,
    },
    rule: 'Each node takes 1 address, surge nodes too; so does each internal load balancer front end, and the private endpoint of a private cluster. Pods take none.',
    lines: (inputs) => [...nodeLines(inputs), ...guestLines(inputs)],
    contradictions: (inputs) => [
      ...poolContradictions(inputs),
      ...clusterRangeContradictions(inputs),
      ...podRangeTooSmall(inputs.podCidr, NODE_BLOCK, nodesAtUpgrade(inputs).all, 'nodes and maxSurge'),
      ...gatewayContradictions(inputs),
    ],
    sources: [concept, rollingUpgrade],
    examples: [
      { inputs: { maxSurge: 0 }, prefixLength: 24, capacity: { input: 'nodes', most: 251 }, usable: 251, source: concept, note: '251 addresses for nodes in a /24' },
      {
        inputs: { nodes: 1, maxSurge: 0 },
        needed: 256,
        prefixLength: NODE_BLOCK,
        source: concept,
        note: 'the block of the pod range that a node owns',
        unmet: { ours: { needed: 1, prefixLength: 29 }, why: 'The figure is about podCidr, which is no space of the network: of the subnet a node takes one address.' },
      },
      surgeExample(30, 'the 20 nodes at rest are added here'),
      ...outboundExamples,
      ...gatewayExamples,
    ],
  },
  nsg: { support, rules: [nodeToNode, ...podRangeRules, ...egress], elsewhere: onApiServerSubnet, notes: [...nsgNotes, 'Pod traffic is not encapsulated and meets the security group of the subnet: the pairs of node and pod range must be open.'] },
  routes: { ...routes, table: { ...routes.table, note: 'For egress only; pods need no routes.' } },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses,
  excludedRanges,
  excludedRangesFor: excludedByCluster(concept),
  onPremises: 'Pods start connections outwards and are seen with the address of their node; nothing outside reaches a pod directly.',
  dns,
  notes: [
    'The pod range (podCidr) holds a /24, 256 addresses, for each node and surge node, whatever the pods per node: 10.244.0.0/16, the default, serves 256 nodes (derived).',
    'The pod range is RFC 1918 or RFC 6598 space and overlaps neither the node subnet, peered networks, VPN and ExpressRoute networks, nor any outside host that pods call. Public ranges are not blocked but unsupported.',
    'On Linux-only clusters the pod range can be widened to one that contains it; it is never moved or shrunk.',
    'No availability sets, no DCsv2 machines, no virtual nodes. Names of subnet, network and its resource group have at most 63 characters.',
    'Pods in total are capped by the control plane, not by nodes times pods per node.',
    ...notes,
  ],
  conflicts: [
    { topic: 'pods per cluster', says: ['250,000 (pod networking plan 2025-03-24)', '200,000 (large clusters 2026-06-05)'], followed: 'Neither decides an address; the newer is 200,000.' },
    { topic: 'formula of the capacity page', says: ['(nodes + surge) × (1 + max pods), beside a link to overlay (capacity planning 2026-07-07)', 'one address a node (overlay page 2026-07-31)'], followed: 'One address a node; the formula is that of the node subnet model.' },
    { topic: 'addresses that Azure reserves', says: ['the first three (kubenet page 2026-04-16)', 'five (overlay page 2026-07-31); both print 251 usable in a /24'], followed: 'Five.' },
    ...conflicts,
  ],
  sources: [concept, howTo, widening, apiServerPage, ...commonSources],
});
