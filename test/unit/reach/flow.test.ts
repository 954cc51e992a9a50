import { describe, expect, test } from 'vitest';
import type { FlowAnswer } from '../../../shared/reach/flow.ts';
import { ask, mustReach } from '../../support/reach.ts';

/** Verdict, then those of routing, filtering and application. */
const verdicts = ({ verdict, layers }: FlowAnswer) =>
  `${verdict}: ${layers.routing.verdict} ${layers.filtering.verdict} ${layers.application.verdict}`;

const SPOKES = mustReach(`
cadastre: 1
name: x
defaults: {region: westeurope}
externalNetworks:
  - {name: hq, prefixes: [10.0.0.0/12], connections: [{to: hub, via: vpn}]}
  - {name: er-site, prefixes: [172.20.0.0/16], connections: [{to: hub, via: expressroute}]}
  - {name: cloud, kind: azure, prefixes: [10.50.0.0/16], connections: [{to: shop, via: peering}]}
  - {name: bank, kind: partner, prefixes: [10.99.0.0/16]}
  - {name: unread, prefixes: [10.0.0.1/8]}
virtualNetworks:
  - name: hub
    addressSpace: [10.64.0.0/22]
    subnets:
      - {service: vpn-gateway, prefix: 10.64.0.0/27}
      - {service: firewall, prefix: 10.64.1.0/26}
      - {name: plain-a, prefix: 10.64.2.0/26}
      - {name: plain-b, prefix: 10.64.2.64/26}
  - name: shop
    addressSpace: [10.65.0.0/24]
    subnets:
      - {name: app, prefix: 10.65.0.0/27, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]}
      - {name: out, prefix: 10.65.0.32/27, workloads: [{service: virtual-machines, inputs: {machines: 2}}, {service: nat-gateway}]}
      - {name: web, prefix: 10.65.0.64/27, service: app-service-vnet-integration}
      - name: guarded
        prefix: 10.65.0.96/27
        rules:
          - {name: https, direction: inbound, access: allow, protocol: tcp, from: VirtualNetwork, to: self, ports: [443], priority: 200}
          - {name: nothing-else, direction: inbound, access: deny, from: any, to: self, priority: 300}
      - {name: dropped, prefix: 10.65.0.128/27, routes: [{prefix: 10.66.0.0/24, nextHop: none}]}
      - {name: straight, prefix: 10.65.0.160/27, routes: [{prefix: 10.66.0.0/24, nextHop: firewall}]}
      - {name: tunnelled, prefix: 10.65.0.224/27, routes: [{prefix: 10.0.0.0/12, nextHop: firewall}]}
      - {name: nowhere, prefix: 10.65.0.192/27, routes: [{prefix: 10.66.0.0/24, nextHop: 10.77.0.4}]}
  - name: erp
    addressSpace: [10.66.0.0/24]
    subnets:
      - {name: db, prefix: 10.66.0.0/27, service: sql-managed-instance, inputs: {gp: 1}, routes: [{prefix: 10.65.0.0/24, nextHop: firewall}]}
      - {name: one-way, prefix: 10.66.0.32/27}
      - {name: endpoints, prefix: 10.66.0.64/27, privateEndpoints: [{resource: key-vault}]}
  - name: closed
    addressSpace: [10.67.0.0/24]
    subnets: [{name: app, prefix: 10.67.0.0/27, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]}]
peerings:
  - {between: [hub, shop], gatewayTransit: hub, forwardedTraffic: true}
  - {between: [hub, erp], gatewayTransit: hub, forwardedTraffic: true}
  - {between: [hub, closed]}
`);

