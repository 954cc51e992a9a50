import { remembered } from '../problem/remembered.ts';
import type { ExternalNetwork, Network, Plan, Subnet } from './plan.ts';

type Networks = Pick<Plan, 'networks'>;

const byName = remembered(({ networks }: Networks): ReadonlyMap<string, Network> => new Map(networks.map((network) => [network.name, network])));

/** Returns the network of a name; undefined: there is none. */
export function networkNamed(name: string, plan: Networks): Network | undefined {
  return byName(plan).get(name);
}

const externalsByName = remembered(
  ({ externalNetworks }: Pick<Plan, 'externalNetworks'>): ReadonlyMap<string, ExternalNetwork> =>
    new Map(externalNetworks.map((external) => [external.name, external])),
);

/** Returns the external network of a name; undefined: there is none. */
export function externalNamed(name: string, plan: Pick<Plan, 'externalNetworks'>): ExternalNetwork | undefined {
  return externalsByName(plan).get(name);
}

/** Returns the subnet of an address, `network/subnet`, and its network; undefined: there is none. */
export function subnetAt(address: string, plan: Networks): { readonly network: Network; readonly subnet: Subnet } | undefined {
  for (const name of networksInAddress(address)) {
    const network = networkNamed(name, plan);
    const subnet = network?.subnets.find((one) => one.address === address);
    if (network && subnet) return { network, subnet };
  }
  return undefined;
}

/** Yields what the network of an address may be called, the shortest first: a name may hold slashes itself. */
export function* networksInAddress(address: string): Generator<string> {
  for (let at = address.indexOf('/'); at >= 0; at = address.indexOf('/', at + 1)) yield address.slice(0, at);
}
