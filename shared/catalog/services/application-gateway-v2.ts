import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService, type SizingLine } from '../service.ts';
import { source } from '../source.ts';

export const infrastructure = source('Application Gateway infrastructure configuration', 'https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure', '2025-09-05');
export const infrastructure2021 = source('Application Gateway infrastructure configuration', 'https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure', '2021-06-14', { note: 'older edition' });
export const privateDeployment = source('Private Application Gateway deployment', 'https://learn.microsoft.com/azure/application-gateway/application-gateway-private-deployment', '2025-12-18');
export const gatewayLimits = source('Application Gateway limits', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/application-gateway-limits.md', '2024-06-19', { note: 'include file' });

/** Returns the receipt of `gateways` alike gateways: an address for each instance, and one for each private frontend. */
export function gatewayLines({ gateways, instances, privateFrontend }: { gateways: number; instances: number; privateFrontend: boolean }): SizingLine[] {
  return [
    { label: gateways === 1 ? `${instances} instances at most, 1 each` : `${gateways} gateways × ${instances} instances at most, 1 each`, addresses: gateways * instances },
    ...(privateFrontend ? [{ label: `${gateways} × private frontend, 1 each`, addresses: gateways }] : []),
  ];
}

/** Gateways whose management plane comes in over the internet: they need the platform's rules and a direct way out. */
export const applicationGatewayV2 = defineService({
  id: 'application-gateway-v2',
  name: 'Azure Application Gateway v2',
  aliases: [
    'App Gateway v2', 'AppGW v2', 'Standard_v2', 'WAF_v2', 'Azure WAF v2', 'Azure Application Gateway v2 (Standard_v2) and WAF v2',
    'Web Application Firewall on Application Gateway', 'Web Application Firewall', 'AGIC target', 'Microsoft.Network/applicationGateways',
  ],
  family: 'web',
  summary: 'Layer 7 load balancer and web application firewall with a public or a mixed frontend, without network isolation.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', source: infrastructure, note: 'Only gateways of version 2, several if wanted; versions 1 and 2 never together.' },
    forbiddenNames: ['GatewaySubnet'],
    smallest: { ...SMALLEST_SUBNET, note: 'No floor of its own is published: the sum decides, down to the smallest subnet of the platform.' },
    recommended: { value: 24, source: infrastructure, note: 'Whatever the present count, so that scaling and maintenance have room.' },
    ipv6: { value: 'supported', source: gatewayLimits, note: 'Dual-stack frontends: one public and one private IPv6 frontend besides those of IPv4.' },
    resizable: { value: 'empty-only', source: virtualNetworkFaq, note: 'A gateway can be moved to another subnet of the same network with PowerShell or the command line.' },
  },
  sizing: {
    inputs: {
      maxInstances: {
        kind: 'count', unit: 'instances', meaning: 'the most instances that autoscaling may reach, or the fixed number, of each gateway', default: 125, least: 1, most: 125, grows: true, aliases: ['instances', 'maxCapacity'],
        assumed: 'No page read states a default maximum; the highest that a gateway can have is taken, which a /24 holds.',
      },
      privateFrontend: { kind: 'flag', meaning: 'each gateway also has a private frontend address', default: false },
      gateways: { kind: 'count', unit: 'gateways', meaning: 'alike gateways in the subnet', default: 1, least: 1, most: 1000 },
      listenerPorts: { kind: 'ports', meaning: 'ports that the listeners serve', default: ['80', '443'], assumed: 'The ports of HTTP and HTTPS; which ones a gateway serves is up to its listeners.' },
      publicClients: { kind: 'flag', meaning: 'clients come from the internet', default: true, assumed: 'Without network isolation a gateway has a public frontend.' },
      sharedPort: { kind: 'flag', meaning: 'a public and a private listener use the same port (decides a rule, not addresses)', default: false },
    },
    rule: 'Each gateway takes one address for every instance at its maximum, and one more if it has a private frontend. A /24 is advised in any case; no separate number for upgrades is published.',
    lines: ({ maxInstances, privateFrontend, gateways }) => gatewayLines({ gateways, instances: maxInstances, privateFrontend }),
    contradictions: ({ sharedPort, privateFrontend }) => (sharedPort && !privateFrontend ? ['privateFrontend should be true where sharedPort is: a port is shared by a public and a private frontend.'] : []),
    sources: [infrastructure],
    examples: [
      { inputs: { maxInstances: 15, privateFrontend: false }, sizing: 'minimum', needed: 15, total: 20, prefixLength: 27, source: infrastructure, note: 'the page prints 20 addresses; /27 follows' },
      { inputs: { maxInstances: 125, privateFrontend: true }, total: 131, prefixLength: 24, source: infrastructure, note: 'the largest gateway; /24 is the size that the page recommends' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: infrastructure },
    rules: [
      {
        name: 'allow-internet-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'Internet' }, to: 'self', ports: ({ listenerPorts }) => listenerPorts,
        priority: 100, need: 'required', condition: 'clients come from the internet; known client ranges may stand in place of the tag', when: ({ publicClients }) => publicClients,
        purpose: 'Client traffic to the listeners of the public frontend.',
        source: infrastructure,
      },
      {
        name: 'allow-network-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'self', ports: ({ listenerPorts }) => listenerPorts,
        priority: 110, need: 'required', condition: 'clients come from inside: a private frontend, or no clients from the internet', when: ({ privateFrontend, publicClients }) => privateFrontend || !publicClients,
        coveredBy: 'AllowVNetInBound',
        purpose: 'Client traffic to the listeners from the network, its peers and on-premises.',
        source: infrastructure,
      },
      {
        name: 'allow-clients-of-shared-port',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { role: 'expected clients' }, to: { role: 'public and private frontend addresses' }, ports: ({ listenerPorts }) => listenerPorts,
        priority: 120, need: 'required', condition: 'a public and a private listener use the same port: inbound flows then carry a frontend address as destination', when: ({ sharedPort }) => sharedPort,
        purpose: 'Client traffic where both frontends listen on one port.',
        source: infrastructure,
      },
      {
        name: 'allow-gateway-manager',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'GatewayManager' }, to: 'any', ports: ['65200-65535'],
        priority: 130, need: 'required',
        purpose: 'Health and management by the platform.',
        source: infrastructure,
      },
      {
        name: 'allow-health-probe',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'AzureLoadBalancer' }, to: 'any', ports: ['*'],
        priority: 140, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Probes of the platform load balancer; no deny rule may stand above it.',
        source: infrastructure,
      },
      {
        name: 'allow-internet',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'any', to: { tag: 'Internet' }, ports: ['*'],
        priority: 100, need: 'required', coveredBy: 'AllowInternetOutBound',
        purpose: 'Management, certificate revocation lists and telemetry.',
        source: infrastructure,
      },
    ],
    notes: ['No outbound deny rule may be added while the gateway is not isolated.', 'Security admin rules of a network manager act on the subnet only when its gateways use network isolation.'],
  },
  routes: {
    table: { value: 'limited', source: infrastructure, note: 'Fit for three things: switching off gateway propagation, 0.0.0.0/0 to the internet, and pod ranges of a kubenet cluster through its nodes.' },
    defaultRoute: 'internet-only',
    required: [
      {
        name: 'default-to-internet', to: { prefix: '0.0.0.0/0' }, nextHop: 'internet', need: 'required',
        condition: 'a default route is learned from a gateway and propagation stays on', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
        purpose: 'A learned default route would cut the gateway off from its management.',
        source: infrastructure,
      },
    ],
    forbidden: '0.0.0.0/0 to an appliance, to a hub or to on-premises, also when it is learned: management breaks and backend health can read Unknown.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Service endpoint policies are not supported on the subnet.' },
  publicAddresses: { count: ({ gateways }) => gateways, note: 'One Standard address for the frontend of each gateway; at most one public and one private frontend for each IP version.' },
  excludedRanges: [],
  onPremises: 'The private frontend is reachable over VPN and ExpressRoute. A learned 0.0.0.0/0 must be neutralised: switch propagation off, or route 0.0.0.0/0 to the internet.',
  dns: { zones: [], note: 'Custom DNS servers of the network must resolve public names; restart the gateway after a change of servers.' },
  notes: [
    'Instances take addresses from the start of the subnet; private frontends at its end keep both contiguous.',
    'Traffic between peered networks does not pass when traffic to the remote network is switched off on the peering.',
    'Whoever deploys needs the actions subnets/join and subnets/read on the subnet.',
    'At most 1,000 gateways per region and subscription.',
  ],
  conflicts: [
    { topic: 'control over the route table', says: ['public preview (configuration-infrastructure, 2025-09-05)', 'generally available (application-gateway-private-deployment, 2025-12-18)'], followed: 'The newer page.' },
    { topic: 'recommended sizes', says: ['/26 for version 1 and /24 for version 2 (2021-06-14)', 'the same (2025-09-05)'], followed: 'Both agree; no number has changed since.' },
  ],
  sources: [infrastructure, infrastructure2021, privateDeployment, gatewayLimits, virtualNetworkFaq],
});
