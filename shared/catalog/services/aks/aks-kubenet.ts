import { defineService } from '../../service.ts';
import { source } from '../../source.ts';
import { apiServerCompanion, conflicts, dns, guestLines, nodeLines, nodesAtUpgrade, nodeSubnetInputs, NODES_ASSUMED, notes, poolContradictions, poolInputs, resizable, routes, smallestNodeSubnet, surgeExample } from './common.ts';
import { gatewayContradictions, gatewayExamples, outboundExamples, outboundInputs, publicAddresses } from './outbound.ts';
import { clusterRangeContradictions, excludedByCluster, excludedRanges, NODE_BLOCK, podCidr, podRangeTooSmall, serviceCidr } from './ranges.ts';
import { egress, nodeToNode, nsgNotes, onApiServerSubnet, podRangeRules, support } from './rules.ts';
import { apiServerPage, commonSources, ipPlanning, kubenetPage } from './sources.ts';

const retirement = source('Retirement of kubenet networking', 'https://github.com/MicrosoftDocs/azure-aks-docs/blob/main/articles/aks/includes/kubenet-retirement.md', '2026-01-14', { note: 'include file' });

/** Nodes take addresses of the subnet; pods live in a range of their own, joined by a route for each node. */
export const aksKubenet = defineService({
  id: 'aks-kubenet',
  name: 'AKS with kubenet networking',
  aliases: ['basic networking', 'kubenet'],
  family: 'containers',
  summary: 'Kubernetes cluster whose pods hide behind their nodes, with one user-defined route a node.',
  integration: ['injection'],
  lifecycle: { status: 'retiring', date: '2028-03-31', successor: 'aks-azure-cni-overlay', note: 'A cluster can change to overlay in place; there is no way back.', source: retirement },
  subnet: {
    sharing: { kind: 'shared', source: kubenetPage, note: 'Only one cluster a subnet: a route table belongs to one cluster, and a subnet has one table. Several pools of it, and other machines, may share the subnet.' },
    smallest: smallestNodeSubnet,
    ipv6: { value: 'supported', source: kubenetPage, note: 'Dual stack was offered and retires with kubenet.' },
    resizable,
    companions: [apiServerCompanion],
  },
  sizing: {
    inputs: {
      nodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of all pools at their top scale, surge left out', default: 3, least: 1, most: 400, grows: true, assumed: NODES_ASSUMED },
      ...poolInputs,
      maxPods: { kind: 'count', unit: 'pods per node', meaning: 'pods per node; they take no address of the subnet', default: 110, least: 10, most: 250 },
      podCidr,
      serviceCidr,
      ...nodeSubnetInputs,
      ...outboundInputs,
    },
    rule: 'Each node takes 1 address, surge nodes too; so does each internal load balancer front end, and the private endpoint of a private cluster. Pods take none: every node owns a /24 of the pod range.',
    lines: (inputs) => [...nodeLines(inputs), ...guestLines(inputs)],
    contradictions: (inputs) => [
      ...poolContradictions(inputs),
      ...clusterRangeContradictions(inputs),
      ...podRangeTooSmall(inputs.podCidr, NODE_BLOCK, nodesAtUpgrade(inputs).all, 'nodes and maxSurge'),
      ...gatewayContradictions(inputs),
    ],
    sources: [kubenetPage, ipPlanning],
    examples: [
      {
        inputs: { maxPods: 110, maxSurge: 0 },
        prefixLength: 24,
        capacity: { input: 'nodes', most: 251 },
        source: kubenetPage,
        note: '251 nodes and 27,610 pods in a /24, with no room for upgrades or scaling',
      },
      {
        inputs: { nodes: 3, maxSurge: 0, podCidr: '10.244.0.0/16' },
        needed: 3,
        source: kubenetPage,
        note: 'the third node owns 10.244.2.0/24: one /24 of the pod range a node, and one address of the subnet',
      },
      surgeExample(30, 'the 20 nodes at rest are added here'),
      ...outboundExamples,
      ...gatewayExamples,
    ],
  },
  nsg: { support, rules: [nodeToNode, ...podRangeRules, ...egress], elsewhere: onApiServerSubnet, notes: nsgNotes },
  routes: {
    table: { value: 'required', source: kubenetPage, note: 'AKS keeps the table itself. A table of your own is attached before the cluster is made, needs a user-assigned identity, and cannot be swapped.' },
    defaultRoute: 'any',
    required: [
      ...routes.required,
      {
        name: 'pods-of-each-node', to: { role: 'pod /24 of each node' }, nextHop: 'appliance', need: 'required', appliedBy: 'platform',
        purpose: 'Leads to the pods of a node by way of the node; must not be edited.',
        source: kubenetPage,
      },
    ],
    forbidden: 'Two clusters cannot share one route table.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses,
  excludedRanges,
  excludedRangesFor: excludedByCluster(kubenetPage),
  onPremises: 'Pods start connections outwards and are seen with the address of their node; nothing outside reaches a pod directly.',
  dns,
  notes: [
    'At most 400 nodes, surge included, because a route table holds 400 routes.',
    'The pod range (podCidr) holds one /24 for each node and surge node: the first gets .0.0/24, the third .2.0/24; a /16 serves 256 nodes (derived). It is fixed once the cluster exists, and must not overlap the network, peered or on-premises ranges.',
    'No Windows pools, no virtual nodes, and no Azure network policy; Calico only.',
    ...notes,
  ],
  conflicts: [
    { topic: 'most pods per node', says: ['110 (2019-06-03)', '250 (2026-04-16)'], followed: '250.' },
    { topic: 'default pods per node', says: ['30 in the portal (limits include 2024-01-12)', '110 (IP planning 2026-04-16)'], followed: '110; it changes no address here.' },
    { topic: 'addresses that Azure reserves', says: ['the first three (kubenet page 2026-04-16)', 'five (overlay page 2026-07-31); both print 251 usable in a /24'], followed: 'Five.' },
    ...conflicts,
  ],
  sources: [retirement, apiServerPage, ...commonSources],
});
