import { defineService } from '../../service.ts';
import { source } from '../../source.ts';
import {
  apiServerCompanion,
  conflicts,
  counted,
  dns,
  guestLines,
  nodeLines,
  nodesAtUpgrade,
  nodeSubnetInputs,
  NODES_ASSUMED,
  notes,
  poolContradictions,
  poolInputs,
  PODS_PER_POOL,
  resizable,
  routes,
  smallestNodeSubnet,
  surgeExample,
} from './common.ts';
import { gatewayContradictions, gatewayExamples, outboundExamples, outboundInputs, publicAddresses } from './outbound.ts';
import { clusterRangeContradictions, excludedByCluster, excludedRanges, serviceCidr } from './ranges.ts';
import { egress, nodeToNode, nsgNotes, onApiServerSubnet, support } from './rules.ts';
import { apiServerPage, baseline, commonSources, ipPlanning } from './sources.ts';

const legacyCni = source('Legacy CNI options in AKS', 'https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni', '2026-04-16');
const migration = source('Change the network model of an AKS cluster', 'https://learn.microsoft.com/azure/aks/upgrade-options', '2026-06-22');

/** Nodes and pods share the subnet: each node reserves the addresses of all its pods at once. */
export const aksAzureCniNodeSubnet = defineService({
  id: 'aks-azure-cni-node-subnet',
  name: 'AKS with Azure CNI Node Subnet',
  aliases: ['AKS with Azure CNI Node Subnet (legacy)', 'Azure CNI', 'advanced networking', 'Azure CNI v1', 'traditional Azure CNI', 'Azure CNI Node Subnet'],
  family: 'containers',
  summary: 'Kubernetes cluster whose pods take addresses of the node subnet, reserved on each node in advance.',
  integration: ['injection'],
  lifecycle: { status: 'ga', note: 'Called legacy; chosen by naming the azure plugin without overlay mode. A cluster can change to overlay; there is no way back.' },
  subnet: {
    sharing: { kind: 'shared', source: legacyCni, note: 'Several clusters, and other machines, may share the subnet.' },
    smallest: smallestNodeSubnet,
    largest: { value: 16, source: ipPlanning, note: 'about 64,000 addresses: a virtual network holds 65,536 configured ones' },
    ipv6: { value: 'not-supported', source: legacyCni },
    resizable,
    companions: [apiServerCompanion],
  },
  sizing: {
    inputs: {
      nodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of the pools at their top scale, surge left out; more than 1,000 are further workloads in the same subnet', default: 3, least: 1, most: 1000, grows: true, assumed: NODES_ASSUMED },
      ...poolInputs,
      maxPods: { kind: 'count', unit: 'pods per node', meaning: 'addresses that every node reserves for pods, used or not', default: 30, least: 10, most: 250 },
      serviceCidr,
      ...nodeSubnetInputs,
      ...outboundInputs,
    },
    rule: 'Each node, surge nodes included, takes 1 address and as many more as it may have pods. To these come the front ends of internal load balancers and the private endpoint of a private cluster.',
    lines: (inputs) => {
      const { planned, all } = nodesAtUpgrade(inputs);
      const short = Math.max(0, inputs.pools * PODS_PER_POOL - planned * inputs.maxPods);
      return [
        ...nodeLines(inputs),
        { label: `${counted(all, 'node')} × ${inputs.maxPods} pods`, addresses: all * inputs.maxPods },
        ...(short > 0 ? [{ label: `${counted(short, 'more pod')}, because a pool must have room for ${PODS_PER_POOL}`, addresses: short }] : []),
        ...guestLines(inputs),
      ];
    },
    contradictions: (inputs) => [...poolContradictions(inputs), ...clusterRangeContradictions(inputs), ...gatewayContradictions(inputs)],
    sources: [ipPlanning, legacyCni],
    examples: [
      { inputs: { nodes: 50, maxSurge: 1, maxPods: 30 }, needed: 1581, prefixLength: 21, source: ipPlanning, note: '51 + 51 × 30; the page leaves out the five that Azure reserves' },
      { inputs: { maxPods: 30, maxSurge: 0 }, prefixLength: 24, capacity: { input: 'nodes', most: 8 }, source: legacyCni, note: '8 nodes and 240 pods in a /24, with no room for upgrades' },
      {
        inputs: { nodes: 5, maxSurge: 1, maxPods: 60 },
        total: 372,
        prefixLength: 22,
        source: baseline,
        note: '30 pods a node doubled, because pods may surge by 100 %; the five reserved addresses included',
        unmet: {
          ours: { total: 371, prefixLength: 23 },
          why: 'The baseline counts 2 upgrade nodes for node addresses and 1 for pods: (5 + 2) + (5 + 1) × 60 + 5. Its /22 follows a row for more nodes; 372 alone fits a /23.',
        },
      },
      surgeExample(30 * 31, 'here with the 20 nodes at rest and 30 pods a node'),
      ...outboundExamples,
      ...gatewayExamples,
    ],
  },
  nsg: { support, rules: [nodeToNode, ...egress], elsewhere: onApiServerSubnet, notes: [...nsgNotes, 'Pods have addresses of the node subnet: a rule for the subnet is a rule for pods.'] },
  routes,
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses,
  excludedRanges,
  excludedRangesFor: excludedByCluster(ipPlanning),
  onPremises: 'Pods are reachable both ways inside connected networks; networks outside the virtual network see the address of the node.',
  dns,
  notes: [
    'The subnet must be unique in all connected networks, because pod addresses are routable.',
    'Windows pools are said to need more reserved addresses a node; no page gives a figure (migration guide 2026-07-15).',
    ...notes,
  ],
  conflicts: [
    { topic: 'default pods per node', says: ['110 in the portal (2019-06-03)', '30 (2026-04-16)'], followed: '30.' },
    {
      topic: 'arithmetic of the reference implementation',
      says: ['(nodes + surge) × (1 + max pods) (IP planning 2026-04-16)', '2 upgrade nodes for addresses but 1 for pods, so a total one higher (mspnp baseline 2026-03-27)'],
      followed: 'The formula of the documentation.',
    },
    ...conflicts,
  ],
  sources: [legacyCni, migration, apiServerPage, ...commonSources],
});
