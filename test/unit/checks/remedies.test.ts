import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { PlanDocument, RuleDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { checkRows } from '../../support/check-rows.ts';
import { found } from '../../support/findings.ts';
import { oneNetwork } from '../../support/plans.ts';

const space = (prefix: string): Partial<VirtualNetworkDocument> => ({ addressSpace: [prefix] });
const db = { service: 'sql-managed-instance', inputs: { gp: 1 } };
const machines = { service: 'virtual-machines', inputs: { machines: 3 } };
const vault = [{ resource: 'key-vault' }];
const deployed = { prefix: '10.64.0.0/26', deployed: true };

/** The document after the first fix of a rule. */
function mended(document: PlanDocument, rule: string): PlanDocument {
  const [first] = found(document, rule);
  if (!first?.fix) throw new Error(`${rule} offers no fix`);
  return applyEdits(document, first.fix.edits);
}
const subnetsOf = ({ virtualNetworks = [] }: PlanDocument) => virtualNetworks.flatMap(({ subnets = [] }) => subnets);

const sharedBy = (service: string, other: string, of = 'that holds only its kind') =>
  `error: ${service} should not share net/db with ${other}; it needs a subnet ${of}.`;
checkRows('dedicated-subnet-shared', [
  {
    why: 'the one that is objected to gets a subnet of its own',
    document: oneNetwork([{ name: 'db', workloads: [db, machines] }]),
    tells: [sharedBy('Azure SQL Managed Instance', 'Virtual machines')],
    offers: ['Give Virtual machines of net/db a subnet of its own: db-virtual-machines'],
  },
  {
    why: 'under a name that is free',
    document: oneNetwork([{ name: 'db', workloads: [db, machines] }, { name: 'DB-virtual-machines' }]),
    tells: [sharedBy('Azure SQL Managed Instance', 'Virtual machines')],
    offers: ['Give Virtual machines of net/db a subnet of its own: db-virtual-machines-2'],
  },
  {
    why: 'the one that the name of the subnet belongs to stays',
    document: oneNetwork([{ name: 'AzureBastionSubnet', workloads: [db, { service: 'bastion' }] }]),
    tells: ['error: Azure Bastion should not share net/AzureBastionSubnet with Azure SQL Managed Instance; it needs a subnet of its own.'],
    offers: ['Give Azure SQL Managed Instance of net/AzureBastionSubnet a subnet of its own: sql-managed-instance'],
  },
  {
    why: 'one that demands a name gets it',
    document: oneNetwork([{ name: 'AzureFirewallSubnet', workloads: [{ service: 'firewall' }, { service: 'bastion' }] }]),
    tells: ['error: Azure Bastion should not share net/AzureFirewallSubnet with Azure Firewall; it needs a subnet of its own.'],
    offers: ['Give Azure Bastion of net/AzureFirewallSubnet a subnet of its own: AzureBastionSubnet'],
  },
  {
    why: 'unless that is taken',
    document: oneNetwork([
      { name: 'AzureFirewallSubnet', workloads: [{ service: 'firewall' }, { service: 'bastion' }] },
      { name: 'AzureBastionSubnet', service: 'bastion' },
    ]),
    tells: ['error: Azure Bastion should not share net/AzureFirewallSubnet with Azure Firewall; it needs a subnet of its own.'],
  },
  {
    why: 'private endpoints',
    document: oneNetwork([{ name: 'db', ...db, privateEndpoints: vault }]),
    tells: [sharedBy('Azure SQL Managed Instance', 'private endpoints')],
    offers: ['Give the private endpoints of net/db a subnet of its own: db-endpoints'],
  },
  {
    why: 'private endpoints beside a gateway',
    document: oneNetwork([{ service: 'bastion', privateEndpoints: vault, growth: 20, growthPerYear: 5 }]),
    tells: ['error: Azure Bastion should not share net/AzureBastionSubnet with private endpoints; it needs a subnet of its own.'],
    offers: ['Give the private endpoints of net/AzureBastionSubnet a subnet of its own: private-endpoints'],
  },
  {
    why: 'one service three times',
    document: oneNetwork([
      { name: 'apps', workloads: [{ service: 'databricks' }, { service: 'databricks' }, { service: 'databricks' }] },
      { name: 'other', service: 'databricks' },
    ]),
    tells: ['error: Azure Databricks should stand in net/apps once only; each one needs a subnet of its own.'],
    offers: ['Give Azure Databricks of net/apps subnets of their own: apps-databricks, apps-databricks-2'],
  },
  {
    why: 'what exists is left alone',
    document: oneNetwork([{ name: 'db', workloads: [db, machines], ...deployed }]),
    tells: [sharedBy('Azure SQL Managed Instance', 'Virtual machines')],
  },
  {
    why: 'there is no room for another subnet',
    document: oneNetwork([{ name: 'db', workloads: [db, machines], size: '/26' }], space('10.64.0.0/26')),
    tells: [sharedBy('Azure SQL Managed Instance', 'Virtual machines')],
  },
  {
    why: 'nor for private endpoints',
    document: oneNetwork([{ name: 'db', ...db, privateEndpoints: vault, size: '/26' }], space('10.64.0.0/26')),
    tells: [sharedBy('Azure SQL Managed Instance', 'private endpoints')],
  },
  {
    why: 'what is attached takes no part in it',
    document: oneNetwork([{ name: 'aci', workloads: [{ service: 'container-instances' }, { service: 'nat-gateway' }] }]),
    tells: [],
  },
]);

describe('dedicated-subnet-shared', () => {
  test('what moves keeps its inputs and its growth, and what stays keeps everything else', () => {
    const document = oneNetwork([
      { name: 'db', workloads: [db, { ...machines, growth: 10 }, { service: 'virtual-machines' }], growth: 50, growthPerYear: 5, size: '/26' },
      { name: 'app' },
    ]);
    expect(subnetsOf(mended(document, 'dedicated-subnet-shared'))).toEqual([
      { name: 'db', workloads: [db], growth: 50, growthPerYear: 5, size: '/26' },
      { name: 'app' },
      {
        name: 'db-virtual-machines',
        growth: 50,
        growthPerYear: 5,
        workloads: [{ ...machines, growth: 10 }, { service: 'virtual-machines' }],
      },
    ]);
    expect(subnetsOf(mended(oneNetwork([{ name: 'db', ...db, growth: 50, privateEndpoints: vault }]), 'dedicated-subnet-shared'))).toEqual([
      { name: 'db', ...db, growth: 50 },
      { name: 'db-endpoints', growth: 50, privateEndpoints: vault },
    ]);
  });
});

checkRows('delegation-conflict', [
  {
    why: 'two delegations: the second moves',
    document: oneNetwork([{ name: 'db', workloads: [db, { service: 'netapp-files' }] }]),
    tells: [
      'error: net/db should be delegated to one service; what lives in it asks for Microsoft.NetApp/volumes and Microsoft.Sql/managedInstances.',
    ],
    offers: ['Give Azure SQL Managed Instance of net/db a subnet of its own: db-sql-managed-instance'],
  },
  {
    why: 'private endpoints move',
    document: oneNetwork([{ name: 'db', ...db, privateEndpoints: vault }]),
    tells: ['error: net/db is delegated to Microsoft.Sql/managedInstances and should hold no private endpoints.'],
    offers: ['Give the private endpoints of net/db a subnet of its own: db-endpoints'],
  },
  {
    why: 'what wants no delegation moves',
    document: oneNetwork([{ name: 'db', workloads: [machines, db] }]),
    tells: ['error: net/db is delegated to Microsoft.Sql/managedInstances; Virtual machines should stand in a subnet without delegation.'],
    offers: ['Give Virtual machines of net/db a subnet of its own: db-virtual-machines'],
  },
  {
    why: 'unless the name of the subnet belongs to it',
    document: oneNetwork([{ workloads: [{ service: 'vpn-gateway' }, db] }]),
    tells: [
      'error: net/GatewaySubnet is delegated to Microsoft.Sql/managedInstances; Azure VPN Gateway should stand in a subnet without delegation.',
    ],
  },
  {
    why: 'what is attached wants none',
    document: oneNetwork([{ name: 'aci', workloads: [{ service: 'container-instances' }, { service: 'nat-gateway' }] }]),
    tells: [],
  },
]);

const forced = { service: 'firewall', inputs: { forcedTunnelling: true } };
const lacksManagement = (of = 'net/AzureFirewallSubnet') =>
  `warning: net should have a subnet for Azure Firewall management interface beside ${of}. The Basic SKU, forced tunnelling, and a firewall without a public address of its own need the management interface and its subnet.`;
const lacksNat = 'warning: net/aci should have Azure NAT Gateway attached. It is the only supported way out of the subnet.';
checkRows('companion-missing', [
  {
    why: 'a subnet whose name is demanded',
    document: oneNetwork([forced]),
    tells: [lacksManagement()],
    offers: ['Add a subnet for Azure Firewall management interface to net'],
  },
  { why: 'the name is taken', document: oneNetwork([forced, { name: 'azurefirewallmanagementsubnet' }]), tells: [lacksManagement()] },
  { why: 'no room', document: oneNetwork([forced], space('10.64.0.0/26')), tells: [lacksManagement()] },
  {
    why: 'a subnet whose name is free to choose',
    document: oneNetwork([{ name: 'pods', service: 'aks-azure-cni-pod-subnet-dynamic' }, { name: 'aks-pod-subnet-nodes' }]),
    tells: [
      'warning: net should have a subnet for AKS nodes beside a pod subnet beside net/pods. The nodes live in a subnet of their own, not delegated.',
    ],
    offers: ['Add a subnet for AKS nodes beside a pod subnet to net'],
  },
  {
    why: 'a service that belongs beside itself',
    document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver', inputs: { inboundEndpoints: 1, outboundEndpoints: 1 } }]),
    tells: [
      'warning: net should have a subnet for Azure DNS Private Resolver beside net/dns. Every further endpoint of the resolver takes a subnet of its own.',
    ],
    offers: ['Add a subnet for Azure DNS Private Resolver to net'],
  },
  {
    why: 'what is attached to the subnet',
    document: oneNetwork([{ name: 'aci', service: 'container-instances', inputs: { groups: 4 } }]),
    tells: [lacksNat],
    offers: ['Attach Azure NAT Gateway to net/aci'],
  },
  {
    why: 'the same, with workloads listed',
    document: oneNetwork([{ name: 'aci', workloads: [{ service: 'container-instances' }] }]),
    tells: [lacksNat],
    offers: ['Attach Azure NAT Gateway to net/aci'],
  },
  {
    why: 'to a subnet that exists nothing is attached',
    document: oneNetwork([{ name: 'aci', service: 'container-instances', ...deployed }]),
    tells: [lacksNat],
  },
  {
    why: 'attached already',
    document: oneNetwork([{ name: 'aci', workloads: [{ service: 'container-instances' }, { service: 'nat-gateway' }] }]),
    tells: [],
  },
]);

describe('companion-missing', () => {
  test('what is attached stands beside the service, whose inputs stay', () => {
    const aci = { service: 'container-instances', inputs: { groups: 4 } };
    expect(subnetsOf(mended(oneNetwork([{ name: 'aci', ...aci }]), 'companion-missing'))).toEqual([
      { name: 'aci', workloads: [aci, { service: 'nat-gateway' }] },
    ]);
  });
});

const pools = (network: Partial<VirtualNetworkDocument>, prefixes = ['10.64.0.0/16']): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [
    { name: 'p', prefixes },
    { name: 'q', prefixes: ['10.66.0.0/16'] },
  ],
  virtualNetworks: [{ name: 'net', pool: 'p', ...network }],
});
const outside = (prefix: string) => `warning: The address space ${prefix} of net should lie inside pool p, which is 10.64.0.0/16.`;
checkRows('outside-pool', [
  {
    why: 'another pool holds it: that is named, or it is carved from its own',
    document: pools({ addressSpace: ['10.66.0.0/24'] }),
    tells: [outside('10.66.0.0/24')],
    offers: ['Name pool q for net, which holds its address space', 'Let net be placed elsewhere in p'],
  },
  {
    why: 'none holds it',
    document: pools({ addressSpace: ['10.70.0.0/24'] }),
    tells: [outside('10.70.0.0/24')],
    offers: ['Let net be placed elsewhere in p'],
  },
  {
    why: 'it exists: no place but the pool can change',
    document: pools({ addressSpace: ['10.66.0.0/24'], deployed: true }),
    tells: [outside('10.66.0.0/24')],
    offers: ['Name pool q for net, which holds its address space'],
  },
  {
    why: 'a part of it lies elsewhere, and a subnet is recorded',
    document: pools({ addressSpace: ['10.66.0.0/24', '10.64.0.0/24'], subnets: [{ name: 'app', prefix: '10.66.0.0/26' }] }),
    tells: [outside('10.66.0.0/24')],
  },
  { why: 'no pool holds all of it', document: pools({ addressSpace: ['10.66.0.0/15'], deployed: true }), tells: [outside('10.66.0.0/15')] },
]);

