import { limits } from '../catalog/limits.ts';
import { parsePrefix } from '../address/prefix.ts';
import type { RouteTableResource } from '../config/resources.ts';
import type { Network, Subnet } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Counted, Gauge } from './gauge.ts';

const withManyRoutes = remembered(({ subnets }: Network) => subnets.filter(({ routes }) => routes.length >= limits.routesPerTable.value / 2));
const withTags = remembered(({ subnets }: Network) => subnets.filter(({ routes }) => routes.some(({ to }) => to.kind === 'tag')));

/** Routes of each route table: the user's and those that services require. */
export const routeGauge: Gauge = function* (counted) {
  for (const { subnet, table } of tablesOf(counted, withManyRoutes))
    yield {
      limit: 'routesPerTable',
      what: 'routes in its route table',
      subject: subnet.address,
      count: table.routes.length,
      path: [...subnet.path, 'routes'],
    };
};

/** Routes of each route table that lead to a service tag. */
export const serviceTagRouteGauge: Gauge = function* (counted) {
  for (const { subnet, table } of tablesOf(counted, withTags)) {
    const count = table.routes.filter(({ to }) => parsePrefix(to) === undefined).length;
    yield {
      limit: 'serviceTagRoutesPerTable',
      what: 'routes to service tags in its route table',
      subject: subnet.address,
      count,
      path: [...subnet.path, 'routes'],
    };
  }
};

/** The tables of the subnets that are worth a count: what services require alone is far from every limit. */
function* tablesOf(
  { plan, resources }: Counted,
  worth: (network: Network) => readonly Subnet[],
): Generator<{ subnet: Subnet; table: RouteTableResource }> {
  const subnets = new Map(plan.networks.flatMap((network) => worth(network).map((subnet) => [subnet.address, subnet] as const)));
  if (subnets.size === 0) return;
  for (const { routeTables } of resources().networks)
    for (const table of routeTables) {
      const subnet = subnets.get(table.subnet);
      if (subnet) yield { subnet, table };
    }
}
