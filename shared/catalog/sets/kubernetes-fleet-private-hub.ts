import { apiServerPage } from '../services/aks/sources.ts';
import { source } from '../source.ts';
import { defineSubnetSet } from '../subnet-set.ts';

const quickstart = source(
  'Create a fleet and join member clusters',
  'https://learn.microsoft.com/azure/kubernetes-fleet/quickstart-create-fleet-and-members',
  '2026-07-24',
);

/** The two subnets of the private hub of a fleet. */
export const kubernetesFleetPrivateHubSet = defineSubnetSet({
  id: 'kubernetes-fleet-private-hub',
  name: 'Private hub of Azure Kubernetes Fleet Manager',
  aliases: ['Fleet Manager hub'],
  summary: 'Nodes and API server of the private hub of a fleet, a subnet each.',
  relations: ['Both subnets lie in one network.', 'The subnet of the API server is delegated, the one of the nodes is not.'],
  inputs: {},
  members: [
    {
      role: 'nodes',
      service: 'kubernetes-fleet-private-hub',
      why: 'The nodes of the hub, which the service runs.',
      inputs: { apiServerSubnet: false },
    },
    {
      role: 'api-server',
      service: 'kubernetes-fleet-private-hub',
      why: 'The API server of the hub listens in a delegated subnet.',
      inputs: { apiServerSubnet: true },
    },
  ],
  examples: [],
  sources: [quickstart, apiServerPage],
});
