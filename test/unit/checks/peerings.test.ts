import type {
  ExternalNetworkDocument,
  FlowDocument,
  PeeringDocument,
  PlanDocument,
  RouteDocument,
  RuleDocument,
  SubnetDocument,
  VirtualNetworkDocument,
} from '../../../shared/plan/document.ts';
import { describe, expect, test } from 'vitest';
import { checkRows } from '../../support/check-rows.ts';
import { found } from '../../support/findings.ts';

const spaces: Readonly<Record<string, string>> = { hub: '10.64.0.0/22', hub2: '10.68.0.0/22', shop: '10.65.0.0/22', erp: '10.66.0.0/22' };
const net = (name: string, subnets: SubnetDocument[] = []): VirtualNetworkDocument => ({ name, addressSpace: [spaces[name] ?? ''], subnets });
const plan = (networks: VirtualNetworkDocument[], peerings: PeeringDocument[], rest: Partial<PlanDocument> = {}): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  virtualNetworks: networks,
  peerings,
  ...rest,
});
const vpn: SubnetDocument = { service: 'vpn-gateway' };

checkRows('peering-gateway-transit', [
  { why: 'no transit', document: plan([net('hub'), net('shop')], [{ between: ['hub', 'shop'] }]), tells: [] },
  { why: 'a gateway', document: plan([net('hub', [vpn]), net('shop')], [{ between: ['shop', 'hub'], gatewayTransit: 'hub' }]), tells: [] },
  {
    why: 'a route server does as well',
    document: plan([net('hub', [{ service: 'route-server' }]), net('shop')], [{ between: ['hub', 'shop'], gatewayTransit: 'hub' }]),
    tells: [],
  },
  {
    why: 'a Virtual WAN hub has its gateways inside',
    document: plan([net('hub', [{ name: 'hub', service: 'virtual-wan-hub' }]), net('shop')], [{ between: ['hub', 'shop'], gatewayTransit: 'hub' }]),
    tells: [],
  },
  {
    why: 'no gateway',
    document: plan([net('hub'), net('shop')], [{ between: ['hub', 'shop'], gatewayTransit: 'hub' }]),
    tells: ['error: shop should use no gateway of hub, which has none.'],
    offers: ['Let shop use no gateway of hub'],
  },
  {
    why: 'the gateway is at the other end',
    document: plan([net('hub', [vpn]), net('shop')], [{ between: ['hub', 'shop'], gatewayTransit: 'shop' }]),
    tells: ['error: hub should use no gateway of shop, which has none; hub has one that shop could use.'],
    offers: ['Let shop use the gateway of hub', 'Let hub use no gateway of shop'],
  },
  {
    why: 'the gateway is at the other end, and this end uses another one',
    document: plan(
      [net('hub', [vpn]), net('shop'), net('hub2', [vpn])],
      [
        { between: ['hub', 'shop'], gatewayTransit: 'shop' },
        { between: ['hub2', 'shop'], gatewayTransit: 'hub2' },
      ],
    ),
    tells: ['error: hub should use no gateway of shop, which has none.'],
    offers: ['Let hub use no gateway of shop'],
  },
  {
    why: 'gateways at both ends',
    document: plan([net('hub', [vpn]), net('shop', [{ service: 'expressroute-gateway' }])], [{ between: ['hub', 'shop'], gatewayTransit: 'hub' }]),
    tells: ['error: shop has a gateway of its own and should not use that of hub as well.'],
    offers: ['Let shop use no gateway of hub'],
  },
  {
    why: 'two remote gateways',
    document: plan(
      [net('hub', [vpn]), net('hub2', [vpn]), net('shop')],
      [
        { between: ['hub2', 'shop'], gatewayTransit: 'hub2' },
        { between: ['hub', 'shop'], gatewayTransit: 'hub' },
      ],
    ),
    tells: ['error: shop should use the gateway of one peered network, not of hub and hub2.'],
  },
]);

