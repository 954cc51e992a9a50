import { virtualNetworkFaq } from '../azure-subnet.ts';
import { limits } from '../limits.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';
import { coexistence, gatewayWarning, multiplePrefixes } from './vpn-gateway.ts';

const aboutGateways = source('About ExpressRoute virtual network gateways', 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways', '2025-11-10');
const limitsInclude = source('ExpressRoute limits', 'https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/expressroute-limits.md', '2023-10-09', { note: 'include file' });
const routing = source('ExpressRoute routing requirements', 'https://learn.microsoft.com/azure/expressroute/expressroute-routing', 'undated');
const networkLimits = source('Azure Virtual Network limits', 'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits', '2025-10-16');

/** What the largest gateway carries; a subnet larger than /27 is a must for that many. */
const MOST_CIRCUITS = 16;

/** Returns how many circuits a gateway of this SKU carries; `scaleUnits` matters to ErGwScale alone. `any`: what the largest one does. */
export function circuitsCarried(sku: string, scaleUnits: number): number {
  if (sku === 'ErGwScale') return scaleUnits >= 10 ? MOST_CIRCUITS : scaleUnits >= 2 ? 8 : 4;
  if (sku === 'UltraPerformance' || sku === 'ErGw3AZ' || sku === 'any') return MOST_CIRCUITS;
  if (sku === 'HighPerformance' || sku === 'ErGw2AZ') return 8;
  return 4;
}

/** Documented floors decide the subnet: how many addresses a gateway takes is not published. */
export const expressRouteGateway = defineService({
  id: 'expressroute-gateway',
  name: 'Azure ExpressRoute gateway',
  aliases: ['Azure ExpressRoute virtual network gateway', 'ExpressRoute virtual network gateway', 'ER gateway', 'ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale', 'Ultra Performance'],
  family: 'gateway',
  summary: 'Joins private circuits to the network.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'same-service', with: ['vpn-gateway'], source: aboutGateways, note: 'In GatewaySubnet, together with a VPN gateway at most.' },
    requiredName: { value: 'GatewaySubnet', source: aboutGateways },
    smallest: { value: 27, source: aboutGateways, note: 'A recommendation there, a must beside a VPN gateway (2018-06-05); whether Azure refuses a /28 for a lone gateway was not found, so /27 is held.', assumed: true },
    floor: ({ circuits, coexistsWithVpn }) =>
      circuits >= MOST_CIRCUITS
        ? { value: 26, source: aboutGateways, note: '16 circuits need a /26 or larger.' }
        : coexistsWithVpn
          ? { value: 27, source: coexistence, note: 'Beside a VPN gateway.' }
          : undefined,
    recommended: { value: 26, source: aboutGateways, note: 'Leaves room for 16 circuits; the page itself recommends /27 for most designs.' },
    ipv6: { value: 'supported', source: aboutGateways, note: 'Dual stack: the page asks for a /64 "or larger" in the gateway subnet; Azure accepts exactly /64.' },
    resizable: { value: 'add-prefix', source: multiplePrefixes, note: 'Never resized while a gateway exists, but GatewaySubnet may get a second prefix.' },
    perNetwork: { value: 1, source: aboutGateways },
  },
  sizing: {
    inputs: {
      circuits: { kind: 'count', unit: 'circuits', meaning: 'circuits that will connect to the gateway', default: 1, least: 1, most: MOST_CIRCUITS },
      sku: {
        kind: 'choice',
        meaning: 'the SKU of the gateway, which bounds the circuits; any: one that carries them',
        choices: ['any', 'Standard', 'HighPerformance', 'UltraPerformance', 'ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'],
        default: 'any',
        assumed: 'Not decided: the SKU does not change the size by itself.',
      },
      coexistsWithVpn: { kind: 'flag', meaning: 'a VPN gateway shares the subnet', default: false },
      scaleUnits: { kind: 'count', unit: 'scale units', meaning: 'scale units of ErGwScale; other SKUs ignore it', default: 1, least: 1 },
      privatePeeringRange: { kind: 'prefix', meaning: 'the range of private peering, a /29 for each circuit (decides what the network keeps out of, not the size)', default: '' },
    },
    rule: 'No count is published, only floors: /27 or larger for most designs and beside a VPN gateway, /26 or larger for 16 circuits.',
    lines: ({ sku, scaleUnits }) => [
      { label: '2 × gateway instance, 1 each; the real number is not published, the documented floor decides', addresses: 2, assumed: true },
      ...(sku === 'ErGwScale' && scaleUnits > 2 ? [{ label: `${scaleUnits - 2} × further scale unit, 1 each; not published`, addresses: scaleUnits - 2, assumed: true as const }] : []),
    ],
    contradictions: ({ sku, scaleUnits, circuits }) => {
      const most = circuitsCarried(sku, scaleUnits);
      const units = sku === 'ErGwScale' ? ` with ${scaleUnits} scale unit${scaleUnits === 1 ? '' : 's'}` : '';
      return circuits > most ? [`circuits should be at most ${most} where sku is ${sku}${units}, not ${circuits}; ${sku === 'ErGwScale' ? 'more scaleUnits carry more' : 'a larger sku carries more'}.`] : [];
    },
    sources: [aboutGateways, coexistence],
    examples: [{ inputs: { circuits: 4, sku: 'ErGw1AZ' }, sizing: 'minimum', prefixLength: 27, source: aboutGateways, note: 'the general floor' }],
  },
  nsg: { support: { value: 'not-supported', source: gatewayWarning }, rules: [] },
  routes: {
    table: { value: 'limited', source: gatewayWarning },
    defaultRoute: 'forbidden',
    gatewayPropagation: 'must-be-on',
    ownRange: { value: 'untouched', source: gatewayWarning },
    required: [],
    forbidden: 'A route for 0.0.0.0/0 on GatewaySubnet, and routes that cover the subnet itself. A user route cannot name an ExpressRoute gateway as next hop: only BGP leads there.',
  },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'Microsoft assigns and hides the address of new gateways (not in Virtual WAN or extended zones); older gateways show one.' },
  excludedRanges: [],
  excludedRangesFor: ({ privatePeeringRange }) =>
    privatePeeringRange === '' ? [] : [{ prefix: privatePeeringRange, appliesTo: 'network', why: 'Private peering of the circuits has these addresses, which no network in Azure may hold.', source: routing }],
  onPremises: 'Is the way to on-premises; at most 500 networks may be peered with a network that has this gateway. Prefixes of on-premises must not overlap the virtual network.',
  dns: { zones: [], note: 'Do not put a DNS Private Resolver that forwards every name to one server into the network of the gateway.' },
  notes: [
    `Circuits carried: 4 with Standard and ErGw1AZ, 8 with HighPerformance and ErGw2AZ, 16 with UltraPerformance and ErGw3AZ; ErGwScale carries 4 from 1 scale unit on, 8 from 2 and 16 from 10. At most ${limits.circuitsPerGatewayAndLocation.value} of them from one peering location.`,
    'Private peering takes a /29, or two /30, for each circuit; it must not overlap any range in Azure.',
    'A dual-stack gateway subnet takes one IPv6 /64.',
    'FastPath needs UltraPerformance, ErGw3AZ, or ErGwScale with 10 scale units.',
    'Traffic to private endpoints through the gateway may run at half capacity; their subnets need network policies on, for routes at least.',
    'Where ExpressRoute and VPN both offer a route the longest prefix wins; for the same prefix ExpressRoute does.',
    `At most ${limits.expressRouteAdvertisedPrefixes.value} IPv4 prefixes of the network and its peers may be advertised to the gateway, and ${limits.expressRouteLearnedRoutes.value} learned from on-premises (${limits.expressRouteLearnedRoutesPremium.value} with a premium circuit).`,
  ],
  conflicts: [
    {
      topic: 'traffic between networks on one circuit',
      says: ['off by default for all SKUs, in one section (2025-11-10)', 'on by default when networks share a circuit, in another section of the same page'],
      followed: 'Off unless it is enabled on the gateway: the more specific text.',
    },
    { topic: 'IPv6 prefix', says: ['/64 or larger (2025-11-10)', 'exactly /64 (virtual network FAQ, 2024-07-22)'], followed: 'Exactly /64.' },
    { topic: 'peered networks', says: ['500 with an ExpressRoute gateway, possibly more without (2025-11-10)', '500 for every network (limits, 2025-10-16)'], followed: '500.' },
    { topic: 'smallest subnet', says: ['/27 as a recommendation (2025-11-10)', '/27 as a must (2018-06-05, coexistence)'], followed: '/27 is held in every case.' },
  ],
  sources: [aboutGateways, limitsInclude, coexistence, routing, gatewayWarning, multiplePrefixes, networkLimits, virtualNetworkFaq],
});
