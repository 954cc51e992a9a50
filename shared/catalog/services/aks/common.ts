import { SMALLEST_SUBNET, virtualNetworkFaq } from '../../azure-subnet.ts';
import { surgeNodes, type InputSpecs, type Surge } from '../../inputs.ts';
import type { Example, RouteNeeds, SizingLine, SubnetNeeds } from '../../service.ts';
import type { Conflict } from '../../source.ts';
import { egressRules, ipPlanning, rollingUpgrade } from './sources.ts';

/** What every network model of AKS shares. The rules of the security groups are in rules.ts, ranges of pods and services in ranges.ts, public addresses in outbound.ts, the pages in sources.ts. */

/** Inputs about the nodes themselves. Each entry adds `nodes` with its own upper bound. */
export const poolInputs = {
  pools: {
    kind: 'count',
    unit: 'node pools',
    meaning: 'pools that the nodes are spread over evenly; all may be upgraded at once. Pools of unequal size or surge are workloads of their own in the same subnet',
    default: 1,
    least: 1,
    most: 100,
  },
  maxSurge: {
    kind: 'surge',
    meaning: 'extra nodes that an upgrade adds to each pool, as a number or a percentage of the pool (rounded up, so at least 1); 100% for blue-green upgrades',
    default: '10%',
    assumed: 'Pages name 1 and 10 % as the default; 10 % is followed, because it is never the smaller.',
  },
} as const satisfies InputSpecs;

/** Inputs of a subnet that nodes live in, beside `nodes` and `poolInputs`. */
export const nodeSubnetInputs = {
  internalLoadBalancers: {
    kind: 'count',
    unit: 'front ends',
    meaning: 'front-end addresses of internal LoadBalancer services that land in the node subnet',
    default: 0,
    least: 0,
    grows: true,
    aliases: ['internalLoadBalancerIps'],
  },
  privateEndpoint: {
    kind: 'flag',
    meaning: 'the cluster is private over Private Link: the endpoint of its API server sits in the subnet of the first pool',
    default: false,
    aliases: ['privateEndpoints'],
  },
  customDns: { kind: 'flag', meaning: 'the network uses DNS servers of its own (adds a rule, no address)', default: false },
  monitoring: { kind: 'flag', meaning: 'monitoring add-ons or Cilium diagnostics are on (adds a rule, no address)', default: false },
  outboundType: {
    kind: 'choice',
    choices: ['loadBalancer', 'managedNATGateway', 'userAssignedNATGateway', 'userDefinedRouting', 'none'],
    meaning: 'how the cluster reaches the internet (decides routes and public addresses)',
    default: 'loadBalancer',
  },
} as const satisfies InputSpecs;

export const NODES_ASSUMED = 'No page states a number; 3 nodes are the least that spread over three zones. Say what the pools may scale to.';

/** Returns `1 node`, `3 nodes`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Returns how many nodes exist at the height of an upgrade: `planned` at rest, `surge` more while pools are upgraded.
 *
 * Nodes are spread over the pools as evenly as possible, and each pool rounds its percentage up for itself.
 */
export function nodesAtUpgrade({ nodes, pools, maxSurge }: { readonly nodes: number; readonly pools: number; readonly maxSurge: Surge }): { planned: number; surge: number; all: number } {
  const larger = nodes % pools;
  const least = Math.floor(nodes / pools);
  const surge = larger * surgeNodes(maxSurge, least + 1) + (pools - larger) * surgeNodes(maxSurge, least);
  return { planned: nodes, surge, all: nodes + surge };
}

/** Returns the words for surge nodes: `2 surge nodes during upgrade (10 %)`. */
export function surgeLabel(surge: number, { pools, maxSurge }: { readonly pools: number; readonly maxSurge: Surge }): string {
  const each = pools === 1 ? '' : ` of each of ${pools} pools`;
  const share = 'percent' in maxSurge ? ` (${maxSurge.percent} %${each})` : pools === 1 ? '' : ` (${maxSurge.nodes} in each of ${pools} pools)`;
  return `${counted(surge, 'surge node')} during upgrade${share}`;
}

