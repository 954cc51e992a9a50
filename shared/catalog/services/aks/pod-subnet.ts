import type { InputSpecs } from '../../inputs.ts';
import type { Service, SizingLine } from '../../service.ts';
import { counted, nodeSubnetInputs } from './common.ts';
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
  'Internal load balancers and the private endpoint of a private cluster belong to the node subnet: the inputs are accepted, and take no address here.',
];

const { internalLoadBalancers, privateEndpoint, outboundType } = nodeSubnetInputs;

/** What a cluster has in the subnet of its nodes is accepted here too, so that one set of inputs fits both subnets; it takes no address of this one. */
export const elsewhereInputs = {
  internalLoadBalancers: { ...internalLoadBalancers, meaning: 'front-end addresses of internal LoadBalancer services; they land in the node subnet and take no address here' },
  privateEndpoint: { ...privateEndpoint, meaning: 'the cluster is private over Private Link; the endpoint sits in the node subnet and takes no address here' },
  outboundType: { ...outboundType, meaning: 'how the cluster reaches the internet (decides routes)' },
} as const satisfies InputSpecs;

/** Returns the lines that say where the rest of the cluster lives. */
export function elsewhereLines({ internalLoadBalancers, privateEndpoint }: { readonly internalLoadBalancers: number; readonly privateEndpoint: boolean }): SizingLine[] {
  return [
    ...(internalLoadBalancers > 0 ? [{ label: `${counted(internalLoadBalancers, 'front end')} of internal load balancers: in the node subnet`, addresses: 0 }] : []),
    ...(privateEndpoint ? [{ label: '1 private endpoint of the API server: in the node subnet', addresses: 0 }] : []),
  ];
}

export const publicAddresses: Service['publicAddresses'] = {
  count: () => 0,
  note: 'Those of the cluster are counted with its node subnet.',
};

export const MOST_PODS_ASSUMED = 'Pages name 250 and 110 as the most pods a node has by default; 250 is the larger. Say what you expect, and the subnet shrinks.';