const web = (rest: Partial<SubnetDocument> = {}): SubnetDocument => ({ name: 'web', ...rest });
const api = (rest: Partial<SubnetDocument> = {}): SubnetDocument => ({ name: 'api', ...rest });
const from = (end: string, rest: Partial<RuleDocument> = {}): { rules: RuleDocument[] } => ({
  rules: [{ name: 'r', direction: 'inbound', access: 'allow', from: end, to: 'self', ports: [443], priority: 200, ...rest }],
});
const routed = (nextHop = 'firewall', prefix = '0.0.0.0/0'): { routes: RouteDocument[] } => ({ routes: [{ prefix, nextHop }] });
const spokes: PeeringDocument[] = [{ between: ['hub', 'shop'] }, { between: ['hub', 'erp'] }];
const relayed = spokes.map((peering) => ({ ...peering, forwardedTraffic: true }));
const star = (
  shop: SubnetDocument,
  erp: SubnetDocument,
  peerings = spokes,
  hub: SubnetDocument[] = [],
  rest: Partial<PlanDocument> = {},
): PlanDocument => plan([net('hub', hub), net('shop', [shop]), net('erp', [erp])], peerings, rest);
const flow = (rest: Partial<FlowDocument> = {}): Partial<PlanDocument> => ({
  flows: [{ from: 'shop/web', to: 'erp/api', protocol: 'tcp', ports: [443], expect: 'allowed', ...rest }],
});
const noRoutes = (a: string, b: string, missing = [a, b].sort().join(' and ')) =>
  `warning: ${[a, b].sort().join(' and ')} are joined only through hub, and peerings are not transitive; ${missing} should have a route to the other through a firewall, an appliance or a VPN gateway.`;
const firewall: SubnetDocument = { service: 'firewall' };
const hq = (rest: Partial<ExternalNetworkDocument> = {}): { externalNetworks: ExternalNetworkDocument[] } => ({
  externalNetworks: [{ name: 'hq', prefixes: ['10.0.0.0/12'], connections: [{ to: 'hub', via: 'vpn' }], ...rest }],
});

