import { defineService } from '../service.ts';
import { source } from '../source.ts';

const sizing = source('Determine the required subnet size for Azure SQL Managed Instance', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size', '2025-09-19');
const connectivity = source('Connectivity architecture of Azure SQL Managed Instance', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview', '2026-05-12');
const connectivity2023 = source('Connectivity architecture of Azure SQL Managed Instance', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview', '2023-08-02', { note: 'older edition' });
const serviceAided = source('Service-aided subnet configuration', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable', '2024-07-10');
const verifiedModule = source('Azure Verified Module for SQL Managed Instance, test dependencies', 'https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep', '2025-03-23');
const terraformTests = source('azurerm provider, acceptance tests of azurerm_mssql_managed_instance', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

/** Several instances share one subnet; groups of virtual machines, not instances, make the fixed part of the sum. */
export const sqlManagedInstance = defineService({
  id: 'sql-managed-instance',
  name: 'Azure SQL Managed Instance',
  aliases: ['SQL MI', 'Managed Instance', 'Azure SQL Database Managed Instance', 'Microsoft.Sql/managedInstances'],
  family: 'data',
  summary: 'SQL Server instances run by Azure inside a delegated subnet of yours.',
  integration: ['injection', 'private-endpoint'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: sizing, note: 'Only managed instances; several share one subnet. It cannot be a gateway subnet.' },
    forbiddenNames: ['GatewaySubnet'],
    delegation: {
      to: 'Microsoft.Sql/managedInstances',
      actions: [
        'Microsoft.Network/virtualNetworks/subnets/join/action',
        'Microsoft.Network/virtualNetworks/subnets/prepareNetworkPolicies/action',
        'Microsoft.Network/virtualNetworks/subnets/unprepareNetworkPolicies/action',
      ],
      source: terraformTests,
    },
    smallest: { value: 27, source: sizing, note: 'The subnet must have at least 32 addresses.' },
    ipv6: { value: 'not-supported', source: connectivity, note: 'Dual-stack networks are expected to fail at deployment; IPv6 prefixes in the NSG or the route table make the instance unavailable.' },
    resizable: { value: 'no', source: sizing, note: 'Unsupported while anything is in the subnet: choose the larger size at once.' },
  },
  sizing: {
    inputs: {
      gp: { kind: 'count', unit: 'General Purpose instances', meaning: 'General Purpose instances', default: 0, least: 0, grows: true },
      bc: { kind: 'count', unit: 'Business Critical instances', meaning: 'Business Critical instances, zone-redundant ones included', default: 0, least: 0, grows: true },
      bcZoneRedundant: { kind: 'count', unit: 'zone-redundant Business Critical instances', meaning: 'how many of the Business Critical instances are zone redundant', default: 0, least: 0, grows: true },
      vmGroups: {
        kind: 'count',
        unit: 'groups',
        meaning: 'distinct combinations of hardware generation and maintenance window in the subnet; a full group spills into another one',
        default: 1,
        least: 1,
      },
      mode: {
        kind: 'choice',
        choices: ['planned', 'steady'],
        meaning: 'planned: with room for one scaling operation of every instance; steady: what the instances occupy at rest',
        default: 'planned',
      },
    },
    rule: 'Each General Purpose instance takes 2 addresses, each Business Critical instance 5, and as many again while it scales; zone redundancy adds 2 to each Business Critical instance; each group of virtual machines takes 8.',
    lines: ({ gp, bc, bcZoneRedundant, vmGroups, mode }) => {
      // A zone-redundant instance is a Business Critical one: more of the former than of the latter raises the latter.
      const critical = Math.max(bc, bcZoneRedundant);
      const scaling = mode === 'planned';
      return [
        { label: `${gp} × General Purpose, 2 each`, addresses: 2 * gp },
        ...(scaling ? [{ label: `${gp} × General Purpose while scaling, 2 more each`, addresses: 2 * gp }] : []),
        { label: `${critical} × Business Critical, 5 each`, addresses: 5 * critical },
        ...(scaling ? [{ label: `${critical} × Business Critical while scaling, 5 more each`, addresses: 5 * critical }] : []),
        ...(bcZoneRedundant > 0 ? [{ label: `${bcZoneRedundant} × zone redundant, 2 more each`, addresses: 2 * bcZoneRedundant }] : []),
        { label: `${vmGroups} × group of virtual machines, 8 each`, addresses: 8 * vmGroups },
      ];
    },
    sources: [sizing],
    examples: [
      { inputs: { mode: 'steady', gp: 1 }, total: 15, prefixLength: 27, source: sizing, note: 'single-instance table; the prefix is the platform minimum' },
      { inputs: { mode: 'steady', bc: 1, bcZoneRedundant: 1 }, total: 20, prefixLength: 27, source: sizing, note: 'single-instance table, with zone redundancy' },
      { inputs: { gp: 3, bc: 2, bcZoneRedundant: 0, vmGroups: 1 }, total: 45, prefixLength: 26, source: sizing, note: 'worked example 1' },
      {
        inputs: { gp: 3, bc: 2, vmGroups: 1 },
        total: 89,
        prefixLength: 25,
        source: source('Determine the required subnet size for Azure SQL Managed Instance', 'https://github.com/MicrosoftDocs/sql-docs/blob/224b3235/azure-sql/managed-instance/vnet-subnet-determine-size.md', '2022-04-06', { note: 'superseded edition' }),
        note: 'the formula of 2022: 5 + 12 × GP + 16 × BC + 16 × configurations',
        unmet: { ours: { total: 45, prefixLength: 26 }, why: 'The page of 2025-09-19 replaced this formula; the catalog follows the newer page.' },
      },
      {
        inputs: { mode: 'steady', gp: 1 },
        total: 14,
        source: source('Determine the required subnet size for Azure SQL Managed Instance', 'https://github.com/MicrosoftDocs/sql-docs/blob/224b3235/azure-sql/managed-instance/vnet-subnet-determine-size.md', '2022-04-06', { note: 'superseded edition' }),
        note: 'the single-instance table of 2022: 5 + 6 + 3',
        unmet: { ours: { total: 15 }, why: 'The single-instance table of 2025-09-19 counts 5 + 8 + 2.' },
      },
    ],
  },
  nsg: {
    support: { value: 'required', source: connectivity },
    rules: [
      {
        name: 'allow-health-probe',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ['*'],
        priority: 103, need: 'required', appliedBy: 'platform', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Health probes of the platform load balancer; they tell which replica is active.',
        source: verifiedModule,
      },
      {
        name: 'allow-inside-subnet-in',
        direction: 'inbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 104, need: 'required', appliedBy: 'platform', coveredBy: 'AllowVNetInBound',
        purpose: 'Traffic between the nodes inside the subnet.',
        source: verifiedModule,
      },
      {
        name: 'allow-inside-subnet-out',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 101, need: 'required', appliedBy: 'platform', coveredBy: 'AllowVnetOutBound',
        purpose: 'Traffic between the nodes inside the subnet.',
        source: verifiedModule,
      },
      {
        name: 'allow-azure-cloud',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'AzureCloud' }, ports: ['443'],
        priority: 110, need: 'optional', condition: 'added by the platform as an optional rule; may be removed or replaced', appliedBy: 'platform',
        purpose: 'Keeps HTTPS to Azure open for instances built on the older assumption; Microsoft announces that optional entries will go away.',
        source: serviceAided,
      },
      {
        name: 'allow-tds',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['1433'],
        priority: 120, need: 'required', condition: 'clients in the network, in peered networks or on-premises connect to the local endpoint', when: () => true, coveredBy: 'AllowVNetInBound',
        purpose: 'Database clients; to the whole subnet, because the address of an instance can change.',
        source: connectivity,
      },
      {
        name: 'allow-redirect',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['11000-11999'],
        priority: 130, need: 'recommended', condition: 'connection type redirect, by the page of 2023-08-02; the page of 2026-05-12 names 1433 only', when: () => true, coveredBy: 'AllowVNetInBound',
        purpose: 'Direct connections to the node in redirect mode.',
        source: connectivity2023,
      },
      {
        name: 'allow-public-endpoint',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'public client ranges' }, to: 'self', ports: ['3342'],
        priority: 140, need: 'optional', condition: 'the public endpoint is enabled',
        purpose: 'Public endpoint, proxy mode.',
        source: connectivity,
      },
    ],
    notes: [
      'Never name a rule with the prefix Microsoft.Sql-managedInstances_UseOnly_mi-: a service update may delete everything that bears it.',
      'One NSG and one route table for each delegated subnet: the entries that the platform adds name that subnet.',
    ],
  },
  routes: {
    table: { value: 'required', source: connectivity },
    defaultRoute: 'any',
    required: [
      {
        name: 'subnet-to-network', to: 'self', nextHop: 'network', need: 'required', appliedBy: 'platform',
        purpose: 'Nodes must always reach each other directly.',
        source: serviceAided,
      },
      {
        name: 'azure-cloud', to: { tag: 'AzureCloud', regional: true }, nextHop: 'internet', need: 'optional', appliedBy: 'platform',
        condition: 'added by the platform as an optional entry',
        purpose: 'Keeps Azure reachable for instances built on the older assumption.',
        source: serviceAided,
      },
    ],
    forbidden: 'Nothing may override the route to the subnet itself. 0.0.0.0/0 to a firewall or an appliance is allowed.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [], note: 'Only to lock storage accounts that hold audits and backups; Private Link is preferred.' },
  publicAddresses: { count: () => 0, note: 'The public endpoint on port 3342 is off by default and takes no address of yours.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN, ExpressRoute private peering and network peering. Global peering does not work for instances in subnets created before 2020-09-09.',
  dns: {
    zones: ['privatelink.{dnsPrefix}.database.windows.net'],
    note: 'Names are public and resolve to the private address, so custom DNS servers must resolve public names. The private zone is for private endpoints only.',
  },
  notes: [
    'The same instances on two hardware generations or in two maintenance windows take 8 more addresses for each further group.',
    'NAT gateway on the subnet and network encryption are not supported.',
    'In Qatar Central, Israel Central, Israel Northwest, UAE Central and UAE North the first deployment into a private subnet is expected to fail: deploy with default outbound access first, then switch.',
    'Azure Policy must not deny network intent policies, and resource locks on the network can block management.',
    'The delegation can be removed only after the last virtual cluster is gone.',
  ],
  conflicts: [
    { topic: 'worked example 2', says: ['The words of the 2025-09-19 page describe one more zone-redundant instance than its equation counts (2 addresses).'], followed: 'The equation; the prefix is the same.' },
    { topic: 'addresses of a new group', says: ['8 in the formula of the 2025-09-19 page', '6 in its closing sentence'], followed: '8, the larger.' },
    { topic: 'one General Purpose instance', says: ['15 in the single-instance table (2025-09-19)', '17 by the formula of the same page'], followed: 'Both: mode steady and mode planned.' },
    { topic: 'formula', says: ['45 addresses, /26 for the worked example (2025-09-19)', '89 addresses, /25 (2022-04-06)'], followed: 'The newer page.' },
    { topic: 'smallest subnet', says: ['/28 for a single test instance (2022-04-06)', '32 addresses (2025-09-19 and 2026-05-12)'], followed: '/27.' },
    { topic: 'default route', says: ['earlier pages speak of on-premises prefixes only', '0.0.0.0/0 to an appliance is allowed (2026-05-12)'], followed: 'The newer page.' },
    { topic: 'ports of redirect mode', says: ['11000-11999 (2023-08-02)', 'not named (2026-05-12)'], followed: 'Opened as a recommended rule.' },
  ],
  sources: [sizing, connectivity, connectivity2023, serviceAided, verifiedModule, terraformTests],
});
