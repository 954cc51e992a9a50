import { formatIpv4 } from '../address/ipv4.ts';
import type { Allocation } from '../allocate/allocation.ts';
import type { Network, Plan } from '../plan/plan.ts';

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
  const peers = plan.peerings.flatMap(({ between: [a, b] }) => (a === network ? [b] : b === network ? [a] : []));
  const byName = peers.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const candidate of [network, ...byName]) {
    const place = allocation.networks.find((entry) => entry.network === candidate);
    const subnet = place?.subnets.find((entry) => entry.prefix && entry.subnet.workloads.some(({ service }) => service.id === 'firewall'));
    if (subnet?.prefix) return { network: candidate, address: formatIpv4(subnet.prefix.first + 4) };
  }
  return undefined;
}
