import { AddressSet } from '../address/address-set.ts';
import { formatPrefix, ipv4Prefix, ipv6Prefix, parsePrefix, type Address } from '../address/prefix.ts';
import type { NextHopType } from '../catalog/route-rules.ts';
import { regionTag } from '../catalog/regions.ts';
import { partsOfTag } from '../catalog/service-tags.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import type { RouteResource, RouteTableResource } from '../config/resources.ts';
import { chooseRoutes, supersededBy, type Superseded } from './choose-route.ts';
import { PUBLIC_ADDRESSES, PUBLIC_IPV4, tagHolds, type Extent } from './extent.ts';
import type { NetworkRoutes, PrefixRoute } from './network-routes.ts';

/** A route for a service tag, whose prefixes are not in the plan. */
export interface TagRoute {
  readonly kind: 'tag';
  readonly tag: string;
  readonly nextHop: NextHopType;
  readonly nextHopAddress?: string;
  readonly origin: 'user' | 'default';
  readonly name?: string;
  /** The type of the service endpoint that adds it. */
  readonly endpoint?: string;
  readonly because: string;
}

export type Route = PrefixRoute | TagRoute;

/** A route as effective routes list it. */
export interface EffectiveRoute {
  /** A prefix, or a service tag. */
  readonly to: string;
  readonly nextHop: NextHopType;
  readonly nextHopAddress?: string;
  readonly origin: 'user' | 'gateway' | 'default';
  readonly name?: string;
  readonly active: boolean;
  /** Why it is there; and where it is not active, why not. */
  readonly because: string;
}

/** A part of a destination, and the route that it takes; absent where there is none. */
export interface RoutePart {
  readonly to: Extent;
  readonly route: Route | undefined;
  /** Routes that may be taken in its place, since the plan does not hold what decides. */
  readonly doubts: readonly Route[];
}

/** The effective routes of one subnet. */
export interface SubnetRoutes {
  /** Whether routes that gateways learned reach it. */
  readonly propagation: boolean;
  readonly list: () => readonly EffectiveRoute[];
  readonly to: (extent: Extent) => readonly RoutePart[];
  /** Types of its service endpoints. */
  readonly endpoints: readonly string[];
  /** Prefixes of its user routes, as VirtualNetwork holds them. */
  readonly userPrefixes: readonly PrefixRoute[];
}

/** Returns the effective routes of a subnet: what its network gives it, its table, and its service endpoints. */
export function subnetRoutesOf(base: NetworkRoutes, table: RouteTableResource | undefined, endpoints: readonly string[]): SubnetRoutes {
  const propagation = table?.gatewayPropagation ?? true;
  const entries = [...(table?.routes ?? []), ...(table?.platformRoutes ?? [])].map(tableRoute);
  const prefixes = entries.filter((route) => route.kind === 'prefix');
  const tags = [...endpoints.map((type) => endpointRoute(type, base.network.region)), ...entries.filter((route) => route.kind === 'tag')];
  const isAway = prefixes.some(({ prefix }) => prefix.family === 4 && prefix.length === 0);
  const inForce = (route: PrefixRoute) => outOfForce(route, propagation, isAway) === undefined;
  return {
    propagation,
    endpoints,
    userPrefixes: prefixes,
    list: () => listed([...prefixes, ...base.routes], tags, propagation, isAway),
    to: (extent) => {
      if (extent.kind === 'tag') return [tagPart(extent.tag, tags, [...prefixes, ...base.near(PUBLIC_IPV4).filter(inForce)])];
      const near = base.near(extent.set);
      return addressParts(extent, [...prefixes, ...near.filter(inForce)], tags, isAway ? [] : near.filter(({ disputed }) => disputed));
    },
  };
}

/** Returns the route that one address, or what a service tag stands for, takes. */
export function routeFor(routes: SubnetRoutes, to: Address | string): RoutePart {
  const extent: Extent =
    typeof to === 'string'
      ? { kind: 'tag', tag: to }
      : { kind: 'addresses', set: AddressSet.of(typeof to === 'number' ? ipv4Prefix(to, 32) : ipv6Prefix(to, 128)) };
  return routes.to(extent)[0] ?? { to: extent, route: undefined, doubts: [] };
}

/** Returns a route in words: `10.64.0.0/22 → VNetPeering`. */
export function routeWords(route: Route): string {
  const to = route.kind === 'tag' ? route.tag : route.endpoints ? `a /32 in ${formatPrefix(route.prefix)}` : formatPrefix(route.prefix);
  return `${to} → ${route.nextHop}${route.nextHopAddress === undefined ? '' : ` ${route.nextHopAddress}`}`;
}

function tableRoute({ name, to, nextHop, nextHopAddress, because }: RouteResource, rank: number): Route {
  const prefix = to.includes('/') ? parsePrefix(to) : undefined;
  const hop = { nextHop, origin: 'user' as const, name, because, ...(nextHopAddress === undefined ? {} : { nextHopAddress }) };
  return prefix ? { kind: 'prefix', prefix, rank, ...hop } : { kind: 'tag', tag: to, ...hop };
}

function endpointRoute(type: string, region: string | undefined): TagRoute {
  const found = findServiceEndpoint(type);
  const because = `The service endpoint ${type} adds it.`;
  const tag = endpointTag(type, found?.region.value === 'same-region' ? region : undefined);
  return { kind: 'tag', tag, nextHop: 'VirtualNetworkServiceEndpoint', origin: 'default', endpoint: type, because };
}

