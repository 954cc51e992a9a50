import { prefixContains, type Prefix } from '../../address/prefix.ts';
import type { Allocation, NetworkPlace } from '../../allocate/allocation.ts';
import type { Network, Subnet } from '../../plan/plan.ts';
import { isNetwork } from '../overlaps.ts';
import type { End } from './asked-pairs.ts';

/** What a route to the other end leads through. `none`: there is no such route; `unknown`: a plan does not tell the routes of this end. */
export type Relay = 'appliance' | 'gateway' | 'none' | 'unknown';

/** The routes of the user that lead through something which passes packets on: a firewall, an appliance, a gateway. */
export class Relays {
  readonly #places: ReadonlyMap<Network, NetworkPlace>;
  readonly #routes = new Map<Network | Subnet, readonly { readonly to: Prefix; readonly through: Relay }[]>();

  constructor({ networks }: Allocation) {
    this.#places = new Map(networks.map((place) => [place.network, place]));
  }

  /**
   * Returns what the route of one end to another leads through. Of a network the routes of all its subnets count; what has no place, or
   * lies outside of the plan, is not known.
   */
  routeOf(from: End, to: End): Relay {
    const goals = this.#addressesOf(to);
    if (!isNetwork(from.node) || goals.length === 0) return 'unknown';
    const routes = this.#routesOf(from.subnet ?? from.node);
    const leading = routes.filter((route) => goals.some((goal) => prefixContains(route.to, goal)));
    if (leading.length === 0) return 'none';
    return leading.some(({ through }) => through === 'appliance') ? 'appliance' : 'gateway';
  }

  #addressesOf({ node, subnet }: End): readonly Prefix[] {
    if (!isNetwork(node)) return node.prefixes.flatMap(({ prefix }) => prefix ?? []);
    const place = this.#places.get(node);
    return (subnet ? place?.subnets.flatMap((entry) => (entry.subnet === subnet && entry.prefix ? [entry.prefix] : [])) : place?.prefixes) ?? [];
  }

  #routesOf(holder: Network | Subnet): readonly { readonly to: Prefix; readonly through: Relay }[] {
    let routes = this.#routes.get(holder);
    if (!routes) this.#routes.set(holder, (routes = relaying('subnets' in holder ? holder.subnets : [holder])));
    return routes;
  }
}

/** The routes of subnets that lead through a relay, each prefix once. */
function relaying(subnets: readonly Subnet[]): { to: Prefix; through: Relay }[] {
  const found = new Map<string, { to: Prefix; through: Relay }>();
  for (const { routes } of subnets) {
    for (const { to, nextHop } of routes) {
      const through = nextHop.kind === 'gateway' ? 'gateway' : nextHop.kind === 'firewall' || nextHop.kind === 'appliance' ? 'appliance' : undefined;
      if (to.kind === 'prefix' && to.range.prefix && through) found.set(`${to.range.text} ${through}`, { to: to.range.prefix, through });
    }
  }
  return [...found.values()];
}
