import { expect, test } from 'vitest';
import type { RuleDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { checkRows } from '../../support/check-rows.ts';
import { found } from '../../support/findings.ts';
import { oneNetwork } from '../../support/plans.ts';

const ssh: RuleDocument = { name: 'no-ssh', direction: 'inbound', access: 'deny', from: 'Internet', to: 'self', ports: [22], priority: 200 };
const rdp: RuleDocument = { ...ssh, name: 'no-rdp', ports: [3389], priority: 210 };
const away = { prefix: '10.0.0.0/8', nextHop: '10.64.9.4' };
const dual = { addressSpace: ['10.64.0.0/16', 'fd00:64::/56'], ipv6: true };

checkRows('nsg-not-supported', [
  { why: 'rules where an NSG may be', document: oneNetwork([{ name: 'app', inputs: { machines: 2 }, rules: [ssh] }]), tells: [] },
  { why: 'no rules where none may be', document: oneNetwork([{ service: 'firewall' }]), tells: [] },
  {
    why: 'one rule on a gateway subnet, told once for both gateways',
    document: oneNetwork([{ workloads: [{ service: 'vpn-gateway' }, { service: 'expressroute-gateway' }], rules: [ssh] }]),
    tells: ['error: Azure ExpressRoute gateway accepts no NSG on its subnet; net/GatewaySubnet should do without the 1 rule that the plan gives it.'],
    offers: ['Remove the rules of net/GatewaySubnet'],
  },
  {
    why: 'two rules, and it is deployed: the rules are in no NSG there either',
    document: oneNetwork([{ service: 'route-server', prefix: '10.64.0.0/26', deployed: true, rules: [ssh, rdp] }]),
    tells: ['error: Azure Route Server accepts no NSG on its subnet; net/RouteServerSubnet should do without the 2 rules that the plan gives it.'],
    offers: ['Remove the rules of net/RouteServerSubnet'],
  },
  {
    why: 'by inputs',
    document: oneNetwork([{ name: 'files', service: 'netapp-files', inputs: { networkFeatures: 'Basic' }, rules: [ssh] }]),
    tells: ['error: Azure NetApp Files accepts no NSG on its subnet; net/files should do without the 1 rule that the plan gives it.'],
    offers: ['Remove the rules of net/files'],
  },
  { why: 'by other inputs it may', document: oneNetwork([{ name: 'files', service: 'netapp-files', rules: [ssh] }]), tells: [] },
  {
    why: 'no page says',
    document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver', rules: [ssh] }], { addressSpace: ['10.64.0.0/16'] }),
    tells: [
      'warning: No page says whether Azure DNS Private Resolver accepts an NSG, so net/dns gets none; the 1 rule that the plan gives it should stand elsewhere.',
    ],
  },
  {
    why: 'subnets that the service makes',
    document: oneNetwork([{ name: 'avs', service: 'vmware-solution-gen2', rules: [ssh] }]),
    tells: [
      'warning: Azure VMware Solution, generation 2 makes the subnets in net/avs itself; the 1 rule that the plan gives it should be attached there by hand, since no export holds them.',
    ],
  },
  {
    why: 'what is only attached has no say',
    document: oneNetwork([
      { name: 'app', workloads: [{ service: 'virtual-machines' }, { service: 'app-service-hybrid-connections' }], rules: [ssh] },
    ]),
    tells: [],
  },
]);

checkRows('route-table-not-supported', [
  { why: 'routes where a table may be', document: oneNetwork([{ name: 'app', inputs: { machines: 2 }, routes: [away] }]), tells: [] },
  { why: 'no routes where none may be', document: oneNetwork([{ service: 'bastion' }]), tells: [] },
  { why: 'no page says', document: oneNetwork([{ name: 'db', service: 'database-for-mysql-flexible-server', routes: [away] }]), tells: [] },
  {
    why: 'refused',
    document: oneNetwork([{ service: 'bastion', routes: [away] }]),
    tells: [
      'error: Azure Bastion accepts no route table on its subnet; net/AzureBastionSubnet should do without the 1 route that the plan gives it.',
    ],
    offers: ['Remove the routes of net/AzureBastionSubnet'],
  },
  {
    why: 'by inputs',
    document: oneNetwork([
      { name: 'files', service: 'netapp-files', inputs: { networkFeatures: 'Basic' }, routes: [away, { prefix: '172.16.0.0/12', nextHop: 'none' }] },
    ]),
    tells: ['error: Azure NetApp Files accepts no route table on its subnet; net/files should do without the 2 routes that the plan gives it.'],
    offers: ['Remove the routes of net/files'],
  },
  {
    why: 'advised against',
    document: oneNetwork([{ name: 'domain', service: 'entra-domain-services', routes: [away] }]),
    tells: [
      'warning: Microsoft Entra Domain Services should have no route table on its subnet; its documentation advises against it, and the plan gives net/domain 1 route.',
    ],
    offers: ['Remove the routes of net/domain'],
  },
  {
    why: 'subnets that the service makes',
    document: oneNetwork([{ name: 'avs', service: 'vmware-solution-gen2', routes: [away] }]),
    tells: [
      'warning: Azure VMware Solution, generation 2 makes the subnets in net/avs itself; the 1 route that the plan gives it should be attached there by hand, since no export holds them.',
    ],
  },
]);

const db = { service: 'sql-managed-instance', inputs: { gp: 1 } };
checkRows('nsg-required', [
  { why: 'alone', document: oneNetwork([{ name: 'db', ...db }]), tells: [] },
  {
    why: 'beside what is attached',
    document: oneNetwork([{ name: 'db', workloads: [db, { service: 'app-service-hybrid-connections' }] }]),
    tells: [],
  },
  {
    why: 'beside what refuses it',
    document: oneNetwork([{ name: 'GatewaySubnet', workloads: [db, { service: 'vpn-gateway' }] }]),
    tells: [
      'error: Azure SQL Managed Instance requires an NSG on net/GatewaySubnet; Azure VPN Gateway should stand in another subnet, since it accepts none.',
    ],
  },
  {
    why: 'beside what no page tells of',
    document: oneNetwork([{ name: 'db', workloads: [db, { service: 'dns-private-resolver' }] }]),
    tells: [
      'error: Azure SQL Managed Instance requires an NSG on net/db; Azure DNS Private Resolver should stand in another subnet, since no page says that it accepts one.',
    ],
  },
  {
    why: 'in subnets that a service makes',
    document: oneNetwork([{ name: 'db', workloads: [db, { service: 'vmware-solution-gen2' }] }]),
    tells: [
      'error: Azure SQL Managed Instance requires an NSG on net/db, in which Azure VMware Solution, generation 2 makes the subnets itself; it should stand in another subnet.',
    ],
  },
]);

checkRows('ipv6-not-supported', [
  { why: 'no IPv6 at all', document: oneNetwork([{ service: 'firewall' }]), tells: [] },
  {
    why: 'services that support it, or of which no page tells',
    document: oneNetwork([{ name: 'app' }, { name: 'jobs', service: 'batch-pool' }], dual),
    tells: [],
  },
  {
    why: 'those that do not stay with IPv4, told once for a network',
    document: oneNetwork([{ service: 'vpn-gateway' }, { service: 'bastion' }, { service: 'firewall' }, { name: 'app' }], dual),
    tells: [
      'info: net is dual stack, and AzureBastionSubnet, AzureFirewallSubnet and GatewaySubnet should stay with IPv4 alone: Azure Bastion, Azure Firewall and Azure VPN Gateway do not support IPv6.',
    ],
  },
  {
    why: 'one of them',
    document: oneNetwork([{ service: 'bastion' }], dual),
    tells: ['info: net is dual stack, and AzureBastionSubnet should stay with IPv4 alone: Azure Bastion does not support IPv6.'],
  },
  {
    why: 'a prefix that the document gives',
    document: oneNetwork([{ service: 'firewall', prefix: '10.64.0.0/26', ipv6Prefix: 'fd00:64::/64' }], { ...dual, ipv6: false }),
    tells: ['error: net/AzureFirewallSubnet should have no IPv6 prefix (fd00:64::/64); Azure Firewall does not support IPv6.'],
    offers: ['Remove the IPv6 prefix of net/AzureFirewallSubnet'],
  },
  {
    why: 'a prefix that exists is not offered to be removed',
    document: oneNetwork([{ service: 'firewall', prefix: '10.64.0.0/26', ipv6Prefix: 'fd00:64::/64', deployed: true }], { ...dual, ipv6: false }),
    tells: ['error: net/AzureFirewallSubnet should have no IPv6 prefix (fd00:64::/64); Azure Firewall does not support IPv6.'],
  },
  {
    why: 'a service that cannot stand in a network with IPv6, whether that is asked for or given',
    document: oneNetwork([{ name: 'db', ...db }], { addressSpace: ['10.64.0.0/16', 'fd00:64::/56'] }),
    tells: ['error: Azure SQL Managed Instance in net/db should not stand in the dual-stack network net. Its deployment is expected to fail there.'],
  },
  {
    why: 'another one, which stays with IPv4 as well',
    document: oneNetwork([{ service: 'route-server' }], dual),
    tells: [
      'error: Azure Route Server in net/RouteServerSubnet should not stand in the dual-stack network net. It breaks the IPv6 connectivity of its network.',
      'info: net is dual stack, and RouteServerSubnet should stay with IPv4 alone: Azure Route Server does not support IPv6.',
    ],
  },
]);

const gateways = (count: number): SubnetDocument[] =>
  Array.from({ length: count }, (_, i) => ({ name: `gateway-${i + 1}`, service: 'application-gateway-v2', inputs: { maxInstances: 2 } }));
checkRows('public-ip-required', [
  { why: 'none', document: oneNetwork([{ name: 'app' }]), tells: [] },
  { why: 'one subnet', document: oneNetwork([{ service: 'bastion' }]), tells: ['info: net needs 1 public address for AzureBastionSubnet.'] },
  {
    why: 'several, those that need most first',
    document: oneNetwork([{ service: 'bastion' }, { service: 'vpn-gateway', inputs: { activeActive: true } }]),
    tells: ['info: net needs 3 public addresses: 2 for GatewaySubnet, 1 for AzureBastionSubnet.'],
  },
  {
    why: 'many: those behind the fifth are counted',
    document: oneNetwork(gateways(7)),
    tells: [
      'info: net needs 7 public addresses: 1 for gateway-1, 1 for gateway-2, 1 for gateway-3, 1 for gateway-4, 1 for gateway-5, 2 for 2 more subnets.',
    ],
  },
]);

test('a finding about public addresses names every subnet, so that it can be accepted by any of them', () => {
  expect(found(oneNetwork(gateways(7)), 'public-ip-required').map(({ subjects }) => subjects.length)).toEqual([8]);
});

checkRows('service-retired', [
  {
    why: 'the successor accepts the inputs',
    document: oneNetwork([{ name: 'ase', service: 'app-service-environment-v2', inputs: { planInstances: 4 } }]),
    tells: ['warning: App Service Environment v2 in net/ase is retired since 2024-08-31; its successor is App Service Environment v3.'],
    offers: ['Plan App Service Environment v3 in net/ase'],
  },
  {
    why: 'the successor does not know an input',
    document: oneNetwork([{ name: 'ase', service: 'app-service-environment-v2', inputs: { planInstances: 4, appClients: true } }]),
    tells: ['warning: App Service Environment v2 in net/ase is retired since 2024-08-31; its successor is App Service Environment v3.'],
  },
  {
    why: 'a service endpoint whose service is gone',
    document: oneNetwork([{ name: 'app', serviceEndpoints: ['Microsoft.Storage', 'microsoft.azureactivedirectory'] }]),
    tells: ['warning: The service endpoint Microsoft.AzureActiveDirectory of net/app should be removed; Azure Data Lake Storage Gen1 is retired.'],
    offers: ['Remove Microsoft.AzureActiveDirectory from net/app'],
  },
  {
    why: 'such an endpoint of a subnet that exists',
    document: oneNetwork([{ name: 'app', serviceEndpoints: ['Microsoft.AzureActiveDirectory'], prefix: '10.64.0.0/26', deployed: true }]),
    tells: ['warning: The service endpoint Microsoft.AzureActiveDirectory of net/app should be removed; Azure Data Lake Storage Gen1 is retired.'],
  },
]);

checkRows('service-retiring', [
  {
    why: 'among other workloads',
    document: oneNetwork([{ name: 'aks', workloads: [{ service: 'virtual-machines' }, { service: 'aks-kubenet', inputs: { nodes: 5 } }] }]),
    tells: ['warning: AKS with kubenet networking in net/aks retires on 2028-03-31; its successor is AKS with Azure CNI Overlay.'],
    offers: ['Plan AKS with Azure CNI Overlay in net/aks'],
  },
  {
    why: 'deployed',
    document: oneNetwork([{ name: 'aks', service: 'aks-kubenet', inputs: { nodes: 5 }, prefix: '10.64.0.0/26', deployed: true }]),
    tells: ['warning: AKS with kubenet networking in net/aks retires on 2028-03-31; its successor is AKS with Azure CNI Overlay.'],
  },
]);