/** Returns the lines of a subnet in which every node takes one address. */
export function nodeLines(inputs: { readonly nodes: number; readonly pools: number; readonly maxSurge: Surge }): SizingLine[] {
  const { planned, surge } = nodesAtUpgrade(inputs);
  return [{ label: counted(planned, 'node'), addresses: planned }, ...(surge > 0 ? [{ label: surgeLabel(surge, inputs), addresses: surge }] : [])];
}

/** Returns the lines for what else takes addresses in a node subnet. */
export function guestLines({ internalLoadBalancers, privateEndpoint }: { readonly internalLoadBalancers: number; readonly privateEndpoint: boolean }): SizingLine[] {
  return [
    ...(internalLoadBalancers > 0 ? [{ label: `${counted(internalLoadBalancers, 'front end')} of internal load balancers`, addresses: internalLoadBalancers }] : []),
    ...(privateEndpoint ? [{ label: '1 private endpoint of the API server', addresses: 1 }] : []),
  ];
}

/** A pool must offer room for this many pods, whatever the pods per node. */
export const PODS_PER_POOL = 30;

/** The most nodes of a scale set, and so of a pool. */
const NODES_PER_POOL = 1000;

/** Returns what is wrong with nodes, pools and pods: more nodes than the pools hold, or no room for the pods that every pool has. */
export function poolContradictions({ nodes, pools, maxPods }: { readonly nodes: number; readonly pools: number; readonly maxPods?: number }): string[] {
  const least = Math.floor(nodes / pools);
  return [
    ...(nodes > pools * NODES_PER_POOL
      ? [`pools should be ${Math.ceil(nodes / NODES_PER_POOL)} or more: a pool holds ${NODES_PER_POOL} nodes, and nodes is ${nodes}.`]
      : []),
    ...(maxPods !== undefined && least * maxPods < PODS_PER_POOL
      ? [`nodes and maxPods should give each pool room for ${PODS_PER_POOL} pods: ${counted(least, 'node')} of ${maxPods} pods ${least === 1 ? 'has' : 'have'} ${least * maxPods}.`]
      : []),
  ];
}

/** AKS names no smallest node subnet: what the platform accepts holds, and the sum decides. */
export const smallestNodeSubnet: SubnetNeeds['smallest'] = { value: SMALLEST_SUBNET.value, source: virtualNetworkFaq, note: 'AKS states no smallest subnet; the smallest of Azure holds.', assumed: true };

export const resizable: SubnetNeeds['resizable'] = {
  value: 'empty-only',
  source: ipPlanning,
  note: 'AKS does not describe resizing. New node pools may use further subnets of the same network; a cluster needs an update if the network grew after it was made.',
  assumed: true,
};

export const apiServerCompanion = {
  service: 'aks-api-server-vnet-integration',
  why: 'With API Server VNet Integration the API server lives in a delegated subnet of its own.',
  needed: 'conditional',
} as const;

export const routes: RouteNeeds = {
  table: { value: 'allowed', source: egressRules },
  defaultRoute: 'any',
  required: [
    {
      name: 'default-to-appliance',
      to: { prefix: '0.0.0.0/0' },
      nextHop: 'appliance',
      need: 'required',
      condition: 'the outbound type is userDefinedRouting; a gateway serves as well. It is not checked for outbound type none',
      when: ({ outboundType }) => outboundType === 'userDefinedRouting',
      purpose: 'With that outbound type AKS makes no load balancer for egress, so the table must show the way out.',
      source: egressRules,
    },
  ],
  forbidden: 'Security groups alone cannot lock egress, because most dependencies are host names: use a firewall with the FQDN tag AzureKubernetesService, or a network isolated cluster.',
};

/** The page prints 10 surge nodes for 5 pools of 4 nodes; `needed` has the 20 nodes at rest besides. */
export function surgeExample(needed: number, note: string): Example {
  return { inputs: { nodes: 20, pools: 5, maxSurge: '50%' }, needed, source: rollingUpgrade, note: `the page prints 10 surge nodes for 5 pools of 4 nodes; ${note}` };
}

export const dns = {
  zones: ['privatelink.{regionName}.azmk8s.io', '{subzone}.privatelink.{regionName}.azmk8s.io'],
  note: 'Private clusters only. The DNS service address lies inside the service range and is never its first one; the .10 of the range unless chosen, so 10.0.0.10 with the default range.',
} as const;

