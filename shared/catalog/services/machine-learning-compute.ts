import { SMALLEST_SUBNET } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const training = source('Secure an Azure Machine Learning training environment with virtual networks', 'https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet', '2024-04-08');
const workspace = source('Secure an Azure Machine Learning workspace with virtual networks', 'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet', '2026-02-05');
const isolation = source('Plan for network isolation of Azure Machine Learning', 'https://learn.microsoft.com/azure/machine-learning/how-to-network-isolation-planning', '2025-01-13');

/** Every instance and node takes an address; what is behind a public address has a rule inwards and a route past the firewall. */
export const machineLearningCompute = defineService({
  id: 'machine-learning-compute',
  name: 'Azure Machine Learning compute',
  aliases: [
    'AML compute', 'Azure ML compute cluster', 'Azure ML compute instance', 'Azure Machine Learning compute in a customer virtual network', 'AmlCompute', 'compute cluster', 'compute instance',
    'Microsoft.MachineLearningServices/workspaces/computes',
  ],
  family: 'compute',
  summary: 'Instances, clusters and serverless nodes of a Machine Learning workspace, inside a subnet of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: training, note: 'The subnet must not be delegated to anything.' },
    smallest: { value: SMALLEST_SUBNET.value, source: training, note: 'No page names a smallest subnet; it must hold the instances and nodes.', assumed: true },
    ipv6: { value: 'unknown', source: training },
    resizable: { value: 'no', source: training, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: {
      computeInstances: { kind: 'count', unit: 'instances', meaning: 'compute instances of people', default: 0, least: 0, grows: true, aliases: ['instances'] },
      clusterNodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of all clusters, each at its most', default: 0, least: 0, grows: true, aliases: ['nodes'] },
      serverlessNodes: { kind: 'count', unit: 'nodes', meaning: 'serverless nodes at one time', default: 0, least: 0, grows: true },
      clusters: { kind: 'count', unit: 'clusters', meaning: 'clusters that the nodes belong to (decides public addresses only)', default: 1, least: 1 },
      publicIps: {
        kind: 'flag', meaning: 'instances and clusters have public addresses (takes none of the subnet; adds a rule inwards and a route)', default: false, aliases: ['publicIp', 'publicAddresses'],
        assumed: 'Either is possible; without them nothing is opened inwards.',
      },
      rStudio: { kind: 'flag', meaning: 'RStudio runs on compute instances (adds a rule)', default: false },
      firewallBeforeStorage: { kind: 'flag', meaning: 'a firewall stands between the subnet and the private endpoint of storage (adds a rule)', default: false },
      privateMonitor: { kind: 'flag', meaning: 'Azure Monitor is reached over a private endpoint (takes a rule away)', default: false },
      hbiWorkspace: { kind: 'flag', meaning: 'the workspace is marked for data of high business impact, hbi_workspace (adds a rule)', default: false },
      operatedBy21Vianet: { kind: 'flag', meaning: 'the workspace is in Azure operated by 21Vianet (takes a rule away)', default: false },
    },
    rule: 'One address for each compute instance, cluster node and serverless node, all at their most. No room beyond that is advised.',
    lines: ({ computeInstances, clusterNodes, serverlessNodes }) => [
      { label: `${computeInstances} × compute instance, 1 each`, addresses: computeInstances },
      { label: `${clusterNodes} × cluster node, 1 each`, addresses: clusterNodes },
      ...(serverlessNodes > 0 ? [{ label: `${serverlessNodes} × serverless node, 1 each`, addresses: serverlessNodes }] : []),
    ],
    sources: [training],
    examples: [
      { inputs: { computeInstances: 1 }, needed: 1, source: training, note: 'each compute instance' },
      { inputs: { clusterNodes: 1 }, needed: 1, source: training, note: 'each node of a cluster' },
      { inputs: { serverlessNodes: 1 }, needed: 1, source: training, note: 'each serverless node' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: training, note: 'With public addresses the service puts a group of its own on the interfaces, which that of the subnet must not contradict.' },
    rules: [
      {
        name: 'allow-management',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'AzureMachineLearning' }, to: 'self', ports: ['44224'],
        priority: 1700, need: 'required', condition: 'compute with public addresses', when: ({ publicIps }) => publicIps,
        purpose: 'The service makes, changes and deletes compute.',
        source: training,
      },
      {
        name: 'allow-sign-in',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureActiveDirectory' }, ports: ['80', '443'],
        priority: 1700, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Authentication.',
        source: training,
      },
      {
        name: 'allow-machine-learning',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureMachineLearning' }, ports: ['443', '18881'],
        priority: 1710, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'The service itself, and code completion in notebooks.',
        source: workspace,
      },
      {
        name: 'allow-instance-management',
        direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: { tag: 'AzureMachineLearning' }, ports: ['5831'],
        priority: 1720, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Management of compute instances.',
        source: workspace,
      },
      {
        name: 'allow-rstudio',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureMachineLearning' }, ports: ['8787'],
        priority: 1730, need: 'required', condition: 'RStudio is used', when: ({ rStudio }) => rStudio, coveredBy: 'AllowInternetOutBound',
        purpose: 'RStudio on compute instances.',
        source: workspace,
      },
      {
        name: 'allow-batch-management',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: { tag: 'BatchNodeManagement', regional: true }, ports: ['443'],
        priority: 1740, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Azure Batch, which runs the compute.',
        source: training,
      },
      {
        name: 'allow-resource-manager',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureResourceManager' }, ports: ['443'],
        priority: 1750, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Making of resources.',
        source: training,
      },
      {
        name: 'allow-storage',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Storage', regional: true }, ports: ['443'],
        priority: 1760, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Data of the workspace, and storage of Batch.',
        source: training,
      },
      {
        name: 'allow-file-shares',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Storage', regional: true }, ports: ['445'],
        priority: 1770, need: 'required', condition: 'a firewall stands between the network and the private endpoint of storage', when: ({ firewallBeforeStorage }) => firewallBeforeStorage, coveredBy: 'AllowInternetOutBound',
        purpose: 'File shares of the default storage account.',
        source: training,
      },
      {
        name: 'allow-front-door',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureFrontDoor.Frontend' }, ports: ['443'],
        priority: 1780, need: 'required', condition: 'not in Azure operated by 21Vianet', when: ({ operatedBy21Vianet }) => !operatedBy21Vianet, coveredBy: 'AllowInternetOutBound',
        purpose: 'Entry point of the studio.',
        source: training,
      },
      {
        name: 'allow-microsoft-images',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'MicrosoftContainerRegistry', regional: true }, ports: ['443'],
        priority: 1790, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Container images of Microsoft.',
        source: training,
      },
      {
        name: 'allow-images-front-door',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureFrontDoor.FirstParty' }, ports: ['443'],
        priority: 1800, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'What the registry of Microsoft depends on.',
        source: training,
      },
      {
        name: 'allow-monitor',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureMonitor' }, ports: ['443'],
        priority: 1810, need: 'required', condition: 'Azure Monitor is not reached privately', when: ({ privateMonitor }) => !privateMonitor, coveredBy: 'AllowInternetOutBound',
        purpose: 'Logs and metrics.',
        source: training,
      },
      {
        name: 'allow-key-vault',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureKeyVault', regional: true }, ports: ['443'],
        priority: 1820, need: 'required', condition: 'the workspace has the flag hbi_workspace', when: ({ hbiWorkspace }) => hbiWorkspace, coveredBy: 'AllowInternetOutBound',
        purpose: 'Key vault of Batch; the page spells the tag Keyvault.',
        source: training,
      },
    ],
  },
  routes: {
    table: { value: 'allowed', source: training },
    defaultRoute: 'any',
    defaultRouteFor: ({ publicIps }) => (publicIps ? 'with-exceptions' : 'any'),
    required: [
      {
        name: 'machine-learning-to-internet', to: { tag: 'AzureMachineLearning' }, nextHop: 'internet', need: 'required',
        condition: 'compute with public addresses, and the default route leads away from the internet',
        when: ({ publicIps }, { defaultRouteAway }) => publicIps && defaultRouteAway,
        purpose: 'Replies to the management that comes in must not pass the firewall.',
        source: training,
      },
    ],
    forbidden: 'Nothing for compute without public addresses.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [], note: 'With a service endpoint policy for Azure Machine Learning, against data leaving by way of storage.' },
  publicAddresses: {
    count: ({ computeInstances, clusterNodes, clusters, publicIps }) => (publicIps ? computeInstances + (clusterNodes > 0 ? clusters : 0) : 0),
    note: 'Optional: one for each compute instance and each cluster, with a load balancer and a security group, which the service makes; a cluster gives them back at 0 nodes.',
  },
  wayOut: { needed: ({ publicIps }) => (publicIps ? 'no' : 'always'), source: isolation },
  excludedRanges: [{ prefix: '172.17.0.0/16', appliesTo: 'network', why: 'the Docker bridge inside the compute uses it', source: workspace }],
  onPremises: 'As any host of the network; DNS servers of your own forward the names of the instances.',
  dns: { zones: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'], note: 'Those of the private endpoint of the workspace.' },
  notes: [
    'The network is in the subscription of the workspace. Clusters may be in another region or network than the workspace, instances may not.',
    'Without public addresses the workspace needs a private endpoint, and the subnet an explicit way out: a NAT gateway or a firewall.',
    'Port 445 stays open between compute and the default storage account.',
    'Not possible through Azure Lighthouse.',
    'A managed virtual network needs no address of yours; then no compute can be put into a network of yours.',
  ],
  conflicts: [
    { topic: 'ports towards AzureMachineLearning', says: ['443, 8787, 18881 and UDP 5831 (2024-04-08)', '443, 18881 and UDP 5831, with 8787 for RStudio only (2026-02-05)'], followed: 'The newer page.' },
  ],
  sources: [training, workspace, isolation],
});
