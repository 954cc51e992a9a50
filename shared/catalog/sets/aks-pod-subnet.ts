import { apiServerPage, dynamicAllocation, podSubnetConcept, staticBlock } from '../services/aks/sources.ts';
import { defineSubnetSet } from '../subnet-set.ts';

/** Nodes and pods of one cluster, a subnet each; its API server in a third if it is integrated into the network. */
export const aksPodSubnetSet = defineSubnetSet({
  id: 'aks-pod-subnet',
  name: 'AKS with a pod subnet',
  aliases: ['AKS with Azure CNI Pod Subnet', 'Azure CNI Pod Subnet'],
  summary: 'Nodes and pods of a Kubernetes cluster, a subnet each, and its API server if you like.',
  relations: [
    'All subnets lie in the network of the cluster.',
    'The subnets of pods and API server are delegated, the one of the nodes is not.',
    'Both directions between nodes and pods are open, whatever groups the two subnets have.',
    'Pod subnets of one network may serve several clusters, all in the same allocation mode.',
  ],
  inputs: {
    allocation: {
      kind: 'choice',
      choices: ['dynamic', 'static-block'],
      meaning: 'how nodes get addresses for pods: in batches as they need them, or in blocks for life',
      default: 'dynamic',
    },
    apiServerSubnet: { kind: 'flag', meaning: 'the API server is integrated into the network, in a subnet of its own', default: false },
  },
  members: [
    { role: 'nodes', service: 'aks-pod-subnet-nodes', why: 'Nodes take addresses of a subnet that is not delegated.' },
    {
      role: 'pods',
      service: 'aks-azure-cni-pod-subnet-dynamic',
      why: 'Pods take addresses of a delegated subnet, handed to nodes in batches.',
      when: ({ allocation }) => allocation === 'dynamic',
    },
    {
      role: 'pod-blocks',
      service: 'aks-azure-cni-pod-subnet-static-block',
      why: 'Pods take addresses of a delegated subnet, handed to nodes in blocks.',
      when: ({ allocation }) => allocation === 'static-block',
    },
    {
      role: 'api-server',
      service: 'aks-api-server-vnet-integration',
      why: 'The API server listens in a delegated subnet.',
      inputs: { clusters: 1 },
      when: ({ apiServerSubnet }) => apiServerSubnet,
    },
  ],
  examples: [],
  sources: [podSubnetConcept, dynamicAllocation, staticBlock, apiServerPage],
});
