import { peeringsOf } from '../connectivity/peerings.ts';
import type { Gauge } from './gauge.ts';

/** Peerings of each network. */
export const peeringGauge: Gauge = function* ({ plan }) {
  for (const network of plan.networks)
    yield { limit: 'peeringsPerNetwork', what: 'peerings', subject: network.name, count: peeringsOf(network, plan).length, path: network.path };
};
