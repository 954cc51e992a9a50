import { defineService } from '../../service.ts';
import { source } from '../../source.ts';
import { apiServerLine } from './aks-api-server-vnet-integration.ts';
import { apiServerCompanion, conflicts, counted, dns, guestLines, nodesAtUpgrade, nodeSubnetInputs, NODES_ASSUMED, notes, poolInputs, resizable, routes, surgeLabel } from './common.ts';
import { delegation } from './pod-subnet.ts';
import { clusterRangeContradictions, excludedByCluster, excludedRanges, NODE_BLOCK, podCidr, podRangeTooSmall, serviceCidr } from './ranges.ts';
import { apiServerRules, egress, nodeToNode, nsgNotes, podRangeRules, rulesByFlag, support } from './rules.ts';
import { apiServerPage, automaticCustomNetwork, autoProvisioning, commonSources, ipPlanning, terraformTests } from './sources.ts';

const privateCustomNetwork = source('Private AKS Automatic cluster in a custom virtual network', 'https://learn.microsoft.com/azure/aks/automatic/quick-automatic-private-custom-network', '2026-06-02');
const introduction = source('What is AKS Automatic', 'https://learn.microsoft.com/azure/aks/intro-aks-automatic', '2026-07-07');

const { internalLoadBalancers, customDns, monitoring, outboundType } = nodeSubnetInputs;

/** The nodes of a cluster run by AKS in a network of yours; its API server needs a subnet of its own. */
export const aksAutomatic = defineService({
  id: 'aks-automatic',
  name: 'AKS Automatic',
  aliases: ['Azure Kubernetes Service Automatic'],
  family: 'containers',
  summary: 'Node subnet of a Kubernetes cluster that AKS runs and scales by itself, with overlay and Cilium.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: automaticCustomNetwork, note: 'As overlay. A custom network has subnets for the API server, user nodes and system nodes.' },
    delegationFor: ({ apiServerSubnet }) => (apiServerSubnet ? delegation : undefined),
    smallest: { value: 28, source: automaticCustomNetwork, note: 'stated for the API server subnet; taken for the node subnet too', assumed: true },
    ipv6: { value: 'not-supported', source: autoProvisioning, note: 'Derived: node auto-provisioning, always on here, leaves IPv6 out.' },
    resizable,
    companions: [{ ...apiServerCompanion, why: 'The API server always lives in a delegated subnet, a /28 or larger.', needed: 'conditional', when: ({ apiServerSubnet }) => !apiServerSubnet }],
  },
  sizing: {
    inputs: {
      userNodes: { kind: 'count', unit: 'user nodes', meaning: 'the ceiling of node auto-provisioning; 0 for a subnet of system nodes only', default: 3, least: 0, most: 5000, grows: true, aliases: ['nodes'], assumed: NODES_ASSUMED },
      systemNodes: {
        kind: 'count',
        unit: 'system nodes',
        meaning: 'nodes of the managed system pool with its surge node; 0 for a subnet of user nodes only',
        default: 4,
        least: 0,
        assumed: 'No page states the number: the quickstart shows three nodes, and one more comes with an upgrade.',
      },
      maxSurge: { ...poolInputs.maxSurge, meaning: 'user nodes that exist twice while they are replaced, as a number or a percentage (rounded up)' },
      podCidr,
      serviceCidr,
      internalLoadBalancers,
      customDns,
      monitoring,
      outboundType: { ...outboundType, meaning: 'how the cluster reaches the internet (decides routes)' },
      apiServerSubnet: {
        kind: 'flag',
        meaning: 'this is the delegated subnet of the API server, in place of a subnet of nodes',
        default: false,
      },
    },
    rule: 'As overlay: each node takes 1 address, and each internal load balancer front end another. System nodes are counted in the same subnet; set either count to 0 for two subnets. The subnet of the API server takes at least 9.',
    lines: (inputs) => {
      if (inputs.apiServerSubnet) return [apiServerLine(1)];
      const user = { nodes: inputs.userNodes, pools: 1, maxSurge: inputs.maxSurge };
      const { surge } = nodesAtUpgrade(user);
      return [
        { label: counted(inputs.userNodes, 'user node'), addresses: inputs.userNodes },
        ...(surge > 0 ? [{ label: surgeLabel(surge, user), addresses: surge, assumed: true as const }] : []),
        ...(inputs.systemNodes > 0 ? [{ label: `${counted(inputs.systemNodes, 'system node')}, surge included`, addresses: inputs.systemNodes, assumed: true as const }] : []),
        ...guestLines({ internalLoadBalancers: inputs.internalLoadBalancers, privateEndpoint: false }),
      ];
    },
    contradictions: (inputs) => {
      if (inputs.apiServerSubnet) return [];
      const { all } = nodesAtUpgrade({ nodes: inputs.userNodes, pools: 1, maxSurge: inputs.maxSurge });
      return [...clusterRangeContradictions(inputs), ...podRangeTooSmall(inputs.podCidr, NODE_BLOCK, all + inputs.systemNodes, 'userNodes, maxSurge and systemNodes')];
    },
    sources: [automaticCustomNetwork, introduction],
    examples: [{ inputs: { apiServerSubnet: true }, needed: 9, prefixLength: 28, source: automaticCustomNetwork, note: 'the floor of API Server VNet Integration' }],
  },
  nsg: {
    support,
    rules: rulesByFlag([nodeToNode, ...podRangeRules, ...egress], apiServerRules),
    notes: nsgNotes,
  },
  routes: { ...routes, table: { value: 'allowed', source: automaticCustomNetwork, note: 'In a custom network egress goes by a load balancer, a NAT gateway of yours, or a route table.' } },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'In a managed network AKS brings a NAT gateway with its address; in a custom one the load balancer brings one by itself.' },
  excludedRanges,
  excludedRangesFor: excludedByCluster(ipPlanning),
  onPremises: 'As overlay: pods start connections outwards and are seen with the address of their node.',
  dns: { ...dns, note: 'Across networks use a private cluster in a custom network, because the managed resource group is locked.' },
  notes: [
    'In a managed network there is nothing to plan.',
    'Whether managed system nodes draw addresses from the system node subnet is not stated; they are counted.',
    'The sample layout has network 172.19.0.0/16, API server 172.19.0.0/28, nodes 172.19.1.0/24; that is no rule.',
    'Each node owns a /24 of the pod range, as in overlay.',
    'There is no private endpoint in a node subnet: the API server always uses API Server VNet Integration, so privateEndpoint is no input here.',
    'The cluster identity needs Network Contributor on the network. Windows nodes are not supported.',
    ...notes,
  ],
  conflicts: [
    {
      topic: 'subnets of a custom network',
      says: ['API server, user nodes and system nodes (public quickstart and table of rules 2026-06-02)', 'API server and cluster (text of the private quickstart, same date)'],
      followed: 'Either: both kinds of node are counted together unless one is set to 0.',
    },
    ...conflicts,
  ],
  sources: [automaticCustomNetwork, privateCustomNetwork, introduction, apiServerPage, terraformTests, ...commonSources],
});