describe('answerFlow', () => {
  test.each([
    { why: 'inside a network', question: 'shop/out > shop/guarded tcp 443', expected: 'allowed: allowed allowed none' },
    { why: 'a rule at the far end', question: 'shop/out > shop/guarded tcp 22', expected: 'blocked: allowed blocked none' },
    { why: 'a rule lets one of two ports pass', question: 'shop/out > shop/guarded tcp 22,443', expected: 'partly: allowed partly none' },
    { why: 'to a peer', question: 'shop/out > hub/plain-a', expected: 'allowed: allowed allowed none' },
    { why: 'peerings are not transitive', question: 'shop/out > erp/one-way tcp 443', expected: 'blocked: blocked blocked none' },
    { why: 'a firewall between', question: 'shop/straight > erp/db tcp 1433', expected: 'unknown: unknown allowed none' },
    { why: 'a firewall between, and no way back', question: 'shop/straight > erp/one-way tcp 443', expected: 'blocked: blocked blocked none' },
    { why: 'a route drops it', question: 'shop/dropped > erp/db tcp 1433', expected: 'blocked: blocked allowed none' },
    { why: 'no appliance at the next hop', question: 'shop/nowhere > erp/db tcp 1433', expected: 'blocked: blocked allowed none' },
    { why: 'a peering that refuses what a firewall relays', question: 'shop/app > closed/app', expected: 'blocked: blocked unknown none' },
    { why: 'to on-premises', question: 'shop/out > hq', expected: 'allowed: allowed allowed to-do' },
    { why: 'a part of on-premises', question: 'shop/out > 10.1.2.3', expected: 'allowed: allowed allowed to-do' },
    { why: 'from on-premises to an injected service', question: 'hq > erp/db tcp 1433', expected: 'allowed: allowed allowed to-do' },
    { why: 'from on-premises', question: 'hq > shop/out', expected: 'allowed: allowed allowed to-do' },
    { why: 'a peer that does not use the gateway', question: 'hq > closed/app', expected: 'blocked: blocked unknown to-do' },
    { why: 'a site whose kind of gateway is not there', question: 'er-site > shop/out', expected: 'blocked: blocked blocked to-do' },
    { why: 'a site that is not connected', question: 'bank > shop/out', expected: 'blocked: blocked blocked to-do' },
    { why: 'to a site that is not connected', question: 'shop/out > bank', expected: 'blocked: blocked blocked to-do' },
    { why: 'from a peered network outside of the plan', question: 'cloud > shop/out', expected: 'allowed: allowed allowed to-do' },
    { why: 'which is not the peer of others', question: 'cloud > erp/one-way', expected: 'blocked: blocked blocked to-do' },
    { why: 'out by a NAT gateway', question: 'shop/out > internet tcp 443', expected: 'allowed: allowed allowed none' },
    { why: 'out by a firewall', question: 'shop/app > internet tcp 443', expected: 'unknown: unknown allowed none' },
    { why: 'out of a private subnet', question: 'hub/plain-a > internet tcp 443', expected: 'unknown: unknown allowed none' },
    { why: 'out of a managed service', question: 'shop/web > internet tcp 443', expected: 'allowed: allowed allowed none' },
    { why: 'to one public address', question: 'shop/out > 8.8.8.8 udp 53', expected: 'allowed: allowed allowed none' },
    { why: 'in from the internet, where nothing lets it', question: 'internet > shop/out tcp 443', expected: 'blocked: unknown blocked none' },
    { why: 'in from the internet, behind a default route to a firewall', question: 'internet > shop/app', expected: 'blocked: blocked unknown none' },
    {
      why: 'in from the internet, to a service with public addresses',
      question: 'internet > hub/AzureFirewallSubnet',
      expected: 'allowed: allowed allowed none',
    },
    { why: 'in from the internet, to private endpoints', question: 'internet > erp/endpoints', expected: 'blocked: blocked blocked none' },
    { why: 'to something that only calls out', question: 'shop/out > shop/web', expected: 'blocked: blocked allowed none' },
    { why: 'and from it', question: 'shop/web > hub/plain-a tcp 443', expected: 'allowed: allowed allowed none' },
    { why: 'private endpoints open no connections', question: 'erp/endpoints > erp/one-way', expected: 'blocked: blocked allowed none' },
    { why: 'to private endpoints', question: 'erp/one-way > erp/endpoints tcp 443', expected: 'allowed: allowed allowed to-do' },
    { why: 'the platform', question: 'shop/out > 168.63.129.16', expected: 'allowed: allowed unknown none' },
    { why: 'from the platform', question: '168.63.129.16 > shop/out', expected: 'unknown: unknown unknown none' },
    { why: 'between two that are not of the plan', question: 'hq > internet', expected: 'unknown: unknown unknown to-do' },
    { why: 'a private address of nobody', question: 'shop/out > 10.200.0.1', expected: 'unknown: unknown unknown none' },
    { why: 'an external network without a prefix that can be read', question: 'shop/out > unread', expected: 'unknown: unknown unknown none' },
    { why: 'nothing of that name', question: 'shop/out > shop/new', expected: 'unknown: unknown unknown none' },
    { why: 'IPv6, which no network of the plan has', question: 'shop/out > 2001:db8::1', expected: 'blocked: blocked allowed none' },
    { why: 'a whole network: alike subnets go together', question: 'shop/out > hub', expected: 'allowed: allowed allowed none' },
    { why: 'a whole network, of which one subnet takes a firewall', question: 'shop > hq', expected: 'unknown: unknown allowed to-do' },
  ])('$why: $question', ({ question, expected }) => {
    expect(verdicts(ask(SPOKES, question))).toBe(expected);
  });

  test('gives next hop, route, path and the rules that decide', () => {
    const answer = ask(SPOKES, 'hq > shop/guarded tcp 443');
    expect(answer).toMatchObject({
      from: 'hq',
      to: 'shop/guarded',
      verdict: 'allowed',
      layers: {
        routing: {
          verdict: 'allowed',
          nextHop: 'VNetPeering',
          route: '10.65.0.0/24 → VNetPeering',
          because: [
            'hq attaches to hub by vpn.',
            'hub/GatewaySubnet takes 10.65.0.0/24 → VNetPeering to 10.65.0.96/27. hub is peered with shop.',
            'It arrives at shop/guarded.',
          ],
        },
        filtering: {
          verdict: 'allowed',
          rules: [{ subnet: 'shop/guarded', direction: 'inbound', name: 'https', priority: 200 }],
          because: ['https (200) of shop/guarded lets TCP 443 in.'],
        },
      },
      path: ['hq', 'hub/GatewaySubnet', 'shop/guarded'],
    });
  });

  test.each([
    { question: 'shop/out > erp/one-way', says: 'The internet leads to no private addresses.' },
    {
      question: 'shop/straight > erp/db tcp 1433',
      says: 'What the appliance at 10.64.1.4 (hub/AzureFirewallSubnet) lets through is not in the plan.',
    },
    {
      question: 'shop/straight > erp/one-way',
      says: 'Replies do not come back: erp/one-way takes 0.0.0.0/0 → Internet to 10.65.0.160/27. Every subnet has it. The internet leads to no private addresses.',
    },
    { question: 'shop/dropped > erp/db', says: 'The route drops it.' },
    { question: 'shop/nowhere > erp/db', says: 'No subnet of shop or of a network that it is peered with holds the appliance at 10.77.0.4.' },
    { question: 'shop/app > closed/app', says: 'The peering of hub and closed should let forwarded traffic pass (forwardedTraffic: true).' },
    { question: 'hq > closed/app', says: 'closed does not use the gateway of hub (gatewayTransit).' },
    {
      question: 'hq > shop/tunnelled',
      says: 'Replies pass 10.64.1.4 (hub/AzureFirewallSubnet), the request none: an appliance that sees one half only may drop it.',
    },
    { question: 'er-site > shop/out', says: 'hub has no gateway for it.' },
    { question: 'bank > shop/out', says: 'bank is not connected to any network of the plan.' },
    { question: 'hub/plain-a > internet', says: 'hub/plain-a is private' },
    { question: 'internet > shop/app', says: 'Machines behind it are not reached from the internet directly any more.' },
    { question: 'shop/out > shop/web', says: 'App Service virtual network integration only calls out through shop/web; nothing comes in by it.' },
    { question: 'shop/out > 10.200.0.1', says: '10.200.0.1 is a private address that no subnet and no external network of the plan holds.' },
    { question: 'shop/out > shop/guarded tcp 22,443', says: 'nothing-else (300) of shop/guarded does not let TCP 22 in.' },
  ])('$question says why', ({ question, says }) => {
    expect(ask(SPOKES, question).because.join(' ')).toContain(says);
  });
});

