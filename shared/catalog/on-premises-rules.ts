import { virtualNetworkFaq } from './azure-subnet.ts';
import { source, type Fact } from './source.ts';

// What connections to networks outside Azure ask of the address plan. Bounds of ExpressRoute stand in limits.ts.

const adoptionFramework = source(
  'Plan for IP addressing, Cloud Adoption Framework',
  'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/plan-for-ip-addressing',
  'undated',
);
const routing = source('ExpressRoute routing requirements', 'https://learn.microsoft.com/azure/expressroute/expressroute-routing', 'undated');
const coexistence = source(
  'Coexisting ExpressRoute and site-to-site connections',
  'https://learn.microsoft.com/azure/expressroute/expressroute-howto-coexist-resource-manager',
  '2018-06-05',
);
const gatewayPrefixes = source(
  'Advertised gateway prefixes',
  'https://learn.microsoft.com/azure/virtual-network/advertised-gateway-prefixes-overview',
  '2026-03-31',
  { note: 'not among the collected facts; read on 2026-11-25', checkedOn: '2026-11-25' },
);

export const onPremisesRules = {
  overlapAllowed: { value: false, source: virtualNetworkFaq },
  /** Gateway on which rules may translate the addresses of sites that overlap. */
  vpnTranslation: { value: true, source: adoptionFramework, note: 'an older page called it a preview outside Virtual WAN' },
  expressRouteTranslation: { value: 'unknown', source: adoptionFramework, note: 'no page was found' },
} as const satisfies Readonly<Record<string, Fact<boolean | 'unknown'>>>;

/** What happens where ranges overlap all the same. */
export const OVERLAP_CONSEQUENCE: Fact<string> = {
  value:
    'Traffic to an address that both have stays in Azure, and the part on-premises is out of reach: routes of the network and of peerings go before learned ones.',
  source: virtualNetworkFaq,
  note: 'derived from the order of routes',
  assumed: true,
};

/**
 * Which sites behind the gateways of one network learn of each other through it: those that attach in the same way, and the others where
 * one of these services stands in the network.
 */
export const SITES_LEARN: Fact<{ readonly sameKind: true; readonly otherKindThrough: readonly string[] }> = {
  value: { sameKind: true, otherKindThrough: ['route-server'] },
  source: coexistence,
  note: 'VPN sites learn with BGP, circuits with Global Reach, Route Server passes on with branch-to-branch: no plan tells of these, taken as there',
  assumed: true,
};

/** The prefixes of its own that the private peering of one circuit takes: one of the first length, or two of the second. */
export const CIRCUIT_PEERING_PREFIXES: Fact<readonly { readonly prefixLength: number; readonly count: number }[]> = {
  value: [
    { prefixLength: 29, count: 1 },
    { prefixLength: 30, count: 2 },
  ],
  source: routing,
  note: 'outside every range of Azure; in each /30 the router of the customer has the first address, that of Microsoft the second',
};

/** Which way is taken where a VPN and ExpressRoute offer the same prefix; a longer prefix wins before that. */
export const SAME_PREFIX_PREFERS: Fact<'expressroute'> = { value: 'expressroute', source: coexistence };

/** The property of a network whose prefixes its gateways advertise in place of those that they cover. */
export const SUMMARIZED_PREFIXES: Fact<'summarizedGatewayPrefixes'> = {
  value: 'summarizedGatewayPrefixes',
  source: gatewayPrefixes,
  note: 'on the network of the gateway; the list covers its own address space, and its prefixes do not overlap',
};
