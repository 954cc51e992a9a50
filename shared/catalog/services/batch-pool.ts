import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const virtualNetwork = source('Create an Azure Batch pool in a virtual network', 'https://learn.microsoft.com/azure/batch/batch-virtual-network', '2023-09-20');
const simplified = source('Simplified compute node communication', 'https://learn.microsoft.com/azure/batch/simplified-compute-node-communication', 'undated');
const endpoints = source('Configure remote access to compute nodes', 'https://learn.microsoft.com/azure/batch/pool-endpoint-configuration', 'undated');
const endOfLife = source('End of life of Azure services', 'https://github.com/Azure/EOL/blob/main/service_list.json', '2025-12-18');

/** Nodes of one public address, load balancer and security group. */
const NODES_PER_PUBLIC_ADDRESS = 100;

/** Nodes take an address each; public addresses, load balancers and security groups of their interfaces are made by the hundred nodes. */
export const batchPool = defineService({
  id: 'batch-pool',
  name: 'Azure Batch pool',
  aliases: ['Azure Batch', 'Batch', 'Batch pools', 'Azure Batch pool in a virtual network', 'Microsoft.Batch/batchAccounts/pools'],
  family: 'compute',
  summary: 'Nodes that run the tasks of a Batch account, inside a subnet of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga', note: 'The classic mode of communication was retired on 2026-03-31, pools of Cloud Services configuration on 2024-02-29.', source: endOfLife },
  subnet: {
    sharing: { kind: 'shared', source: virtualNetwork, note: 'Several pools may share a subnet; one pool never spans two.' },
    smallest: { value: SMALLEST_SUBNET.value, source: virtualNetwork, note: 'No page names a smallest subnet; it must hold the nodes.', assumed: true },
    ipv6: { value: 'unknown', source: virtualNetwork },
    resizable: { value: 'no', source: virtualNetwork, note: 'The subnet cannot be deleted while a pool uses it; no page says that it can be resized.', assumed: true },
  },
  sizing: {
    inputs: {
      targetDedicatedNodes: {
        kind: 'count', unit: 'nodes', meaning: 'dedicated nodes of all pools in the subnet, at their most', default: 100, least: 0, grows: true, aliases: ['nodes', 'dedicatedNodes'],
        assumed: 'No page states a number; a hundred is what one public address and one load balancer serve, and too many is safer than too few.',
      },
      targetLowPriorityNodes: { kind: 'count', unit: 'nodes', meaning: 'spot and low-priority nodes of all pools in the subnet, at their most', default: 0, least: 0, grows: true, aliases: ['spotNodes', 'lowPriorityNodes'] },
      pools: { kind: 'count', unit: 'pools', meaning: 'pools that the nodes belong to, in equal parts (decides public addresses only)', default: 1, least: 1 },
      publicIps: { kind: 'flag', meaning: 'the pools have public addresses (takes none of the subnet)', default: true, aliases: ['publicAddresses'], assumed: 'Pools without them are made so on purpose, and need a way out of their own.' },
      communication: { kind: 'choice', choices: ['simplified', 'classic'], meaning: 'how nodes and service talk to each other; classic was retired on 2026-03-31 (decides rules and routes)', default: 'simplified', aliases: ['communicationMode'] },
      storage: { kind: 'flag', meaning: 'nodes or tasks read and write storage accounts of the region (adds a rule)', default: true, assumed: 'Applications, task files and output usually lie there.' },
      sshBetweenNodes: { kind: 'flag', meaning: 'multi-instance tasks start over SSH, as some runtimes of MPI do (adds a rule)', default: false, aliases: ['mpi'] },
      cloudServicesConfiguration: { kind: 'flag', meaning: 'a pool of the retired Cloud Services configuration (adds a rule)', default: false },
    },
    rule: 'One address for each node, dedicated or spot, of every pool in the subnet. Where there are too few, a pool gets only part of its nodes and reports an error of resizing.',
    lines: ({ targetDedicatedNodes, targetLowPriorityNodes }) => [
      { label: `${targetDedicatedNodes} × dedicated node, 1 each`, addresses: targetDedicatedNodes },
      ...(targetLowPriorityNodes > 0 ? [{ label: `${targetLowPriorityNodes} × spot or low-priority node, 1 each`, addresses: targetLowPriorityNodes }] : []),
    ],
    sources: [virtualNetwork],
    examples: [
      { inputs: { nodes: 100, publicIps: true }, needed: 100, publicAddresses: 1, source: virtualNetwork, note: 'one public address, one load balancer and one security group for every hundred nodes' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: virtualNetwork, note: 'Batch puts groups of its own on the interfaces of nodes, but for pools without public addresses in simplified mode.' },
    rules: [
      {
        name: 'allow-batch-management',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: { tag: 'BatchNodeManagement', regional: true }, ports: ['443'],
        priority: 1600, need: 'required', condition: 'simplified mode', when: ({ communication }) => communication === 'simplified', coveredBy: 'AllowInternetOutBound',
        purpose: 'Nodes report to Batch and fetch tasks; TCP today, with UDP kept possible.',
        source: simplified,
      },
      {
        name: 'allow-batch-to-nodes',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'BatchNodeManagement', regional: true }, to: 'self', ports: ['29876-29877'],
        priority: 1600, need: 'required', condition: 'classic mode', when: ({ communication }) => communication === 'classic',
        purpose: 'Batch reaches the nodes.',
        source: virtualNetwork,
      },
      {
        name: 'allow-storage',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Storage', regional: true }, ports: ['443'],
        priority: 1610, need: 'required', condition: 'classic mode, or storage accounts that nodes and tasks use', when: ({ communication, storage }) => communication === 'classic' || storage, coveredBy: 'AllowInternetOutBound',
        purpose: 'Files of tasks and applications.',
        source: virtualNetwork,
      },
      {
        name: 'allow-tasks-to-batch',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'BatchNodeManagement', regional: true }, ports: ['443'],
        priority: 1620, need: 'required', condition: 'classic mode, with job manager tasks', when: ({ communication }) => communication === 'classic', coveredBy: 'AllowInternetOutBound',
        purpose: 'Tasks that call Batch themselves.',
        source: virtualNetwork,
      },
      {
        name: 'allow-remote-access',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'administrators' }, to: 'self', ports: ['22', '3389'],
        priority: 1610, need: 'optional', condition: 'people sign in to nodes',
        purpose: 'SSH and Remote Desktop to nodes.',
        source: endpoints,
      },
      {
        name: 'allow-ssh-between-nodes',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'self', ports: ['22'],
        priority: 1620, need: 'required', condition: 'multi-instance tasks start over SSH', when: ({ sshBetweenNodes }) => sshBetweenNodes, coveredBy: 'AllowVNetInBound',
        purpose: 'Tasks that run on several nodes at once.',
        source: virtualNetwork,
      },
      {
        name: 'allow-cloud-services-pool',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'any', to: 'any', ports: ['10100', '20100', '30100'],
        priority: 1630, need: 'required', condition: 'a pool of Cloud Services configuration, retired on 2024-02-29', when: ({ cloudServicesConfiguration }) => cloudServicesConfiguration,
        purpose: 'Batch reaches the nodes of the old kind of pool.',
        source: virtualNetwork,
      },
    ],
    notes: ['Where rules deny this traffic, the state of nodes becomes unusable.'],
  },
  routes: {
    table: { value: 'allowed', source: virtualNetwork },
    defaultRoute: 'any',
    defaultRouteFor: ({ communication }) => (communication === 'classic' ? 'with-exceptions' : 'any'),
    required: [
      {
        name: 'batch-to-internet', to: { tag: 'BatchNodeManagement', regional: true }, nextHop: 'internet', need: 'required',
        condition: 'classic mode, and the default route leads away from the internet',
        when: ({ communication }, { defaultRouteAway }) => communication === 'classic' && defaultRouteAway,
        purpose: 'Replies to Batch must not be tunnelled.',
        source: virtualNetwork,
      },
    ],
    forbidden: 'Whatever stops port 443 outwards: to BatchNodeManagement of the region in simplified mode without a private endpoint for node management, to storage in classic mode.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [] },
  publicAddresses: {
    count: ({ targetDedicatedNodes, targetLowPriorityNodes, pools, publicIps }) =>
      publicIps ? pools * Math.ceil((targetDedicatedNodes + targetLowPriorityNodes) / pools / NODES_PER_PUBLIC_ADDRESS) : 0,
    note: 'One for each hundred nodes of a pool, the last hundred begun, with a load balancer and a security group. Batch makes them where none are given; they count against the quota of the subscription.',
  },
  wayOut: { needed: ({ publicIps }) => (publicIps ? 'no' : 'always'), source: virtualNetwork },
  excludedRanges: [],
  onPremises: 'As any host of the network.',
  dns: { zones: [], note: 'In classic mode DNS servers of your own must resolve the endpoints of storage. Private endpoints of the account have a zone of their own.' },
  notes: [
    'Network and Batch account are in one region and one subscription.',
    'Pools without public addresses need simplified mode and, since 2025-09-30, an explicit way out, such as a NAT gateway.',
    'Pools made with API version 2024-07-01 or later, or after 2025-11-30, get no mapping for SSH or Remote Desktop by themselves.',
    'Locks on what Batch creates keep a pool from being deleted.',
  ],
  conflicts: [
    { topic: 'protocol towards BatchNodeManagement', says: ['TCP (page of 2021 and reference of the SDK)', 'any protocol is advised (2023-09-20, and the current page on simplified mode)'], followed: 'Any protocol.' },
  ],
  sources: [virtualNetwork, simplified, endpoints, endOfLife],
});
