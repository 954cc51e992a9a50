import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const networking = source('Configure network settings of Service Fabric managed clusters', 'https://learn.microsoft.com/azure/service-fabric/how-to-managed-cluster-networking', '2022-07-11');
const nodeTypeSubnets = source('Configure network settings of Service Fabric managed clusters', 'https://github.com/chp013/azure-compute-docs/blob/main/articles/service-fabric/how-to-managed-cluster-networking.md', 'undated', { note: 'fork of MicrosoftDocs/azure-compute-docs, with subnets of node types' });

/** Machines of a cluster in a subnet of yours. No page prints an arithmetic. */
export const serviceFabricManagedCluster = defineService({
  id: 'service-fabric-managed-cluster',
  name: 'Service Fabric managed cluster',
  aliases: ['Service Fabric managed cluster (bring your own virtual network)', 'SFMC', 'Azure Service Fabric', 'Service Fabric', 'Microsoft.ServiceFabric/managedClusters'],
  family: 'containers',
  summary: 'Cluster of machines for microservices, run by Azure, in a subnet of your own network.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: networking, note: 'One subnet for the cluster, or one for each node type that asks for it. Subnets without nodes may stand beside them.' },
    smallest: { value: SMALLEST_SUBNET.value, source: virtualNetworkFaq, note: 'No page names a smallest subnet; the smallest of Azure holds.', assumed: true },
    ipv6: { value: 'supported', source: networking, note: 'Dual stack is switched on when the cluster is made, with API version 2022-01-01 or later.' },
    resizable: { value: 'no', source: networking, note: 'The choice of the subnet is final.' },
  },
  sizing: {
    inputs: {
      nodes: {
        kind: 'count',
        unit: 'nodes',
        meaning: 'machines of all node types in this subnet at their top scale',
        default: 5,
        least: 1,
        grows: true,
        assumed: 'No page that we read states a number. Say what the node types may scale to.',
      },
      internalLoadBalancers: { kind: 'count', unit: 'front ends', meaning: 'front-end addresses of internal load balancers in the subnet', default: 0, least: 0, grows: true },
      nodeTypeSubnet: { kind: 'flag', meaning: 'this is a subnet of one node type (useCustomVnet and subnetId), in place of the one of the whole cluster', default: false },
      rdp: { kind: 'flag', meaning: 'the cluster lets RDP in (shows a rule, no address)', default: false, aliases: ['allowRdpAccess'] },
      loadBalancedPorts: {
        kind: 'ports',
        meaning: 'ports of load-balancing rules',
        default: ['80', '8080', '4343'],
        assumed: 'The ports of the page’s example.',
      },
    },
    rule: 'No page prints a formula. Derived: each machine has one interface and takes 1 address, and each internal load balancer front end another.',
    lines: ({ nodes, internalLoadBalancers }) => [
      { label: `${nodes} × node, an interface each: no page prints the arithmetic`, addresses: nodes, assumed: true },
      ...(internalLoadBalancers > 0 ? [{ label: `${internalLoadBalancers} × front end of an internal load balancer`, addresses: internalLoadBalancers, assumed: true as const }] : []),
    ],
    sources: [networking],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: nodeTypeSubnets, note: 'On the subnet of the cluster it puts a group of its own, which must not be replaced; on subnets of node types you attach one before the cluster is made.' },
    supportFor: ({ nodeTypeSubnet }) =>
      nodeTypeSubnet
        ? { value: 'required', source: nodeTypeSubnets, note: 'Attached before the cluster is made.' }
        : { value: 'not-supported', source: networking, note: 'The cluster puts a group of its own on the subnet, which must not be replaced.' },
    rules: [
      {
        name: 'allow-resource-provider',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'ServiceFabric' }, to: { tag: 'VirtualNetwork' }, ports: ['19000', '19080'],
        priority: 500, need: 'required', appliedBy: 'platform',
        purpose: 'The resource provider reaches the gateway of the cluster; cannot be overridden.',
        source: networking,
      },
      {
        name: 'allow-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'any', to: { tag: 'VirtualNetwork' }, ports: ['19000', '19080'],
        priority: 3001, need: 'optional', condition: 'no rule of yours speaks of these ports', appliedBy: 'platform',
        purpose: 'Clients and Service Fabric Explorer.',
        source: networking,
      },
      {
        name: 'allow-rdp',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'any', to: { tag: 'VirtualNetwork' }, ports: ['3389'],
        priority: 3002, need: 'optional', condition: 'RDP is let in', when: ({ rdp }) => rdp, appliedBy: 'platform',
        purpose: 'RDP to the machines.',
        source: networking,
      },
      {
        name: 'allow-load-balanced',
        direction: 'inbound', access: 'allow', protocol: 'any', from: 'any', to: { tag: 'VirtualNetwork' }, ports: ({ loadBalancedPorts }) => loadBalancedPorts,
        priority: 3003, need: 'optional', condition: 'there are load-balancing rules', appliedBy: 'platform',
        purpose: 'Ports of applications.',
        source: networking,
      },
    ],
    notes: ['Priorities 0 to 999 belong to the service and 3001 to 4000 to its optional rules; rules of yours go between 1000 and 3000.'],
  },
  routes: { table: { value: 'unknown', source: networking }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'The Standard load balancer brings one by itself, in a network of yours too; machines of secondary node types get one each if asked for.' },
  excludedRanges: [],
  onPremises: 'As machines in a network.',
  dns: { zones: [] },
  notes: ['The resource provider needs Network Contributor on the subnet.', 'NAT ports for RDP start at 50000.'],
  conflicts: [],
  sources: [networking, nodeTypeSubnets, virtualNetworkFaq],
});
