import { bastion } from './services/bastion.ts';
import { expressRouteGateway } from './services/expressroute-gateway.ts';
import { firewallManagement } from './services/firewall-management.ts';
import { firewall } from './services/firewall.ts';
import { routeServer } from './services/route-server.ts';
import { virtualNetworkRoutingAppliance } from './services/virtual-network-routing-appliance.ts';
import { vpnGateway } from './services/vpn-gateway.ts';
import type { NsgNeeds, RouteNeeds, Service } from './service.ts';
import { source, type Fact, type Source } from './source.ts';

/** A subnet name that Azure keeps for certain services, and what may be attached to a subnet of that name. */
export interface SpecialSubnet {
  /** As Azure spells it. Whether another spelling works for the service is not published. */
  readonly name: string;
  /** Ids of the services that may live in it, and no others. */
  readonly services: readonly string[];
  readonly nsg: NsgNeeds['support'];
  readonly routeTable: RouteNeeds['table'];
  readonly defaultRoute: RouteNeeds['defaultRoute'];
  readonly gatewayPropagation?: RouteNeeds['gatewayPropagation'];
  readonly natGateway: Fact<'not-supported' | 'unknown'>;
  readonly smallest: Fact<number>;
  readonly source: Source;
}

const natGatewayPage = source('NAT gateway resource', 'https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource', '2025-11-04');

/** Every reserved name, by name. What binds a service is read from its entry, so it is stated once. */
export const specialSubnets: readonly SpecialSubnet[] = [
  fromEntries([bastion]),
  fromEntries([firewallManagement]),
  fromEntries([firewall]),
  fromEntries([expressRouteGateway, vpnGateway], { value: 'not-supported', source: natGatewayPage }),
  fromEntries([routeServer]),
  fromEntries([virtualNetworkRoutingAppliance]),
];

const byName = new Map(specialSubnets.map((subnet) => [subnet.name.toLowerCase(), subnet]));

/** Returns the reserved name that `name` is, in any case, or undefined. `exact`: it is spelt as Azure spells it. */
export function findSpecialSubnet(name: string): (SpecialSubnet & { readonly exact: boolean }) | undefined {
  const found = byName.get(name.toLowerCase());
  return found === undefined ? undefined : { ...found, exact: found.name === name };
}

function fromEntries(entries: readonly [Service, ...Service[]], natGateway?: Fact<'not-supported' | 'unknown'>): SpecialSubnet {
  const [first] = entries;
  const named = first.subnet.requiredName as Fact<string>;
  const { gatewayPropagation } = first.routes;
  return {
    name: named.value,
    services: entries.map((entry) => entry.id),
    nsg: first.nsg.support,
    routeTable: first.routes.table,
    defaultRoute: first.routes.defaultRoute,
    ...(gatewayPropagation === undefined ? {} : { gatewayPropagation }),
    natGateway: natGateway ?? { value: 'unknown', source: natGatewayPage },
    smallest: first.subnet.smallest,
    source: named.source,
  };
}
