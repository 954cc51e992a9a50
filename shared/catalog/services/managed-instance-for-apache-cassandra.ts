import { SMALLEST_SUBNET, usableAddresses } from '../azure-subnet.ts';
import { defineService, type RouteNeed, type RuleNeed } from '../service.ts';
import { source } from '../source.ts';

const networkRules = source('Required outbound network rules of Azure Managed Instance for Apache Cassandra', 'https://learn.microsoft.com/azure/managed-instance-apache-cassandra/network-rules', '2021-11-02');
const quickstart = source('Create a cluster with the Azure CLI', 'https://learn.microsoft.com/azure/managed-instance-apache-cassandra/create-cluster-cli', '2025-06-09');
const terraformCluster = source('azurerm provider, resource azurerm_cosmosdb_cassandra_cluster', 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/cosmosdb_cassandra_cluster.html.markdown', '2026-08-21');

/** The subnet that all samples make. */
const SAMPLE = 24;

/** What the nodes call at port 443. */
const dependencies = [
  { priority: 100, name: 'storage', tag: 'Storage', purpose: 'Control plane, configuration and backups.' },
  { priority: 110, name: 'key-vault', tag: 'AzureKeyVault', purpose: 'Certificates.' },
  { priority: 120, name: 'event-hubs', tag: 'EventHub', purpose: 'Logs.' },
  { priority: 130, name: 'monitor', tag: 'AzureMonitor', purpose: 'Metrics.' },
  { priority: 140, name: 'entra-id', tag: 'AzureActiveDirectory', purpose: 'Authentication.' },
  { priority: 150, name: 'resource-manager', tag: 'AzureResourceManager', purpose: 'Management of the nodes.' },
  { priority: 160, name: 'front-door', tag: 'AzureFrontDoor.FirstParty', purpose: 'Logging.' },
  { priority: 170, name: 'guest-management', tag: 'GuestAndHybridManagement', purpose: 'Management of the nodes.' },
  { priority: 180, name: 'api-management', tag: 'ApiManagement', purpose: 'Management of the nodes.' },
] as const;

/** Prefixes that the page names where a service has no tag. */
const UNTAGGED = ['104.40.0.0/13', '13.104.0.0/14', '40.64.0.0/10'] as const;

const outboundRules = dependencies.map(({ name, tag, priority, purpose }): RuleNeed => ({
  name: `allow-${name}`,
  direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag }, ports: ['443'],
  priority, need: 'required', coveredBy: 'AllowInternetOutBound',
  purpose,
  source: networkRules,
}));

const routesPastFirewall = dependencies.map(({ name, tag, purpose }): RouteNeed => ({
  name: `${name}-to-internet`, to: { tag }, nextHop: 'internet', need: 'required',
  condition: '0.0.0.0/0 leads to a firewall', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
  purpose,
  source: networkRules,
}));

/** A Cassandra data centre on a scale set. What a node takes is not published, so the subnet of the samples is planned whole. */
export const managedInstanceForApacheCassandra = defineService({
  id: 'managed-instance-for-apache-cassandra',
  name: 'Azure Managed Instance for Apache Cassandra',
  aliases: ['Cassandra Managed Instance', 'Cassandra MI', 'Managed Cassandra', 'Azure Managed Cassandra', 'Managed Instance for Cassandra', 'Microsoft.DocumentDB/cassandraClusters'],
  family: 'data',
  summary: 'Apache Cassandra data centres run by Azure inside a subnet of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: quickstart, note: 'The quickstart makes a subnet for it alone. The right to use it comes from the Network Contributor role on the network, not from a delegation.' },
    smallest: { ...SMALLEST_SUBNET, note: 'No floor is published; this is that of the platform.' },
    ipv6: { value: 'unknown', source: networkRules },
    resizable: { value: 'no', source: quickstart, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: {
      nodes: { kind: 'count', unit: 'nodes', meaning: 'nodes of the data centre at their most', default: 3, least: 3, grows: true },
    },
    rule: `What a node takes is not published: nodes are instances of a scale set without public addresses. The whole /${SAMPLE} of the samples is planned, and an address for each node that finds no place in it.`,
    lines: ({ nodes }) => {
      const room = usableAddresses(SAMPLE);
      return [
        { label: `The whole /${SAMPLE} of the samples: what ${Math.min(nodes, room)} nodes take is not published`, addresses: room, assumed: true },
        ...(nodes > room ? [{ label: `${nodes - room} × node beyond, 1 each at least`, addresses: nodes - room, assumed: true as const }] : []),
      ];
    },
    sources: [quickstart],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: networkRules },
    rules: [
      ...outboundRules,
      ...UNTAGGED.map((prefix, i) => ({
        name: `allow-microsoft-${i + 1}`,
        direction: 'outbound' as const, access: 'allow' as const, protocol: 'tcp' as const, from: 'self' as const, to: { prefix }, ports: ['443'],
        priority: 190 + i, need: 'required' as const, coveredBy: 'AllowInternetOutBound',
        purpose: 'Services of Microsoft that have no tag.',
        source: networkRules,
      })),
      {
        name: 'allow-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['9042'],
        priority: 100, need: 'required', coveredBy: 'AllowVNetInBound',
        purpose: 'Clients, which speak CQL.',
        source: networkRules,
      },
      {
        name: 'allow-nodes',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['7001', '7199', '8443', '9443'],
        priority: 110, need: 'required', coveredBy: 'AllowVNetInBound',
        purpose: 'Gossip between the nodes and other internal traffic.',
        source: networkRules,
      },
    ],
    notes: ['With the VPN option of the service no further connection has to be opened.'],
  },
  routes: {
    table: { value: 'allowed', source: networkRules },
    defaultRoute: 'with-exceptions',
    required: routesPastFirewall,
    forbidden: 'Blocking the internet: deployments fail then. A published script writes the prefixes of the tags as routes.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Rings that span on-premises and Azure over VPN or ExpressRoute are one of its main uses.',
  dns: { zones: [], note: 'The DNS servers of the network must resolve public names of Azure.' },
  notes: [
    'A delegation Microsoft.DocumentDB/cassandraClusters exists; whether it is needed is not published, and the quickstarts do without, although the parameter is called delegatedManagementSubnetId.',
  ],
  conflicts: [],
  sources: [networkRules, quickstart, terraformCluster],
});
