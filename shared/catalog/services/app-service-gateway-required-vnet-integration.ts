import { parsePrefix, prefixContains } from '../../address/prefix.ts';
import { PRIVATE_RANGES } from '../address-ranges.ts';
import { noNsg, noRoutes, noSubnet } from '../no-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const page = source('Configure gateway-required virtual network integration', 'https://learn.microsoft.com/azure/app-service/configure-gateway-required-vnet-integration', '2026-01-30');

const rfc1918 = PRIVATE_RANGES.filter(({ why }) => why === 'RFC 1918').map(({ prefix }) => prefix);

/** Workers of a plan as point-to-site clients of a VPN gateway: the pool of the gateway gives the addresses, no subnet does. */
export const appServiceGatewayRequiredVnetIntegration = defineService({
  id: 'app-service-gateway-required-vnet-integration',
  name: 'App Service gateway-required virtual network integration',
  aliases: ['point-to-site VNet integration', 'P2S VNet integration', 'Gateway-required VNet Integration', 'classic VNet integration'],
  family: 'web',
  summary: 'Way out of Windows plans through the point-to-site tunnels of a VPN gateway; takes no address of a subnet.',
  integration: ['outbound-integration'],
  placement: 'none',
  lifecycle: { status: 'retiring', date: '2027-03-31', successor: 'app-service-vnet-integration' },
  subnet: {
    ...noSubnet(page),
    ipv6: { value: 'not-supported', source: page, note: 'The pool is private IPv4 space.' },
    companions: [{ service: 'vpn-gateway', why: 'A route-based VPN gateway with point-to-site in the target network, so that network has a GatewaySubnet.', needed: 'required' }],
  },
  sizing: {
    inputs: { p2sPool: { kind: 'prefix', meaning: 'pool of point-to-site clients of the VPN gateway, from which the workers take addresses; empty where not known', default: '', aliases: ['pointToSitePool'] } },
    rule: 'No address of any subnet: workers take theirs from the point-to-site pool of the VPN gateway. How many of the pool an app or a worker takes is not published.',
    lines: () => [],
    contradictions: ({ p2sPool }) => {
      const pool = parsePrefix(p2sPool);
      const inside = pool === undefined || rfc1918.some((range) => prefixContains(parsePrefix(range) ?? pool, pool));
      return inside ? [] : [`p2sPool should lie in private space (${rfc1918.join(', ')}), not at ${p2sPool}.`];
    },
    sources: [page],
    examples: [{ inputs: { p2sPool: '172.16.201.0/24' }, needed: 0, source: page, note: 'any number of apps: no address of a subnet; the pool lies in RFC 1918 space' }],
  },
  nsg: {
    ...noNsg(page),
    elsewhere: [
      {
        on: 'the subnets that apps call',
        name: 'allow-point-to-site-pool',
        direction: 'inbound', access: 'allow', protocol: 'any', from: { role: 'the whole point-to-site pool' }, to: 'there', ports: ['*'],
        need: 'required', coveredBy: 'AllowVNetInBound',
        purpose: 'Apps come from any address of the pool, so the whole of it must be admitted; the ports may be narrowed to those that apps call.',
        source: page,
      },
    ],
  },
  routes: {
    ...noRoutes(page),
    table: { value: 'not-supported', source: page, note: 'Route tables do not act on this traffic; further prefixes are entered on the integration page of the plan.' },
    required: [
      {
        name: 'pool-to-gateway', to: { role: 'the point-to-site pool' }, nextHop: 'gateway', need: 'required',
        condition: 'on the VPN device on-premises, where apps reach on-premises',
        purpose: 'Replies find their way back only if the device knows the pool.',
        source: page,
      },
    ],
    forbidden: 'ExpressRoute, and gateways where VPN and ExpressRoute coexist: the integration does not work with them.',
  },
  serviceEndpoints: { recommended: [], required: [], note: 'Resources that are locked to service endpoints cannot be reached.' },
  publicAddresses: { count: () => 0, note: 'That of the VPN gateway, which is counted there.' },
  excludedRanges: [],
  excludedRangesFor: ({ p2sPool }) =>
    p2sPool === '' ? [] : [{ prefix: p2sPool, appliesTo: 'network', why: 'The pool of point-to-site clients must overlap neither side of the tunnel (follows from routing).', source: page }],
  onPremises: 'Over a site-to-site VPN whose device routes the pool back; BGP routes do not reach apps by themselves.',
  dns: { zones: [], note: 'The DNS servers of the target network, once the networks are synchronised.' },
  notes: [
    'One network an app, at most 5 networks a plan; networks of another region and classic networks work too.',
    'Windows plans only, neither Linux nor Windows containers. The gateway must offer SSTP, with IKEv2 off unless its SKU is Basic.',
    'References to key vaults that have network rules are not resolved.',
    'Peered networks are reached with gateway transit, forwarded traffic and a route entered by hand on the plan.',
  ],
  conflicts: [],
  sources: [page],
});