/** Returns the service tag that stands for what an endpoint leads to, in one region or in all; the type itself where no tag is known. */
export function endpointTag(type: string, region: string | undefined): string {
  const tag = findServiceEndpoint(type)?.tag;
  if (tag === undefined) return type;
  return region === undefined || !partsOfTag(tag)?.tag.regional ? tag : `${tag}.${regionTag(region, tag)}`;
}

/** Why a route is not in force, whatever others there are; undefined when it is. */
function outOfForce(route: PrefixRoute, propagation: boolean, isAway: boolean): string | undefined {
  if (route.removed !== undefined) return route.removed;
  if (route.origin === 'gateway' && !propagation) return 'The route table keeps routes of gateways out.';
  return route.nextHop === 'None' && route.origin === 'default' && isAway ? 'The table has a route for 0.0.0.0/0, which removes it.' : undefined;
}

function listed(routes: readonly PrefixRoute[], tags: readonly TagRoute[], propagation: boolean, isAway: boolean): EffectiveRoute[] {
  const inForce = routes.filter((route) => outOfForce(route, propagation, isAway) === undefined);
  const inactive = (route: PrefixRoute): string | undefined => {
    const out = outOfForce(route, propagation, isAway);
    if (out !== undefined) return out;
    const found = supersededBy(route, inForce);
    return found && supersededWords(found);
  };
  return [
    ...routes.map((route) => entry(formatPrefix(route.prefix), route, inactive(route))),
    ...tags.map((route) => entry(route.tag, route, undefined)),
  ];
}

function supersededWords({ by, why }: Superseded<PrefixRoute>): string {
  if (why === 'kept-out') return `${routeWords(by)} goes before what gateways learned.`;
  if (why === 'same-prefix') return `The ${by.origin} route for the same prefix goes before it.`;
  return `The user route ${routeWords(by)} is as long as the address range of the endpoints and goes before them.`;
}

function entry(to: string, { nextHop, nextHopAddress, origin, name, because }: Route, inactive: string | undefined): EffectiveRoute {
  return {
    to,
    nextHop,
    ...(nextHopAddress === undefined ? {} : { nextHopAddress }),
    origin,
    ...(name === undefined ? {} : { name }),
    active: inactive === undefined,
    because: inactive === undefined ? because : `${because} ${inactive}`,
  };
}

function sameHop(a: Route, b: Route | undefined): boolean {
  return a.nextHop === b?.nextHop && a.nextHopAddress === b.nextHopAddress;
}

function addressParts(
  extent: Extent & { kind: 'addresses' },
  routes: readonly PrefixRoute[],
  tags: readonly TagRoute[],
  disputed: readonly PrefixRoute[],
): RoutePart[] {
  return chooseRoutes(routes, extent.set).flatMap(({ set, route }) => {
    const part: Extent = extent.atLarge ? { kind: 'addresses', set, atLarge: true } : { kind: 'addresses', set };
    if (route?.mixed) return mixedParts(part, route, routes);
    const doubts: Route[] = [];
    // Service tags hold public addresses; nothing is longer than a route for one address.
    if (tags.length > 0 && !extent.atLarge && set.overlaps(PUBLIC_ADDRESSES)) {
      const single = route?.prefix.length === 32;
      doubts.push(...tags.filter((tag) => !sameHop(tag, route) && (!single || tag.origin === 'default')));
    }
    if (route?.origin === 'gateway') doubts.push(...disputed.filter((none) => none.prefix.length > route.prefix.length && set.overlaps(none.prefix)));
    return [{ to: part, route, doubts }];
  });
}

/** An address of a subnet that holds private endpoints and others may be either, and the two may part ways. */
function mixedParts(part: Extent & { kind: 'addresses' }, endpoints: PrefixRoute, routes: readonly PrefixRoute[]): RoutePart[] {
  const others = routes.filter((route) => route !== endpoints);
  return chooseRoutes(others, part.set).map(({ set, route }) => {
    const arrivesAlike = route !== undefined && (route.nextHop === 'VnetLocal' || route.nextHop === 'VNetPeering');
    return { to: { ...part, set }, route, doubts: arrivesAlike ? [] : [endpoints] };
  });
}

/** Of two tags for the same prefix the regional one goes first, and AzureCloud last. */
function tagRank({ tag }: TagRoute): number {
  const parts = partsOfTag(tag);
  return (parts?.tag.name === 'AzureCloud' ? 2 : 0) + (parts?.region === undefined ? 1 : 0);
}

function tagPart(tag: string, tags: readonly TagRoute[], prefixes: readonly PrefixRoute[]): RoutePart {
  const held = tags.map((route) => ({ route, holds: tagHolds(route.tag, tag) }));
  const sure = held.filter(({ holds }) => holds === 'yes').map(({ route }) => route);
  const to: Extent = { kind: 'tag', tag };
  const endpoint = sure.find((route) => route.origin === 'default');
  if (endpoint) return { to, route: endpoint, doubts: [] };
  const whole = chooseRoutes(prefixes, PUBLIC_IPV4);
  const byPrefix = whole.find((part) => part.route?.prefix.length === 0) ?? whole[0];
  const alike = whole.every((part) => part.route && sameHop(part.route, byPrefix?.route));
  const route = sure.sort((a, b) => tagRank(a) - tagRank(b))[0] ?? byPrefix?.route;
  const others: Route[] = held
    .filter(({ route: other, holds }) => holds === 'perhaps' && (other.endpoint === undefined || partsOfTag(tag)))
    .map(({ route: other }) => other);
  // Which prefixes the tag holds is not in the plan, so any route for a part of the public space may be longer.
  if (!alike || sure.length > 0) others.push(...whole.flatMap((part) => (part.route && part.route.prefix.length > 0 ? [part.route] : [])));
  return { to, route, doubts: others.filter((other) => !sameHop(other, route)) };
}
