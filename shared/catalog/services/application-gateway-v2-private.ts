import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { gatewayLimits, gatewayLines, infrastructure, privateDeployment } from './application-gateway-v2.ts';

const privateDeployment2023 = source('Private Application Gateway deployment', 'https://learn.microsoft.com/azure/application-gateway/application-gateway-private-deployment', 'undated', { note: 'editions of March and April 2023' });

/** Gateways whose management plane does not cross the customer's network: NSG and routes are free. */
export const applicationGatewayV2Private = defineService({
  id: 'application-gateway-v2-private',
  name: 'Azure Application Gateway v2 with network isolation',
  aliases: ['Azure Application Gateway v2 with network isolation (private-only or fully controlled)', 'Application Gateway v2 with network isolation', 'Private Application Gateway', 'EnableApplicationGatewayNetworkIsolation', 'EnhancedNetworkControl gateway'],
  family: 'web',
  summary: 'Layer 7 load balancer and web application firewall under full control of NSG and routes, private-only if wanted.',
  integration: ['injection'],
  lifecycle: { status: 'ga', note: 'Opt-in: only gateways created after the feature is registered have it; the portal still words the registration as preview.' },
  subnet: {
    sharing: { kind: 'same-service', source: privateDeployment, note: 'Several isolated gateways may share; one that was created before the feature was registered keeps the old restrictions for the whole subnet.' },
    forbiddenNames: ['GatewaySubnet'],
    delegation: { to: 'Microsoft.Network/applicationGateways', actions: [], source: privateDeployment, note: 'Required for new and existing private deployments as of 2025-05-05; which actions it grants is not published.' },
    smallest: { ...SMALLEST_SUBNET, note: 'No floor of its own is published: the sum decides, down to the smallest subnet of the platform.' },
    recommended: { value: 24, source: infrastructure },
    ipv6: { value: 'supported', source: gatewayLimits, note: 'As without isolation.' },
    resizable: { value: 'empty-only', source: virtualNetworkFaq, note: 'A gateway can be moved to another subnet of the same network with PowerShell or the command line.' },
  },
  sizing: {
    inputs: {
      maxInstances: {
        kind: 'count', unit: 'instances', meaning: 'the most instances that autoscaling may reach, or the fixed number, of each gateway', default: 125, least: 1, most: 125, grows: true, aliases: ['instances', 'maxCapacity'],
        assumed: 'No page read states a default maximum; the highest that a gateway can have is taken, which a /24 holds.',
      },
      privateFrontend: { kind: 'flag', meaning: 'each gateway has a private frontend address', default: true, assumed: 'Isolated gateways normally have one.' },
      gateways: { kind: 'count', unit: 'gateways', meaning: 'alike gateways in the subnet', default: 1, least: 1, most: 1000 },
      listenerPorts: { kind: 'ports', meaning: 'ports that the listeners serve', default: ['80', '443'], assumed: 'The ports of HTTP and HTTPS; which ones a gateway serves is up to its listeners.' },
      publicClients: { kind: 'flag', meaning: 'clients come from the internet through a public frontend', default: false, assumed: 'The private-only gateway is the usual reason for isolation.' },
    },
    rule: 'As without isolation: one address for every instance of each gateway at its maximum, and one for its private frontend, which is normally there.',
    lines: ({ maxInstances, privateFrontend, gateways }) => gatewayLines({ gateways, instances: maxInstances, privateFrontend }),
    sources: [infrastructure, privateDeployment],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: privateDeployment },
    rules: [
      {
        name: 'allow-internet-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'Internet' }, to: 'any', ports: ({ listenerPorts }) => listenerPorts,
        priority: 100, need: 'required', condition: 'clients come from the internet; known client ranges may stand in place of the tag', when: ({ publicClients }) => publicClients,
        purpose: 'Client traffic to the listeners of the public frontend.',
        source: privateDeployment,
      },
      {
        name: 'allow-network-clients',
        direction: 'inbound', access: 'allow', protocol: 'tcp', from: { tag: 'VirtualNetwork' }, to: 'any', ports: ({ listenerPorts }) => listenerPorts,
        priority: 110, need: 'required', condition: 'clients come from inside: a private frontend, or no clients from the internet', when: ({ privateFrontend, publicClients }) => privateFrontend || !publicClients,
        coveredBy: 'AllowVNetInBound',
        purpose: 'Client traffic to the listeners from the network, its peers and on-premises.',
        source: privateDeployment,
      },
      {
        name: 'allow-health-probe',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'AzureLoadBalancer' }, to: 'any', ports: ['*'],
        priority: 140, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Probes: the only rule of the platform that is left.',
        source: privateDeployment,
      },
      {
        name: 'deny-outbound',
        direction: 'outbound', access: 'deny', protocol: 'any', from: 'any', to: 'any', ports: ['*'],
        priority: 4096, need: 'optional', condition: 'exfiltration is to be prevented; allow the backends above it',
        purpose: 'Nothing leaves the subnet but what was allowed.',
        source: privateDeployment,
      },
    ],
    notes: ['The rule for GatewayManager on ports 65200-65535 is not needed with isolation.'],
  },
  routes: {
    table: { value: 'allowed', source: privateDeployment },
    defaultRoute: 'any',
    required: [],
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: ({ publicClients, gateways }) => (publicClients ? gateways : 0), note: 'None for a private-only gateway; it cannot reach the internet by itself then: attach a NAT gateway or route through an appliance.' },
  wayOut: { needed: ({ publicClients }) => (publicClients ? 'no' : 'if-used'), source: privateDeployment },
  excludedRanges: [],
  onPremises: 'Reachable over VPN, ExpressRoute, Route Server and Virtual WAN; forced tunnelling is allowed and a learned default route is honoured without harm to health.',
  dns: { zones: [], note: 'Uses the DNS servers of the network, private zones included.' },
  notes: [
    'Register the feature EnableApplicationGatewayNetworkIsolation of Microsoft.Network before the gateway is created.',
    'Without: Private Link configurations on the gateway and rate-limit custom rules of WAF v2; the ingress controller needs version 1.7 for a private-only gateway.',
    'A private endpoint of a backend or of a key vault behind global peering cannot be reached: the traffic is dropped.',
    'The tag EnhancedNetworkControl=True on the gateway has no effect.',
  ],
  conflicts: [
    { topic: 'status', says: ['preview (editions of March and April 2023; configuration-infrastructure, 2025-09-05)', 'generally available (2025-12-18)'], followed: 'The newest page.' },
  ],
  sources: [infrastructure, privateDeployment, privateDeployment2023, gatewayLimits, virtualNetworkFaq],
});