const outOf = (range: string, why: string) => `error: The address space 169.254.8.0/24 of net should keep out of ${range} (${why}).`;
describe('networks that can be carved anew', () => {
  test('keep their size, whether they ask for it or have it', () => {
    const rule = 'outside-pool';
    const networks = (document: PlanDocument) => mended(document, rule).virtualNetworks;
    expect(networks(pools({ addressSpace: ['10.70.0.0/24'] }))).toEqual([{ name: 'net', pool: 'p', size: '/24' }]);
    expect(networks(pools({ addressSpace: ['10.70.0.0/24'], size: '/23' }))).toEqual([{ name: 'net', pool: 'p', size: '/23' }]);
  });
  test('are offered a place elsewhere only where there is one', () => {
    const offers = (document: PlanDocument, rule: string) => found(document, rule).map(({ fix }) => fix?.title);
    expect(offers(pools({ addressSpace: ['169.254.8.0/24'] }), 'forbidden-range')).toEqual(['Let net be placed elsewhere in p']);
    expect(offers(oneNetwork([], space('169.254.8.0/24')), 'forbidden-range')).toEqual([undefined]);
    expect(offers(pools({ addressSpace: ['20.0.0.0/24'] }), 'public-range')).toEqual(['Let net be placed elsewhere in p']);
    expect(offers(pools({ addressSpace: ['20.0.0.0/24'] }, ['20.0.0.0/16']), 'public-range')).toEqual([undefined]);
    // Two prefixes of one network, without a size or subnets: what it would be carved as nobody says.
    expect(offers(pools({ addressSpace: ['10.70.0.0/24', '10.71.0.0/24'] }), 'outside-pool')).toEqual([undefined, undefined]);
  });
});
checkRows('forbidden-range', [
  {
    why: 'a network in a range that Azure does not accept',
    document: pools({ addressSpace: ['169.254.8.0/24'] }),
    tells: [outOf('169.254.0.0/16', 'link local')],
    offers: ['Let net be placed elsewhere in p'],
  },
]);
checkRows('reserved-range', [
  {
    why: 'a network of a pool without size, in a reserved range',
    document: {
      cadastre: 1,
      name: 'test',
      addressPools: [{ name: 'p', prefixes: ['10.64.0.0/16'], reserved: [{ prefix: '10.64.0.0/20', reason: 'kept' }] }],
      virtualNetworks: [{ name: 'net', pool: 'p', addressSpace: ['10.64.0.0/24'] }],
    },
    tells: ['error: The address space 10.64.0.0/24 of net should keep out of 10.64.0.0/20, which pool p reserves: kept.'],
    offers: ['Let net be placed elsewhere in p'],
  },
]);

