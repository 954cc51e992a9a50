import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { gatewayLimits, gatewayLines, infrastructure, infrastructure2021 } from './application-gateway-v2.ts';

const retirement = source('Application Gateway v1 retirement, frequently asked questions', 'https://learn.microsoft.com/azure/application-gateway/retirement-faq', 'undated', { note: 'edition published after 2026-04-28' });

/** Retired; kept so that networks that still hold one can be read and flagged. */
export const applicationGatewayV1 = defineService({
  id: 'application-gateway-v1',
  name: 'Azure Application Gateway v1',
  aliases: ['App Gateway v1', 'AppGW v1', 'WAF v1', 'Azure Application Gateway v1 (Standard, WAF)', 'App Gateway Standard small/medium/large'],
  family: 'web',
  summary: 'The retired first version of Application Gateway and its web application firewall.',
  integration: ['injection'],
  lifecycle: { status: 'retired', date: '2026-04-28', successor: 'application-gateway-v2', note: 'No support and no service level; the data path gets blocked and what is left is deleted.', source: retirement },
  subnet: {
    sharing: { kind: 'same-service', source: infrastructure, note: 'Only gateways of version 1.' },
    forbiddenNames: ['GatewaySubnet'],
    smallest: { ...SMALLEST_SUBNET, note: 'No floor of its own is published: the sum decides, down to the smallest subnet of the platform.' },
    recommended: { value: 26, source: infrastructure },
    ipv6: { value: 'not-supported', source: gatewayLimits },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
  },
  sizing: {
    inputs: {
      instances: {
        kind: 'count', unit: 'instances', meaning: 'instances of each gateway', default: 32, least: 1, most: 32, grows: true, aliases: ['maxInstances'],
        assumed: 'No page read states a default; the highest that a gateway can have is taken.',
      },
      privateFrontend: { kind: 'flag', meaning: 'each gateway has a private frontend address', default: false },
      gateways: { kind: 'count', unit: 'gateways', meaning: 'alike gateways in the subnet', default: 1, least: 1, most: 1000 },
      listenerPorts: { kind: 'ports', meaning: 'ports that the listeners serve', default: ['80', '443'], assumed: 'The ports of HTTP and HTTPS.' },
    },
    rule: 'Each gateway takes one address for every instance, and one more if it has a private frontend.',
    lines: ({ instances, privateFrontend, gateways }) => gatewayLines({ gateways, instances, privateFrontend }),
    sources: [infrastructure],
    examples: [{ inputs: { instances: 32, privateFrontend: true }, total: 38, prefixLength: 26, source: infrastructure, note: '32 + 1 + 5; /26 is the size that the page recommends' }],
  },
  nsg: {
    support: { value: 'allowed', source: infrastructure },
    rules: [
      {
        name: 'allow-gateway-manager',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'GatewayManager' }, to: 'any', ports: ['65503-65534'],
        priority: 130, need: 'required',
        purpose: 'Health and management by the platform.',
        source: infrastructure,
      },
      {
        name: 'allow-health-probe',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'AzureLoadBalancer' }, to: 'any', ports: ['*'],
        priority: 140, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Probes of the platform load balancer.',
        source: infrastructure,
      },
      {
        name: 'allow-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'expected clients' }, to: 'self', ports: ({ listenerPorts }) => listenerPorts,
        priority: 150, need: 'required', condition: 'always; the sources are those of the existing gateway',
        purpose: 'Client traffic to the listeners.',
        source: infrastructure,
      },
      {
        name: 'allow-internet',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'any', to: { tag: 'Internet' }, ports: ['*'],
        priority: 100, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Management.',
        source: infrastructure,
      },
    ],
  },
  routes: {
    table: { value: 'allowed', source: infrastructure, note: 'As long as the path of requests and responses stays whole from end to end; an inspecting appliance is possible.' },
    defaultRoute: 'any',
    required: [],
    forbidden: 'Routes, learned ones too, that break the path of probes or responses.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: ({ privateFrontend, gateways }) => (privateFrontend ? 0 : gateways), note: 'Optional: a private-only gateway was possible.' },
  excludedRanges: [],
  onPremises: 'The private frontend is reachable over VPN and ExpressRoute, but not over global peering.',
  dns: { zones: [] },
  notes: [
    'It cannot be created: new customers since 2023-07-01, existing customers since 2024-09-01.',
    'A /24 is planned for the successor; moving means a new subnet, since versions 1 and 2 never share one.',
  ],
  conflicts: [],
  sources: [retirement, infrastructure, infrastructure2021, gatewayLimits, virtualNetworkFaq],
});