describe('service endpoints: three boundaries', () => {
  const reach = mustReach(`
cadastre: 1
name: x
defaults: {region: westeurope}
externalNetworks: [{name: hq, prefixes: [10.0.0.0/12], connections: [{to: net, via: vpn}]}]
virtualNetworks:
  - name: net
    addressSpace: [10.64.0.0/22]
    subnets:
      - {service: vpn-gateway, prefix: 10.64.0.0/27}
      - {name: app, prefix: 10.64.1.0/26, serviceEndpoints: [Microsoft.Sql, Microsoft.KeyVault, Microsoft.Storage]}
      - {name: ai, prefix: 10.64.1.64/26, serviceEndpoints: [Microsoft.CognitiveServices, Microsoft.Storage.Global]}
      - {name: bare, prefix: 10.64.1.128/26}
      - {name: nat, prefix: 10.64.1.192/26, workloads: [{service: virtual-machines, inputs: {machines: 1}}, {service: nat-gateway}]}
      - name: shut
        prefix: 10.64.2.0/26
        serviceEndpoints: [Microsoft.Sql]
        rules: [{name: no-internet, direction: outbound, access: deny, from: self, to: Internet, priority: 300}]
      - name: opened
        prefix: 10.64.2.64/26
        serviceEndpoints: [Microsoft.Sql]
        rules:
          - {name: sql, direction: outbound, access: allow, protocol: tcp, from: self, to: Sql, ports: [1433], priority: 200}
          - {name: no-internet, direction: outbound, access: deny, from: self, to: Internet, priority: 300}
  - name: peer
    addressSpace: [10.65.0.0/24]
    subnets: [{name: app, prefix: 10.65.0.0/26}]
peerings: [{between: [net, peer], gatewayTransit: net}]
`);
  test.each([
    {
      why: 'the endpoint and its region',
      question: 'net/app > service:Microsoft.Sql@westeurope tcp 1433',
      expected: 'allowed: allowed allowed to-do',
    },
    {
      why: 'the region of the network, where none is named',
      question: 'net/app > service:Microsoft.Sql tcp 1433',
      expected: 'allowed: allowed allowed to-do',
    },
    { why: 'another region', question: 'net/app > service:Microsoft.Sql@northeurope tcp 1433', expected: 'blocked: blocked allowed to-do' },
    {
      why: 'another region, for a type that reaches all',
      question: 'net/app > service:Microsoft.KeyVault@northeurope tcp 443',
      expected: 'allowed: allowed allowed to-do',
    },
    {
      why: 'the paired region, on which pages disagree',
      question: 'net/app > service:Microsoft.Storage@northeurope tcp 443',
      expected: 'unknown: unknown allowed to-do',
    },
    { why: 'the type for all regions', question: 'net/ai > service:Microsoft.Storage@eastus tcp 443', expected: 'allowed: allowed allowed to-do' },
    {
      why: 'a type without a known tag',
      question: 'net/ai > service:Microsoft.CognitiveServices tcp 443',
      expected: 'allowed: allowed allowed to-do',
    },
    { why: 'no endpoint', question: 'net/bare > service:Microsoft.Sql', expected: 'blocked: blocked allowed to-do' },
    { why: 'the endpoint of a peer', question: 'peer/app > service:Microsoft.Sql', expected: 'blocked: blocked allowed to-do' },
    { why: 'from on-premises', question: 'hq > service:Microsoft.Sql@westeurope', expected: 'blocked: blocked unknown to-do' },
    { why: 'from the service', question: 'service:Microsoft.Sql > net/app', expected: 'blocked: blocked unknown none' },
    { why: 'from the internet', question: 'internet > service:Microsoft.Sql', expected: 'unknown: unknown unknown to-do' },
    { why: 'outbound traffic denied', question: 'net/shut > service:Microsoft.Sql tcp 1433', expected: 'blocked: allowed blocked to-do' },
    { why: 'denied, but for the tag', question: 'net/opened > service:Microsoft.Sql tcp 1433', expected: 'allowed: allowed allowed to-do' },
    { why: 'a type that does not exist', question: 'net/app > service:Microsoft.Nothing', expected: 'unknown: unknown unknown none' },
    {
      why: 'from a whole network, where some subnets have it',
      question: 'net > service:Microsoft.Sql tcp 1433',
      expected: 'partly: partly partly to-do',
    },
  ])('$why: $question', ({ question, expected }) => {
    expect(verdicts(ask(reach, question))).toBe(expected);
  });

  test('the answer is as the contract has it', () => {
    const answer = ask(reach, 'net/app > service:Microsoft.Sql@westeurope tcp 1433');
    expect(answer.layers.routing).toMatchObject({
      nextHop: 'VirtualNetworkServiceEndpoint',
      route: 'Sql.WestEurope → VirtualNetworkServiceEndpoint',
    });
    expect(answer.layers.filtering.rules).toEqual([{ subnet: 'net/app', direction: 'outbound', name: 'AllowInternetOutBound', priority: 65_001 }]);
    expect(answer.layers.application.because).toContain('Add the subnet to the rules of the logical server, not of a database.');
    expect(answer.path).toEqual(['net/app', 'service:Microsoft.Sql@westeurope']);
    expect(answer.publicWay).toBeUndefined();
  });

  test('a service endpoint policy has to list the account', () => {
    const there = mustReach(
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - name: net\n    region: westeurope\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: app, serviceEndpoints: [Microsoft.Storage, Microsoft.Sql], serviceEndpointPolicy: [/services/Azure, /services/azure/batch]}\n      - {name: free, serviceEndpoints: [Microsoft.Storage]}\n',
    );
    const policies = (question: string) => ask(there, question).layers.application.because.filter((text) => text.includes('policy of'));
    const says = 'The service endpoint policy of net/app should list the account: it lets through only /services/Azure, /services/Azure/Batch.';
    expect(policies('net/app > service:Microsoft.Storage@westeurope')).toEqual([says]);
    expect(policies('net > service:Microsoft.Storage@westeurope')).toEqual([says]);
    expect(policies('net/free > service:Microsoft.Storage@westeurope')).toEqual([]);
    expect(policies('net/app > service:Microsoft.Sql@westeurope')).toEqual([]);
  });

  test('without an endpoint a public way is named, if there may be one', () => {
    expect(ask(reach, 'net/nat > service:Microsoft.Sql').publicWay).toContain('The NAT gateway of net/nat leads out.');
    expect(ask(reach, 'net/bare > service:Microsoft.Sql').publicWay).toContain('that net/bare is joined to it is not in the plan');
    expect(ask(reach, 'net/shut > service:Microsoft.KeyVault').publicWay).toBeUndefined();
  });

  test('where the region of the network is not known, one that is asked for stays open', () => {
    const there = mustReach(
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: net, addressSpace: [10.64.0.0/24], subnets: [{name: app, prefix: 10.64.0.0/26, serviceEndpoints: [Microsoft.Sql]}]}\n',
    );
    expect(verdicts(ask(there, 'net/app > service:Microsoft.Sql@westeurope'))).toBe('unknown: unknown allowed to-do');
    expect(verdicts(ask(there, 'net/app > service:Microsoft.Sql'))).toBe('allowed: allowed allowed to-do');
  });
});

