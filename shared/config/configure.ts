import { formatPrefix, type Prefix } from '../address/prefix.ts';
import type { Allocation, NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import { delegationOf, nsgSupportOf } from '../catalog/by-inputs.ts';
import type { Service } from '../catalog/service.ts';
import { firewallFor } from '../connectivity/firewall.ts';
import { viewsOf, type Views } from '../connectivity/views.ts';
import type { Network, Peering, Plan, Subnet } from '../plan/plan.ts';
import { compareText } from '../problem/compare.ts';
import { remembered } from '../problem/remembered.ts';
import { resourceName, subnetResourceNames, type SubnetResourceNames } from './names.ts';
import { dnsZonesOf, privateEndpointsOf, type Holder } from './private-endpoints.ts';
import { publicSideOf } from './public-addresses.ts';
import type {
  NatGatewayResource,
  NetworkResource,
  NsgResource,
  PeeringResource,
  PrivateEndpointResource,
  PublicAddressResource,
  Resources,
  RouteTableResource,
  ServiceEndpointPolicyResource,
  SubnetResource,
} from './resources.ts';
import { endpointPolicyOf, endpointResourcesOf } from './service-endpoints.ts';
import { routeTableFor } from './routes.ts';
import { sortedAddresses } from './sorted.ts';
import { addressBook, rulesFor, type AddressBook, type Named, type SubnetRules } from './rules.ts';

/** Returns what a plan asks Azure for. What found no place is named in `unplaced` and is nowhere else. */
export function configure(plan: Plan, allocation: Allocation, views: Views = viewsOf(plan)): Resources {
  const book = addressBook(plan, allocation);
  const names = subnetResourceNames(plan.networks);
  const unplaced: string[] = [];
  const networks: NetworkResource[] = [];
  const holders: Holder[] = [];
  const left: Resources['leftToServices'][number][] = [];
  for (const place of allocation.networks) {
    if (place.prefixes.length === 0) unplaced.push(place.network.name);
    else if (isBlock(place.network)) left.push(leftToService(place.network.name, place.prefixes, place.network.subnets[0]));
    else {
      const { made, unplaced: without, left: others } = networkResources(place, plan, allocation, { book, names });
      unplaced.push(...without);
      left.push(...others);
      networks.push(made);
      holders.push({ network: place.network, resourceGroup: made.resourceGroup, endpoints: made.privateEndpoints });
    }
  }
  const placed = new Set(networks.map((network) => network.name));
  return {
    networks: networks.sort((a, b) => compareText(a.name, b.name)),
    peerings: peeringResources(plan).filter((peering) => placed.has(peering.from) && placed.has(peering.to)),
    dnsZones: dnsZonesOf(holders, views),
    unplaced: unplaced.sort(compareText),
    leftToServices: left.sort((a, b) => compareText(a.subject, b.subject)),
  };
}

/** Returns the rules of the NSG of one subnet; undefined when it gets none, or has no place. */
export function nsgRules(entry: SubnetPlace, { network, prefixes }: NetworkPlace, book: AddressBook): SubnetRules | undefined {
  if (!entry.prefix || prefixes.length === 0 || isBlock(network) || fillsItself(entry.subnet) || nsgRefusal(entry) !== undefined) return undefined;
  return rulesFor(entry.subnet, formatPrefix(entry.prefix), network.region, book);
}

/** Returns the routes of one subnet: those of its table, and those that the platform adds to it; undefined when it gets no table, or has no place. */
export function subnetRoutes(
  entry: SubnetPlace,
  { network, prefixes }: NetworkPlace,
  plan: Plan,
  allocation: Allocation,
): RouteTableResource | undefined {
  if (!entry.prefix || prefixes.length === 0 || isBlock(network) || fillsItself(entry.subnet)) return undefined;
  const leadsToFirewall = entry.subnet.routes.some((route) => route.nextHop.kind === 'firewall');
  const firewall = leadsToFirewall ? firewallFor(network, plan, allocation)?.address : undefined;
  return routeTableFor(entry.subnet, '', formatPrefix(entry.prefix), network.region, firewall);
}

/** Returns whether the NSG and the routes of a subnet act on the private endpoints in it. */
export function privateEndpointPoliciesOf({ privateEndpoints, workloads }: Subnet): 'Enabled' | 'Disabled' {
  return privateEndpoints.length > 0 || workloads.some(({ service }) => isEndpointsOnly(service)) ? 'Enabled' : 'Disabled';
}

/** Whether a network stands for the block of a service that lives outside of every network, such as a Virtual WAN hub. */
export const isBlock = remembered(
  ({ subnets }: Network): boolean =>
    subnets.length > 0 && subnets.every(({ workloads }) => workloads.every(({ service }) => service.placement === 'block')),
);

/** Whether a service fills the place of a subnet itself, so that nobody deploys a subnet there. */
function fillsItself({ workloads }: Subnet): boolean {
  return workloads.some(({ service }) => service.placement === 'own-subnets' || service.placement === 'block');
}

function leftToService(subject: string, prefixes: readonly Prefix[], subnet: Subnet | undefined): Resources['leftToServices'][number] {
  const service = subnet?.workloads[0]?.service.name ?? 'its service';
  return { subject, prefixes: prefixes.map(formatPrefix), because: `${service} takes this prefix and makes what is in it.` };
}

/** Returns the resource group of a network: as given, or one of its own. */
export function resourceGroupOf(network: Network): string {
  return network.resourceGroup ?? resourceName('rg', network.name);
}

interface Around {
  readonly book: AddressBook;
  readonly names: SubnetResourceNames;
}

/** What is made of one network. */
interface Made {
  readonly made: NetworkResource;
  /** What has no place. */
  readonly unplaced: readonly string[];
  /** What a service fills itself. */
  readonly left: Resources['leftToServices'];
}

/** What was made of a network, and what it was made from beside the network and its places. */
interface Remembered extends Made {
  readonly firewall: string | undefined;
  /** Whether no two subnets of the plan asked for the same names. */
  readonly isPlain: boolean;
  readonly stems: readonly string[];
  readonly asked: readonly { readonly kind: Named; readonly name: string; readonly prefixes: readonly string[] }[];
}

const known = new WeakMap<NetworkPlace, Remembered>();

/** As `networkResource`; what was made of the very same places is taken from there, as long as all that it asked of the plan is answered the same. */
function networkResources(place: NetworkPlace, plan: Plan, allocation: Allocation, { book, names }: Around): Made {
  const { network } = place;
  const firewall = leadsToFirewall(network) ? firewallFor(network, plan, allocation)?.address : undefined;
  const before = known.get(place);
  if (
    before?.firewall === firewall &&
    ((before?.isPlain && names.isPlain) || before?.stems.every((stem, i) => stem === names.stem(network.subnets[i] as Subnet))) &&
    before.asked.every(({ kind, name, prefixes }) => sameTexts(prefixes, book.prefixesOf(kind, name)))
  )
    return before;
  const asked: Remembered['asked'][number][] = [];
  const asking: AddressBook = {
    prefixesOf: (kind, name) => {
      const prefixes = book.prefixesOf(kind, name);
      asked.push({ kind, name, prefixes });
      return prefixes;
    },
  };
  const now = { ...networkResource(place, firewall, asking, names), firewall, isPlain: names.isPlain, stems: network.subnets.map(names.stem), asked };
  known.set(place, now);
  return now;
}

const leadsToFirewall = remembered(({ subnets }: Network): boolean =>
  subnets.some(({ routes }) => routes.some(({ nextHop }) => nextHop.kind === 'firewall')),
);

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function networkResource(place: NetworkPlace, firewall: string | undefined, book: AddressBook, names: SubnetResourceNames): Made {
  const { network, prefixes, subnets } = place;
  const unplaced: string[] = [];
  const left: Resources['leftToServices'][number][] = [];
  const nsgs: NsgResource[] = [];
  const routeTables: RouteTableResource[] = [];
  const made: SubnetResource[] = [];
  const publicAddresses: PublicAddressResource[] = [];
  const natGateways: NatGatewayResource[] = [];
  const serviceEndpointPolicies: ServiceEndpointPolicyResource[] = [];
  const privateEndpoints: PrivateEndpointResource[] = [];
  for (const entry of subnets) {
    if (!entry.prefix) {
      unplaced.push(entry.subnet.address);
      continue;
    }
    if (fillsItself(entry.subnet)) {
      left.push(leftToService(entry.subnet.address, [entry.prefix], entry.subnet));
      continue;
    }
    const prefix = formatPrefix(entry.prefix);
    const refusal = nsgRefusal(entry);
    const rules = nsgRules(entry, place, book);
    const nsg = rules && { name: names.nsg(entry.subnet), subnet: entry.subnet.address, ...rules };
    const routeTable = routeTableFor(entry.subnet, names.routeTable(entry.subnet), prefix, network.region, firewall);
    if (nsg) nsgs.push(nsg);
    if (routeTable) routeTables.push(routeTable);
    const stem = names.stem(entry.subnet);
    const publicSide = publicSideOf(entry.subnet, stem);
    publicAddresses.push(...publicSide.publicAddresses);
    if (publicSide.natGateway) natGateways.push(publicSide.natGateway);
    privateEndpoints.push(...privateEndpointsOf(entry.subnet, network.region, stem));
    const policy = endpointPolicyOf(entry.subnet, stem);
    if (policy) serviceEndpointPolicies.push(policy);
    const attached = { nsg, refusal, routeTable, natGateway: publicSide.natGateway, policy };
    made.push(subnetResource(entry, prefix, network.region, attached));
  }
  const resource: NetworkResource = {
    name: network.name,
    region: network.region,
    resourceGroup: resourceGroupOf(network),
    subscription: network.subscription,
    addressSpace: sortedAddresses(prefixes.map(formatPrefix)),
    tags: Object.fromEntries(Object.entries(network.tags).sort(([a], [b]) => compareText(a, b))),
    subnets: made.sort((a, b) => compareText(a.name, b.name)),
    nsgs: nsgs.sort((a, b) => compareText(a.name, b.name)),
    routeTables: routeTables.sort((a, b) => compareText(a.name, b.name)),
    publicAddresses: publicAddresses.sort((a, b) => compareText(a.name, b.name)),
    natGateways: natGateways.sort((a, b) => compareText(a.name, b.name)),
    serviceEndpointPolicies: serviceEndpointPolicies.sort((a, b) => compareText(a.name, b.name)),
    privateEndpoints: privateEndpoints.sort((a, b) => compareText(a.name, b.name)),
  };
  return { made: resource, unplaced, left };
}

/** What is attached to a subnet. */
interface Attached {
  readonly nsg: NsgResource | undefined;
  /** Why there is no NSG. */
  readonly refusal: string | undefined;
  readonly routeTable: RouteTableResource | undefined;
  readonly natGateway: NatGatewayResource | undefined;
  readonly policy: ServiceEndpointPolicyResource | undefined;
}

function subnetResource({ subnet, ipv6Prefix }: SubnetPlace, prefix: string, region: string | undefined, attached: Attached): SubnetResource {
  const { nsg, refusal, routeTable, natGateway, policy } = attached;
  const services = [...new Map(subnet.workloads.map(({ service }) => [service.id, service])).values()].sort((a, b) => compareText(a.id, b.id));
  const [delegation] = subnet.workloads
    .flatMap((workload) => ({ service: workload.service, to: delegationOf(workload)?.to }))
    .filter(({ to }) => to !== undefined)
    .sort((a, b) => compareText(a.service.id, b.service.id));
  return {
    name: subnet.name,
    address: subnet.address,
    prefixes: ipv6Prefix ? [prefix, formatPrefix(ipv6Prefix)] : [prefix],
    purpose: services.map((service) => service.name).join(', '),
    nsg: nsg?.name,
    noNsgBecause: refusal,
    routeTable: routeTable?.name,
    natGateway: natGateway?.name,
    delegation: delegation?.to === undefined ? undefined : { to: delegation.to, because: `${delegation.service.name} requires the delegation.` },
    serviceEndpoints: endpointResourcesOf(subnet, region),
    serviceEndpointPolicy: policy?.name,
    privateEndpointPolicies: privateEndpointPoliciesOf(subnet),
    // Written out because its default depends on the API version; private is what newer versions choose.
    defaultOutboundAccess: false,
  };
}

/** Whether all that a service puts into a subnet are private endpoints. */
export function isEndpointsOnly({ id, integration }: Service): boolean {
  return id === 'private-endpoint' || (integration.length > 0 && integration.every((way) => way === 'private-endpoint'));
}

/** Returns why a subnet gets no NSG, or undefined when it gets one. What takes no address of the subnet has no say in it. */
function nsgRefusal({ subnet }: SubnetPlace): string | undefined {
  for (const workload of [...subnet.workloads].sort((a, b) => compareText(a.service.id, b.service.id))) {
    const { service } = workload;
    if (service.placement === 'none') continue;
    const { value, note } = nsgSupportOf(workload);
    if (value === 'not-supported') return `${service.name} takes no NSG of yours on its subnet.${note === undefined ? '' : ` ${note}`}`;
    if (value === 'unknown') return `No page says whether ${service.name} accepts an NSG on its subnet.`;
  }
  return undefined;
}

function peeringResources(plan: Plan): PeeringResource[] {
  return plan.peerings.flatMap(peeringSides).sort((x, y) => compareText(x.from, y.from) || compareText(x.to, y.to));
}

const peeringSides = remembered(({ between: [a, b], gatewayTransit, forwardedTraffic }: Peering): readonly PeeringResource[] =>
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
