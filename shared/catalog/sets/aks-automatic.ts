import { apiServerPage, automaticCustomNetwork } from '../services/aks/sources.ts';
import { defineSubnetSet } from '../subnet-set.ts';

/** The three subnets of an AKS Automatic cluster in a network of yours. */
export const aksAutomaticSet = defineSubnetSet({
  id: 'aks-automatic',
  name: 'AKS Automatic in a custom network',
  aliases: ['AKS Automatic'],
  summary: 'User nodes, system nodes and API server of a cluster that AKS runs, a subnet each.',
  relations: [
    'All three subnets lie in one network.',
    'The subnet of the API server is delegated, those of the nodes are not.',
    'Nodes of both kinds reach the API server on TCP 443 and 4443, and the load balancer probes it on 9988.',
  ],
  inputs: {},
  members: [
    {
      role: 'user-nodes',
      service: 'aks-automatic',
      why: 'The nodes that node auto-provisioning makes for your pods.',
      inputs: { systemNodes: 0, apiServerSubnet: false },
    },
    {
      role: 'system-nodes',
      service: 'aks-automatic',
      why: 'The nodes that AKS runs for the cluster itself.',
      inputs: { userNodes: 0, internalLoadBalancers: 0, apiServerSubnet: false },
    },
    {
      role: 'api-server',
      service: 'aks-api-server-vnet-integration',
      why: 'The API server always listens in a delegated subnet.',
      inputs: { clusters: 1 },
    },
  ],
  examples: [],
  sources: [automaticCustomNetwork, apiServerPage],
});
