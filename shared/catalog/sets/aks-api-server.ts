import { apiServerPage, cniOverview } from '../services/aks/sources.ts';
import { defineSubnetSet } from '../subnet-set.ts';

/** An overlay cluster whose API server is integrated into the network. */
export const aksApiServerSet = defineSubnetSet({
  id: 'aks-api-server',
  name: 'AKS with API Server VNet Integration',
  aliases: ['AKS overlay with API server subnet'],
  summary: 'Nodes of a Kubernetes cluster with overlay, and its API server in a subnet beside them.',
  relations: [
    'Both subnets lie in one network.',
    'The subnet of the API server is delegated, the one of the nodes is not.',
    'Nodes reach the API server on TCP 443 and 4443, and the load balancer probes it on 9988.',
  ],
  inputs: {},
  members: [
    { role: 'nodes', service: 'aks-azure-cni-overlay', why: 'Nodes take addresses of a subnet; pods take none.', inputs: { privateEndpoint: false } },
    {
      role: 'api-server',
      service: 'aks-api-server-vnet-integration',
      why: 'The API server listens in a delegated subnet in place of a private endpoint.',
      inputs: { clusters: 1 },
    },
  ],
  examples: [],
  sources: [apiServerPage, cniOverview],
});
