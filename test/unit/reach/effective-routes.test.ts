import { describe, expect, test } from 'vitest';
import { AddressSet } from '../../../shared/address/address-set.ts';
import { parseIpv4 } from '../../../shared/address/ipv4.ts';
import { parseIpv6 } from '../../../shared/address/ipv6.ts';
import { ipv4Prefix } from '../../../shared/address/prefix.ts';
import type { SubnetDocument } from '../../../shared/plan/document.ts';
import { chooseRoutes } from '../../../shared/reach/choose-route.ts';
import { routeFor, routeWords, type EffectiveRoute } from '../../../shared/reach/effective-routes.ts';
import { mustPrefix, oneNetwork } from '../../support/plans.ts';
import { mustReach, mustSpot } from '../../support/reach.ts';

const short = (routes: readonly EffectiveRoute[]) =>
  routes.map(
    (route) =>
      `${route.active ? '' : 'not '}${route.origin} ${route.to} ${route.nextHop}${route.nextHopAddress === undefined ? '' : ` ${route.nextHopAddress}`}`,
  );

const listOf = (yaml: string, subnet: string) => {
  const reach = mustReach(yaml);
  return reach.routesOf(mustSpot(reach, subnet)).list();
};

/** What an address, or a service tag, takes: the route in words, and those that leave it open. */
const taken = (yaml: string, subnet: string, to: string) => {
  const reach = mustReach(yaml);
  const { route, doubts } = routeFor(reach.routesOf(mustSpot(reach, subnet)), parseIpv4(to) ?? parseIpv6(to) ?? to);
  return [route ? routeWords(route) : 'none', ...doubts.map((doubt) => `or ${routeWords(doubt)}`)].join(' ');
};

describe('the worked examples of the page on routes', () => {
  const route = (prefix: string, origin: 'user' | 'default', rank: number, nextHop: 'Internet' | 'VirtualNetworkGateway' | 'VirtualAppliance') => ({
    prefix: mustPrefix(prefix),
    origin,
    rank,
    nextHop,
  });
  test.each([
    {
      id: 'lpm-specific',
      table: [route('10.0.0.0/24', 'user', 0, 'VirtualAppliance'), route('10.0.0.0/16', 'user', 1, 'Internet')],
      destination: '10.0.0.5',
      expected: '10.0.0.0/24 VirtualAppliance',
    },
    {
      id: 'user-over-default',
      table: [route('0.0.0.0/0', 'default', 0, 'Internet'), route('0.0.0.0/0', 'user', 1, 'VirtualNetworkGateway')],
      destination: '198.51.100.7',
      expected: '0.0.0.0/0 VirtualNetworkGateway',
    },
  ])('$id', ({ table, destination, expected }) => {
    const [chosen] = chooseRoutes(table, AddressSet.of(ipv4Prefix(parseIpv4(destination) ?? 0, 32)));
    expect(chosen?.route ? routeWords({ kind: 'prefix', because: '', ...chosen.route }).replace(' →', '') : '').toBe(expected);
  });
});

const HUB = `
cadastre: 1
name: x
defaults: {region: westeurope}
externalNetworks:
  - {name: hq, prefixes: [192.168.0.0/16, 10.64.5.0/24], connections: [{to: hub, via: vpn}]}
  - {name: far, prefixes: [172.20.0.0/16], connections: [{to: hub, via: expressroute}]}
  - {name: cloud, kind: azure, prefixes: [10.99.0.0/24], connections: [{to: spoke, via: peering}]}
virtualNetworks:
  - name: hub
    addressSpace: [10.64.0.0/22]
    subnets: [{service: vpn-gateway, prefix: 10.64.0.0/27}, {service: firewall, prefix: 10.64.1.0/26}, {name: plain, prefix: 10.64.2.0/26}]
  - name: spoke
    addressSpace: [10.64.4.0/22]
    subnets:
      - {name: app, prefix: 10.64.4.0/26, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}], serviceEndpoints: [Microsoft.Storage]}
      - {name: plain, prefix: 10.64.4.64/26}
      - {name: endpoints, prefix: 10.64.4.128/27, privateEndpoints: [{resource: key-vault}]}
  - name: lone
    addressSpace: [172.16.0.0/12]
    subnets: [{name: app, prefix: 172.16.0.0/26}]
peerings:
  - {between: [hub, spoke], gatewayTransit: hub, forwardedTraffic: true}
`;

