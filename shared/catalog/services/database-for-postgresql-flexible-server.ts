import { defineService } from '../service.ts';
import { source } from '../source.ts';

const privateAccess = source('Private access of Azure Database for PostgreSQL flexible server', 'https://learn.microsoft.com/azure/postgresql/network/concepts-networking-private', '2024-06-27');
const dnsZones = source('Azure private endpoint private DNS zone values', 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns', '2025-08-04');
const terraformExamples = source('azurerm provider, examples of azurerm_postgresql_flexible_server', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

const PER_HA_SERVER = 4;

/** Servers with private access share one delegated subnet. Only what a highly available server takes is published. */
export const databaseForPostgresqlFlexibleServer = defineService({
  id: 'database-for-postgresql-flexible-server',
  name: 'Azure Database for PostgreSQL flexible server',
  aliases: ['Azure Database for PostgreSQL', 'Database for PostgreSQL', 'database-for-postgresql', 'PostgreSQL', 'Postgres', 'PostgreSQL flexible server', 'Microsoft.DBforPostgreSQL/flexibleServers'],
  family: 'data',
  summary: 'PostgreSQL servers run by Azure inside a delegated subnet of yours.',
  integration: ['injection', 'private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: privateAccess, note: 'Only flexible servers of PostgreSQL; several share one subnet.' },
    forbiddenNames: ['AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'AzureBastionSubnet', 'GatewaySubnet'],
    delegation: {
      to: 'Microsoft.DBforPostgreSQL/flexibleServers',
      actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
      source: terraformExamples,
      note: 'The page does not state the actions.',
    },
    smallest: { value: 28, source: privateAccess, note: 'At least 16 addresses.' },
    ipv6: { value: 'unknown', source: privateAccess },
    resizable: { value: 'no', source: privateAccess, note: 'Not stated; taken as impossible.', assumed: true },
  },
  sizing: {
    inputs: {
      haServers: { kind: 'count', unit: 'servers', meaning: 'servers with high availability', default: 0, least: 0, grows: true, aliases: ['highAvailabilityServers'] },
      singleServers: { kind: 'count', unit: 'servers', meaning: 'servers without high availability', default: 1, least: 0, grows: true, aliases: ['servers'] },
      entraAuthentication: {
        kind: 'flag',
        meaning: 'users sign in with Entra ID (adds a rule, no address)',
        default: true,
        assumed: 'Sign-in breaks where the rule is missing and the internet is closed; an open way to Entra ID breaks nothing.',
      },
    },
    rule: `Each server with high availability takes ${PER_HA_SERVER} addresses. What one without takes is not published: as many are planned, since high availability can be enabled later.`,
    lines: ({ haServers, singleServers }) => [
      { label: `${haServers} × server with high availability, ${PER_HA_SERVER} each`, addresses: PER_HA_SERVER * haServers },
      ...(singleServers > 0
        ? [{ label: `${singleServers} × server without, ${PER_HA_SERVER} each: their number is not published, and high availability may come later`, addresses: PER_HA_SERVER * singleServers, assumed: true as const }]
        : []),
    ],
    sources: [privateAccess],
    examples: [
      { inputs: {}, sizing: 'minimum', prefixLength: 28, source: privateAccess, note: 'smallest subnet, 16 addresses' },
      { inputs: {}, prefixLength: 28, usable: 11, source: privateAccess, note: 'the same subnet without what Azure reserves' },
      { inputs: { singleServers: 0 }, prefixLength: 28, capacity: { input: 'haServers', most: 2 }, source: privateAccess, note: 'follows from 4 addresses each and 11 usable' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: privateAccess },
    rules: [
      {
        name: 'allow-database-inside-in',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'self', ports: ['5432'],
        priority: 100, need: 'required', condition: 'an NSG restricts traffic', when: () => true, coveredBy: 'AllowVNetInBound',
        purpose: 'High availability and replicas inside the subnet.',
        source: privateAccess,
      },
      {
        name: 'allow-database-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['5432'],
        priority: 110, need: 'required', condition: 'an NSG restricts traffic', when: () => true, coveredBy: 'AllowVNetInBound',
        purpose: 'Database clients, and replicas elsewhere.',
        source: privateAccess,
      },
      {
        name: 'allow-database-inside-out',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: 'self', ports: ['5432'],
        priority: 100, need: 'required', condition: 'an NSG restricts traffic', when: () => true, coveredBy: 'AllowVnetOutBound',
        purpose: 'High availability inside the subnet.',
        source: privateAccess,
      },
      {
        name: 'allow-storage',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Storage' }, ports: ['443'],
        priority: 110, need: 'required', condition: 'an NSG restricts traffic', when: () => true, coveredBy: 'AllowInternetOutBound',
        purpose: 'Archive of the write-ahead log; Storage of the region is enough, of both regions where replicas are in another one.',
        source: privateAccess,
      },
      {
        name: 'allow-entra-id',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureActiveDirectory' }, ports: ['443'],
        priority: 120, need: 'required', condition: 'users sign in with Entra ID', when: ({ entraAuthentication }) => entraAuthentication, coveredBy: 'AllowInternetOutBound',
        purpose: 'Sign-in with Entra ID.',
        source: privateAccess,
      },
    ],
    notes: ['Rules that name application security groups are not supported: use prefixes.'],
  },
  routes: {
    table: { value: 'allowed', source: privateAccess },
    defaultRoute: 'with-exceptions',
    required: [
      {
        name: 'entra-id-to-internet', to: { tag: 'AzureActiveDirectory' }, nextHop: 'internet', need: 'required',
        condition: '0.0.0.0/0 leads to an appliance', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'Keeps Entra ID reachable past the appliance.',
        source: privateAccess,
      },
      {
        name: 'subnet-to-network', to: 'self', nextHop: 'network', need: 'required',
        condition: '0.0.0.0/0 leads to an appliance', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'Traffic between the servers of the subnet stays in it.',
        source: privateAccess,
      },
    ],
    forbidden: 'A default route that also catches the traffic between the servers of the subnet.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN and ExpressRoute.',
  dns: {
    zones: ['{name}.postgres.database.azure.com', 'privatelink.postgres.database.azure.com'],
    note: 'Private access needs a private zone that ends in postgres.database.azure.com and is not named like a server. The privatelink zone is for private endpoints only.',
  },
  notes: [
    'Server and network are in one region.',
    'The networks of a replica pair across regions must not overlap.',
    'A server with private access takes no private endpoint: that asks for the other networking option at creation, or a documented migration.',
  ],
  conflicts: [],
  sources: [privateAccess, dnsZones, terraformExamples],
});
