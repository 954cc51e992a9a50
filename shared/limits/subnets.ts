import type { NetworkGauge } from './gauge.ts';

/** Subnets of each network. */
export const subnetGauge: NetworkGauge = function* ({ plan }) {
  for (const { name, subnets, path } of plan.networks)
    yield { limit: 'subnetsPerNetwork', what: 'subnets', subject: name, count: subnets.length, path };
};
