import type { LimitName } from '../catalog/limits.ts';
import { compareText } from '../problem/compare.ts';
import { addressGauge, peeredAddressGauge } from './addresses.ts';
import { advertisedPrefixGauge } from './advertised-prefixes.ts';
import type { Counted, Gauge } from './gauge.ts';
import { meter, type Meter } from './meter.ts';
import { peeringGauge } from './peerings.ts';
import { peeredPrivateEndpointGauge, privateEndpointGauge } from './private-endpoints.ts';
import { routeGauge, serviceTagRouteGauge } from './routes.ts';
import { ruleAddressGauge, ruleGauge } from './rules.ts';
import { networkGauge, nsgGauge, routeTableGauge } from './subscriptions.ts';
import { subnetGauge } from './subnets.ts';

const gauges: readonly Gauge[] = [
  addressGauge,
  advertisedPrefixGauge,
  networkGauge,
  nsgGauge,
  peeredAddressGauge,
  peeredPrivateEndpointGauge,
  peeringGauge,
  privateEndpointGauge,
  routeGauge,
  routeTableGauge,
  ruleAddressGauge,
  ruleGauge,
  serviceTagRouteGauge,
  subnetGauge,
];

/** A meter, and what of the plan it is the fullest of. */
export interface FullestMeter extends Meter {
  readonly subject: string;
}

/** Returns for each limit that the plan counts towards the fullest reading, by the name of the limit; ties by subject. */
export function fullestMeters(counted: Counted): FullestMeter[] {
  const fullest = new Map<LimitName, FullestMeter>();
  for (const gauge of gauges)
    for (const { limit, what, subject, count } of gauge(counted)) {
      const before = fullest.get(limit);
      if (count === 0 || (before && (before.count > count || (before.count === count && compareText(before.subject, subject) <= 0)))) continue;
      fullest.set(limit, { ...meter(limit, what, count), subject });
    }
  return [...fullest.values()].sort((a, b) => compareText(a.name, b.name));
}