checkRows('one-per-network', [
  {
    why: 'copies in one subnet',
    document: oneNetwork([
      { workloads: [{ service: 'vpn-gateway' }, { service: 'expressroute-gateway' }, { service: 'vpn-gateway' }, { service: 'vpn-gateway' }] },
    ]),
    tells: ['error: net should hold at most 1 × Azure VPN Gateway, not 3.'],
    offers: ['Keep 1 × Azure VPN Gateway in net/GatewaySubnet'],
  },
  {
    why: 'different ones',
    document: oneNetwork([{ workloads: [{ service: 'vpn-gateway' }, { service: 'vpn-gateway', inputs: { activeActive: true } }] }]),
    tells: ['error: net should hold at most 1 × Azure VPN Gateway, not 2.'],
  },
  {
    why: 'in two subnets',
    document: oneNetwork([
      { name: 'a', service: 'netapp-files' },
      { name: 'b', service: 'netapp-files' },
    ]),
    tells: ['error: net should hold at most 1 × Azure NetApp Files, not 2.'],
  },
]);

const gateway = { service: 'application-gateway-v2', inputs: { maxInstances: 4 } };
const below = 'warning: net/gw is 10.64.0.0/26; a /24 or larger is recommended for Azure Application Gateway v2.';
checkRows('below-recommended', [
  {
    why: 'its prefix is given',
    document: oneNetwork([{ name: 'gw', ...gateway, prefix: '10.64.0.0/26' }]),
    tells: [below],
    offers: ['Let net/gw be placed anew as a /24'],
  },
  {
    why: 'it asks for a size',
    document: oneNetwork([{ name: 'gw', ...gateway, size: '/26' }]),
    tells: [below],
    offers: ['Ask for a /24 for net/gw'],
  },
  {
    why: 'both',
    document: oneNetwork([{ name: 'gw', ...gateway, size: '/26', prefix: '10.64.0.0/26' }]),
    tells: [below],
    offers: ['Let net/gw be placed anew as a /24'],
  },
  { why: 'it exists', document: oneNetwork([{ name: 'gw', ...gateway, ...deployed }]), tells: [below] },
  {
    why: 'there is no room, but with its own place',
    document: oneNetwork([{ name: 'gw', ...gateway, prefix: '10.64.0.0/26' }], space('10.64.0.0/24')),
    tells: [below],
    offers: ['Let net/gw be placed anew as a /24'],
  },
  {
    why: 'there is none even with that',
    document: oneNetwork(
      [
        { name: 'gw', ...gateway, prefix: '10.64.0.0/26' },
        { name: 'app', prefix: '10.64.0.192/26' },
      ],
      space('10.64.0.0/24'),
    ),
    tells: [below],
  },
]);