export const notes: readonly string[] = [
  'At most 5,000 nodes a cluster, 100 pools a cluster, 1,000 nodes a pool, 300 load-balanced services, and 5,000 clusters a subscription.',
  'Nodes and surge nodes of a pool together stay within 1,000, the ceiling of its scale set; beyond it an upgrade is refused.',
  'Counting maxUnavailable in place of maxSurge, an upgrade adds no node: set maxSurge to 0.',
  'Blue-green upgrades put the new nodes beside the old ones and so double the pool (derived): set maxSurge to 100%.',
  'Max pods per node lies between 10 and 250, and a pool must have room for 30 pods, so 3 nodes at 10 pods each; 110 is advised for Windows containers. It is fixed when the pool is made.',
  'The service range (serviceCidr; AKS takes 10.0.0.0/16 unless told otherwise) is smaller than a /12 and overlaps neither the network, peered networks nor on-premises ranges; unrelated clusters may repeat it. From Kubernetes 1.33 on it can be extended.',
  'Pod ranges that overlap 172.30.0.0/16 or 172.31.0.0/16 are rejected since May 2026, so 172.16.0.0/12 fails too.',
  '10.0.0.0/8 is often advertised from on-premises; Microsoft suggests to place clusters elsewhere and names 172.16.0.0/16.',
  'The Docker bridge range (172.17.0.1/16) is ignored since Kubernetes 1.19 and left the API with version 2023-04-01.',
  'A virtual network holds 65,536 configured addresses, pods with network addresses included.',
  'Outbound ports: a public address carries 64,000, so 2 addresses at 1,000 ports a node serve 128 nodes, and 7 at 4,000 serve 112.',
  'A static egress gateway pool takes one public address a node from its own public prefix: 16 nodes with a /28, 2 with a /31, the smallest. It needs 2 nodes for availability, takes no autoscaler, and is refused with pod subnet clusters.',
  'Internal load balancers land in a node subnet unless an annotation names another one, on which the cluster identity then needs rights.',
  'Node auto-provisioning makes the number of nodes elastic: plan by the ceiling of the NodePool limits. AKSNodeClass may name another subnet, which keeps out of the pod and service ranges: beside the default ranges the pages show 10.244.1.0/24 and 10.0.10.0/24 as colliding and 10.1.0.0/24 as fine. It works with overlay, with Cilium and with Azure CNI; the type of egress cannot change later.',
  'Cilium is a data plane for Linux and changes no address arithmetic.',
  'Subnets of node pools are not delegated and lie in one network. The cluster identity needs Network Contributor, or join and read, on the subnet.',
  'Removing or editing the private endpoint of a private cluster breaks the cluster; stop and start can make it anew in another subnet if the first pool changed.',
];

export const conflicts: readonly Conflict[] = [
  {
    topic: 'default max surge',
    says: ['1 node (rolling upgrades 2026-05-29; capacity planning 2026-07-07)', '10 % from Kubernetes 1.32 on (release notes of 2025-03-16; large clusters 2026-06-05)'],
    followed: '10 %, rounded up: never less than 1 node.',
  },
  { topic: 'changing max pods of a pool', says: ['possible with an update of the pool (capacity planning 2026-07-07)', 'only with a new pool (IP planning 2026-04-16)'], followed: 'A new pool: plan the final number at once.' },
  {
    topic: 'delegation of the node subnet',
    says: ['not allowed (CNI overview 2026-07-10)', '“delegate a subnet for your nodes and pods” (pod networking plan 2025-03-24)'],
    followed: 'Only pod subnets and API server subnets are delegated.',
  },
  {
    topic: 'default plugin of a new cluster',
    says: ['overlay (overlay how-to 2026-07-31)', 'kubenet (introduction of AKS Automatic 2026-07-07; virtual nodes 2023-11-06)'],
    followed: 'Overlay.',
  },
  {
    topic: 'managed network',
    says: ['network 10.240.0.0/16 with node subnet 10.224.0.0/16 (release notes of 2022-02-24), a pair that cannot be right'],
    followed: 'Unknown; the catalog names no default for managed networks.',
  },
];
