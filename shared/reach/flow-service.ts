import type { Bounds } from '../address/bounds.ts';
import { findRegion } from '../catalog/regions.ts';
import type { ServiceEndpoint } from '../catalog/service-endpoint.ts';
import { serviceEndpointRules } from '../catalog/service-endpoint-rules.ts';
import { findServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { endpointTag, type Route } from './effective-routes.ts';
import { throughGates } from './evaluate-nsg.ts';
import type { Extent } from './extent.ts';
import type { Group } from './flow-ends.ts';
import type { Reach } from './reach.ts';
import type { Certainty, Way } from './arrivals.ts';
import { waysFromSubnet } from './ways.ts';

/** The way of a subnet to a service through a service endpoint. */
export interface ServiceWay {
  readonly way: Way;
  /** Where there is none: the public way that the traffic may take besides, in a sentence. */
  readonly publicWay?: string;
}

/**
 * Returns the way from a subnet to a service of a region through a service endpoint; without a region, that of the subnet's network.
 * An endpoint on another subnet, a peered one included, does not help.
 */
export function wayToService(reach: Reach, group: Group, endpoint: ServiceEndpoint, asked: string | undefined, services: Bounds<number>): ServiceWay {
  const { spot } = group;
  const { network } = spot.place;
  const region = asked ?? network.region;
  const label = `service:${endpoint.type}${region === undefined ? '' : `@${region}`}`;
  const to: Extent = { kind: 'tag', tag: endpointTag(endpoint.type, region) };
  const goal = { label, holds: () => false, outside: true as const };
  const route = reach.routesOf(spot).to(to)[0]?.route;
  const taken = route?.kind === 'tag' && route.endpoint !== undefined ? findServiceEndpoint(route.endpoint) : undefined;
  const [way] = waysFromSubnet(reach, spot, to, goal);
  const found = way ?? { to, nextHop: undefined, route: undefined, path: [], relays: [], gates: [], because: [], verdict: 'unknown' as const };
  if (taken) {
    const path = [...found.path, label];
    if (taken.region.value === 'same-region' && network.region === undefined && asked !== undefined)
      return {
        way: {
          ...found,
          path,
          verdict: 'unknown',
          because: [...found.because, `The region of ${network.name} is not in the plan, and ${taken.type} leads to its own only.`],
        },
      };
    return { way: { ...found, path } };
  }
  return without(reach, group, endpoint, { region, to, found, services, route });
}

interface Around {
  readonly region: string | undefined;
  readonly to: Extent;
  readonly found: Way;
  readonly services: Bounds<number>;
  readonly route: Route | undefined;
}

/** No endpoint of the subnet leads there: blocked, but where pages disagree on how far an endpoint reaches. */
function without(reach: Reach, { spot, label, ipv4 }: Group, endpoint: ServiceEndpoint, { region, to, found, services }: Around): ServiceWay {
  const { network } = spot.place;
  const own = reach
    .routesOf(spot)
    .endpoints.flatMap((type) => findServiceEndpoint(type) ?? [])
    .filter((one) => one.tag === endpoint.tag);
  const [other] = own;
  const paired = other?.pairedRegion?.value === 'unclear' && network.region !== undefined && findRegion(network.region)?.pair === region;
  const verdict: Certainty = paired ? 'unknown' : 'blocked';
  const because = paired
    ? `Whether ${other.type} on ${label} leads to the paired region ${region ?? ''} too is unclear: pages disagree.`
    : other
      ? `${other.type} on ${label} leads to ${network.region ?? 'its own region'} only, not to ${region ?? 'other regions'}.`
      : `${label} has no service endpoint for ${endpoint.type}. ${serviceEndpointRules.notTransitive.value}`;
  const way: Way = { ...found, verdict, because: [because], path: found.path.slice(0, 1) };
  const { passages } = throughGates(found.gates, { from: { kind: 'addresses', set: ipv4 }, to, services });
  const open = found.verdict !== 'blocked' && passages.some(({ access }) => access !== 'deny');
  return open ? { way, publicWay: `The public way is another matter: ${found.because.join(' ')}` } : { way };
}