describe('what is not in the plan', () => {
  test.each([
    {
      why: 'a Virtual WAN hub',
      subnets: '[{name: app, prefix: 10.64.0.0/26}]',
      more: '  - {name: wan, addressSpace: [10.70.0.0/24], subnets: [{name: hub, service: virtual-wan-hub, prefix: 10.70.0.0/24}]}\n',
      peerings: '[{between: [net, wan]}]',
      questions: {
        // That other does not know its addresses is sure.
        'net/app > other/app': 'blocked: unknown blocked none',
        'net/app > wan': 'unknown: unknown unknown none',
        'far > net/app': 'unknown: unknown unknown to-do',
        'net/app > far': 'unknown: unknown unknown to-do',
      },
      via: 'wan',
    },
    {
      why: 'a Route Server',
      subnets: '[{name: app, prefix: 10.64.0.0/26}, {service: route-server, prefix: 10.64.0.64/26}]',
      more: '',
      peerings: '[]',
      questions: { 'net/app > other/app': 'blocked: unknown blocked none' },
      via: 'other',
    },
  ])('$why leaves it unknown', ({ subnets, more, peerings, questions, via }) => {
    const reach = mustReach(
      `cadastre: 1\nname: x\nexternalNetworks: [{name: far, prefixes: [10.9.0.0/16], connections: [{to: ${via}, via: vpn}]}]\nvirtualNetworks:\n  - {name: net, addressSpace: [10.64.0.0/24], subnets: ${subnets}}\n  - {name: other, addressSpace: [10.65.0.0/24], subnets: [{name: app, prefix: 10.65.0.0/26}]}\n${more}peerings: ${peerings}\n`,
    );
    for (const [question, expected] of Object.entries(questions))
      expect(`${question}: ${verdicts(ask(reach, question))}`).toBe(`${question}: ${expected}`);
  });

  test('an address that two networks hold', () => {
    const reach = mustReach(
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: a, addressSpace: [10.64.0.0/24], subnets: [{name: app, prefix: 10.64.0.0/26}]}\n  - {name: b, addressSpace: [10.64.0.0/24], subnets: [{name: app, prefix: 10.64.0.0/26}]}\n',
    );
    expect(ask(reach, 'a/app > 10.64.0.5').because).toEqual(['10.64.0.5 lies in a/app and in b/app; ask for one of them.']);
    expect(ask(reach, 'a/app > b/app').because).toContain('It arrives at a/app, not at b/app.');
  });

  test('a Basic load balancer in another region', () => {
    const reach = mustReach(
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: a, region: westeurope, addressSpace: [10.64.0.0/24], subnets: [{name: app, prefix: 10.64.0.0/26}]}\n  - {name: b, region: northeurope, addressSpace: [10.65.0.0/24], subnets: [{name: spark, service: hdinsight, inputs: {workerNodes: 3}, prefix: 10.65.0.0/26}]}\npeerings: [{between: [a, b]}]\n',
    );
    const answer = ask(reach, 'a/app > b/spark tcp 443');
    expect(answer.layers.routing.verdict).toBe('unknown');
    expect(answer.because.join(' ')).toContain('may stand behind a Basic load balancer');
    // Replies to what it calls itself come back.
    expect(ask(reach, 'b/spark > a/app tcp 443').layers.routing.verdict).toBe('allowed');
  });
});