describe('effective routes', () => {
  test('of a spoke: its own, peered, learned, and those that every subnet has', () => {
    expect(short(listOf(HUB, 'spoke/plain'))).toEqual([
      'default 10.64.4.0/22 VnetLocal',
      'default 0.0.0.0/0 Internet',
      'not default 10.0.0.0/8 None',
      'default 172.16.0.0/12 None',
      'not default 192.168.0.0/16 None',
      'default 100.64.0.0/10 None',
      'default 10.64.0.0/22 VNetPeering',
      'default 10.99.0.0/24 VNetPeering',
      'gateway 192.168.0.0/16 VirtualNetworkGateway',
      'not gateway 10.64.5.0/24 VirtualNetworkGateway',
      'default 10.64.4.128/27 InterfaceEndpoint',
    ]);
  });

  test('of a subnet with a table and a service endpoint', () => {
    const list = short(listOf(HUB, 'spoke/app'));
    expect(list[0]).toBe('user 0.0.0.0/0 VirtualAppliance 10.64.1.4');
    expect(list).toContain('not default 0.0.0.0/0 Internet');
    expect(list).toContain('not default 100.64.0.0/10 None');
    expect(list.at(-1)).toBe('default Storage.WestEurope VirtualNetworkServiceEndpoint');
  });

  test('every inactive route says why', () => {
    const why = Object.fromEntries(
      listOf(HUB, 'spoke/app')
        .filter(({ active }) => !active)
        .map(({ to, origin, because }) => [`${origin} ${to}`, because]),
    );
    expect(why).toEqual({
      'default 0.0.0.0/0': 'Every subnet has it. The user route for the same prefix goes before it.',
      'default 10.0.0.0/8': 'Every subnet has it. It is removed: 10.64.4.0/22 of spoke has a route of its own.',
      'default 172.16.0.0/12': 'Every subnet has it. The table has a route for 0.0.0.0/0, which removes it.',
      'default 192.168.0.0/16': 'Every subnet has it. The table has a route for 0.0.0.0/0, which removes it.',
      'default 100.64.0.0/10': 'Every subnet has it. The table has a route for 0.0.0.0/0, which removes it.',
      'gateway 10.64.5.0/24':
        'spoke learns it through the gateway of hub from hq, which attaches by vpn. 10.64.4.0/22 → VnetLocal goes before what gateways learned.',
    });
  });

  test('a network with the very prefix of a route to None has that one as its own', () => {
    const list = listOf(HUB, 'lone/app').filter(({ to }) => to === '172.16.0.0/12');
    expect(short(list)).toEqual(['default 172.16.0.0/12 VnetLocal', 'not default 172.16.0.0/12 None']);
    expect(list[1]?.because).toContain('It becomes VnetLocal');
  });

  test('a gateway passes on only what attaches by its own kind', () => {
    expect(short(listOf(HUB, 'hub/plain')).filter((line) => line.includes('Gateway'))).toEqual([
      'gateway 192.168.0.0/16 VirtualNetworkGateway',
      'not gateway 10.64.5.0/24 VirtualNetworkGateway',
    ]);
  });

  test('with ExpressRoute and a VPN for one prefix the first is taken', () => {
    const both = HUB.replace(
      '{service: vpn-gateway, prefix',
      '{workloads: [{service: vpn-gateway}, {service: expressroute-gateway}], prefix',
    ).replace('172.20.0.0/16', '192.168.0.0/16');
    const list = listOf(both, 'spoke/plain').filter(({ to, origin }) => to === '192.168.0.0/16' && origin === 'gateway');
    expect(list.map(({ active, because }) => `${active} ${because.split(' from ')[1] ?? ''}`)).toEqual([
      'true far, which attaches by expressroute.',
      'false hq, which attaches by vpn. The gateway route for the same prefix goes before it.',
    ]);
  });

  test.each([
    { why: 'its own network', subnet: 'spoke/plain', to: '10.64.4.70', expected: '10.64.4.0/22 → VnetLocal' },
    { why: 'never learned, though the learned prefix is longer', subnet: 'spoke/plain', to: '10.64.5.9', expected: '10.64.4.0/22 → VnetLocal' },
    { why: 'peered', subnet: 'spoke/plain', to: '10.64.2.1', expected: '10.64.0.0/22 → VNetPeering' },
    { why: 'learned', subnet: 'spoke/plain', to: '192.168.3.4', expected: '192.168.0.0/16 → VirtualNetworkGateway' },
    { why: 'private and nobody’s', subnet: 'spoke/plain', to: '172.20.0.1', expected: '172.16.0.0/12 → None' },
    { why: 'private beside the network: what None dropped goes on', subnet: 'spoke/plain', to: '10.200.0.1', expected: '0.0.0.0/0 → Internet' },
    { why: 'public', subnet: 'spoke/plain', to: '8.8.8.8', expected: '0.0.0.0/0 → Internet' },
    { why: 'learned goes before a shorter user route', subnet: 'spoke/app', to: '192.168.3.4', expected: '192.168.0.0/16 → VirtualNetworkGateway' },
    {
      why: 'a table with 0.0.0.0/0 catches what None dropped',
      subnet: 'spoke/app',
      to: '172.20.0.1',
      expected: '0.0.0.0/0 → VirtualAppliance 10.64.1.4',
    },
    {
      why: 'a public address may be one of the endpoint',
      subnet: 'spoke/app',
      to: '20.1.2.3',
      expected: '0.0.0.0/0 → VirtualAppliance 10.64.1.4 or Storage.WestEurope → VirtualNetworkServiceEndpoint',
    },
    { why: 'an endpoint of the own network', subnet: 'spoke/plain', to: '10.64.4.130', expected: 'a /32 in 10.64.4.128/27 → InterfaceEndpoint' },
    { why: 'an endpoint of a peer', subnet: 'hub/plain', to: '10.64.4.130', expected: 'a /32 in 10.64.4.128/27 → InterfaceEndpoint' },
    { why: 'a service of the region', subnet: 'spoke/app', to: 'Storage.WestEurope', expected: 'Storage.WestEurope → VirtualNetworkServiceEndpoint' },
    { why: 'the same service elsewhere', subnet: 'spoke/app', to: 'Storage.NorthEurope', expected: '0.0.0.0/0 → VirtualAppliance 10.64.1.4' },
    {
      why: 'the service in all regions: perhaps in part',
      subnet: 'spoke/app',
      to: 'Storage',
      expected: '0.0.0.0/0 → VirtualAppliance 10.64.1.4 or Storage.WestEurope → VirtualNetworkServiceEndpoint',
    },
    { why: 'another service', subnet: 'spoke/app', to: 'Sql.WestEurope', expected: '0.0.0.0/0 → VirtualAppliance 10.64.1.4' },
    { why: 'IPv6, of which a plan without it has no route', subnet: 'spoke/plain', to: 'fd00::1', expected: 'none' },
  ])('$why: $to from $subnet', ({ subnet, to, expected }) => {
    expect(taken(HUB, subnet, to)).toBe(expected);
  });
});

