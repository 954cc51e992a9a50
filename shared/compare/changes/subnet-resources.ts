import type { NsgResource, RouteTableResource, SubnetResource } from '../../config/resources.ts';
import { remembered } from '../../problem/remembered.ts';
import type { Computed } from '../../result/compute.ts';

/** What a subnet asks Azure for. */
export interface SubnetResources {
  readonly subnet: SubnetResource;
  readonly nsg: NsgResource | undefined;
  readonly routeTable: RouteTableResource | undefined;
}

/** Returns the resources of each subnet by its address; those without a place, and those that services make themselves, have none. */
export const resourcesOf = remembered((computed: Computed): ReadonlyMap<string, SubnetResources> => {
  const found = new Map<string, SubnetResources>();
  for (const { subnets, nsgs, routeTables } of computed.resources.networks) {
    const nsgOf = new Map(nsgs.map((nsg) => [nsg.subnet, nsg]));
    const tableOf = new Map(routeTables.map((table) => [table.subnet, table]));
    for (const subnet of subnets) found.set(subnet.address, { subnet, nsg: nsgOf.get(subnet.address), routeTable: tableOf.get(subnet.address) });
  }
  return found;
});
