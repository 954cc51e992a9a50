import type { Service } from '../catalog/service.ts';
import type { Network, Plan, Subnet } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';

/** Returns the services in a subnet, each once. */
export function servicesIn({ workloads }: Subnet): readonly Service[] {
  const [first] = workloads;
  // Nearly every subnet holds one.
  return first !== undefined && workloads.length === 1 ? [first.service] : [...new Set(workloads.map(({ service }) => service))];
}

/** A subnet that holds a service, and its network. */
export interface Home {
  readonly network: Network;
  readonly subnet: Subnet;
}

/**
 * Returns every service of a plan with the subnets that hold it, in the document's order. There are few services, however many
 * subnets: who asks what a service is like asks once for all of them. A plan is looked through once, however often it is asked.
 */
export const homesByService = remembered(({ networks }: Pick<Plan, 'networks'>): ReadonlyMap<Service, readonly Home[]> => {
  const homes = new Map<Service, Home[]>();
  for (const network of networks) {
    for (const { service, home } of homesIn(network)) {
      const own = homes.get(service);
      if (own) own.push(home);
      else homes.set(service, [home]);
    }
  }
  return homes;
});

const homesIn = remembered((network: Network): readonly { readonly service: Service; readonly home: Home }[] =>
  network.subnets.flatMap((subnet) => servicesIn(subnet).map((service) => ({ service, home: { network, subnet } }))),
);

/** Returns the subnets that hold a service of which `test` is true, each once. */
export function homesWith(plan: Pick<Plan, 'networks'>, test: (service: Service) => boolean): readonly Home[] {
  const bySubnet = new Map<Subnet, Home>();
  for (const [service, homes] of homesByService(plan)) if (test(service)) for (const home of homes) bySubnet.set(home.subnet, home);
  return [...bySubnet.values()];
}
