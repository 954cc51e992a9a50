import { formatIpv4 } from '../address/ipv4.ts';
import type { Allocation } from '../allocate/allocation.ts';
import type { Network, Plan } from '../plan/plan.ts';
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

const known = new WeakMap<Allocation, ReadonlyMap<Network, ServingFirewall>>();

/** The networks that hold a firewall with a place. An allocation is looked through once, however often it is asked. */
function firewallsOf(allocation: Allocation): ReadonlyMap<Network, ServingFirewall> {
  const before = known.get(allocation);
  if (before) return before;
  const firewalls = new Map<Network, ServingFirewall>();
  for (const { network, subnets } of allocation.networks) {
    const place = subnets.find(({ prefix, subnet }) => prefix && subnet.workloads.some(({ service }) => service.id === 'firewall'));
    if (place?.prefix) firewalls.set(network, { network, address: formatIpv4(place.prefix.first + 4) });
  }
  known.set(allocation, firewalls);
  return firewalls;
}