describe('appliances', () => {
  const loop = mustReach(`
cadastre: 1
name: x
virtualNetworks:
  - name: net
    addressSpace: [10.64.0.0/24]
    subnets:
      - {name: app, prefix: 10.64.0.0/27, routes: [{prefix: 0.0.0.0/0, nextHop: 10.64.0.36}, {prefix: 10.64.0.64/27, nextHop: 10.64.0.36}]}
      - {name: nva, prefix: 10.64.0.32/27, service: network-virtual-appliance, routes: [{prefix: 0.0.0.0/0, nextHop: 10.64.0.36}], rules: [{name: no-telnet, direction: inbound, access: deny, protocol: tcp, from: any, to: any, ports: [23], priority: 3000}]}
      - {name: db, prefix: 10.64.0.64/27, routes: [{prefix: 10.64.0.0/27, nextHop: 10.64.0.36}]}
      - {name: six, prefix: 10.64.0.96/27, routes: [{prefix: 10.64.0.64/27, nextHop: "fd00::4"}]}
`);
  test.each([
    { why: 'its own default route comes back to it', question: 'net/app > internet tcp 443', says: 'the routes make a loop', routing: 'blocked' },
    {
      why: 'between two subnets of one network',
      question: 'net/app > net/db tcp 443',
      says: 'What the appliance at 10.64.0.36 (net/nva) lets through',
      routing: 'unknown',
    },
    {
      why: 'the NSG of its subnet judges what it relays',
      question: 'net/app > net/db tcp 23',
      says: 'no-telnet (3000) of net/nva does not let TCP 23 in.',
      routing: 'unknown',
    },
    { why: 'an IPv6 address as next hop', question: 'net/six > net/db tcp 443', says: 'its way is not followed', routing: 'unknown' },
  ])('$why', ({ question, says, routing }) => {
    const answer = ask(loop, question);
    expect(answer.layers.routing.verdict).toBe(routing);
    expect(answer.because.join(' ')).toContain(says);
  });
});

