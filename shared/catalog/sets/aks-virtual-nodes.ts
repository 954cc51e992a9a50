import { source } from '../source.ts';
import { defineSubnetSet } from '../subnet-set.ts';

const concept = source('Virtual nodes in AKS', 'https://learn.microsoft.com/azure/aks/virtual-nodes', '2023-11-06');
const howTo = source('Create virtual nodes in AKS with the Azure CLI', 'https://learn.microsoft.com/azure/aks/virtual-nodes-cli', '2023-08-28');

/** A cluster with a flat network, and the subnet in which its pods burst. */
export const aksVirtualNodesSet = defineSubnetSet({
  id: 'aks-virtual-nodes',
  name: 'AKS with virtual nodes',
  aliases: ['AKS virtual nodes'],
  summary: 'Nodes of a Kubernetes cluster with Azure CNI, and a subnet for pods that run as container groups.',
  relations: [
    'Both subnets lie in one network, as the commands of the page have it, although a note on that page denies it.',
    'The subnet of the virtual node is delegated to container groups, the one of the nodes is not.',
    'Pods on the virtual node reach the API server.',
  ],
  inputs: {},
  members: [
    { role: 'nodes', service: 'aks-azure-cni-node-subnet', why: 'Virtual nodes need a network model in which pods have addresses of the network.' },
    { role: 'virtual-nodes', service: 'aks-virtual-nodes', why: 'Pods that burst are container groups in a delegated subnet.' },
  ],
  examples: [],
  sources: [concept, howTo],
});
