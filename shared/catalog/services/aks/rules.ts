import type { NsgNeeds, RuleElsewhere, RuleNeed } from '../../service.ts';
import { apiServerPage, cniOverview, egressRules, networkConcepts, podSubnetConcept } from './sources.ts';

/** Security rules of the AKS entries: priorities 300 to 399, each written once, so that clusters of several models share a subnet. */

export const support: NsgNeeds['support'] = { value: 'allowed', source: networkConcepts, note: 'AKS edits the groups of its own network interfaces only, never the one of the subnet.' };

export const nsgNotes: readonly string[] = [
  'Filtering traffic inside the cluster’s subnet with a security group is not supported; use network policies.',
  'The tunnel ports 1194 and 9000 matter to public clusters without the konnectivity agent only.',
];

/** Nodes reach each other: every node subnet. */
export const nodeToNode: RuleNeed = {
  name: 'allow-node-to-node-in',
  direction: 'inbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
  priority: 300, need: 'required', condition: 'a deny rule could meet traffic between nodes', when: () => true, coveredBy: 'AllowVNetInBound',
  purpose: 'Traffic between the nodes.',
  source: cniOverview,
};

/** Where pods have a range of their own outside the network: kubenet and overlay. */
export const podRangeRules: readonly RuleNeed[] = [
  {
    name: 'allow-node-to-pod-in',
    direction: 'inbound', access: 'allow', protocol: 'any', from: 'self', to: { role: 'pod CIDR' }, ports: ['*'],
    priority: 310, need: 'required', condition: 'a deny rule could meet the pod range', when: () => true,
    purpose: 'Routing of services from nodes to pods.',
    source: cniOverview,
  },
  {
    name: 'allow-pod-to-pod-in',
    direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'pod CIDR' }, to: { role: 'pod CIDR' }, ports: ['*'],
    priority: 320, need: 'required', condition: 'a deny rule could meet the pod range', when: () => true,
    purpose: 'Traffic between pods and from pods to services, DNS included.',
    source: cniOverview,
  },
];

/** What nodes need to leave the subnet for. */
export const egress: readonly RuleNeed[] = [
  {
    name: 'allow-tunnel-udp',
    direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: { tag: 'AzureCloud', regional: true }, ports: ['1194'],
    priority: 300, need: 'required', condition: 'a public cluster without the konnectivity agent', coveredBy: 'AllowInternetOutBound',
    purpose: 'Tunnel from the nodes to the control plane.',
    source: egressRules,
  },
  {
    name: 'allow-tunnel-tcp',
    direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureCloud', regional: true }, ports: ['9000'],
    priority: 305, need: 'required', condition: 'a public cluster without the konnectivity agent', coveredBy: 'AllowInternetOutBound',
    purpose: 'Tunnel from the nodes to the control plane.',
    source: egressRules,
  },
  {
    name: 'allow-api-server',
    direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { role: 'API server public address' }, ports: ['443'],
    priority: 310, need: 'required', condition: 'pods call the API server by its address; not for private clusters', coveredBy: 'AllowInternetOutBound',
    purpose: 'Calls from pods to the API server.',
    source: egressRules,
  },
  {
    name: 'allow-ntp',
    direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: 'any', ports: ['123'],
    priority: 320, need: 'required', condition: 'Linux nodes provisioned before March 2021', coveredBy: 'AllowInternetOutBound',
    purpose: 'Time of day.',
    source: egressRules,
  },
  {
    name: 'allow-dns',
    direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: { role: 'custom DNS servers' }, ports: ['53'],
    priority: 330, need: 'required', condition: 'the network uses DNS servers of its own', when: (inputs) => inputs['customDns'] === true,
    purpose: 'Name resolution.',
    source: egressRules,
  },
  {
    name: 'allow-monitor',
    direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureMonitor' }, ports: ['443'],
    priority: 340, need: 'required', condition: 'monitoring add-ons or Cilium diagnostics are on', when: (inputs) => inputs['monitoring'] === true, coveredBy: 'AllowInternetOutBound',
    purpose: 'Metrics and logs.',
    source: egressRules,
  },
];

