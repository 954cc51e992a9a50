import type { Service } from '../../service.ts';
import { terraformTests } from './sources.ts';

/** What both pod subnet models share. */

export const delegation: NonNullable<Service['subnet']['delegation']> = {
  to: 'Microsoft.ContainerService/managedClusters',
  actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
  source: terraformTests,
  note: 'Pod subnets and API server subnets only; AKS sets it. Node subnets stay without.',
};

export const podSubnetCompanions: NonNullable<Service['subnet']['companions']> = [
  { service: 'aks-pod-subnet-nodes', why: 'The nodes live in a subnet of their own, not delegated.', needed: 'required' },
];

export const podSubnetNotes: readonly string[] = [
  'The pod subnet lies in the network of the cluster; virtual machines cannot be placed in it.',
  'System pods count too.',
  'Internal load balancers and the private endpoint of a private cluster belong to the node subnet.',
];

export const MOST_PODS_ASSUMED = 'Pages name 250 and 110 as the most pods a node has by default; 250 is the larger. Say what you expect, and the subnet shrinks.';
