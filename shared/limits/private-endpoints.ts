import { otherEnd, peeringsOf } from '../connectivity/peerings.ts';
import type { Network } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import type { Gauge, NetworkGauge } from './gauge.ts';

/** Private endpoints of each network. */
export const privateEndpointGauge: NetworkGauge = function* ({ plan }) {
  for (const network of plan.networks)
    yield { limit: 'privateEndpointsPerNetwork', what: 'private endpoints', subject: network.name, count: endpointsIn(network), path: network.path };
};

/** Private endpoints of each network together with those that it is peered with. */
export const peeredPrivateEndpointGauge: Gauge = function* ({ plan }) {
  for (const network of plan.networks) {
    const peers = peeringsOf(network, plan);
    if (peers.length === 0) continue;
    const count = peers.reduce((sum, peering) => sum + endpointsIn(otherEnd(peering, network)), endpointsIn(network));
    const what = 'private endpoints, with those of its peers';
    yield { limit: 'privateEndpointsPerPeeredNetworks', what, subject: network.name, count, path: network.path };
  }
};

/** Endpoints to resources that the document names, and those that it only counts. */
const endpointsIn = remembered(({ subnets }: Network): number => {
  let count = 0;
  for (const { privateEndpoints, workloads } of subnets) {
    for (const endpoint of privateEndpoints) count += endpoint.count;
    for (const { service, inputs } of workloads)
      if (service.id === 'private-endpoint' && privateEndpoints.length === 0) count += Number(inputs['endpoints'] ?? 0);
  }
  return count;
});
