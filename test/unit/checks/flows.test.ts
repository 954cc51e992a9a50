import { describe, expect, test } from 'vitest';
import { mustRead } from '../../support/documents.ts';
import { mustResult } from '../../support/plans.ts';

const PLAN = `
cadastre: 1
name: x
defaults: {region: westeurope}
externalNetworks: [{name: hq, prefixes: [10.0.0.0/12], connections: [{to: hub, via: vpn}]}]
virtualNetworks:
  - name: hub
    addressSpace: [10.64.0.0/22]
    subnets: [{service: vpn-gateway, prefix: 10.64.0.0/27}, {service: firewall, prefix: 10.64.1.0/26}]
  - name: shop
    addressSpace: [10.65.0.0/24]
    subnets:
      - {name: app, prefix: 10.65.0.0/27, routes: [{prefix: 0.0.0.0/0, nextHop: firewall}], serviceEndpoints: [Microsoft.Sql]}
      - name: web
        prefix: 10.65.0.32/27
        workloads: [{service: virtual-machines, inputs: {machines: 2}}, {service: nat-gateway}]
        rules:
          - {name: https, direction: inbound, access: allow, protocol: tcp, from: VirtualNetwork, to: self, ports: [443], priority: 200}
          - {name: nothing-else, direction: inbound, access: deny, from: any, to: self, priority: 300}
peerings: [{between: [hub, shop], gatewayTransit: hub, forwardedTraffic: true}]
`;

const found = (flow: string) =>
  mustResult(mustRead(`${PLAN}flows:\n  - ${flow}\n`))
    .findings.filter(({ rule }) => rule === 'flow-not-as-expected')
    .map(({ severity, message }) => `${severity}: ${message}`);

describe('flow-not-as-expected', () => {
  test.each([
    { why: 'allowed, and so it should be', flow: '{from: shop/app, to: shop/web, protocol: tcp, ports: [443], expect: allowed}' },
    { why: 'blocked, and so it should be', flow: '{from: shop/app, to: shop/web, protocol: tcp, ports: [22], expect: blocked}' },
    { why: 'a service endpoint', flow: '{from: shop/app, to: "service:Microsoft.Sql@westeurope", protocol: tcp, ports: [1433], expect: allowed}' },
    { why: 'on-premises has none', flow: '{from: hq, to: "service:Microsoft.Sql@westeurope", expect: blocked}' },
    { why: 'the internet', flow: '{from: internet, to: shop/web, expect: blocked}' },
  ])('$why: silent', ({ flow }) => {
    expect(found(flow)).toEqual([]);
  });

  test.each([
    {
      why: 'a rule blocks it',
      flow: '{from: hq, to: shop/web, protocol: tcp, ports: [22], expect: allowed}',
      message:
        'error: The flow from hq to shop/web (TCP 22) should be allowed and is blocked. nothing-else (300) of shop/web does not let TCP 22 in.',
    },
    {
      why: 'nothing blocks it',
      flow: '{from: hq, to: shop/web, protocol: tcp, ports: [443], expect: blocked}',
      message:
        'error: The flow from hq to shop/web (TCP 443) should be blocked and is allowed. hub/GatewaySubnet takes 10.65.0.0/24 → VNetPeering to 10.65.0.32/27. hub is peered with shop. It arrives at shop/web. https (200) of shop/web lets TCP 443 in.',
    },
    {
      why: 'a part of it should not pass',
      flow: '{from: hq, to: shop/web, protocol: tcp, ports: [22, 443], expect: blocked}',
      message:
        'error: The flow from hq to shop/web (TCP 22, 443) should be blocked and is allowed in part only. hub/GatewaySubnet takes 10.65.0.0/24 → VNetPeering to 10.65.0.32/27. hub is peered with shop. It arrives at shop/web. https (200) of shop/web lets TCP 443 in.',
    },
    {
      why: 'a part of it does not pass',
      flow: '{from: hq, to: shop/web, protocol: tcp, ports: [22, 443], expect: allowed}',
      message: 'error: The flow from hq to shop/web (TCP 22, 443) should be allowed and is allowed in part only. nothing-else (300)',
    },
    {
      why: 'a firewall decides',
      flow: '{from: shop/app, to: internet, protocol: tcp, ports: [443], expect: blocked}',
      message:
        'info: The flow from shop/app to internet (TCP 443) should be blocked; whether it is cannot be told. What the appliance at 10.64.1.4 (hub/AzureFirewallSubnet) lets through is not in the plan.',
    },
    {
      why: 'a service without an endpoint, but with a public way',
      flow: '{from: shop/web, to: "service:Microsoft.Sql", expect: blocked}',
      message:
        'info: The flow from shop/web to service:Microsoft.Sql (all protocols and ports) should be blocked, and is so through a service endpoint only. The public way is another matter:',
    },
    {
      why: 'a service without an endpoint',
      flow: '{from: shop/web, to: "service:Microsoft.Sql", expect: allowed}',
      message:
        'error: The flow from shop/web to service:Microsoft.Sql (all protocols and ports) should be allowed and is blocked. shop/web has no service endpoint for Microsoft.Sql.',
    },
  ])('$why', ({ flow, message }) => {
    const [first = '', ...others] = found(flow);
    expect(others).toEqual([]);
    expect(first.slice(0, message.length)).toBe(message);
    expect(first).toMatch(/[.]$/);
  });

  test('points at what was expected, and rests on the page of the layer that decides', () => {
    const { findings } = mustResult(mustRead(`${PLAN}flows:\n  - {from: hq, to: shop/web, protocol: tcp, ports: [22], expect: allowed}\n`));
    const [finding] = findings.filter(({ rule }) => rule === 'flow-not-as-expected');
    expect(finding).toMatchObject({
      at: 'flows[0].expect',
      subjects: ['hq', 'shop/web'],
      source: { title: 'Azure network security groups overview' },
    });
  });
});
