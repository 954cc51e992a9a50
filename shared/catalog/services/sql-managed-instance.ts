import { dnsTable } from '../private-endpoint-resource.ts';
import { sqlManagedInstanceEndpoints } from '../private-endpoint-resources/sql-managed-instance.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const sizing = source('Determine the required subnet size for Azure SQL Managed Instance', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-subnet-determine-size', '2025-09-19');
const connectivity = source('Connectivity architecture of Azure SQL Managed Instance', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview', '2026-05-12');
const connectivity2023 = source('Connectivity architecture of Azure SQL Managed Instance', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview', '2023-08-02', { note: 'older edition' });
const serviceAided = source('Service-aided subnet configuration', 'https://learn.microsoft.com/azure/azure-sql/managed-instance/subnet-service-aided-configuration-enable', '2024-07-10');
const verifiedModule = source('Azure Verified Module for SQL Managed Instance, test dependencies', 'https://github.com/Azure/bicep-registry-modules/blob/main/avm/res/sql/managed-instance/tests/e2e/defaults/dependencies.bicep', '2025-03-23');
const terraformTests = source('azurerm provider, acceptance tests of azurerm_mssql_managed_instance', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');
const sizing2022 = source('Determine the required subnet size for Azure SQL Managed Instance', 'https://github.com/MicrosoftDocs/sql-docs/blob/224b3235/azure-sql/managed-instance/vnet-subnet-determine-size.md', '2022-04-06', { note: 'superseded edition' });

/** Addresses of one instance at rest, and what zone redundancy adds to a Business Critical one. */
const AT_REST = { gp: 2, bc: 5, zoneRedundant: 2 };
const PER_GROUP = 8;

/**
 * What an instance takes besides while an operation runs on it: as much again while it scales, save that storage of General
 * Purpose takes nothing more; a move to the other tier takes what an instance of that tier has at rest.
 */
const DURING = {
  planned: { gp: 2, bc: 5, words: 'while scaling' },
  storage: { gp: 0, bc: 5, words: 'while scaling storage' },
  'tier-change': { gp: AT_REST.bc, bc: AT_REST.gp, words: 'while moving to the other tier' },
  steady: { gp: 0, bc: 0, words: '' },
};

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
    smallest: { value: 27, source: sizing, note: 'The subnet must have at least 32 addresses. No size beyond the sum is advised: leave room for growth.' },
    ipv6: { value: 'not-supported', source: connectivity, note: 'Dual-stack networks are expected to fail at deployment; IPv6 prefixes in the NSG or the route table make the instance unavailable.' },
    inDualStackNetwork: { value: 'Its deployment is expected to fail there.', source: connectivity },
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
        meaning: 'distinct combinations of hardware generation and maintenance window in the subnet; a full group spills into another one, and a change of either makes a group first: count it too',
        default: 1,
        least: 1,
      },
      mode: {
        kind: 'choice',
        choices: ['planned', 'storage', 'tier-change', 'steady'],
        meaning: 'what every instance has room for at once. planned: one scaling operation; storage: one that changes storage only; tier-change: a move to the other tier; steady: nothing, only what the instances occupy at rest',
        default: 'planned',
      },
      localClients: { kind: 'flag', meaning: 'clients in the network, in peered networks or on-premises connect to the local endpoint (decides rules, no address)', default: true, assumed: 'An instance that nobody inside reaches is rare.' },
      redirect: { kind: 'flag', meaning: 'the connection type is redirect (decides a rule, no address)', default: true, assumed: 'A rule too many stays inside the network; one too few cuts connections.' },
    },
    rule: 'Each General Purpose instance takes 2 addresses, each Business Critical instance 5, and as many again while it scales; zone redundancy adds 2 to each Business Critical instance; each group of virtual machines takes 8. Scaling only storage takes nothing more for General Purpose; a move to the other tier takes what that tier has at rest.',
    lines: ({ gp, bc, bcZoneRedundant, vmGroups, mode }) => {
      // A zone-redundant instance is a Business Critical one, should there be more of the former than of the latter.
      const critical = Math.max(bc, bcZoneRedundant);
      const during = DURING[mode];
      return [
        { label: `${gp} × General Purpose, ${AT_REST.gp} each`, addresses: AT_REST.gp * gp },
        ...(during.gp > 0 ? [{ label: `${gp} × General Purpose ${during.words}, ${during.gp} more each`, addresses: during.gp * gp }] : []),
        { label: `${critical} × Business Critical, ${AT_REST.bc} each`, addresses: AT_REST.bc * critical },
        ...(during.bc > 0 ? [{ label: `${critical} × Business Critical ${during.words}, ${during.bc} more each`, addresses: during.bc * critical }] : []),
        ...(bcZoneRedundant > 0 ? [{ label: `${bcZoneRedundant} × zone redundant, ${AT_REST.zoneRedundant} more each`, addresses: AT_REST.zoneRedundant * bcZoneRedundant }] : []),
        { label: `${vmGroups} × group of virtual machines, ${PER_GROUP} each`, addresses: PER_GROUP * vmGroups },
      ];
    },
    contradictions: ({ bc, bcZoneRedundant }) => (bcZoneRedundant > bc ? [`The input bcZoneRedundant should be at most bc (${bc}): zone-redundant instances are counted among the Business Critical ones.`] : []),
    sources: [sizing],
    examples: [
      { inputs: { mode: 'steady', gp: 1 }, total: 15, prefixLength: 27, source: sizing, note: 'single-instance table; the prefix is the platform minimum' },
      { inputs: { mode: 'steady', bc: 1, bcZoneRedundant: 1 }, total: 20, prefixLength: 27, source: sizing, note: 'single-instance table, with zone redundancy' },
      { inputs: { mode: 'planned', gp: 3, bc: 2, bcZoneRedundant: 0, vmGroups: 1 }, total: 45, prefixLength: 26, source: sizing, note: 'worked example 1' },
      {
        inputs: { gp: 3, bc: 2, vmGroups: 1 },
        total: 89,
        prefixLength: 25,
        source: sizing2022,
        note: 'the formula of 2022: 5 + 12 × GP + 16 × BC + 16 × configurations of hardware and maintenance window',
        unmet: { ours: { total: 45, prefixLength: 26 }, why: 'The page of 2025-09-19 replaced this formula; the catalog follows the newer page.' },
      },
      {
        inputs: { mode: 'steady', gp: 1 },
        total: 14,
        source: sizing2022,
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
        priority: 120, need: 'required', condition: 'clients in the network, in peered networks or on-premises connect to the local endpoint', when: ({ localClients }) => localClients, coveredBy: 'AllowVNetInBound',
        purpose: 'Database clients; to the whole subnet, because the address of an instance can change.',
        source: connectivity,
      },
      {
        name: 'allow-redirect',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ['11000-11999'],
        priority: 130, need: 'recommended', condition: 'connection type redirect, by the page of 2023-08-02; the page of 2026-05-12 names 1433 only', when: ({ localClients, redirect }) => localClients && redirect, coveredBy: 'AllowVNetInBound',
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
      'Never name a rule with the prefix Microsoft.Sql-managedInstances_UseOnly_mi-: a service update may delete everything that bears it. The platform calls its own rules so: healthprobe-in, internal-in and internal-out with the prefix of the subnet behind, and optional-azure-out.',
      'One NSG and one route table for each delegated subnet: the entries that the platform adds name that subnet, and pile up where subnets share. Where peered networks both hold instances, a shared NSG or route table breaks connections and management.',
      'The priorities of the three mandatory rules are those of a template that Microsoft maintains; no page fixes them.',
      'The platform refuses every change after which its mandatory rules would not hold. That cannot be switched off while instances exist, and ends with the last virtual cluster and the delegation.',
      'The ports of failover groups and of the link for managed instances are not stated by the pages read.',
    ],
  },
  routes: {
    table: { value: 'required', source: connectivity },
    defaultRoute: 'any',
    required: [
      {
        name: 'subnet-to-network', to: 'self', nextHop: 'network', need: 'required', appliedBy: 'platform',
        purpose: 'Nodes must always reach each other directly (Microsoft.Sql-managedInstances_UseOnly_mi-subnet-RANGE-to-vnetlocal).',
        source: serviceAided,
      },
      {
        name: 'azure-cloud', to: { tag: 'AzureCloud', regional: true }, nextHop: 'internet', need: 'optional', appliedBy: 'platform',
        condition: 'added by the platform as an optional entry; the page of 2024 does not print the next hop, older generations of the entry had Internet',
        purpose: 'Keeps Azure reachable for instances built on the older assumption.',
        source: serviceAided,
      },
      {
        name: 'azure-cloud-of-paired-region', to: { role: 'AzureCloud of the paired region' }, nextHop: 'internet', need: 'optional', appliedBy: 'platform',
        condition: 'added by the platform as an optional entry; the page of 2024 does not print the next hop, older generations of the entry had Internet',
        purpose: 'The same for the paired region.',
        source: serviceAided,
      },
    ],
    forbidden: 'Nothing may override the route to the subnet itself. 0.0.0.0/0 to a firewall or an appliance is allowed.',
  },
  serviceEndpoints: { recommended: ['Microsoft.Storage'], required: [], note: 'Only to lock storage accounts that hold audits and backups; Private Link is preferred.' },
  publicAddresses: { count: () => 0, note: 'The public endpoint on port 3342 is off by default and takes no address of yours.' },
  excludedRanges: [],
  onPremises: 'Reachable over VPN, ExpressRoute private peering and network peering. Global peering does not work for instances in subnets created before 2020-09-09. Microsoft peering of ExpressRoute towards the network is not supported and breaks deployments.',
  dns: {
    zones: sqlManagedInstanceEndpoints.groups.flatMap((group) => group.privateDnsZones),
    note: 'Names ({instance}.{dns-zone}.database.windows.net) are public and resolve to the private address, so custom DNS servers must resolve public names and must not claim the zones windows.net, database.windows.net, core.windows.net, blob.core.windows.net, table.core.windows.net, queue.core.windows.net, management.core.windows.net, monitoring.core.windows.net, graph.windows.net, login.microsoftonline.com, login.windows.net, servicebus.windows.net and vault.azure.net. AzurePlatformDNS must not be blocked. The private zone is for private endpoints only.',
  },
  notes: [
    'The same instances on two hardware generations or in two maintenance windows take 8 more addresses for each further group.',
    'A subnet has one virtual cluster, which holds one or more groups of virtual machines, more than 9 at times. No limit for each network is published.',
    'A change of hardware generation or maintenance window makes a group before it moves anything: count that group too. A move to a zone-redundant Business Critical instance takes 2 addresses more than tier-change plans.',
    'Which group a zone-redundant instance or an instance pool lands in, and what the next generation of General Purpose takes, is not published.',
    'NAT gateway on the subnet and network encryption are not supported.',
    'In Qatar Central, Israel Central, Israel Northwest, UAE Central and UAE North the first deployment into a private subnet is expected to fail: deploy with default outbound access first, then switch.',
    'Azure Policy must not deny Microsoft.Network/networkIntentPolicies, contextualServiceEndpointPolicies, and service endpoint policies named _e41f87a2_*. Locks on the network, its resource group or its subscription can block management.',
    'The delegation can be removed only after the last virtual cluster is gone.',
  ],
  conflicts: [
    { topic: 'worked example 2', says: ['one more zone-redundant Business Critical instance, which is 2 addresses more (words of the 2025-09-19 page)', 'one fewer (its equation)'], followed: 'The equation; the prefix is the same.' },
    { topic: 'addresses of a new group', says: ['8 in the formula of the 2025-09-19 page', '6 in its closing sentence'], followed: '8, the larger.' },
    { topic: 'one General Purpose instance', says: ['15 in the single-instance table (2025-09-19)', '17 by the formula of the same page'], followed: 'Both: mode steady and mode planned.' },
    { topic: 'formula', says: ['2 for General Purpose, 5 for Business Critical, 8 for each group; 45 addresses, /26 for the worked example (2025-09-19)', '3 for General Purpose, 5 for Business Critical, 6 for each cluster; 89 addresses, /25 (2022-04-06)'], followed: 'The newer page.' },
    { topic: 'smallest subnet', says: ['/28 for a single test instance (2022-04-06)', '32 addresses (2025-09-19 and 2026-05-12)'], followed: '/27.' },
    { topic: 'default route', says: ['earlier pages speak of on-premises prefixes only', '0.0.0.0/0 to an appliance is allowed (2026-05-12)'], followed: 'The newer page.' },
    {
      topic: 'mandatory rules and routes',
      says: [
        'outbound 443 to AzureActiveDirectory, OneDsCollector and Storage of both regions, and routes for the same to the internet (2023-08-02)',
        'none of them; what is left of them is obsolete (2024-07-10)',
      ],
      followed: 'The newer page.',
    },
    { topic: 'ports of redirect mode', says: ['11000-11999 (2023-08-02)', 'not named (2026-05-12)'], followed: 'Opened as a recommended rule.' },
  ],
  sources: [sizing, connectivity, connectivity2023, serviceAided, verifiedModule, dnsTable, terraformTests, sizing2022],
});
