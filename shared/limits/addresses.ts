import { otherEnd, peeringsOf } from '../connectivity/peerings.ts';
import type { Network } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Gauge, NetworkGauge } from './gauge.ts';

// In use are the addresses that what lives in the subnets needs, after growth; the limits are not about the size of the address space.

/** Private addresses in use in each network. */
export const addressGauge: NetworkGauge = function* ({ plan }) {
  for (const network of plan.networks)
    yield { limit: 'addressesPerNetwork', what: 'private addresses in use', subject: network.name, count: inUse(network), path: network.path };
};

/** Private addresses in use in each network together with those that it is peered with. */
export const peeredAddressGauge: Gauge = function* ({ plan }) {
  for (const network of plan.networks) {
    const peers = peeringsOf(network, plan);
    if (peers.length === 0) continue;
    const count = peers.reduce((sum, peering) => sum + inUse(otherEnd(peering, network)), inUse(network));
    const what = 'private addresses in use, with those of its peers';
    yield { limit: 'addressesPerPeeredNetworks', what, subject: network.name, count, path: network.path };
  }
};

const inUse = remembered(({ subnets }: Network): number => subnets.reduce((sum, { sizing }) => sum + sizing.needed, 0));
