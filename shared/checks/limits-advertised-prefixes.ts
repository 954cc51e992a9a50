import { advertisedPrefixGauge } from '../limits/advertised-prefixes.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsAdvertisedPrefixes = limitCheck({
  rule: 'limits-advertised-prefixes',
  title: 'A gateway advertises or learns many prefixes, or more than the platform allows.',
  why: 'A session that carries more prefixes is closed, and with it everything between Azure and on-premises stops. Carve networks of a region from one pool, and let the gateway advertise what the pool aggregates to.',
  limits: [
    'expressRouteAdvertisedPrefixes',
    'expressRouteAdvertisedPrefixesIpv6',
    'expressRouteLearnedRoutes',
    'expressRouteLearnedRoutesIpv6',
    'vpnGatewayAddressPrefixes',
    'vpnGatewayRoutes',
  ],
  gauge: advertisedPrefixGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace:',
      ...lines(480, (i) => `      - ${nth(i * 2, 26)}`),
      '    subnets: [{service: vpn-gateway}]',
    ),
    passing: planOf('virtualNetworks:', '  - {name: hub, addressSpace: [10.0.0.0/24], subnets: [{service: vpn-gateway}]}'),
  },
});
