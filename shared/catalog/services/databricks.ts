import { usableAddresses } from '../azure-subnet.ts';
import { dnsTable } from '../private-endpoint-resource.ts';
import { databricksEndpoints } from '../private-endpoint-resources/databricks.ts';
import { defineService, type RouteNeed, type RuleNeed, type RulePeer } from '../service.ts';
import { source } from '../source.ts';

export const vnetInject = source('Deploy Azure Databricks in your Azure virtual network', 'https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject', 'undated', { note: 'first part of the page only' });
export const nodeTable = source('Deploy Azure Databricks in your Azure virtual network', 'https://github.com/LuBu0505/mc-docs.zh-cn/blob/d4fd7205/articles/databricks/administration-guide/cloud-configurations/azure/vnet-inject.md', '2021-01-19', { note: 'copy of the page of Azure in China' });
const userRoutes = source('User-defined route settings for Azure Databricks', 'https://learn.microsoft.com/azure/databricks/security/network/classic/udr', 'undated');
const bestPractices = source('Azure Databricks best practices', 'https://github.com/Azure/AzureDatabricksBestPractices/blob/master/toc.md', '2023-03-28', { note: 'head of the repository' });
const verifiedPattern = source('Azure Verified Module, private analytical workspace', 'https://github.com/Azure/bicep-registry-modules/blob/main/avm/ptn/data/private-analytical-workspace/main.bicep', '2025-01-21');
const terraformExamples = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

const SMALLEST = 26;
/** What each of two equal subnets has of the largest network, a /16. */
const LARGEST = 17;

const network = { tag: 'VirtualNetwork' } as const;

/** A rule that Databricks writes by itself, in both subnets. */
const managed = (
  name: string, direction: RuleNeed['direction'], priority: number, protocol: RuleNeed['protocol'], from: RulePeer, to: RulePeer, ports: readonly string[], purpose: string, more: Partial<RuleNeed> = {},
): RuleNeed => ({ name, direction, access: 'allow', protocol, from, to, ports, priority, need: 'required', appliedBy: 'platform', purpose, source: vnetInject, ...more });

const withPublicNodes: Partial<RuleNeed> = { condition: 'secure cluster connectivity is off', when: (inputs) => inputs['secureClusterConnectivity'] === false };

const straight = (name: string, tag: string, purpose: string, more: Partial<RouteNeed> = {}): RouteNeed => ({
  name, to: { tag }, nextHop: 'internet', need: 'required',
  condition: 'the default route leads away from the internet', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
  purpose, source: userRoutes, ...more,
});

