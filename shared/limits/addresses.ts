import { otherEnd, peeringsOf } from '../connectivity/peerings.ts';
import type { Network } from '../plan/plan.ts';
import type { Gauge } from './gauge.ts';

// In use are the addresses that what lives in the subnets needs, after growth; the limits are not about the size of the address space.

/** Private addresses in use in each network. */
export const addressGauge: Gauge = function* ({ plan }) {
  for (const network of plan.networks)
    yield { limit: 'addressesPerNetwork', what: 'private addresses in use', subject: network.name, count: inUse(network), path: network.path };
};

/** Private addresses in use in each network together with those that it is peered with. */
export const peeredAddressGauge: Gauge = function* ({ plan }) {
  const own = new Map(plan.networks.map((network) => [network, inUse(network)]));
  for (const network of plan.networks) {
    const peers = peeringsOf(network, plan);
    if (peers.length === 0) continue;
    const count = peers.reduce((sum, peering) => sum + (own.get(otherEnd(peering, network)) ?? 0), own.get(network) ?? 0);
    const what = 'private addresses in use, with those of its peers';
    yield { limit: 'addressesPerPeeredNetworks', what, subject: network.name, count, path: network.path };
  }
};

function inUse({ subnets }: Network): number {
  return subnets.reduce((sum, { sizing }) => sum + sizing.needed, 0);
}