checkRows('peering-transitive-assumed', [
  { why: 'nothing is asked', document: star(web(), api()), tells: [] },
  { why: 'within one network', document: star(web(), api(from('erp'))), tells: [] },
  { why: 'from the hub, which is peered', document: star(web(), api(from('hub'))), tells: [] },
  { why: 'from anywhere, and from tags', document: star(web(), api(from('any'))), tells: [] },
  { why: 'what should be denied', document: star(web(), api(from('shop/web', { access: 'deny' }))), tells: [] },
  { why: 'networks that nothing joins', document: star(web(), api(from('shop/web')), []), tells: [] },
  {
    why: 'a rule that names a subnet of another spoke',
    document: star(web(), api(from('shop/web'))),
    tells: [noRoutes('erp/api', 'shop/web')],
    offers: ['Peer erp and shop with each other'],
  },
  {
    why: 'a rule that names the spoke, outbound',
    document: star(web(), api(from('self', { direction: 'outbound', to: 'shop' }))),
    tells: [noRoutes('erp/api', 'shop')],
    offers: ['Peer erp and shop with each other'],
  },
  {
    why: 'a rule with a prefix of the spoke',
    document: star(web(), api(from('10.65.1.0/24'))),
    tells: [noRoutes('erp/api', 'shop')],
    offers: ['Peer erp and shop with each other'],
  },
  { why: 'a prefix that lies in no network', document: star(web(), api(from('10.64.0.0/12'))), tells: [] },
  {
    why: 'a flow, told once however often it is asked for',
    document: star(web(), api(from('shop/web')), spokes, [], flow()),
    tells: [noRoutes('shop/web', 'erp/api')],
    offers: ['Peer erp and shop with each other'],
  },
  {
    why: 'a flow to an address',
    document: star(web(), api(), spokes, [], flow({ to: '10.66.0.9' })),
    tells: [noRoutes('shop/web', 'erp', 'erp and shop/web')],
    offers: ['Peer erp and shop with each other'],
  },
  { why: 'a flow that should be blocked', document: star(web(), api(), spokes, [], flow({ expect: 'blocked' })), tells: [] },
  { why: 'a flow to the internet', document: star(web(), api(), spokes, [], flow({ to: 'internet' })), tells: [] },
  {
    why: 'a route at one end only; a firewall stands between, so that a peering is not offered',
    document: star(web(routed()), api(from('shop/web')), relayed, [firewall]),
    tells: [noRoutes('erp/api', 'shop/web', 'erp/api')],
  },
  { why: 'routes at both ends', document: star(web(routed()), api({ ...routed(), ...from('shop/web') }), relayed, [firewall]), tells: [] },
  {
    why: 'routes through an appliance',
    document: star(web(routed('10.64.0.4')), api({ ...routed('10.64.0.4'), ...from('shop/web') }), relayed),
    tells: [],
  },
  {
    why: 'routes through a VPN gateway: relayed packets enter without more',
    document: star(web(routed('gateway')), api({ ...routed('gateway'), ...from('shop/web') }), spokes, [vpn]),
    tells: [],
  },
  {
    why: 'routes that lead elsewhere',
    document: star(web(routed('10.64.0.4', '10.80.0.0/16')), api({ ...routed('none'), ...from('shop/web') }), relayed),
    tells: [noRoutes('erp/api', 'shop/web')],
    offers: ['Peer erp and shop with each other'],
  },
  {
    why: 'one of several subnets of the spoke has the route, and the rule names the spoke',
    document: plan(
      [net('hub', [firewall]), net('shop', [web(routed()), { name: 'old' }]), net('erp', [api({ ...routed(), ...from('shop') })])],
      relayed,
    ),
    tells: [],
  },
  {
    why: 'relayed packets do not enter',
    document: star(web(routed()), api({ ...routed(), ...from('shop/web') }), spokes, [firewall]),
    tells: [
      'warning: erp/api and shop/web are joined only through hub, which relays between them; the peering of hub and erp and the peering of hub and shop should have forwardedTraffic, else relayed packets are refused.',
    ],
    offers: ['Let relayed packets pass the peering of hub and erp and the peering of hub and shop'],
  },
  {
    why: 'a second hub, over which they enter',
    document: plan(
      [net('hub', [firewall]), net('hub2'), net('shop', [web(routed())]), net('erp', [api({ ...routed(), ...from('shop/web') })])],
      [...spokes, { between: ['hub2', 'shop'], forwardedTraffic: true }, { between: ['hub2', 'erp'], forwardedTraffic: true }],
    ),
    tells: [],
  },
  {
    why: 'a route to the other spoke, which has none back',
    document: star(web(routed('10.64.0.4', '10.66.0.0/22')), api(), relayed),
    tells: [noRoutes('shop/web', 'erp', 'erp')],
    offers: ['Peer erp and shop with each other'],
  },
  { why: 'a route to none', document: star(web(routed('none', '10.66.0.0/22')), api(), relayed), tells: [] },
  {
    why: 'over two hubs',
    document: plan(
      [net('hub'), net('hub2'), net('shop', [web()]), net('erp', [api(from('shop/web'))])],
      [{ between: ['hub', 'shop'] }, { between: ['hub', 'hub2'] }, { between: ['hub2', 'erp'] }],
    ),
    tells: [
      'warning: erp/api and shop/web are joined only over several peerings, which are not transitive; erp/api and shop/web should have a route to the other through a firewall, an appliance or a VPN gateway.',
    ],
    offers: ['Peer erp and shop with each other'],
  },
  {
    why: 'over two hubs, with routes: what is between the hubs a plan does not tell',
    document: plan(
      [net('hub'), net('hub2'), net('shop', [web(routed('10.64.0.4'))]), net('erp', [api({ ...routed('10.68.0.4'), ...from('shop/web') })])],
      [{ between: ['hub', 'shop'] }, { between: ['hub', 'hub2'] }, { between: ['hub2', 'erp'] }],
    ),
    tells: [],
  },
  {
    why: 'their addresses overlap, so that they cannot be peered',
    document: plan([net('hub'), { ...net('shop', [web()]), addressSpace: ['10.66.0.0/23'] }, net('erp', [api(from('shop/web'))])], spokes),
    tells: [noRoutes('erp/api', 'shop/web')],
  },
  {
    why: 'a Virtual WAN hub passes routes on',
    document: plan([net('hub', [{ name: 'hub', service: 'virtual-wan-hub' }]), net('shop', [web()]), net('erp', [api(from('shop/web'))])], spokes),
    tells: [],
  },
  { why: 'a route server may', document: star(web(), api(from('shop/web')), spokes, [{ service: 'route-server' }]), tells: [] },
  {
    why: 'joined through an external network, which is not ours to know',
    document: plan([net('hub', [vpn]), net('erp', [vpn, api(from('hub'))])], [], {
      ...hq({
        connections: [
          { to: 'hub', via: 'vpn' },
          { to: 'erp', via: 'vpn' },
        ],
      }),
    }),
    tells: [],
  },
  {
    why: 'an external network behind a gateway that the spoke uses',
    document: star(web(), api(from('hq')), [{ between: ['hub', 'shop'] }, { between: ['hub', 'erp'], gatewayTransit: 'hub' }], [vpn], hq()),
    tells: [],
  },
  {
    why: 'an external network behind a gateway that the spoke does not use',
    document: star(web(), api(from('hq')), spokes, [vpn], hq()),
    tells: ['warning: erp and hq are joined only through hub, and peerings are not transitive; erp should use the gateway of hub.'],
    offers: ['Let erp use the gateway of hub'],
  },
  {
    why: 'the same in a flow that starts outside',
    document: star(web(), api(), spokes, [vpn], { ...hq(), ...flow({ from: 'hq' }) }),
    tells: ['warning: erp and hq are joined only through hub, and peerings are not transitive; erp should use the gateway of hub.'],
    offers: ['Let erp use the gateway of hub'],
  },
  {
    why: 'and where the hub has none, or the spoke has one: nothing is offered',
    document: star(web(from('hq')), api(from('hq')), spokes, [], hq()),
    tells: [
      'warning: erp and hq are joined only through hub, and peerings are not transitive; erp should use the gateway of hub.',
      'warning: shop and hq are joined only through hub, and peerings are not transitive; shop should use the gateway of hub.',
    ],
  },
  {
    why: 'an external network that a firewall in the hub leads to',
    document: star(web(), api({ ...routed(), ...from('hq') }), relayed, [vpn, firewall], hq()),
    tells: [],
  },
  {
    why: 'an external network behind the second hub',
    document: plan(
      [net('hub', [vpn]), net('hub2'), net('erp', [api(from('hq'))])],
      [{ between: ['hub', 'hub2'] }, { between: ['hub2', 'erp'] }],
      hq(),
    ),
    tells: [
      'warning: erp/api and hq are joined only over several peerings, which are not transitive; erp/api should have a route to the other through a firewall, an appliance or a VPN gateway.',
    ],
  },
  {
    why: 'two external networks',
    document: plan([net('hub', [vpn]), net('hub2', [vpn])], [{ between: ['hub', 'hub2'] }], {
      externalNetworks: [...hq().externalNetworks, { name: 'branch', prefixes: ['172.20.0.0/16'], connections: [{ to: 'hub2', via: 'vpn' }] }],
      ...flow({ from: 'hq', to: 'branch' }),
    }),
    tells: [],
  },
]);

