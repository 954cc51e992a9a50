import { defineService } from '../service.ts';
import { source } from '../source.ts';

const integration = source('Virtual network integration of Azure Database for MySQL - Flexible Server', 'https://learn.microsoft.com/azure/mysql/flexible-server/concepts-networking-vnet', '2026-01-05');
const dnsZones = source('Azure private endpoint private DNS zone values', 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns', '2025-08-04');
const terraformExamples = source('azurerm provider, examples of azurerm_mysql_flexible_server', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

/** Every node takes an address: one for a server, two with high availability. */
export const databaseForMysqlFlexibleServer = defineService({
  id: 'database-for-mysql-flexible-server',
  name: 'Azure Database for MySQL flexible server',
  aliases: ['Azure Database for MySQL - Flexible Server', 'Azure Database for MySQL', 'Database for MySQL', 'database-for-mysql', 'MySQL', 'MySQL flexible server', 'Microsoft.DBforMySQL/flexibleServers'],
  family: 'data',
  summary: 'MySQL servers run by Azure inside a delegated subnet of yours.',
  integration: ['injection', 'private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: integration, note: 'Only flexible servers of MySQL; several share one subnet.' },
    delegation: {
      to: 'Microsoft.DBforMySQL/flexibleServers',
      actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
      source: terraformExamples,
      note: 'The page does not state the actions.',
    },
    smallest: { value: 29, source: integration, note: 'At least 8 addresses.' },
    ipv6: { value: 'unknown', source: integration },
    resizable: { value: 'no', source: integration, note: 'The subnet cannot grow while anything is in it, and a server cannot move to another subnet or network.' },
  },
  sizing: {
    inputs: {
      haServers: { kind: 'count', unit: 'servers', meaning: 'servers with high availability', default: 0, least: 0, grows: true, aliases: ['highAvailabilityServers'] },
      singleServers: { kind: 'count', unit: 'servers', meaning: 'servers without high availability', default: 1, least: 0, grows: true, aliases: ['servers'] },
      roomForHighAvailability: {
        kind: 'flag',
        meaning: 'keep a second address for each server without high availability, so that it can be switched on later',
        default: true,
        assumed: 'The larger of the two sums: the subnet cannot grow afterwards.',
      },
    },
    rule: 'One address for each node: 1 for a server, 2 with high availability. Servers without it are planned as if they had it, so that it can be switched on later.',
    lines: ({ haServers, singleServers, roomForHighAvailability }) => [
      { label: `${haServers} × server with high availability, 2 each`, addresses: 2 * haServers },
      { label: `${singleServers} × server without, 1 each`, addresses: singleServers },
      ...(roomForHighAvailability && singleServers > 0 ? [{ label: 'as many again, so that high availability can be switched on later', addresses: singleServers }] : []),
    ],
    sources: [integration],
    examples: [
      { inputs: {}, sizing: 'minimum', prefixLength: 29, source: integration, note: 'smallest subnet, 8 addresses' },
      { inputs: {}, prefixLength: 29, usable: 3, source: integration, note: 'the same subnet without what Azure reserves' },
      { inputs: { haServers: 1, singleServers: 0 }, total: 7, prefixLength: 29, source: integration, note: '2 for a server with high availability, and the reserved five' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: integration },
    rules: [],
    notes: [
      'Never block DNS towards AzurePlatformDNS: a server could not be made.',
      'The page does not state the port of clients; that of the protocol is 3306, and the default rules let it in from the network.',
    ],
  },
  routes: { table: { value: 'unknown', source: integration }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None: a server inside a network cannot have a public endpoint.' },
  excludedRanges: [],
  onPremises: 'Reachable over ExpressRoute and VPN, with a DNS forwarder that asks 168.63.129.16.',
  dns: {
    zones: ['{name}.mysql.database.azure.com', 'privatelink.mysql.database.azure.com'],
    note: 'Portal and command line make a zone for each server, and it must end so. The privatelink zone is for private endpoints only.',
  },
  notes: [
    'Server and network are in one region.',
    'A server can be converted once, and never back, from the network to public access or Private Link; that takes 5 to 20 minutes of downtime.',
  ],
  conflicts: [
    { topic: 'smallest subnet', says: ['/29 for MySQL (2026-01-05)', '/28 for PostgreSQL, described as the same pattern (2024-06-27)'], followed: 'Each page for its own service.' },
  ],
  sources: [integration, dnsZones, terraformExamples],
});
