import { networksByGateway } from '../connectivity/gateway.ts';
import type { Gauge } from './gauge.ts';
import { routeMeters } from './route-meters.ts';

/** Prefixes that each gateway advertises, and those of the plan that it learns. */
export const advertisedPrefixGauge: Gauge = function* ({ plan, allocation }) {
  const served = networksByGateway(plan);
  if (served.size === 0) return;
  const spaces = new Map(allocation.networks.map(({ network, prefixes }) => [network, prefixes]));
  for (const [gateway, networks] of served) {
    const advertised = networks.flatMap((network) => spaces.get(network) ?? []);
    for (const { name, what, count } of routeMeters(gateway, advertised, plan))
      yield { limit: name, what, subject: gateway.name, count, path: gateway.path };
  }
};
