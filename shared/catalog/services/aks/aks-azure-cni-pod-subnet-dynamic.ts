import { defineService } from '../../service.ts';
import { conflicts, counted, dns, nodesAtUpgrade, NODES_ASSUMED, notes, poolContradictions, poolInputs, routes, smallestNodeSubnet, surgeLabel } from './common.ts';
import { delegation, elsewhereInputs, elsewhereLines, MOST_PODS_ASSUMED, podSubnetCompanions, podSubnetNotes, publicAddresses } from './pod-subnet.ts';
import { clusterRangeContradictions, excludedByCluster, excludedRanges, serviceCidr } from './ranges.ts';
import { nsgNotes, podSubnetRules, support } from './rules.ts';
import { commonSources, dynamicAllocation, ipPlanning, podSubnetConcept, terraformTests } from './sources.ts';

/** Addresses go to a node in batches of 16, a further batch whenever fewer than 8 are free. */
const BATCH = 16;
const KEPT_FREE = 8;

/** The subnet of the pods; nodes live in `aks-pod-subnet-nodes`. */
export const aksAzureCniPodSubnetDynamic = defineService({
  id: 'aks-azure-cni-pod-subnet-dynamic',
  name: 'AKS with Azure CNI Pod Subnet, dynamic IP allocation',
  aliases: ['Azure CNI dynamic IP allocation', 'CNI v2', 'enhanced subnet support', 'Azure CNI Pod Subnet'],
  family: 'containers',
  summary: 'Pod subnet of a Kubernetes cluster, whose nodes draw addresses for pods in batches as they need them.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: podSubnetConcept, note: 'Several pools and several clusters of the network may share one pod subnet; nothing else lives in it.' },
    delegation,
    smallest: smallestNodeSubnet,
    largest: { value: 16, source: ipPlanning, note: 'about 65,000 pods: a virtual network holds 65,536 configured addresses' },
    ipv6: { value: 'unknown', source: podSubnetConcept },
    resizable: { value: 'empty-only', source: dynamicAllocation, note: 'A new node pool can be given a new pod subnet.', assumed: true },
    companions: podSubnetCompanions,
  },
  sizing: {
    inputs: {
      nodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of the pools that use this pod subnet at their top scale, surge left out', default: 3, least: 1, most: 5000, grows: true, assumed: NODES_ASSUMED },
      ...poolInputs,
      podsPerNode: {
        kind: 'count',
        unit: 'pods per node',
        meaning: 'pods really expected on a node, system pods included; as many as max pods at most',
        default: 250,
        least: 1,
        most: 250,
        aliases: ['maxPods'],
        assumed: MOST_PODS_ASSUMED,
      },
      serviceCidr,
      ...elsewhereInputs,
    },
    rule: 'Each node, surge nodes included, holds 16 addresses for pods, and 16 more as often as fewer than 8 of them are free. The nodes’ own addresses are in another subnet.',
    lines: (inputs) => {
      const { planned, surge } = nodesAtUpgrade(inputs);
      const batches = Math.max(1, Math.ceil((inputs.podsPerNode + KEPT_FREE) / BATCH));
      const each = `${batches === 1 ? '1 batch' : `${batches} batches`} of ${BATCH}`;
      return [
        { label: `${counted(planned, 'node')} × ${each} for ${counted(inputs.podsPerNode, 'pod')}`, addresses: planned * batches * BATCH },
        ...(surge > 0 ? [{ label: `${surgeLabel(surge, inputs)} × ${each}`, addresses: surge * batches * BATCH }] : []),
        ...elsewhereLines(inputs),
      ];
    },
    contradictions: ({ nodes, pools, serviceCidr: services }) => [...poolContradictions({ nodes, pools }), ...clusterRangeContradictions({ serviceCidr: services })],
    sources: [podSubnetConcept, ipPlanning],
    examples: [{ inputs: { nodes: 1, maxSurge: 0, podsPerNode: 1 }, needed: 16, source: podSubnetConcept, note: 'the least that a node takes in the pod subnet' }],
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
    'The number of batches follows from the rule of the documentation (derived); the page itself prints 16 addresses a node as the least to plan.',
    'The pages’ samples give a /16 to each of the two subnets; that is no rule.',
    ...podSubnetNotes,
    ...notes,
  ],
  conflicts: [
    { topic: 'default pods per node', says: ['250 (how-to 2024-07-09)', '110 (IP planning 2026-04-16; node auto-provisioning table 2026-07-05)'], followed: '250, the larger, unless podsPerNode says otherwise.' },
    { topic: 'maturity', says: ['preview flag AzureVnetScalePreview (concept page 2024-05-21)', 'static block mode generally available (release notes of 2025-07-20)'], followed: 'Generally available.' },
    { topic: 'node auto-provisioning', says: ['unsupported with dynamic pod subnets (2024-06-13)', 'only Calico and kubenet unsupported (release notes of 2025-01-30)'], followed: 'Shown as a doubt; no address depends on it.' },
    ...conflicts,
  ],
  sources: [podSubnetConcept, dynamicAllocation, terraformTests, ...commonSources],
});
