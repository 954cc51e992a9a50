import { formatPrefix } from '../address/prefix.ts';
import { tableSupportOf } from '../catalog/by-inputs.ts';
import { regionTag } from '../catalog/regions.ts';
import type { RouteNeed } from '../catalog/service.ts';
import type { Subnet, UserRoute } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { RouteResource, RouteTableResource } from './resources.ts';

/**
 * Returns the route table of a subnet, or undefined when it needs none: the user's routes, those that its services
 * require, and an empty one where a service requires a table. `firewall` is the address of the firewall that serves the
 * network; a route to a firewall that does not exist is left out (a check reports it).
 */
export function routeTableFor(
  subnet: Subnet,
  name: string,
  prefix: string,
  region: string | undefined,
  firewall: string | undefined,
): RouteTableResource | undefined {
  if (subnet.workloads.some((workload) => workload.service.placement !== 'none' && tableSupportOf(workload).value === 'not-supported'))
    return undefined;
  const own = subnet.routes.flatMap((route) => userRoute(route, firewall) ?? []);
  const defaultRouteAway = own.some((route) => route.to === '0.0.0.0/0' && route.nextHop !== 'Internet');
  const routes = new Map<string, RouteResource>();
  const platform = new Map<string, RouteResource>();
  let mustHave = '';
  let propagation = true;
  for (const workload of [...subnet.workloads].sort((a, b) => compareText(a.service.id, b.service.id))) {
    const { service, inputs } = workload;
    if (tableSupportOf(workload).value === 'required') mustHave = `${service.name} requires a route table on its subnet.`;
    if (service.routes.gatewayPropagation === 'must-be-off') propagation = false;
    for (const need of service.routes.required) {
      const made = routeOf(need, service.id, prefix, region);
      if (!made) continue;
      if (need.appliedBy === 'platform') platform.set(made.name, made);
      else if (need.need === 'required' && (need.when ? need.when(inputs, { defaultRouteAway }) : need.condition === undefined))
        routes.set(made.name, made);
    }
  }
  // What the user asks for a prefix goes before what a service would like.
  const asked = new Set(own.map((route) => route.to));
  const all = [...own, ...[...routes.values()].filter((route) => !asked.has(route.to))].sort((a, b) => compareText(a.name, b.name));
  if (all.length === 0 && mustHave === '' && propagation) return undefined;
  return {
    name,
    subnet: subnet.address,
    gatewayPropagation: propagation,
    routes: all,
    platformRoutes: [...platform.values()].sort((a, b) => compareText(a.name, b.name)),
    because:
      mustHave !== ''
        ? mustHave
        : own.length > 0
          ? 'The plan asks for routes.'
          : all.length > 0
            ? 'Its services require routes.'
            : 'Routes learned by gateways must not reach it.',
  };
}

function userRoute(route: UserRoute, firewall: string | undefined): RouteResource | undefined {
  const to = route.to.kind === 'tag' ? route.to.tag : route.to.range.prefix ? formatPrefix(route.to.range.prefix) : undefined;
  if (to === undefined) return undefined;
  const base = { name: route.name, to, origin: 'user' };
  switch (route.nextHop.kind) {
    case 'firewall':
      return firewall === undefined
        ? undefined
        : { ...base, nextHop: 'VirtualAppliance', nextHopAddress: firewall, because: 'Through the firewall, as the plan asks.' };
    case 'appliance':
      return { ...base, nextHop: 'VirtualAppliance', nextHopAddress: route.nextHop.address, because: 'Through an appliance, as the plan asks.' };
    case 'internet':
      return { ...base, nextHop: 'Internet', because: 'Straight to the internet, as the plan asks.' };
    case 'gateway':
      return { ...base, nextHop: 'VirtualNetworkGateway', because: 'Through the VPN gateway, as the plan asks.' };
    case 'network':
      return { ...base, nextHop: 'VnetLocal', because: 'Stays in the network, as the plan asks.' };
    case 'none':
      return { ...base, nextHop: 'None', because: 'Dropped, as the plan asks.' };
  }
}

const HOPS = { internet: 'Internet', network: 'VnetLocal', gateway: 'VirtualNetworkGateway' } as const;

function routeOf(need: RouteNeed, origin: string, prefix: string, region: string | undefined): RouteResource | undefined {
  if (need.nextHop === 'appliance') return undefined;
  const to = target(need, prefix, region);
  return to === undefined ? undefined : { name: need.name, to, nextHop: HOPS[need.nextHop], because: need.purpose, origin, source: need.source };
}

function target({ to }: RouteNeed, prefix: string, region: string | undefined): string | undefined {
  if (to === 'self') return prefix;
  if ('prefix' in to) return to.prefix;
  if ('role' in to) return undefined;
  const suffix = to.regional && region !== undefined ? regionTag(region, to.tag) : undefined;
  return suffix === undefined ? to.tag : `${to.tag}.${suffix}`;
}
