import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const probes = source('Azure Load Balancer health probes', 'https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview', '2023-10-10');
const platformAddress = source('What is IP address 168.63.129.16?', 'https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16', '2019-05-15');
const ipv6Overview = source('What is IPv6 for Azure Virtual Network?', 'https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview', '2023-08-24');
const networkLimits = source('Azure Virtual Network limits', 'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits', '2025-10-16');

/** Internal frontends take addresses; backends are counted with the machines behind them. */
export const loadBalancer = defineService({
  id: 'load-balancer',
  name: 'Azure Load Balancer',
  aliases: ['ILB', 'SLB', 'internal load balancer', 'Azure Load Balancer (Standard, public or internal)', 'Standard Load Balancer', 'Microsoft.Network/loadBalancers'],
  family: 'web',
  summary: 'Layer 4 load balancer with internal or public frontends.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: probes, note: 'Internal frontends may live in any subnet.' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'supported', source: ipv6Overview, note: 'Dual-stack frontends; floating IP with public dual-stack ones only; IPv6 probes work only where an NSG is active.' },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
  },
  sizing: {
    inputs: {
      internalFrontends: { kind: 'count', unit: 'frontends', meaning: 'internal frontends in this subnet', default: 0, least: 0, grows: true },
      publicFrontends: { kind: 'count', unit: 'frontends', meaning: 'public frontends; they take no address of the subnet', default: 0, least: 0 },
      servicePorts: { kind: 'ports', meaning: 'ports that the backends serve', default: ['80', '443'], assumed: 'The ports of HTTP and HTTPS; which ones are served is up to the rules of the load balancer.' },
      probePorts: { kind: 'ports', meaning: 'ports that health probes ask', default: ['*'], assumed: 'Which ones are probed is up to the probes; probes come from one address only.' },
    },
    rule: 'One address for each internal frontend in the subnet, none for public ones; backends use the addresses of their own interfaces.',
    lines: ({ internalFrontends }) => [{ label: `${internalFrontends} × internal frontend, 1 each`, addresses: internalFrontends }],
    sources: [networkLimits],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: probes },
    rules: [
      {
        name: 'allow-health-probe',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'AzureLoadBalancer' }, to: 'self', ports: ({ probePorts }) => probePorts,
        priority: 140, need: 'required', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Health probes to the backends; they come from 168.63.129.16 and nowhere else.',
        source: probes,
      },
      {
        name: 'allow-clients',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'clients of the load-balanced service' }, to: 'self', ports: ({ servicePorts }) => servicePorts,
        priority: 150, need: 'required', condition: 'the backends live in this subnet; the sources are the real clients',
        purpose: 'Client traffic: rules see the client and the backend, never the frontend.',
        source: probes,
      },
    ],
    elsewhere: [
      {
        name: 'allow-health-probe', on: 'the subnets of the backends, where they are others',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'AzureLoadBalancer' }, to: 'there', ports: ({ probePorts }) => probePorts,
        need: 'required', condition: 'a deny rule stands above the default rule', coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Health probes to the backends.',
        source: probes,
      },
      {
        name: 'allow-clients', on: 'the subnets of the backends, where they are others',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'clients of the load-balanced service' }, to: 'there', ports: ({ servicePorts }) => servicePorts,
        need: 'required',
        purpose: 'Client traffic, which keeps the address of the client.',
        source: probes,
      },
    ],
  },
  routes: {
    table: { value: 'allowed', source: probes },
    defaultRoute: 'any',
    required: [],
    forbidden: 'A default route of an appliance subnet to the load balancer in front of that same appliance: it loops.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: ({ publicFrontends }) => publicFrontends, note: 'One for each public frontend, none for internal ones.' },
  excludedRanges: [],
  onPremises: 'Internal frontends are reachable over VPN, ExpressRoute and peering, global peering too (Standard).',
  dns: { zones: [] },
  notes: [
    'IPv4 probes come from 168.63.129.16, IPv6 probes from a link-local address; the tag AzureLoadBalancer covers both. A network must not use the range that holds 168.63.129.16.',
    'HTTP probes cannot use ports 19, 21, 25, 70, 110, 119, 143, 220 and 993.',
    'Backends that are configured by address use default outbound access, a known issue.',
    'Frontends of the Basic SKU are not reachable over global peering; Basic public addresses were retired on 2025-09-30.',
  ],
  conflicts: [],
  sources: [probes, platformAddress, ipv6Overview, networkLimits, virtualNetworkFaq],
});
