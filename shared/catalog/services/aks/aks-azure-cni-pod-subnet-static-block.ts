import { defineService } from '../../service.ts';
import { source } from '../../source.ts';
import { conflicts, counted, dns, nodesAtUpgrade, NODES_ASSUMED, notes, poolContradictions, PODS_PER_POOL, poolInputs, routes, smallestNodeSubnet, surgeLabel } from './common.ts';
import { delegation, elsewhereInputs, elsewhereLines, MOST_PODS_ASSUMED, podSubnetCompanions, podSubnetNotes, publicAddresses } from './pod-subnet.ts';
import { clusterRangeContradictions, excludedByCluster, excludedRanges, serviceCidr } from './ranges.ts';
import { nsgNotes, podSubnetRules, support } from './rules.ts';
import { commonSources, ipPlanning, podSubnetConcept, staticBlock, terraformTests } from './sources.ts';

const release2025 = source('AKS release notes', 'https://github.com/Azure/AKS/blob/master/CHANGELOG.md', '2025-07-20');
const release2026 = source('AKS release notes', 'https://github.com/Azure/AKS/blob/master/CHANGELOG.md', '2026-06-19');

/** Addresses of a /28; one address a node is kept for internal use. */
const BLOCK = 16;
const KEPT = 1;

/** The subnet of the pods; nodes live in `aks-pod-subnet-nodes`. */
export const aksAzureCniPodSubnetStaticBlock = defineService({
  id: 'aks-azure-cni-pod-subnet-static-block',
  name: 'AKS with Azure CNI Pod Subnet, static block allocation',
  aliases: ['VnetScale', 'StaticBlock'],
  family: 'containers',
  summary: 'Pod subnet of a large Kubernetes cluster, whose nodes hold whole /28 blocks for their life.',
  integration: ['injection'],
  lifecycle: { status: 'ga', note: 'Generally available since 2025-07-20. Kubernetes 1.28 or later.' },
  subnet: {
    sharing: { kind: 'same-service', source: staticBlock, note: 'Several pools and clusters may share one pod subnet, all in this allocation mode; nothing else lives in it.' },
    delegation,
    smallest: smallestNodeSubnet,
    largest: { value: 12, source: staticBlock, note: 'about one million addresses' },
    ipv6: { value: 'supported', source: release2026, note: 'In dual stack the pod range is derived from the pod subnet.' },
    resizable: { value: 'empty-only', source: staticBlock, note: 'Only new pools can use another subnet.', assumed: true },
    companions: podSubnetCompanions,
  },
  sizing: {
    inputs: {
      nodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of the pools that use this pod subnet at their top scale, surge left out', default: 3, least: 1, most: 5000, grows: true, assumed: NODES_ASSUMED },
      ...poolInputs,
      maxPods: {
        kind: 'count',
        unit: 'pods per node',
        meaning: 'the most pods a node may have; 15, 31, 47 and so on waste no address',
        default: 250,
        least: 10,
        most: 250,
        assumed: MOST_PODS_ASSUMED,
      },
      serviceCidr,
      ...elsewhereInputs,
    },
    rule: 'Each node, surge nodes included, holds as many /28 blocks as its pods and one more address fill. The nodes’ own addresses are in another subnet.',
    lines: (inputs) => {
      const { planned, surge } = nodesAtUpgrade(inputs);
      const blocks = Math.ceil((inputs.maxPods + KEPT) / BLOCK);
      const short = Math.max(0, inputs.pools * Math.ceil((PODS_PER_POOL + KEPT) / BLOCK) - planned * blocks);
      const each = `${counted(blocks, 'block')} of ${BLOCK}`;
      return [
        { label: `${counted(planned, 'node')} × ${each} for ${inputs.maxPods} pods and ${KEPT} kept`, addresses: planned * blocks * BLOCK },
        ...(surge > 0 ? [{ label: `${surgeLabel(surge, inputs)} × ${each}`, addresses: surge * blocks * BLOCK }] : []),
        ...(short > 0 ? [{ label: `${counted(short, 'more block')} of ${BLOCK}, because a pool must have room for ${PODS_PER_POOL} pods`, addresses: short * BLOCK }] : []),
        ...elsewhereLines(inputs),
      ];
    },
    contradictions: (inputs) => [...poolContradictions(inputs), ...clusterRangeContradictions(inputs)],
    sources: [podSubnetConcept, staticBlock],
    examples: [
      { inputs: { nodes: 1, maxSurge: 0, maxPods: 30 }, needed: 32, source: podSubnetConcept, note: 'a node: 2 blocks, 31 addresses for pods, 1 of them wasted' },
      { inputs: { nodes: 1, maxSurge: 0, maxPods: 31 }, needed: 32, source: podSubnetConcept, note: 'a node: 2 blocks, no waste' },
    ],
  },
  nsg: { support, rules: podSubnetRules, notes: ['Node and pod subnets may have groups of their own; both directions between them must be open.', ...nsgNotes] },
  routes,
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses,
  excludedRanges,
  excludedRangesFor: excludedByCluster(ipPlanning),
  onPremises: 'Pods are reachable both ways with their own addresses.',
  dns,
  notes: [
    'Whether the five addresses that Azure reserves cost a whole /28 block is not stated. The sum leaves room for one: whole blocks and 5 more addresses fit a subnet only if one block stays free.',
    'Blocks need a large contiguous range; the pages’ sample pairs a /16 for nodes with a /13 for pods.',
    'Private Link Service in front of a LoadBalancer service is not supported.',
    ...podSubnetNotes,
    ...notes,
  ],
  conflicts: [
    { topic: 'maturity', says: ['preview flag AzureVnetScalePreview (concept page 2024-05-21)', 'generally available (release notes of 2025-07-20)'], followed: 'Generally available.' },
    ...conflicts,
  ],
  sources: [staticBlock, podSubnetConcept, release2025, release2026, terraformTests, ...commonSources],
});