describe('user routes', () => {
  const of = (subnet: SubnetDocument, others: readonly SubnetDocument[] = []) =>
    oneNetwork([{ name: 'app', prefix: '10.64.0.0/26', ...subnet }, ...others], { addressSpace: ['10.64.0.0/16'], region: 'westeurope' });
  const hop = (subnet: SubnetDocument, to: string, others: readonly SubnetDocument[] = []) => {
    const reach = mustReach(of(subnet, others));
    const { route, doubts } = routeFor(reach.routesOf(mustSpot(reach, 'net/app')), parseIpv4(to) ?? to);
    return [route ? routeWords(route) : 'none', ...doubts.map((doubt) => `or ${routeWords(doubt)}`)].join(' ');
  };
  const endpoints: SubnetDocument = { name: 'endpoints', prefix: '10.64.1.0/27', privateEndpoints: [{ resource: 'key-vault' }] };
  const via = (prefix: string): SubnetDocument => ({ routes: [{ prefix, nextHop: '10.64.2.4' }] });

  test.each([
    {
      why: 'of the same prefix as a system route',
      subnet: via('10.64.0.0/16'),
      to: '10.64.3.3',
      expected: '10.64.0.0/16 → VirtualAppliance 10.64.2.4',
    },
    { why: 'shorter than a system route', subnet: via('10.0.0.0/8'), to: '10.64.3.3', expected: '10.64.0.0/16 → VnetLocal' },
    {
      why: 'shorter than the range of the endpoints',
      subnet: via('10.0.0.0/8'),
      to: '10.64.1.4',
      expected: 'a /32 in 10.64.1.0/27 → InterfaceEndpoint',
    },
    {
      why: 'as long as the range of the endpoints',
      subnet: via('10.64.0.0/16'),
      to: '10.64.1.4',
      expected: '10.64.0.0/16 → VirtualAppliance 10.64.2.4',
    },
    { why: 'for a service tag', subnet: via('AzureCloud'), to: 'Storage.WestEurope', expected: 'AzureCloud → VirtualAppliance 10.64.2.4' },
    {
      why: 'for a tag, asked for an address',
      subnet: via('Storage'),
      to: '20.1.1.1',
      expected: '0.0.0.0/0 → Internet or Storage → VirtualAppliance 10.64.2.4',
    },
    {
      why: 'for a part of the public space, asked for a tag',
      subnet: via('20.0.0.0/8'),
      to: 'Storage.WestEurope',
      expected: '0.0.0.0/0 → Internet or 20.0.0.0/8 → VirtualAppliance 10.64.2.4',
    },
    {
      why: 'for one public address',
      subnet: {
        routes: [
          { prefix: '20.1.1.1/32', nextHop: 'internet' },
          { prefix: 'AzureCloud', nextHop: 'none' },
        ],
      },
      to: '20.1.1.1',
      expected: '20.1.1.1/32 → Internet',
    },
    {
      why: 'the regional tag goes before the whole one',
      subnet: {
        routes: [
          { prefix: 'Storage', nextHop: 'none' },
          { prefix: 'Storage.WestEurope', nextHop: 'internet' },
        ],
      },
      to: 'Storage.WestEurope',
      expected: 'Storage.WestEurope → Internet',
    },
    {
      why: 'both halves of everything, asked for a tag',
      subnet: {
        routes: [
          { prefix: '0.0.0.0/1', nextHop: '10.64.2.4' },
          { prefix: '128.0.0.0/1', nextHop: '10.64.2.4' },
        ],
      },
      to: 'Sql.WestEurope',
      expected: '0.0.0.0/1 → VirtualAppliance 10.64.2.4',
    },
  ])('$why', ({ subnet, to, expected }) => {
    expect(hop(subnet, to, [endpoints])).toBe(expected);
  });

  test('beat the endpoints of a subnet, which are then inactive and say so', () => {
    const reach = mustReach(of(via('10.64.0.0/16'), [endpoints]));
    const beaten = reach
      .routesOf(mustSpot(reach, 'net/app'))
      .list()
      .find(({ nextHop }) => nextHop === 'InterfaceEndpoint');
    expect(beaten?.active).toBe(false);
    expect(beaten?.because).toBe(
      'Each private endpoint in net/endpoints adds a /32. The user route 10.64.0.0/16 → VirtualAppliance 10.64.2.4 is as long as the address range of the endpoints and goes before them.',
    );
  });

  test('never beat endpoints where no policy acts on them', () => {
    const document = oneNetwork([{ name: 'app', prefix: '10.64.0.0/26', ...via('10.64.0.0/16') }, endpoints], {
      addressSpace: ['10.64.0.0/16'],
      region: 'westindia',
    });
    const reach = mustReach(document);
    const { route } = routeFor(reach.routesOf(mustSpot(reach, 'net/app')), parseIpv4('10.64.1.4') ?? 0);
    expect(route?.nextHop).toBe('InterfaceEndpoint');
  });

  test('leave it open where a subnet holds endpoints and machines, if the two would part ways', () => {
    const mixed: SubnetDocument = { ...endpoints, service: 'virtual-machines', inputs: { machines: 2 } };
    expect(hop({}, '10.64.1.4', [mixed])).toBe('10.64.0.0/16 → VnetLocal');
    expect(hop(via('10.64.1.0/28'), '10.64.1.4', [mixed])).toBe('10.64.1.0/28 → VirtualAppliance 10.64.2.4');
    // In a region where no policy acts the endpoint goes before the route, the machine does not.
    const reach = mustReach(
      oneNetwork([{ name: 'app', prefix: '10.64.0.0/26', ...via('10.64.1.0/28') }, mixed], { addressSpace: ['10.64.0.0/16'], region: 'westindia' }),
    );
    const { route, doubts } = routeFor(reach.routesOf(mustSpot(reach, 'net/app')), parseIpv4('10.64.1.4') ?? 0);
    expect([route?.nextHop, doubts.map(({ nextHop }) => nextHop)]).toEqual(['VirtualAppliance', ['InterfaceEndpoint']]);
  });
});

