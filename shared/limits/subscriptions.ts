import { limits, type LimitName } from '../catalog/limits.ts';
import type { NetworkResource } from '../config/resources.ts';
import type { Network } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import type { Counted, Gauge } from './gauge.ts';

// Limits that hold for one subscription in one region. Networks whose subscription the document does not name are not counted.

/** Virtual networks of each subscription and region. */
export const networkGauge: Gauge = function* ({ plan }) {
  for (const { region, networks } of bySubscription(plan.networks))
    yield reading('virtualNetworks', 'virtual networks', region, networks, networks.length);
};

/** Security groups of each subscription and region. */
export const nsgGauge: Gauge = (counted) => deployed(counted, 'securityGroups', 'security groups', ({ nsgs }) => nsgs.length);

/** Route tables of each subscription and region. */
export const routeTableGauge: Gauge = (counted) => deployed(counted, 'routeTables', 'route tables', ({ routeTables }) => routeTables.length);

function* deployed({ plan, resources }: Counted, limit: LimitName, what: string, countOf: (network: NetworkResource) => number) {
  // A subnet has one of each at most, so that few subnets need no count.
  const groups = bySubscription(plan.networks).filter(
    ({ networks }) => networks.reduce((sum, { subnets }) => sum + subnets.length, 0) >= limits[limit].value / 2,
  );
  if (groups.length === 0) return;
  const counts = new Map(resources().networks.map((network) => [network.name, countOf(network)]));
  for (const { region, networks } of groups)
    yield reading(
      limit,
      what,
      region,
      networks,
      networks.reduce((sum, { name }) => sum + (counts.get(name) ?? 0), 0),
    );
}

function reading(limit: LimitName, what: string, region: string, networks: readonly Network[], count: number) {
  const [first] = [...networks].sort((a, b) => compareText(a.name, b.name));
  const subscription = first?.subscription ?? '';
  return { limit, what: `${what} in ${region}`, subject: subscription, count, path: [...(first?.path ?? []), 'subscription'] };
}

/** Networks that name their subscription and region, those of one together; in the order of both. */
function bySubscription(networks: readonly Network[]): { readonly region: string; readonly networks: readonly Network[] }[] {
  const groups = new Map<string, { region: string; networks: Network[] }>();
  for (const network of networks) {
    const { subscription, region } = network;
    if (subscription === undefined || region === undefined) continue;
    const key = `${subscription} ${region}`;
    const group = groups.get(key);
    if (group) group.networks.push(network);
    else groups.set(key, { region, networks: [network] });
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}