/** One of the two equal subnets of a workspace, host or container; the set `databricks` plans both. */
export const databricks = defineService({
  id: 'databricks',
  name: 'Azure Databricks',
  aliases: ['Databricks', 'ADB', 'Azure Databricks (VNet-injected classic compute)', 'VNet injection', 'bring your own VNet', 'Databricks host subnet', 'Databricks container subnet', 'Microsoft.Databricks/workspaces'],
  family: 'data',
  summary: 'Classic compute of a workspace in a network of yours; this is one of its two subnets, host or container.',
  integration: ['injection', 'private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: vnetInject, note: 'Two subnets for each workspace: host, also called public, and container, also called private. Neither is shared with another workspace or anything else.' },
    delegation: {
      to: 'Microsoft.Databricks/workspaces',
      actions: [
        'Microsoft.Network/virtualNetworks/subnets/join/action',
        'Microsoft.Network/virtualNetworks/subnets/prepareNetworkPolicies/action',
        'Microsoft.Network/virtualNetworks/subnets/unprepareNetworkPolicies/action',
      ],
      source: terraformExamples,
      note: 'Both subnets; the actions are those of public examples, Azure may fill in others.',
    },
    smallest: { value: SMALLEST, source: vnetInject, note: 'The smallest that is documented; the present page advises against less, older editions refuse it.' },
    largest: { value: LARGEST, source: vnetInject, note: 'Follows from the largest network, a /16, of which each of the two equal subnets can have half.' },
    ipv6: { value: 'unknown', source: vnetInject },
    resizable: { value: 'no', source: vnetInject, note: 'Only through the account team, on request; a workspace cannot move to another network.' },
  },
  sizing: {
    inputs: {
      maxClusterNodes: {
        kind: 'count', unit: 'nodes', meaning: 'drivers and workers that run at the same time, over all clusters of the workspace', default: usableAddresses(SMALLEST), least: 1, most: usableAddresses(LARGEST), grows: true, aliases: ['nodes'],
        assumed: 'No page states a number; as many as the smallest subnet carries, so that growth has an effect.',
      },
      secureClusterConnectivity: { kind: 'flag', meaning: 'nodes have no public addresses (decides rules, no address of the subnet)', default: true, aliases: ['noPublicIp'], assumed: 'The closed form; say so where nodes have public addresses.' },
      privateLink: { kind: 'flag', meaning: 'the workspace is reached over Private Link (decides a route, no address)', default: false },
      entraAuthentication: { kind: 'flag', meaning: 'clusters sign in to Azure resources with Entra ID (decides a route, no address)', default: false },
    },
    rule: 'Every node takes one address in the host subnet and one in the container subnet, so each of the two holds all nodes.',
    lines: ({ maxClusterNodes }) => [{ label: `${maxClusterNodes} × node, 1 each in this subnet`, addresses: maxClusterNodes }],
    sources: [nodeTable, vnetInject],
    examples: [
      { inputs: { maxClusterNodes: 32763 }, total: 32768, prefixLength: 17, source: nodeTable, note: 'the most nodes of a /17, in each of the two subnets' },
      { inputs: { maxClusterNodes: 16379 }, total: 16384, prefixLength: 18, source: nodeTable, note: 'the most nodes of a /18' },
      { inputs: { maxClusterNodes: 4091 }, total: 4096, prefixLength: 20, source: nodeTable, note: 'the most nodes of a /20' },
      { inputs: { maxClusterNodes: 1019 }, total: 1024, prefixLength: 22, source: nodeTable, note: 'the most nodes of a /22' },
      { inputs: { maxClusterNodes: 507 }, total: 512, prefixLength: 23, source: nodeTable, note: 'the most nodes of a /23' },
      { inputs: { maxClusterNodes: 123 }, total: 128, prefixLength: 25, source: nodeTable, note: 'the most nodes of a /25' },
      { inputs: { maxClusterNodes: 59 }, total: 64, prefixLength: 26, source: nodeTable, note: 'the most nodes of a /26' },
    ],
  },
  nsg: {
    support: { value: 'required', source: vnetInject, note: 'On both subnets, one NSG for the pair where templates deploy it; Databricks writes its rules through the delegation.' },
    rules: [
      managed('worker-to-worker-inbound', 'inbound', 100, 'any', network, network, ['*'], 'Traffic between the nodes of a cluster.', { coveredBy: 'AllowVNetInBound' }),
      managed('control-plane-ssh', 'inbound', 110, 'tcp', { tag: 'AzureDatabricks' }, network, ['22'], 'The control plane reaches the nodes.', withPublicNodes),
      managed('control-plane-worker-proxy', 'inbound', 120, 'tcp', { tag: 'AzureDatabricks' }, network, ['5557'], 'The control plane reaches the nodes.', withPublicNodes),
      managed('worker-to-databricks-webapp', 'outbound', 100, 'tcp', network, { tag: 'AzureDatabricks' }, ['443', '3306', '8443-8451'], 'Nodes reach the control plane, the web app, the metastore and the relay.', { coveredBy: 'AllowInternetOutBound' }),
      managed('worker-to-sql', 'outbound', 101, 'tcp', network, { tag: 'Sql' }, ['3306'], 'The metastore.', { coveredBy: 'AllowInternetOutBound' }),
      managed('worker-to-storage', 'outbound', 102, 'tcp', network, { tag: 'Storage' }, ['443'], 'Storage of artifacts and logs, and the root storage of the workspace.', { coveredBy: 'AllowInternetOutBound' }),
      managed('worker-to-worker-outbound', 'outbound', 103, 'any', network, network, ['*'], 'Traffic between the nodes of a cluster.', { coveredBy: 'AllowVnetOutBound' }),
      managed('worker-to-eventhub', 'outbound', 104, 'tcp', network, { tag: 'EventHub' }, ['9093'], 'Delivery of logs.', { coveredBy: 'AllowInternetOutBound' }),
    ],
    elsewhere: [
      {
        name: 'deny-clusters', on: 'subnets and peered networks that clusters must not reach',
        direction: 'inbound', access: 'deny', protocol: 'any', from: 'self', to: 'there', ports: ['*'],
        need: 'recommended', condition: 'clusters must not reach the place',
        purpose: 'The managed rules open the whole of VirtualNetwork to the nodes, so what must stay closed has to close itself.',
        source: vnetInject,
      },
    ],
    notes: [
      'The managed rules cannot be changed or deleted while the delegation stands; rules of yours may stand beside them.',
      'In Azure they are called Microsoft.Databricks-workspaces_UseOnly_databricks- and the name shown here; some templates write worker-to-webapp for worker-to-databricks-webapp.',
    ],
  },
  routes: {
    table: { value: 'allowed', source: userRoutes },
    defaultRoute: 'with-exceptions',
    required: [
      straight('databricks-to-internet', 'AzureDatabricks', 'The control plane and the relay of secure cluster connectivity.', {
        condition: 'the default route leads away from the internet and the workspace has no Private Link',
        when: (inputs, { defaultRouteAway }) => defaultRouteAway && inputs['privateLink'] === false,
      }),
      straight('sql-to-internet', 'Sql', 'The metastore.'),
      straight('storage-to-internet', 'Storage', 'Storage of artifacts and logs.'),
      straight('event-hub-to-internet', 'EventHub', 'Delivery of logs.'),
      straight('entra-id-to-internet', 'AzureActiveDirectory', 'Sign-in of clusters to Azure resources.', {
        condition: 'the default route leads away from the internet and clusters sign in with Entra ID',
        when: (inputs, { defaultRouteAway }) => defaultRouteAway && inputs['entraAuthentication'] === true,
      }),
    ],
    forbidden: 'A default route to an appliance that neither has these routes beside it nor lets the same traffic through: clusters lose their control plane.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Service endpoints and private endpoints are both documented ways from clusters to Azure services; no list is advised.' },
  publicAddresses: { count: () => 0, note: 'None with secure cluster connectivity; without it each node may have one, which Databricks makes.' },
  excludedRanges: [],
  onPremises: 'Reachable through peering or a gateway, with user routes.',
  dns: { zones: [...new Set(databricksEndpoints.groups.flatMap((group) => group.privateDnsZones))], note: 'For private endpoints to the workspace (databricks_ui_api and browser_authentication).' },
  notes: [
    'Plan both subnets with the same size: the smaller one limits the workspace.',
    'The network is a /16 to a /24, in the region and subscription of the workspace; it may hold several workspaces, each with its own pair of subnets.',
    'The number counts nodes, not clusters.',
  ],
  conflicts: [
    { topic: 'nodes of a subnet', says: ['its size less 5, 1,019 for a /22 (page of 2021-01-19)', 'its size less 2, 1,022 for a /22 and 32,766 for a /17 (best practices, 2023-03-28)'], followed: 'Less 5: Azure reserves as many in every subnet.' },
    { topic: 'ports to AzureDatabricks', says: ['443 (2021-01-19, and a Bicep pattern of 2025-01-21)', '443, 3306 and 8443-8451 (recent templates; the official table was not read in full)'], followed: 'The wider list.' },
    { topic: 'largest subnet of a network', says: ['rows for a /16, /17, /20, /22 and /24 (2021-01-19)', 'none for a /19'], followed: 'Half of the network, whatever its size.' },
    { topic: 'smallest subnet', says: ['/26 at the least (older editions)', 'less than a /26 is not recommended (present page, undated)'], followed: '/26 at the least.' },
  ],
  sources: [vnetInject, nodeTable, bestPractices, userRoutes, verifiedPattern, dnsTable, terraformExamples],
});
