import { usableAddresses, virtualNetworkFaq } from '../azure-subnet.ts';
import { SERVICE_RANGES } from '../address-ranges.ts';
import { defineService, type ExcludedRange } from '../service.ts';
import { source } from '../source.ts';

const overview = source('What is Azure DNS Private Resolver?', 'https://learn.microsoft.com/azure/dns/dns-private-resolver-overview', '2022-12-06');
const expressRoute = source('About ExpressRoute virtual network gateways', 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways', '2025-11-10');

const dnsLimits = source('DNS Private Resolver limits', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/dns-limits-private-resolver.md', '2023-10-09', { note: 'include file' });
const terraform = source('azurerm provider, resource azurerm_private_dns_resolver_inbound_endpoint', 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/private_dns_resolver_inbound_endpoint', 'undated');

const SMALLEST = 28;

/** How many endpoints of each kind one resolver has at most. */
export const MOST_ENDPOINTS = 5;

/** 10.0.1.0 to 10.0.16.255, as prefixes. */
const excludedRanges: readonly ExcludedRange[] = SERVICE_RANGES.filter(({ services }) => services.includes('dns-private-resolver')).map(({ prefix }) => ({
  prefix,
  appliesTo: 'subnet',
  why: 'The sixteen /24 from 10.0.1.0 to 10.0.16.255 are reserved and cannot hold endpoints of a resolver.',
  source: overview,
}));

/** A catalog subnet holds one endpoint: a resolver with both kinds takes two subnets. */
export const dnsPrivateResolver = defineService({
  id: 'dns-private-resolver',
  name: 'Azure DNS Private Resolver',
  aliases: ['Azure DNS Private Resolver (inbound and outbound endpoints)', 'Private Resolver', 'Private DNS resolver', 'DNS resolver', 'DNS resolver inbound endpoint', 'DNS resolver outbound endpoint', 'Microsoft.Network/dnsResolvers'],
  family: 'management',
  summary: 'Answers and forwards DNS queries between the network and elsewhere; each endpoint has a subnet.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'dedicated', source: overview, note: 'One subnet for each endpoint; inbound and outbound never share.' },
    delegation: { to: 'Microsoft.Network/dnsResolvers', actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'], source: terraform, note: 'Required; the subnet carries no other delegation. The action is the one that the example of the provider grants.' },
    smallest: { value: SMALLEST, source: overview },
    recommended: { value: SMALLEST, source: overview },
    largest: { value: 24, source: overview },
    ipv6: { value: 'not-supported', source: overview },
    resizable: { value: 'empty-only', source: virtualNetworkFaq },
    companions: [{ service: 'dns-private-resolver', why: 'Every further endpoint of the resolver takes a subnet of its own.', needed: 'conditional', when: ({ inboundEndpoints, outboundEndpoints }) => inboundEndpoints + outboundEndpoints > 1 }],
  },
  sizing: {
    inputs: {
      inboundEndpoints: { kind: 'count', unit: 'endpoints', meaning: 'inbound endpoints; the subnet holds one endpoint', default: 1, least: 0, most: MOST_ENDPOINTS },
      outboundEndpoints: { kind: 'count', unit: 'endpoints', meaning: 'outbound endpoints; the subnet holds one endpoint', default: 0, least: 0, most: MOST_ENDPOINTS, assumed: 'A subnet holds one endpoint, an inbound one unless said otherwise.' },
    },
    rule: 'One subnet of /28 to /24 for each endpoint; no number of addresses is published.',
    lines: ({ inboundEndpoints, outboundEndpoints }) => {
      const further = inboundEndpoints + outboundEndpoints - 1;
      return [
        { label: `The whole /${SMALLEST}: one endpoint has it to itself, its addresses are not published`, addresses: usableAddresses(SMALLEST), assumed: true },
        ...(further > 0 ? [{ label: `${further} × further endpoint, in subnets of their own, not counted here`, addresses: 0 }] : []),
      ];
    },
    contradictions: ({ inboundEndpoints, outboundEndpoints }) =>
      inboundEndpoints + outboundEndpoints === 0 ? ['inboundEndpoints or outboundEndpoints should be 1: a subnet of a resolver holds an endpoint.'] : [],
    sources: [overview],
    examples: [],
  },
  nsg: {
    support: { value: 'unknown', source: overview },
    rules: [
      {
        name: 'allow-dns',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'DNS clients' }, to: 'self', ports: ['53'],
        priority: 100, need: 'required', condition: 'the endpoint is inbound and an NSG is attached (follows from the port of DNS)', when: ({ inboundEndpoints }) => inboundEndpoints > 0,
        purpose: 'Queries to the inbound endpoint.',
        source: overview,
      },
    ],
  },
  routes: { table: { value: 'unknown', source: overview }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges,
  onPremises: 'Servers of on-premises forward to the address of the inbound endpoint over VPN or ExpressRoute.',
  dns: { zones: [] },
  notes: [
    `One resolver for a network, in the region of the network, with at most ${MOST_ENDPOINTS} inbound and as many outbound endpoints.`,
    'The reserved range meets the very common first networks of 10.0.0.0/16: use 10.0.0.0/24, or 10.0.17.0 and up, or another range.',
    'Rulesets hold up to 1,000 rules and are regional; 168.63.129.16 cannot be a target of one (third-party notes).',
    'An outbound endpoint cannot be deleted while a ruleset or its links exist.',
    'Not beside an ExpressRoute gateway when a wildcard rule sends every name to one server.',
  ],
  conflicts: [
    { topic: 'rules in a ruleset', says: ['25 (overview, 2022-12-06)', '1,000 (limits, 2023-10-09)'], followed: 'The newer page.' },
    { topic: 'endpoints of one resolver', says: ['two inbound ones (a third-party module, undated)', 'five of each kind (limits, 2023-10-09)'], followed: 'The page of the vendor.' },
  ],
  sources: [overview, dnsLimits, terraform, expressRoute, virtualNetworkFaq],
});
