import { defineService } from '../../service.ts';
import { apiServerCompanion, conflicts, dns, guestLines, nodeLines, nodeSubnetInputs, NODES_ASSUMED, notes, poolContradictions, poolInputs, resizable, routes, smallestNodeSubnet, surgeExample } from './common.ts';
import { outboundExamples, outboundInputs, publicAddresses } from './outbound.ts';
import { clusterRangeContradictions, excludedByCluster, excludedRanges, serviceCidr } from './ranges.ts';
import { egress, nodesWithPodSubnet, nodeToNode, nsgNotes, onApiServerSubnet, support } from './rules.ts';
import { apiServerPage, baseline, commonSources, ipPlanning, podSubnetConcept, rollingUpgrade } from './sources.ts';

/** The nodes of a cluster whose pods live in a pod subnet, in either of its allocation modes. */
export const aksPodSubnetNodes = defineService({
  id: 'aks-pod-subnet-nodes',
  name: 'AKS nodes beside a pod subnet',
  aliases: ['AKS pod subnet nodes', 'Azure CNI Pod Subnet nodes'],
  family: 'containers',
  summary: 'Node subnet of a Kubernetes cluster whose pods have a subnet of their own.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: podSubnetConcept, note: 'Several clusters may share the subnet.' },
    smallest: smallestNodeSubnet,
    ipv6: { value: 'unknown', source: podSubnetConcept, note: 'Static block allocation derives a dual-stack pod range from the pod subnet (release notes of 2026-06-19); nothing is said of the nodes.' },
    resizable,
    companions: [
      { service: 'aks-azure-cni-pod-subnet-dynamic', why: 'The pods live in a delegated subnet; this one with dynamic allocation.', needed: 'conditional' },
      { service: 'aks-azure-cni-pod-subnet-static-block', why: 'The pods live in a delegated subnet; this one with static blocks.', needed: 'conditional' },
      apiServerCompanion,
    ],
  },
  sizing: {
    inputs: {
      nodes: {
        kind: 'count',
        unit: 'nodes',
        meaning: 'nodes of all pools at their top scale, surge left out; 0 for a subnet that holds front ends of internal load balancers only',
        default: 3,
        least: 0,
        most: 5000,
        grows: true,
        assumed: NODES_ASSUMED,
      },
      ...poolInputs,
      serviceCidr,
      ...nodeSubnetInputs,
      ...outboundInputs,
    },
    rule: 'Each node takes 1 address, surge nodes too; so does each internal load balancer front end, and the private endpoint of a private cluster. Pods take theirs from the pod subnet.',
    lines: (inputs) => [...nodeLines(inputs), ...guestLines(inputs)],
    contradictions: (inputs) => [
      ...poolContradictions(inputs),
      ...clusterRangeContradictions(inputs),
      ...(inputs.egressGatewayNodes > 0 ? ['egressGatewayNodes should be 0: static egress gateways are refused in clusters with a pod subnet.'] : []),
    ],
    sources: [podSubnetConcept, rollingUpgrade],
    examples: [
      {
        inputs: { nodes: 0, internalLoadBalancers: 5 },
        total: 10,
        prefixLength: 28,
        source: baseline,
        note: 'a subnet of 5 internal load balancer front ends, which an annotation of the service can name in any network model',
      },
      surgeExample(30, 'the 20 nodes at rest are added here'),
      ...outboundExamples,
    ],
  },
  nsg: { support, rules: [nodeToNode, ...nodesWithPodSubnet, ...egress], elsewhere: onApiServerSubnet, notes: ['Node and pod subnets may have groups of their own; both directions between them must be open.', ...nsgNotes] },
  routes,
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses,
  excludedRanges,
  excludedRangesFor: excludedByCluster(ipPlanning),
  onPremises: 'Pods are reachable both ways with their own addresses; nodes with theirs.',
  dns,
  notes: ['The node subnet is not delegated; the pod subnet is.', ...notes],
  conflicts,
  sources: [podSubnetConcept, apiServerPage, ...commonSources],
});
