import { defineService } from '../../service.ts';
import { source } from '../../source.ts';
import { apiServerCompanion, conflicts, counted, dns, excludedRanges, guestLines, nodesAtUpgrade, nodeSubnetInputs, NODES_ASSUMED, notes, poolInputs, publicAddresses, resizable, routes, surgeLabel } from './common.ts';
import { egress, nodeToNode, nsgNotes, podRangeRules, support } from './rules.ts';
import { automaticCustomNetwork, autoProvisioning, commonSources } from './sources.ts';

const privateCustomNetwork = source('Private AKS Automatic cluster in a custom virtual network', 'https://learn.microsoft.com/azure/aks/automatic/quick-automatic-private-custom-network', '2026-06-02');
const introduction = source('What is AKS Automatic', 'https://learn.microsoft.com/azure/aks/intro-aks-automatic', '2026-07-07');

const { internalLoadBalancers, customDns, monitoring } = nodeSubnetInputs;

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
    smallest: { value: 28, source: automaticCustomNetwork, note: 'stated for the API server subnet; taken for the node subnet too', assumed: true },
    ipv6: { value: 'not-supported', source: autoProvisioning, note: 'Derived: node auto-provisioning, always on here, leaves IPv6 out.' },
    resizable,
    companions: [{ ...apiServerCompanion, why: 'The API server always lives in a delegated subnet, a /28 or larger.', needed: 'required' }],
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
      internalLoadBalancers,
      customDns,
      monitoring,
    },
    rule: 'As overlay: each node takes 1 address, and each internal load balancer front end another. System nodes are counted in the same subnet; set either count to 0 for two subnets.',
    lines: (inputs) => {
      const user = { nodes: inputs.userNodes, pools: 1, maxSurge: inputs.maxSurge };
      const { surge } = nodesAtUpgrade(user);
      return [
        { label: counted(inputs.userNodes, 'user node'), addresses: inputs.userNodes },
        ...(surge > 0 ? [{ label: surgeLabel(surge, user), addresses: surge, assumed: true as const }] : []),
        ...(inputs.systemNodes > 0 ? [{ label: `${counted(inputs.systemNodes, 'system node')}, surge included`, addresses: inputs.systemNodes, assumed: true as const }] : []),
        ...guestLines({ internalLoadBalancers: inputs.internalLoadBalancers, privateEndpoint: false }),
      ];
    },
    sources: [automaticCustomNetwork, introduction],
    // The one figure that the pages print, 9 addresses and a /28, is of the API server subnet: see aks-api-server-vnet-integration.
    examples: [],
  },
  nsg: {
    support,
    rules: [nodeToNode, ...podRangeRules, ...egress],
    notes: [...nsgNotes, 'The API server subnet must admit TCP 443 and 4443 from user and system nodes, and 9988 from AzureLoadBalancer: see aks-api-server-vnet-integration.'],
  },
  routes: { ...routes, table: { value: 'allowed', source: automaticCustomNetwork, note: 'In a custom network egress goes by a load balancer, a NAT gateway of yours, or a route table.' } },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { ...publicAddresses, note: 'In a managed network AKS brings a NAT gateway with its address; in a custom one the load balancer brings one by itself.' },
  excludedRanges,
  onPremises: 'As overlay: pods start connections outwards and are seen with the address of their node.',
  dns: { ...dns, note: 'Across networks use a private cluster in a custom network, because the managed resource group is locked.' },
  notes: [
    'In a managed network there is nothing to plan.',
    'Whether managed system nodes draw addresses from the system node subnet is not stated; they are counted.',
    'The sample layout has network 172.19.0.0/16, API server 172.19.0.0/28, nodes 172.19.1.0/24; that is no rule.',
    'Each node owns a /24 of the pod range, as in overlay.',
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
  sources: [automaticCustomNetwork, privateCustomNetwork, introduction, ...commonSources],
});
