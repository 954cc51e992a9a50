import type { InputSpecs, Surge } from '../../inputs.ts';
import type { Example } from '../../service.ts';
import { nodesAtUpgrade } from './common.ts';
import { standardLoadBalancer, staticEgress } from './sources.ts';

/** How a cluster's nodes reach the internet: public addresses, none of the subnet. */

export const outboundInputs = {
  outboundPortsPerNode: {
    kind: 'count',
    unit: 'ports',
    meaning: 'outbound ports that the load balancer keeps for each node; 0 leaves the number to it, with one public address',
    default: 0,
    least: 0,
    most: 64_000,
  },
  egressGatewayNodes: {
    kind: 'count',
    unit: 'gateway nodes',
    meaning: 'how many of the nodes are the pool of a static egress gateway, each with an address of the public prefix of that pool',
    default: 0,
    least: 0,
    most: 16,
  },
} as const satisfies InputSpecs;

/** Returns what is wrong with a static egress gateway of more nodes than there are. */
export function gatewayContradictions({ nodes, egressGatewayNodes }: { readonly nodes: number; readonly egressGatewayNodes: number }): string[] {
  return egressGatewayNodes > nodes ? [`egressGatewayNodes (${egressGatewayNodes}) should be no more than nodes (${nodes}), which counts them too.`] : [];
}

/** Outbound ports of one public address of a load balancer. */
const PORTS_PER_ADDRESS = 64_000;

interface Outbound {
  readonly nodes: number;
  readonly pools: number;
  readonly maxSurge: Surge;
  readonly outboundType: string;
  readonly outboundPortsPerNode: number;
  readonly egressGatewayNodes: number;
}

export const publicAddresses = {
  /** Those of the load balancer once its ports a node are told, and the smallest public prefix that serves a gateway pool. */
  count: ({ nodes, pools, maxSurge, outboundType, outboundPortsPerNode, egressGatewayNodes }: Outbound): number => {
    const ports = outboundType === 'loadBalancer' ? nodesAtUpgrade({ nodes, pools, maxSurge }).all * outboundPortsPerNode : 0;
    // The smallest public prefix of a gateway pool is a /31, with two addresses.
    const prefix = egressGatewayNodes > 0 ? 2 ** Math.max(1, Math.ceil(Math.log2(egressGatewayNodes))) : 0;
    return Math.ceil(ports / PORTS_PER_ADDRESS) + prefix;
  },
  note: 'The outbound load balancer brings one address by itself; with outboundPortsPerNode told it takes nodes × ports ÷ 64,000. None with user-defined routing or in isolated clusters; a public prefix for each static egress gateway pool.',
} as const;

/** Figures that the pages print, whatever the network model. */
export const outboundExamples: readonly Example[] = [
  { inputs: { nodes: 128, maxSurge: 0, outboundPortsPerNode: 1000 }, publicAddresses: 2, source: standardLoadBalancer, note: '2 addresses at 1,000 ports a node carry 128 nodes' },
  { inputs: { nodes: 112, maxSurge: 0, outboundPortsPerNode: 4000 }, publicAddresses: 7, source: standardLoadBalancer, note: '7 addresses at 4,000 ports a node carry 112 nodes' },
];

export const gatewayExamples: readonly Example[] = [
  { inputs: { nodes: 16, maxSurge: 0, egressGatewayNodes: 16 }, publicAddresses: 16, source: staticEgress, note: 'a public /28 carries 16 gateway nodes' },
  { inputs: { nodes: 2, maxSurge: 0, egressGatewayNodes: 2 }, publicAddresses: 2, source: staticEgress, note: 'a public /31, the smallest, carries 2 gateway nodes' },
];
