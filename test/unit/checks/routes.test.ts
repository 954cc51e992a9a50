import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { PlanDocument, RouteDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { mustCompute, oneNetwork } from '../../support/plans.ts';

const NETWORK = { addressSpace: ['10.64.0.0/21'], region: 'westeurope' };
const APPLIANCES: SubnetDocument = { name: 'appliances', service: 'network-virtual-appliance', prefix: '10.64.7.0/28' };
const plan = (...subnets: SubnetDocument[]) => oneNetwork([...subnets, APPLIANCES], NETWORK);
const away: RouteDocument = { prefix: '0.0.0.0/0', nextHop: '10.64.7.4' };
const toInternet: RouteDocument = { prefix: '0.0.0.0/0', nextHop: 'internet' };

const found = (rule: string, document: PlanDocument): Finding[] => mustCompute(document).findings.filter((finding) => finding.rule === rule);
const short = (findings: readonly Finding[]) =>
  findings.map(({ severity, message, fix }) => `${severity}: ${message}${fix ? ` [${fix.title}]` : ''}`);

function expectFixed(rule: string, document: PlanDocument) {
  for (const { fix } of found(rule, document)) if (fix) expect(found(rule, applyEdits(document, fix.edits))).toEqual([]);
}

/** The network learns 0.0.0.0/0 from on-premises. */
function learning(...subnets: SubnetDocument[]): PlanDocument {
  const document = plan({ service: 'vpn-gateway', prefix: '10.64.6.0/27' }, ...subnets);
  return {
    ...document,
    externalNetworks: [
      { name: 'hq', prefixes: ['0.0.0.0/0'], overlap: { with: 'net', because: 'a default route' }, connections: [{ to: 'net', via: 'vpn' }] },
    ],
  };
}

const gateway: SubnetDocument = { name: 'gateway', service: 'application-gateway', prefix: '10.64.0.0/24' };
const firewall: SubnetDocument = { service: 'firewall', prefix: '10.64.1.0/26' };
const databricks: SubnetDocument = { name: 'dbx', service: 'databricks', prefix: '10.64.2.0/24' };

describe('default-route-breaks-service', () => {
  const RULE = 'default-route-breaks-service';

  test.each([
    { why: 'no route', document: plan(gateway) },
    { why: 'to the internet', document: plan({ ...gateway, routes: [toInternet] }) },
    { why: 'a service that lives with any', document: plan({ name: 'app', prefix: '10.64.3.0/26', routes: [away] }) },
    {
      why: 'a managed instance',
      document: plan({ name: 'db', service: 'sql-managed-instance', inputs: { gp: 1 }, prefix: '10.64.3.0/27', routes: [away] }),
    },
    { why: 'exceptions stand in the configuration', document: plan({ ...databricks, routes: [away] }) },
    { why: 'a firewall with its management interface', document: plan({ ...firewall, inputs: { forcedTunnelling: true }, routes: [away] }) },
    { why: 'a more specific route', document: plan({ ...gateway, routes: [{ prefix: '10.0.0.0/8', nextHop: '10.64.7.4' }] }) },
    { why: 'no table at all is another finding', document: plan({ service: 'bastion', prefix: '10.64.3.0/26', routes: [away] }) },
    { why: 'learned, and turned away', document: learning({ ...gateway, routes: [toInternet] }) },
    { why: 'learned by the gateway itself', document: learning() },
    { why: 'learned, where propagation is off', document: learning({ service: 'firewall-management', prefix: '10.64.3.0/26' }) },
    { why: 'learned, by a network of its own', document: learning({ name: 'app', prefix: '10.64.3.0/26' }) },
  ])('silent: $why', ({ document }) => {
    expect(short(found(RULE, document))).toEqual([]);
  });

  test.each([
    {
      why: 'an application gateway',
      document: plan({ ...gateway, routes: [away] }),
      expected: [
        'error: default of net/gateway should lead 0.0.0.0/0 to the internet, since Azure Application Gateway v2 is there, and not to 10.64.7.4. 0.0.0.0/0 to an appliance, to a hub or to on-premises, also when it is learned: management breaks and backend health can read Unknown. [Lead default of net/gateway to the internet]',
      ],
    },
    {
      why: 'a gateway subnet',
      document: plan({ service: 'vpn-gateway', prefix: '10.64.6.0/27', routes: [{ prefix: '0.0.0.0/0', nextHop: 'none' }] }),
      expected: [
        'error: net/GatewaySubnet should have no route for 0.0.0.0/0, since Azure VPN Gateway is there; default leads to nowhere. A route for 0.0.0.0/0 on GatewaySubnet',
      ],
    },
    {
      why: 'a firewall without a management interface',
      document: plan({ ...firewall, routes: [away] }),
      expected: [
        'error: default of net/AzureFirewallSubnet should lead 0.0.0.0/0 to the internet, since Azure Firewall is there, and not to 10.64.7.4.',
      ],
    },
    {
      why: 'a learned one',
      document: learning(gateway),
      expected: [
        'error: net/gateway should have a route for 0.0.0.0/0 to the internet: it learns one from hq, which Azure Application Gateway v2 cannot live with.',
      ],
    },
    {
      why: 'a learned one beside services that need exceptions',
      document: learning(databricks),
      expected: ['warning: net/dbx learns a route for 0.0.0.0/0 from hq; Azure Databricks'],
    },
  ])('$why', ({ document, expected }) => {
    const messages = short(found(RULE, document));
    expect(messages).toHaveLength(expected.length);
    messages.forEach((message, i) => expect(message.slice(0, expected[i]?.length)).toBe(expected[i]));
    expectFixed(RULE, document);
  });

  test('with two kinds of gateways in one subnet each is named once', () => {
    const document = plan({ workloads: [{ service: 'vpn-gateway' }, { service: 'expressroute-gateway' }], prefix: '10.64.6.0/26', routes: [away] });
    expect(found(RULE, document).map(({ message }) => message.split(', since ')[1]?.split(' is there')[0])).toEqual([
      'Azure ExpressRoute gateway',
      'Azure VPN Gateway',
    ]);
  });
});

describe('required-route-missing', () => {
  const RULE = 'required-route-missing';
  const sqlmi: SubnetDocument = { name: 'db', service: 'sql-managed-instance', inputs: { gp: 1 }, prefix: '10.64.3.0/27' };
  const apim: SubnetDocument = { name: 'apim', service: 'api-management', inputs: { tier: 'premium', mode: 'external' }, prefix: '10.64.3.0/27' };
  const vpn: SubnetDocument = { service: 'vpn-gateway', prefix: '10.64.6.0/27' };
  const via = (prefix: string, nextHop = '10.64.7.4'): RouteDocument => ({ prefix, nextHop });

  test.each([
    { why: 'a shorter route than the required one', document: plan({ ...sqlmi, routes: [via('10.0.0.0/8'), away] }) },
    { why: 'the required next hop', document: plan({ ...sqlmi, routes: [via('10.64.3.0/27', 'network')] }) },
    { why: 'another tag', document: plan({ ...databricks, routes: [away, via('ServiceBus')] }) },
    { why: 'the tag, to the internet', document: plan({ ...databricks, routes: [away, via('Storage', 'internet')] }) },
    { why: 'a gateway subnet with routes to spokes', document: plan({ ...vpn, routes: [via('10.70.0.0/16')] }) },
    { why: 'a gateway subnet with a shorter route than its network has', document: plan({ ...vpn, routes: [via('10.0.0.0/8')] }) },
    { why: 'ranges of clients that the plan names', document: plan({ ...apim, routes: [away, via('203.0.113.0/24', 'internet')] }) },
    {
      why: 'internal mode, which has no clients outside',
      document: plan({ ...apim, inputs: { tier: 'premium', mode: 'internal' }, routes: [away] }),
    },
    { why: 'what does not apply without a default route', document: plan({ ...apim, routes: [via('10.0.0.0/8')] }) },
    { why: '0.0.0.0/0 is another finding', document: plan({ ...gateway, routes: [away] }) },
  ])('silent: $why', ({ document }) => {
    expect(short(found(RULE, document))).toEqual([]);
  });

  test.each([
    {
      why: 'the subnet of a managed instance',
      document: plan({ ...sqlmi, routes: [via('10.64.3.0/27')] }),
      expected:
        'error: to-10.64.3.0-27 of net/db should not lead 10.64.3.0/27 to 10.64.7.4: Azure SQL Managed Instance requires net/db to go to the network. Nodes must always reach each other directly',
    },
    {
      why: 'a part of it',
      document: plan({ ...sqlmi, routes: [via('10.64.3.16/28', 'none')] }),
      expected:
        'error: to-10.64.3.16-28 of net/db should not lead 10.64.3.16/28 to nowhere: Azure SQL Managed Instance requires net/db to go to the network.',
    },
    {
      why: 'a tag that a service needs',
      document: plan({ ...databricks, inputs: { privateLink: false }, routes: [away, via('AzureDatabricks')] }),
      expected: 'error: to-AzureDatabricks of net/dbx should not lead AzureDatabricks to 10.64.7.4: Azure Databricks',
    },
    {
      why: 'a region of it',
      document: plan({ ...databricks, routes: [away, via('Storage.WestEurope')] }),
      expected: 'error: to-Storage.WestEurope of net/dbx should not lead Storage.WestEurope to 10.64.7.4: Azure Databricks',
    },
    {
      why: 'the address space around a gateway',
      document: plan({ ...vpn, routes: [via('10.64.0.0/21')] }),
      expected:
        'error: to-10.64.0.0-21 of net/GatewaySubnet should not lead 10.64.0.0/21 to 10.64.7.4: it takes the addresses of the subnet itself (10.64.6.0/27), which Azure VPN Gateway uses.',
    },
    {
      why: 'ranges of clients that the plan does not name',
      document: plan({ ...apim, routes: [away] }),
      expected:
        'warning: net/apim should have a route to each range of external clients, with the next hop the internet: Azure API Management, classic tiers in a virtual network requires one, and only the plan can name it.',
    },
  ])('$why', ({ document, expected }) => {
    const messages = short(found(RULE, document));
    expect(messages).toHaveLength(1);
    expect(messages[0]?.slice(0, expected.length)).toBe(expected);
    expectFixed(RULE, document);
  });
});

describe('no-outbound', () => {
  const RULE = 'no-outbound';
  const desktops: SubnetDocument = { name: 'desktops', service: 'virtual-desktop-session-hosts', inputs: { hosts: 4 }, prefix: '10.64.3.0/26' };
  const app: SubnetDocument = { name: 'app', inputs: { machines: 4 }, prefix: '10.64.4.0/26' };
  const nat: SubnetDocument = {
    name: 'nat',
    workloads: [{ service: 'virtual-machines', inputs: { machines: 1 } }, { service: 'nat-gateway' }],
    prefix: '10.64.5.0/26',
  };
  const out = (to: string) => [{ name: 'out', direction: 'outbound' as const, access: 'allow' as const, from: 'self', to, priority: 200 }];

  test.each([
    { why: 'machines that nothing leads out', document: plan(app) },
    { why: 'a route to an appliance', document: plan({ ...desktops, routes: [away] }) },
    { why: 'forced tunnelling', document: learning(desktops) },
    { why: 'a NAT gateway', document: plan({ ...nat, routes: [toInternet] }) },
    { why: 'a NAT gateway elsewhere in the network', document: plan(desktops, nat) },
    {
      why: 'a public load balancer',
      document: plan(desktops, { name: 'lb', service: 'load-balancer', inputs: { publicFrontends: 1 }, prefix: '10.64.5.64/27' }),
    },
    { why: 'a pool with public addresses', document: plan({ name: 'pool', service: 'batch-pool', inputs: { nodes: 4 }, prefix: '10.64.3.0/26' }) },
    {
      why: 'a delegated subnet with a route',
      document: plan({ name: 'db', service: 'sql-managed-instance', inputs: { gp: 1 }, prefix: '10.64.3.0/27', routes: [toInternet] }),
    },
    { why: 'a rule to another subnet', document: plan({ ...app, rules: out('VirtualNetwork') }) },
    { why: 'a rule to what stays reachable', document: plan({ ...app, rules: out('Storage') }) },
    { why: 'a rule to what an endpoint serves', document: plan({ ...app, serviceEndpoints: ['Microsoft.Sql'], rules: out('Sql') }) },
    {
      why: 'a rule that denies',
      document: plan({
        ...app,
        rules: [{ ...out('Internet')[0], name: 'out', direction: 'outbound', access: 'deny', from: 'self', to: 'Internet', priority: 200 }],
      }),
    },
    { why: 'a subnet without a place', document: plan({ ...desktops, prefix: '10.64.3.1/26' }) },
  ])('silent: $why', ({ document }) => {
    expect(short(found(RULE, document))).toEqual([]);
  });

  test.each([
    {
      why: 'session hosts',
      document: plan(desktops),
      expected:
        'warning: Azure Virtual Desktop session hosts in net/desktops needs a way out to the internet; the subnet should have a NAT gateway or a route to a firewall.',
    },
    {
      why: 'a pool without public addresses',
      document: plan({ name: 'pool', service: 'batch-pool', inputs: { nodes: 4, publicIps: false }, prefix: '10.64.3.0/26' }),
      expected:
        'warning: Azure Batch pool in net/pool needs a way out to the internet; the subnet should have a NAT gateway or a route to a firewall.',
    },
    {
      why: 'a route that drops it',
      document: plan({ ...desktops, routes: [{ prefix: '0.0.0.0/0', nextHop: 'none' }] }),
      expected:
        'warning: Azure Virtual Desktop session hosts in net/desktops needs a way out to the internet; the route default should not drop what leaves.',
    },
    {
      why: 'a route of machines to the internet',
      document: plan({ ...app, routes: [toInternet] }),
      expected:
        'info: The route default of net/app leads to the internet; for machines without a public address the subnet should have a NAT gateway as well.',
    },
    {
      why: 'a rule of machines to the internet',
      document: plan({ ...app, rules: out('Internet') }),
      expected:
        'info: The rule out of net/app allows traffic to Internet; for machines without a public address the subnet should have a NAT gateway or a route to a firewall.',
    },
    {
      why: 'a rule of machines to a service',
      document: plan({ ...app, rules: out('AzureMonitor') }),
      expected:
        'info: The rule out of net/app allows traffic to AzureMonitor; for machines without a public address the subnet should have a NAT gateway or a route to a firewall.',
    },
  ])('$why', ({ document, expected }) => {
    expect(short(found(RULE, document))).toEqual([expected]);
  });
});
