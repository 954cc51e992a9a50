import { describe, expect, test } from 'vitest';
import type { PlanDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import type { RuleResource } from '../../../shared/config/resources.ts';
import { mustCompute, oneNetwork } from '../../support/plans.ts';

const of = (subnet: SubnetDocument, rest: Partial<PlanDocument> = {}) => {
  const { resources } = mustCompute({ ...oneNetwork([subnet], { addressSpace: ['10.64.0.0/16'], region: 'westeurope' }), ...rest });
  const [network] = resources.networks;
  const [made] = network?.subnets ?? [];
  return { subnet: made, nsg: network?.nsgs[0], routeTable: network?.routeTables[0], resources };
};
const short = (rules: readonly RuleResource[] | undefined) =>
  rules?.map(
    (rule) =>
      `${rule.direction} ${rule.priority} ${rule.access} ${rule.protocol} ${rule.sources.join('+')} > ${rule.destinations.join('+')} ${rule.ports.join('+')}`,
  );

describe('NSGs', () => {
  test('of a managed instance: the customer’s rules are deployed, the platform’s are shown', () => {
    const { nsg, subnet } = of({ name: 'db', service: 'sql-managed-instance', inputs: { gp: 1 }, prefix: '10.64.0.0/27' });
    expect(subnet?.nsg).toBe('nsg-net-db');
    expect(short(nsg?.rules)).toEqual([
      'inbound 120 allow tcp VirtualNetwork > 10.64.0.0/27 1433',
      'inbound 130 allow tcp VirtualNetwork > 10.64.0.0/27 11000-11999',
    ]);
    expect(nsg?.platformRules.map((rule) => rule.priority)).toEqual([103, 104, 101, 110]);
    expect(nsg?.conditionalRules.map((rule) => rule.name)).toEqual(['allow-public-endpoint']);
    for (const rule of [...(nsg?.rules ?? []), ...(nsg?.platformRules ?? [])]) expect(rule.source?.url).toMatch(/^https:/);
  });

  test('of Bastion: all eight rules of the page, with its priorities', () => {
    const { nsg, subnet, routeTable } = of({ service: 'bastion' });
    expect(subnet?.name).toBe('AzureBastionSubnet');
    expect(short(nsg?.rules)).toEqual([
      'inbound 120 allow tcp Internet > * 443',
      'inbound 130 allow tcp GatewayManager > * 443',
      'inbound 140 allow tcp AzureLoadBalancer > * 443',
      'inbound 150 allow any VirtualNetwork > VirtualNetwork 5701+8080',
      'outbound 100 allow any * > VirtualNetwork 22+3389',
      'outbound 110 allow tcp * > AzureCloud 443',
      'outbound 120 allow any VirtualNetwork > VirtualNetwork 5701+8080',
      'outbound 130 allow any * > Internet 80',
    ]);
    expect(routeTable).toBeUndefined();
  });

  test.each([
    { service: 'vpn-gateway', why: 'gateways take none' },
    { service: 'firewall', why: 'the platform switches it off' },
    { service: 'route-server', why: 'not supported' },
  ])('of $service: none, because $why', ({ service }) => {
    const { subnet, resources } = of({ service });
    expect(subnet?.nsg).toBeUndefined();
    expect(subnet?.noNsgBecause).toMatch(/NSG/);
    expect(resources.networks[0]?.nsgs).toEqual([]);
  });

  test('conditions are decided by the inputs: API Management, external and internal', () => {
    const names = (mode: string) =>
      of({ name: 'apim', service: 'api-management', inputs: { mode, units: 1 } })
        .nsg?.rules.filter((rule) => rule.sources.includes('Internet'))
        .map((rule) => rule.ports.join('+'));
    expect(names('external')).toEqual(['80+443']);
    expect(names('internal')).toEqual([]);
  });

  test("the user's names stand for prefixes, and user rules keep their priorities", () => {
    const { nsg } = of(
      {
        name: 'app',
        prefix: '10.64.0.0/26',
        rules: [
          {
            name: 'from-site',
            direction: 'inbound',
            access: 'allow',
            protocol: 'tcp',
            from: ['site', '10.70.0.0/16', '10.71.0.9'],
            to: 'self',
            ports: [443, '8000-8010'],
            priority: 300,
          },
          { name: 'from-net', direction: 'inbound', access: 'allow', from: 'net', to: 'net/app', priority: 310 },
          { name: 'to-storage', direction: 'outbound', access: 'allow', from: 'self', to: 'storage.westeurope', priority: 300 },
          { name: 'deny-rest', direction: 'outbound', access: 'deny', from: 'any', to: ['Internet'], priority: 4096 },
        ],
      },
      { externalNetworks: [{ name: 'site', prefixes: ['192.168.0.0/16', 'fd00:1::/48'] }] },
    );
    expect(short(nsg?.rules)).toEqual([
      'inbound 300 allow tcp 10.70.0.0/16+10.71.0.9/32+192.168.0.0/16 > 10.64.0.0/26 443+8000-8010',
      'inbound 310 allow any 10.64.0.0/16 > 10.64.0.0/26 *',
      'outbound 300 allow any 10.64.0.0/26 > Storage.WestEurope *',
      'outbound 4096 deny any * > Internet *',
    ]);
  });

  test('a rule of the plan with the name of a rule of the service leaves both, with names of their own', () => {
    const { nsg } = of({
      name: 'db',
      service: 'sql-managed-instance',
      inputs: { gp: 1 },
      rules: [{ name: 'allow-tds', direction: 'inbound', access: 'deny', from: 'Internet', to: 'self', priority: 500 }],
    });
    const names = nsg?.rules.map((rule) => rule.name.toLowerCase()) ?? [];
    expect(names).toContain('allow-tds');
    expect(new Set(names).size).toBe(3);
  });

  test('adding a rule or a workload renumbers no other', () => {
    const before =
      of({
        name: 'app',
        workloads: [
          { service: 'virtual-machines', inputs: { machines: 3 } },
          { service: 'api-management', inputs: { units: 1 } },
        ],
      }).nsg?.rules ?? [];
    const after =
      of({
        name: 'app',
        workloads: [
          { service: 'aks', inputs: { nodes: 3 } },
          { service: 'virtual-machines', inputs: { machines: 3 } },
          { service: 'api-management', inputs: { units: 1 } },
        ],
        rules: [{ name: 'mine', direction: 'inbound', access: 'allow', from: 'any', to: 'self', priority: 2000 }],
      }).nsg?.rules ?? [];
    for (const rule of before)
      expect(after.find((other) => other.name === rule.name && other.direction === rule.direction)?.priority, rule.name).toBe(rule.priority);
  });
});

describe('route tables', () => {
  const hub = (routes: SubnetDocument['routes'], spokeRest: SubnetDocument = {}): PlanDocument => ({
    cadastre: 1,
    name: 'hub',
    virtualNetworks: [
      { name: 'hub', addressSpace: ['10.64.0.0/24'], subnets: [{ service: 'firewall', prefix: '10.64.0.64/26' }] },
      { name: 'spoke', addressSpace: ['10.65.0.0/24'], subnets: [{ name: 'app', size: '/26', ...(routes ? { routes } : {}), ...spokeRest }] },
    ],
    peerings: [{ between: ['hub', 'spoke'], forwardedTraffic: true }],
  });
  const tableOf = (document: PlanDocument) => mustCompute(document).resources.networks.find((network) => network.name === 'spoke')?.routeTables[0];

  test('a route to the firewall leads to its first usable address, in the network itself or in a peer', () => {
    expect(tableOf(hub([{ prefix: '0.0.0.0/0', nextHop: 'firewall' }]))?.routes).toMatchObject([
      { name: 'default', to: '0.0.0.0/0', nextHop: 'VirtualAppliance', nextHopAddress: '10.64.0.68' },
    ]);
  });

  test.each([
    { nextHop: 'internet', made: 'Internet' },
    { nextHop: 'none', made: 'None' },
    { nextHop: 'network', made: 'VnetLocal' },
    { nextHop: 'gateway', made: 'VirtualNetworkGateway' },
    { nextHop: '10.64.0.9', made: 'VirtualAppliance' },
  ])('$nextHop becomes $made', ({ nextHop, made }) => {
    expect(tableOf(hub([{ prefix: '10.0.0.0/8', nextHop }]))?.routes[0]?.nextHop).toBe(made);
  });

  test('a service tag is a destination too', () => {
    expect(tableOf(hub([{ prefix: 'AzureMonitor', nextHop: 'internet' }]))?.routes).toMatchObject([{ name: 'to-AzureMonitor', to: 'AzureMonitor' }]);
  });

  test('no route table without need; an empty one where the service requires it', () => {
    expect(tableOf(hub(undefined))).toBeUndefined();
    expect(tableOf(hub(undefined, { service: 'sql-managed-instance', inputs: { gp: 1 } }))).toMatchObject({
      routes: [],
      because: expect.stringContaining('requires a route table') as string,
    });
  });

  test('API Management behind a firewall keeps its management reachable', () => {
    const table = tableOf(hub([{ prefix: '0.0.0.0/0', nextHop: 'firewall' }], { service: 'api-management', inputs: { units: 1, mode: 'internal' } }));
    expect(table?.routes.find((route) => route.to === 'ApiManagement')?.nextHop).toBe('Internet');
    expect(tableOf(hub(undefined, { service: 'api-management', inputs: { units: 1, mode: 'internal' } }))).toBeUndefined();
  });

  test('the management subnet of a firewall takes no routes from gateways', () => {
    const { routeTable } = of({ service: 'firewall-management' });
    expect(routeTable?.gatewayPropagation).toBe(false);
  });
});

describe('around subnets', () => {
  test('private endpoints switch the policies on, delegations and endpoints are written', () => {
    expect(of({ name: 'pe', privateEndpoints: [{ resource: 'key-vault' }] }).subnet?.privateEndpointPolicies).toBe('Enabled');
    expect(of({ name: 'ase', service: 'app-service-environment-v3', inputs: { planInstances: 3 } }).subnet).toMatchObject({
      delegation: { to: 'Microsoft.Web/hostingEnvironments' },
      privateEndpointPolicies: 'Disabled',
    });
    expect(of({ name: 'app', serviceEndpoints: ['Microsoft.Storage', 'Microsoft.KeyVault', 'Contoso.New'] }).subnet?.serviceEndpoints).toEqual([
      { type: 'Contoso.New', regions: undefined },
      { type: 'Microsoft.KeyVault', regions: 'all' },
      { type: 'Microsoft.Storage', regions: ['westeurope'] },
    ]);
  });

  test('names that would come out alike are told apart', () => {
    const { resources } = mustCompute({
      cadastre: 1,
      name: 'x',
      virtualNetworks: [
        { name: 'a-b', addressSpace: ['10.1.0.0/24'], subnets: [{ name: 'c', size: '/26' }] },
        { name: 'a', addressSpace: ['10.2.0.0/24'], subnets: [{ name: 'b-c', size: '/26' }] },
      ],
    });
    const names = resources.networks.flatMap((network) => network.nsgs.map((nsg) => nsg.name));
    expect(new Set(names).size).toBe(2);
    expect(names).toContain('nsg-a-b-c');
  });

  test('long names are cut to what Azure accepts and stay different', () => {
    const long = 'n'.repeat(60);
    const { resources } = mustCompute({
      cadastre: 1,
      name: 'x',
      virtualNetworks: [
        {
          name: long,
          addressSpace: ['10.1.0.0/24'],
          subnets: [
            { name: `${'s'.repeat(70)}1`, size: '/26' },
            { name: `${'s'.repeat(70)}2`, size: '/26' },
          ],
        },
      ],
    });
    const names = resources.networks[0]?.nsgs.map((nsg) => nsg.name) ?? [];
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
  });

  test('a peering is two sides with their flags', () => {
    const { resources } = mustCompute({
      cadastre: 1,
      name: 'x',
      virtualNetworks: [
        { name: 'hub', addressSpace: ['10.1.0.0/24'] },
        { name: 'spoke', addressSpace: ['10.2.0.0/24'] },
      ],
      peerings: [{ between: ['spoke', 'hub'], gatewayTransit: 'hub', forwardedTraffic: true }],
    });
    expect(resources.peerings).toEqual([
      { name: 'peer-hub-to-spoke', from: 'hub', to: 'spoke', allowForwardedTraffic: true, allowGatewayTransit: true, useRemoteGateways: false },
      { name: 'peer-spoke-to-hub', from: 'spoke', to: 'hub', allowForwardedTraffic: true, allowGatewayTransit: false, useRemoteGateways: true },
    ]);
  });
});
