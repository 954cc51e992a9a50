import { groupDelegation, groupRoutes, groupRules, groupsConcept, terraformTests } from '../container-instances.ts';
import { defineService } from '../../service.ts';
import { source } from '../../source.ts';
import { counted } from './common.ts';

const concept = source('Virtual nodes in AKS', 'https://learn.microsoft.com/azure/aks/virtual-nodes', '2023-11-06');
const howTo = source('Create virtual nodes in AKS with the Azure CLI', 'https://learn.microsoft.com/azure/aks/virtual-nodes-cli', '2023-08-28');

/** A delegated subnet in which a cluster starts pods as container groups. */
export const aksVirtualNodes = defineService({
  id: 'aks-virtual-nodes',
  name: 'AKS virtual nodes',
  aliases: ['AKS virtual nodes (Azure Container Instances)', 'virtual nodes', 'virtual kubelet', 'ACI connector'],
  family: 'containers',
  summary: 'Delegated subnet in which a Kubernetes cluster runs pods as container groups when its nodes are full.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: concept, note: 'One delegated subnet serves the add-on.' },
    delegation: groupDelegation,
    smallest: { value: 29, source: groupsConcept, note: 'As for container groups.' },
    ipv6: { value: 'not-supported', source: groupsConcept },
    resizable: { value: 'no', source: groupsConcept, note: 'Not stated; taken as impossible.', assumed: true },
    companions: [{ service: 'aks-azure-cni-node-subnet', why: 'The cluster has a flat network model, in which pods have addresses of the network; its nodes live in a subnet of their own.', needed: 'conditional' }],
  },
  sizing: {
    inputs: {
      burstPods: {
        kind: 'count',
        unit: 'pods',
        meaning: 'pods that run on the virtual node at one time, each a container group',
        default: 11,
        least: 1,
        grows: true,
        aliases: ['pods'],
        assumed: 'No page states a number; 11 pods fill a /28, the size that is advised for container groups. Say how many pods may burst.',
      },
    },
    rule: 'Each pod is a container group and takes 1 address (derived from Azure Container Instances).',
    lines: ({ burstPods }) => [{ label: `${counted(burstPods, 'pod')}, a container group each`, addresses: burstPods }],
    sources: [concept, groupsConcept],
    examples: [],
  },
  nsg: { support: { value: 'allowed', source: groupsConcept }, rules: groupRules, notes: ['The pods must reach the API server of the cluster.'] },
  routes: groupRoutes,
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'As container groups: through VPN and ExpressRoute gateways. Global peering is not supported.',
  dns: { zones: [], note: 'As for container groups.' },
  notes: [
    'Linux pods only.',
    'The cluster needs Azure CNI with pod addresses of the network: neither kubenet nor overlay.',
    'Container groups that start and restart may hold a second address for a while: the pages on them advise a subnet one size larger.',
  ],
  conflicts: [
    { topic: 'network', says: ['the subnet cannot be in the network of the cluster (note in the CLI page 2023-08-28)', 'both subnets in one network (commands of the same page)'], followed: 'One network, as the commands have it.' },
    { topic: 'peering', says: ['not supported (2023-11-06)', 'only global peering is not supported for container groups (2026-07-25)'], followed: 'The newer page.' },
  ],
  sources: [concept, howTo, groupsConcept, terraformTests],
});
