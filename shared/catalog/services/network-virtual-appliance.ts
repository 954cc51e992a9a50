import { SMALLEST_SUBNET, virtualNetworkFaq } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { defaultOutboundAccess } from '../subnet-rules.ts';

const routingOverview = source('Virtual network traffic routing', 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview', '2023-05-27');
const routeServerFaq = source('Azure Route Server frequently asked questions', 'https://learn.microsoft.com/azure/route-server/route-server-faq', '2025-09-17');

/** Machines of a vendor that forward traffic; what they need beyond addresses is the vendor's to say. */
export const networkVirtualAppliance = defineService({
  id: 'network-virtual-appliance',
  name: 'Network virtual appliance',
  aliases: ['NVA', 'virtual appliance', 'hub firewall VM', 'Network virtual appliance (third-party firewall, router, SD-WAN)', 'third-party firewall', 'SD-WAN appliance'],
  family: 'security',
  summary: 'Firewall, router or SD-WAN of a third party, on machines of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: routingOverview, note: 'A subnet of its own is recommended, apart from those it serves: a route through an appliance in the same subnet loops.' },
    smallest: SMALLEST_SUBNET,
    ipv6: { value: 'unknown', source: routingOverview, note: 'Up to the vendor.' },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
  },
  sizing: {
    inputs: {
      instances: { kind: 'count', unit: 'machines', meaning: 'machines of the appliance', default: 2, least: 1, grows: true },
      nics: { kind: 'count', unit: 'interfaces', meaning: 'interfaces of each machine in this subnet', default: 1, least: 1, aliases: ['nicsPerMachine'] },
      internalFrontends: { kind: 'count', unit: 'frontends', meaning: 'internal load balancer frontends that routes lead to', default: 1, least: 0 },
      probePorts: { kind: 'ports', meaning: 'ports that the probes of the load balancer ask', default: ['*'], assumed: 'Which one is probed is up to the vendor; probes come from one address only.' },
    },
    rule: 'One address for each interface of each machine in the subnet, and one for each internal frontend. Usually several subnets are needed: trusted, untrusted, management.',
    lines: ({ instances, nics, internalFrontends }) => [
      { label: `${instances} × machine, ${nics} each`, addresses: instances * nics },
      ...(internalFrontends > 0 ? [{ label: `${internalFrontends} × internal load balancer frontend, 1 each`, addresses: internalFrontends }] : []),
    ],
    sources: [routingOverview],
    examples: [],
  },
  nsg: {
    support: { value: 'allowed', source: routingOverview },
    rules: [
      {
        name: 'allow-health-probe',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { tag: 'AzureLoadBalancer' }, to: 'any', ports: ({ probePorts }) => probePorts,
        priority: 170, need: 'required', condition: 'an internal load balancer stands in front', when: ({ internalFrontends }) => internalFrontends > 0, coveredBy: 'AllowAzureLoadBalancerInBound',
        purpose: 'Probes from 168.63.129.16; that address must not be routed elsewhere.',
        source: routingOverview,
      },
    ],
  },
  routes: {
    table: { value: 'allowed', source: routingOverview },
    defaultRoute: 'any',
    required: [],
    forbidden: 'A next hop that is not in this or a peered network: one behind an ExpressRoute gateway or Virtual WAN.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'Optional.' },
  wayOut: { needed: () => 'if-used', source: defaultOutboundAccess.source },
  excludedRanges: [],
  onPremises: 'Sits in the hub as a rule; the peerings of the spokes must allow forwarded traffic.',
  dns: { zones: [] },
  notes: [
    'IP forwarding is on for each interface that forwards.',
    'Spokes send it traffic by user routes with next hop virtual appliance, or by BGP of Route Server, but not between subnets of one network.',
  ],
  conflicts: [],
  sources: [routingOverview, routeServerFaq, virtualNetworkFaq, defaultOutboundAccess.source],
});