checkRows('subnet-outside-limits', [
  {
    why: 'too small',
    document: oneNetwork([{ name: 'app', prefix: '10.64.0.0/30' }]),
    tells: ['error: The prefix 10.64.0.0/30 of net/app should be a /29 or larger; Azure accepts no smaller subnet.'],
    offers: ['Let net/app be placed anew as a /29'],
  },
  {
    why: 'too large for its service, as it asks',
    document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver', size: '/23' }]),
    tells: ['error: The prefix 10.64.0.0/23 of net/dns should be a /24 or smaller; Azure DNS Private Resolver accepts no larger subnet.'],
    offers: ['Ask for a /24 for net/dns'],
  },
  {
    why: 'too large, and it exists',
    document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver', prefix: '10.64.0.0/23', deployed: true }]),
    tells: ['error: The prefix 10.64.0.0/23 of net/dns should be a /24 or smaller; Azure DNS Private Resolver accepts no larger subnet.'],
  },
]);

const rule = (name: string, priority: number): RuleDocument => ({
  name,
  direction: 'inbound',
  access: 'allow',
  from: 'any',
  to: 'self',
  ports: [443],
  priority,
});
const ruled = (...rules: RuleDocument[]) => oneNetwork([{ name: 'app', rules }]);
checkRows('nsg-priority-taken', [
  {
    why: 'the next free one',
    document: ruled(rule('a', 200), rule('b', 200), rule('c', 201)),
    tells: ['error: The inbound rules a and b of net/app should not both have priority 200.'],
    offers: ['Give a the priority 202'],
  },
  {
    why: 'one before it, where none is behind',
    document: ruled(rule('a', 4096), rule('b', 4096)),
    tells: ['error: The inbound rules a and b of net/app should not both have priority 4096.'],
    offers: ['Give a the priority 4095'],
  },
]);