describe('gateways as next hops', () => {
  const site = (services: string, route: string) =>
    mustReach(
      `cadastre: 1\nname: x\nexternalNetworks: [{name: hq, prefixes: [10.9.0.0/16], connections: [{to: net, via: vpn}, {to: net, via: expressroute}]}]\nvirtualNetworks:\n  - name: net\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {workloads: [${services}], prefix: 10.64.0.64/26}\n      - {name: app, prefix: 10.64.0.0/26, routes: [{prefix: ${route}, nextHop: gateway}]}\n`,
    );
  test.each([
    { why: 'a VPN gateway', services: '{service: vpn-gateway}', route: '10.9.0.0/16', question: 'net/app > hq', expected: 'allowed' },
    {
      why: 'an ExpressRoute gateway, which no user route can name',
      services: '{service: expressroute-gateway}',
      route: '10.9.0.0/16',
      question: 'net/app > hq',
      expected: 'blocked',
    },
    {
      why: 'both',
      services: '{service: vpn-gateway}, {service: expressroute-gateway}',
      route: '10.9.0.0/16',
      question: 'net/app > hq',
      expected: 'unknown',
    },
    { why: 'forced tunnelling', services: '{service: vpn-gateway}', route: '0.0.0.0/0', question: 'net/app > internet', expected: 'unknown' },
  ])('$why', ({ services, route, question, expected }) => {
    expect(ask(site(services, route), question).layers.routing.verdict).toBe(expected);
  });
});

describe('IPv6', () => {
  const dual = mustReach(`
cadastre: 1
name: x
addressPools: [{name: p, prefixes: [10.64.0.0/16, "fd00:64::/48"]}]
virtualNetworks:
  - {name: a, pool: p, ipv6: true, subnets: [{name: app, size: /26, ipv6Prefix: "fd00:64:0:0::/64"}, {name: db, size: /26, ipv6Prefix: "fd00:64:0:1::/64"}]}
`);
  test.each([
    { why: 'one address of a subnet', question: 'a/app > fd00:64:0:1::5', expected: 'allowed' },
    { why: 'the internet, whose routes the catalog does not have', question: 'a/app > 2600::1', expected: 'unknown' },
  ])('$why', ({ question, expected }) => {
    expect(ask(dual, question).layers.routing.verdict).toBe(expected);
  });
});