/** A node subnet whose pods live in another subnet. */
export const nodesWithPodSubnet: readonly RuleNeed[] = [
  {
    name: 'allow-pod-subnet-in',
    direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'pod subnet' }, to: 'self', ports: ['*'],
    priority: 330, need: 'required', when: () => true, condition: 'a deny rule could meet traffic between the two subnets', coveredBy: 'AllowVNetInBound',
    purpose: 'Pods reach the nodes.',
    source: podSubnetConcept,
  },
  {
    name: 'allow-pod-subnet-out',
    direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: { role: 'pod subnet' }, ports: ['*'],
    priority: 350, need: 'required', when: () => true, condition: 'a deny rule could meet traffic between the two subnets', coveredBy: 'AllowVnetOutBound',
    purpose: 'Nodes reach the pods.',
    source: podSubnetConcept,
  },
];

/** A pod subnet. */
export const podSubnetRules: readonly RuleNeed[] = [
  {
    name: 'allow-node-subnet-in',
    direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'cluster node subnets' }, to: 'self', ports: ['*'],
    priority: 340, need: 'required', when: () => true, condition: 'a deny rule could meet traffic between the two subnets', coveredBy: 'AllowVNetInBound',
    purpose: 'Nodes reach the pods.',
    source: podSubnetConcept,
  },
  {
    name: 'allow-pods-in',
    direction: 'inbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
    priority: 345, need: 'required', when: () => true, condition: 'a deny rule could meet traffic between pods', coveredBy: 'AllowVNetInBound',
    purpose: 'Traffic between pods, DNS included.',
    source: cniOverview,
  },
  {
    name: 'allow-node-subnet-out',
    direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: { role: 'cluster node subnets' }, ports: ['*'],
    priority: 360, need: 'required', when: () => true, condition: 'a deny rule could meet traffic between the two subnets', coveredBy: 'AllowVnetOutBound',
    purpose: 'Pods reach the nodes.',
    source: podSubnetConcept,
  },
];

/** The subnet of an API server. */
export const apiServerRules: readonly RuleNeed[] = [
  {
    name: 'allow-nodes-to-api-server',
    direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'cluster node subnets' }, to: 'self', ports: ['443', '4443'],
    priority: 350, need: 'required', condition: 'the security group restricts traffic inside the network', when: () => true, coveredBy: 'AllowVNetInBound',
    purpose: 'Nodes, user and system ones, reach the API server.',
    source: apiServerPage,
  },
  {
    name: 'allow-load-balancer-probe',
    direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ['9988'],
    priority: 360, need: 'required', condition: 'the security group restricts traffic inside the network', when: () => true, coveredBy: 'AllowAzureLoadBalancerInBound',
    purpose: 'The load balancer reaches the API server; all of its traffic may be opened instead.',
    source: apiServerPage,
  },
];

/** The same, as the entry of a node subnet shows it: needed on the other subnet, with API Server VNet Integration. */
export const onApiServerSubnet: readonly RuleElsewhere[] = apiServerRules.map(({ priority: _, when: __, from, ...rule }) => ({
  ...rule,
  on: 'the subnet of the API server',
  from: typeof from === 'object' && 'tag' in from ? from : 'self',
  to: 'there',
  condition: 'API Server VNet Integration, and the security group restricts traffic inside the network',
}));

/**
 * Returns rules for an entry whose flag `apiServerSubnet` tells which of its subnets is meant: those of a node subnet, then those of
 * the API server subnet. A rule that is only shown, because no input decides it, is shown for both.
 */
export function rulesByFlag(nodes: readonly RuleNeed[], apiServer: readonly RuleNeed[]): RuleNeed[] {
  const on = (wanted: boolean) => (rule: RuleNeed): RuleNeed => {
    const { when } = rule;
    return when === undefined ? rule : { ...rule, when: (inputs) => inputs['apiServerSubnet'] === wanted && when(inputs) };
  };
  return [...nodes.map(on(false)), ...apiServer.map(on(true))];
}