checkRows('service-without-subnet', [
  {
    why: 'nothing names it',
    document: oneNetwork([{ name: 'hybrid', service: 'app-service-hybrid-connections' }, { name: 'app' }]),
    tells: [
      'warning: net/hybrid is planned for App Service Hybrid Connections, which takes no address of a subnet; the subnet should be removed or given to another service.',
    ],
    offers: ['Remove net/hybrid'],
  },
  {
    why: 'a flow names it',
    document: {
      ...oneNetwork([{ name: 'hybrid', service: 'app-service-hybrid-connections' }]),
      flows: [{ from: 'net/hybrid', to: 'internet', expect: 'blocked' }],
    },
    tells: [
      'warning: net/hybrid is planned for App Service Hybrid Connections, which takes no address of a subnet; the subnet should be removed or given to another service.',
    ],
  },
]);

const misnamed = 'error: Azure VPN Gateway needs a subnet named GatewaySubnet; this one is named gw.';
checkRows('subnet-name-required', [
  {
    why: 'the places that name it follow',
    document: {
      ...oneNetwork([
        { name: 'gw', service: 'vpn-gateway' },
        { name: 'app', rules: [{ ...rule('r', 200), from: ['net/gw'] }] },
      ]),
      flows: [{ from: 'net/app', to: 'net/gw', protocol: 'tcp', ports: [443], expect: 'allowed' }],
    },
    tells: [misnamed],
    offers: ['Rename net/gw to GatewaySubnet'],
  },
  {
    why: 'another one has the name',
    document: oneNetwork([
      { name: 'gw', service: 'vpn-gateway' },
      { name: 'GatewaySubnet', service: 'expressroute-gateway' },
    ]),
    tells: [misnamed],
  },
  { why: 'it exists', document: oneNetwork([{ name: 'gw', service: 'vpn-gateway', ...deployed }]), tells: [misnamed] },
]);

