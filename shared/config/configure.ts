import { formatPrefix } from '../address/prefix.ts';
import type { Allocation, NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import { delegationOf } from '../catalog/by-inputs.ts';
import { firewallFor } from '../connectivity/firewall.ts';
import type { Network, Plan } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { resourceName, subnetResourceNames, type SubnetResourceNames } from './names.ts';
import type { NetworkResource, NsgResource, PeeringResource, Resources, RouteTableResource, SubnetResource } from './resources.ts';
import { routeTableFor } from './routes.ts';
import { addressBook, rulesFor, type AddressBook } from './rules.ts';

/** Returns what a plan asks Azure for. What found no place is named in `unplaced` and is nowhere else. */
export function configure(plan: Plan, allocation: Allocation): Resources {
  const book = addressBook(plan, allocation);
  const names = subnetResourceNames(plan.networks);
  const unplaced: string[] = [];
  const networks: NetworkResource[] = [];
  for (const place of allocation.networks) {
    if (place.prefixes.length === 0) unplaced.push(place.network.name);
    else networks.push(networkResource(place, plan, allocation, { book, names, unplaced }));
  }
  const placed = new Set(networks.map((network) => network.name));
  return {
    networks: networks.sort((a, b) => compareText(a.name, b.name)),
    peerings: peeringResources(plan).filter((peering) => placed.has(peering.from) && placed.has(peering.to)),
    unplaced: unplaced.sort(compareText),
  };
}

/** Returns the resource group of a network: as given, or one of its own. */
export function resourceGroupOf(network: Network): string {
  return network.resourceGroup ?? resourceName('rg', network.name);
}

interface Around {
  readonly book: AddressBook;
  readonly names: SubnetResourceNames;
  /** What has no place is added here. */
  readonly unplaced: string[];
}

function networkResource(place: NetworkPlace, plan: Plan, allocation: Allocation, { book, names, unplaced }: Around): NetworkResource {
  const { network, prefixes, subnets } = place;
  const nsgs: NsgResource[] = [];
  const routeTables: RouteTableResource[] = [];
  const made: SubnetResource[] = [];
  const firewall = network.subnets.some((subnet) => subnet.routes.some((route) => route.nextHop.kind === 'firewall'))
    ? firewallFor(network, plan, allocation)?.address
    : undefined;
  for (const entry of subnets) {
    if (!entry.prefix) {
      unplaced.push(entry.subnet.address);
      continue;
    }
    const prefix = formatPrefix(entry.prefix);
    const refusal = nsgRefusal(entry);
    const nsg =
      refusal === undefined
        ? { name: names.nsg(entry.subnet), subnet: entry.subnet.address, ...rulesFor(entry.subnet, prefix, network.region, book) }
        : undefined;
    const routeTable = routeTableFor(entry.subnet, names.routeTable(entry.subnet), prefix, network.region, firewall);
    if (nsg) nsgs.push(nsg);
    if (routeTable) routeTables.push(routeTable);
    made.push(subnetResource(entry, prefix, nsg, refusal, routeTable));
  }
  return {
    name: network.name,
    region: network.region,
    resourceGroup: resourceGroupOf(network),
    subscription: network.subscription,
    addressSpace: prefixes.map(formatPrefix),
    tags: Object.fromEntries(Object.entries(network.tags).sort(([a], [b]) => compareText(a, b))),
    subnets: made.sort((a, b) => compareText(a.name, b.name)),
    nsgs: nsgs.sort((a, b) => compareText(a.name, b.name)),
    routeTables: routeTables.sort((a, b) => compareText(a.name, b.name)),
  };
}

function subnetResource(
  { subnet, ipv6Prefix }: SubnetPlace,
  prefix: string,
  nsg: NsgResource | undefined,
  refusal: string | undefined,
  routeTable: RouteTableResource | undefined,
): SubnetResource {
  const services = [...new Map(subnet.workloads.map(({ service }) => [service.id, service])).values()].sort((a, b) => compareText(a.id, b.id));
  const [delegation] = subnet.workloads
    .flatMap((workload) => ({ service: workload.service, to: delegationOf(workload)?.to }))
    .filter(({ to }) => to !== undefined)
    .sort((a, b) => compareText(a.service.id, b.service.id));
  const endpoints = new Set([...subnet.serviceEndpoints, ...services.flatMap((service) => service.serviceEndpoints.required)]);
  return {
    name: subnet.name,
    address: subnet.address,
    prefixes: ipv6Prefix ? [prefix, formatPrefix(ipv6Prefix)] : [prefix],
    purpose: services.map((service) => service.name).join(', '),
    nsg: nsg?.name,
    noNsgBecause: refusal,
    routeTable: routeTable?.name,
    delegation: delegation?.to === undefined ? undefined : { to: delegation.to, because: `${delegation.service.name} requires the delegation.` },
    serviceEndpoints: [...endpoints].sort(compareText),
    privateEndpointPolicies:
      subnet.privateEndpoints.length > 0 || services.some((service) => service.id === 'private-endpoint') ? 'Enabled' : 'Disabled',
    // Written out because its default depends on the API version; private is what newer versions choose.
    defaultOutboundAccess: false,
  };
}

/** Returns why a subnet gets no NSG, or undefined when it gets one. */
function nsgRefusal({ subnet }: SubnetPlace): string | undefined {
  for (const { service } of subnet.workloads) {
    const { value } = service.nsg.support;
    if (value === 'not-supported') return `${service.name} does not support an NSG on its subnet.`;
    if (value === 'unknown') return `No page says whether ${service.name} accepts an NSG on its subnet.`;
  }
  return undefined;
}

function peeringResources(plan: Plan): PeeringResource[] {
  const sides = plan.peerings.flatMap(({ between: [a, b], gatewayTransit, forwardedTraffic }) =>
    (
      [
        [a, b],
        [b, a],
      ] as const
    ).map(([from, to]) => ({
      name: resourceName('peer', from.name, 'to', to.name),
      from: from.name,
      to: to.name,
      allowForwardedTraffic: forwardedTraffic,
      allowGatewayTransit: gatewayTransit === from,
      useRemoteGateways: gatewayTransit === to,
    })),
  );
  return sides.sort((x, y) => compareText(x.from, y.from) || compareText(x.to, y.to));
}