describe('gateways', () => {
  const learned = (more: string) => `
cadastre: 1
name: x
externalNetworks: [{name: hq, prefixes: [0.0.0.0/0], overlap: {with: net, because: default route}, connections: [{to: net, via: vpn}]}]
virtualNetworks:
  - name: net
    addressSpace: [10.64.0.0/22]
    subnets: [{service: vpn-gateway, prefix: 10.64.0.0/27}, {name: app, prefix: 10.64.1.0/26}, ${more}]
`;
  test('a learned route for 0.0.0.0/0 goes before the one of the platform', () => {
    const yaml = learned('{name: other, prefix: 10.64.2.0/26}');
    expect(taken(yaml, 'net/app', '8.8.8.8')).toBe('0.0.0.0/0 → VirtualNetworkGateway');
    expect(taken(yaml, 'net/app', '172.16.0.1')).toBe('172.16.0.0/12 → None');
    // Pages disagree on whether the route to None is there beside a network of the same range.
    expect(taken(yaml, 'net/app', '10.200.0.1')).toBe('0.0.0.0/0 → VirtualNetworkGateway or 10.0.0.0/8 → None');
  });

  test('a table that keeps routes of gateways out leaves the platform its own', () => {
    const yaml = learned('{service: firewall-management, prefix: 10.64.2.0/26}');
    const list = listOf(yaml, 'net/AzureFirewallManagementSubnet').filter(({ to }) => to === '0.0.0.0/0');
    expect(short(list)).toEqual(['default 0.0.0.0/0 Internet', 'not gateway 0.0.0.0/0 VirtualNetworkGateway']);
    expect(list[1]?.because).toContain('The route table keeps routes of gateways out.');
  });
});