describe('peering-transitive-assumed', () => {
  test('points to where it is asked for, and to the peering that refuses', () => {
    const paths = (document: PlanDocument) => found(document, 'peering-transitive-assumed').map(({ path }) => path.join('.'));
    expect(paths(star(web(), api(from('shop/web'))))).toEqual(['virtualNetworks.2.subnets.0.rules.0']);
    expect(paths(star(web(), api(), spokes, [], flow()))).toEqual(['flows.0']);
    expect(paths(star(web(routed('10.64.0.4', '10.66.0.0/22')), api(), relayed))).toEqual(['virtualNetworks.1.subnets.0.routes.0']);
    const half: PeeringDocument[] = [{ between: ['hub', 'shop'], forwardedTraffic: true }, { between: ['hub', 'erp'] }];
    expect(paths(star(web(routed()), api({ ...routed(), ...from('shop/web') }), half, [firewall]))).toEqual(['peerings.1']);
  });

  test('says the same whoever asks, and in whatever order', () => {
    const both = star(web(from('erp/api')), api(from('shop/web')), spokes, [], flow());
    const turned = { ...both, virtualNetworks: [...(both.virtualNetworks ?? [])].reverse() };
    const messages = (document: PlanDocument) => found(document, 'peering-transitive-assumed').map(({ message, subjects }) => [message, subjects]);
    expect(messages(turned)).toEqual(messages(both));
    expect(messages(both)).toHaveLength(1);
  });
});