const dual: Partial<VirtualNetworkDocument> = { addressSpace: ['10.64.0.0/16', 'fd00:64::/56'] };
checkRows('ipv6-subnet-size', [
  {
    why: 'the first /64 of it',
    document: oneNetwork([{ name: 'app', prefix: '10.64.0.0/26', ipv6Prefix: 'fd00:64:0:10::/60' }], dual),
    tells: ['error: The IPv6 prefix fd00:64:0:10::/60 of net/app should be a /64.'],
    offers: ['Write fd00:64:0:10::/64'],
  },
  {
    why: 'it exists',
    document: oneNetwork([{ name: 'app', ...deployed, ipv6Prefix: 'fd00:64:0:10::/60' }], dual),
    tells: ['error: The IPv6 prefix fd00:64:0:10::/60 of net/app should be a /64.'],
  },
  {
    why: 'IPv6 under the key of IPv4',
    document: oneNetwork([{ name: 'app', prefix: 'fd00:64::/64' }], dual),
    tells: ['error: fd00:64::/64 of net/app should stand under ipv6Prefix.'],
    offers: ['Write fd00:64::/64 under ipv6Prefix'],
  },
  {
    why: 'IPv4 under the key of IPv6, where the other is taken',
    document: oneNetwork([{ name: 'app', prefix: '10.64.0.0/26', ipv6Prefix: '10.64.1.0/26' }], dual),
    tells: ['error: 10.64.1.0/26 of net/app should stand under prefix.'],
  },
  {
    why: 'and where it is free',
    document: oneNetwork([{ name: 'app', ipv6Prefix: '10.64.1.0/26' }], dual),
    tells: ['error: 10.64.1.0/26 of net/app should stand under prefix.'],
    offers: ['Write 10.64.1.0/26 under prefix'],
  },
]);

const noted = (subnets: SubnetDocument[], rest: Partial<PlanDocument>): PlanDocument => ({ ...oneNetwork(subnets), ...rest });
checkRows('rule-unknown', [
  {
    why: 'the nearest rule',
    document: noted([{ name: 'app' }], {
      rules: { severity: { 'public-ranges': 'error' } },
      suppress: [{ rule: 'subnet-tigt', subject: 'net/app', reason: 'known' }],
    }),
    tells: [
      'warning: The suppression for net/app has no effect: subnet-tigt should be the rule of a check, such as subnet-tight.',
      'warning: The severity of public-ranges has no effect: public-ranges should be the rule of a check, such as public-range.',
    ],
    offers: ['Write subnet-tight', 'Write public-range'],
  },
  {
    why: 'the nearest rule has a severity already',
    document: noted([{ name: 'app' }], { rules: { severity: { 'public-ranges': 'error', 'public-range': 'info' } } }),
    tells: ['warning: The severity of public-ranges has no effect: public-ranges should be the rule of a check, such as public-range.'],
  },
]);
