import type { Network, Peering, Plan } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';

/** Returns the peerings of a network, in the document's order. */
export function peeringsOf(network: Network, plan: Plan): readonly Peering[] {
  return byNetworkIn(plan).get(network) ?? [];
}

const byNetworkIn = remembered((plan: Plan): ReadonlyMap<Network, readonly Peering[]> => {
  const byNetwork = new Map<Network, Peering[]>();
  for (const peering of plan.peerings) {
    for (const network of peering.between) {
      const own = byNetwork.get(network);
      if (own) own.push(peering);
      else byNetwork.set(network, [peering]);
    }
  }
  return byNetwork;
});

/** Returns the network at the other end of a peering. */
export function otherEnd({ between: [a, b] }: Peering, network: Network): Network {
  return a === network ? b : a;
}

/** Returns the networks that a network is peered with, in the document's order of the peerings. */
export function peersOf(network: Network, plan: Plan): Network[] {
  return peeringsOf(network, plan).map((peering) => otherEnd(peering, network));
}
