import { distinctPrefixes } from '../address/distinct.ts';
import type { Prefix } from '../address/prefix.ts';
import { gatewayKindsOf, type GatewayKind } from '../connectivity/gateway.ts';
import type { Network, Plan } from '../plan/plan.ts';
import { meter, type Meter } from './meter.ts';

/**
 * Returns the meters of the gateways in one network, ExpressRoute before VPN: the prefixes that they advertise, which are those of
 * `spaces`, each once, and those that they learn, as far as external networks attached to them list them in the plan; on-premises may well
 * advertise longer ones. IPv6 has limits of its own on ExpressRoute and is left out where there is none; a VPN gateway carries none.
 */
export function routeMeters(gateway: Network, spaces: readonly Prefix[], plan: Plan): Meter[] {
  const advertised = countOf(spaces);
  return gatewayKindsOf(gateway).flatMap((kind) => {
    const learned = countOf(learnedOver(kind, gateway, plan));
    if (kind === 'vpn')
      return [
        meter('vpnGatewayAddressPrefixes', 'IPv4 prefixes advertised over VPN', advertised.ipv4),
        meter('vpnGatewayRoutes', 'IPv4 prefixes of the plan learned over VPN', learned.ipv4),
      ];
    return [
      meter('expressRouteAdvertisedPrefixes', 'IPv4 prefixes advertised over ExpressRoute', advertised.ipv4),
      ...ifAny(meter('expressRouteAdvertisedPrefixesIpv6', 'IPv6 prefixes advertised over ExpressRoute', advertised.ipv6)),
      meter('expressRouteLearnedRoutes', 'IPv4 prefixes of the plan learned over ExpressRoute', learned.ipv4),
      ...ifAny(meter('expressRouteLearnedRoutesIpv6', 'IPv6 prefixes of the plan learned over ExpressRoute', learned.ipv6)),
    ];
  });
}

function learnedOver(kind: GatewayKind, gateway: Network, plan: Plan): Prefix[] {
  return plan.externalNetworks
    .filter(({ connections }) => connections.some(({ to, via }) => to === gateway && via === kind))
    .flatMap(({ prefixes }) => prefixes.flatMap(({ prefix }) => prefix ?? []));
}

/** Counts different prefixes. */
function countOf(prefixes: readonly Prefix[]): { ipv4: number; ipv6: number } {
  const distinct = distinctPrefixes(prefixes);
  const ipv4 = distinct.filter(({ family }) => family === 4).length;
  return { ipv4, ipv6: distinct.length - ipv4 };
}

function ifAny(one: Meter): Meter[] {
  return one.count > 0 ? [one] : [];
}
