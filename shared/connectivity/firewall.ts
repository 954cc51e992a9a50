import { formatIpv4 } from '../address/ipv4.ts';
import type { Allocation, NetworkPlace } from '../allocate/allocation.ts';
import type { Network, Plan } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import { otherEnd, peeringsOf } from './peerings.ts';

/** The Azure Firewall that serves a network. */
export interface ServingFirewall {
  readonly network: Network;
  /**
   * Its private address. No page promises which address a firewall takes; the first one that Azure does not reserve is
   * what it takes in practice, and it may change when the firewall is stopped and started.
   */
  readonly address: string;
}

/** Returns the firewall of the network itself, else of the first peer by name that has one with a place, else undefined. */
export function firewallFor(network: Network, plan: Plan, allocation: Allocation): ServingFirewall | undefined {
  const firewalls = firewallsOf(allocation);
  let serving = firewalls.get(network);
  if (serving) return serving;
  for (const peering of peeringsOf(network, plan)) {
    const other = firewalls.get(otherEnd(peering, network));
    if (other && (!serving || other.network.name < serving.network.name)) serving = other;
  }
  return serving;
}

/** The networks that hold a firewall with a place. */
const firewallsOf = remembered(({ networks }: Allocation): ReadonlyMap<Network, ServingFirewall> => {
  const firewalls = new Map<Network, ServingFirewall>();
  for (const place of networks) {
    const own = firewallIn(place);
    if (own) firewalls.set(place.network, own);
  }
  return firewalls;
});

const firewallIn = remembered(({ network, subnets }: NetworkPlace): ServingFirewall | undefined => {
  const place = subnets.find(({ prefix, subnet }) => prefix && subnet.workloads.some(({ service }) => service.id === 'firewall'));
  return place?.prefix && { network, address: formatIpv4(place.prefix.first + 4) };
});
