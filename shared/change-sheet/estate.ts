import { viewsOf } from '../connectivity/views.ts';
import { compareText } from '../problem/compare.ts';
import { formatPrefix } from '../address/prefix.ts';
import type { NetworkResource, SubnetResource } from '../config/resources.ts';
import type { Computed } from '../result/compute.ts';

/** What stands in Azure once a plan is deployed, as far as the order of a change depends on it. Prefixes are strings. */
export interface Estate {
  readonly networks: ReadonlyMap<string, NetworkState>;
  /** By `a ↔ b`, names in order. */
  readonly peerings: ReadonlyMap<string, PeeringState>;
  readonly zones: ReadonlyMap<string, ZoneState>;
  /** The prefixes of ours that each external network reaches, and has to know. */
  readonly known: ReadonlyMap<string, readonly string[]>;
}

export interface NetworkState {
  readonly name: string;
  /** What a network cannot change: its region, resource group and subscription. */
  readonly identity: string;
  readonly space: readonly string[];
  readonly subnets: ReadonlyMap<string, SubnetState>;
  readonly attachments: ReadonlyMap<string, Attachment>;
}

export interface SubnetState {
  /** `network/subnet`. */
  readonly address: string;
  readonly network: string;
  readonly prefixes: readonly string[];
  /** What lives in it, in words; empty: nothing that would have to leave. */
  readonly content: string;
  /** Names of what it refers to: NSG, route table, NAT gateway, policy. */
  readonly refers: readonly string[];
  /** What may change while something is in it, and what may not. */
  readonly settings: string;
  readonly delegation: string;
  /** It holds the gateways of its network. */
  readonly isGateway: boolean;
}

/** Something that has to be there before a subnet refers to it. */
export interface Attachment {
  readonly kind: 'NSG' | 'route table' | 'NAT gateway' | 'service endpoint policy';
  readonly name: string;
  readonly network: string;
  readonly settings: string;
  /** Addresses that its routes lead to. */
  readonly nextHops: readonly string[];
  /** How many rules or routes it has. */
  readonly count: number;
}

export interface PeeringState {
  readonly key: string;
  readonly between: readonly [string, string];
  /** The network whose gateway the other one uses. */
  readonly transit: string | undefined;
  readonly settings: string;
}

export interface ZoneState {
  readonly name: string;
  readonly links: readonly string[];
}

/** Returns what stands in Azure of a computed plan. */
export function estateOf({ plan, allocation, resources }: Computed): Estate {
  const content = new Map(
    allocation.networks.flatMap(({ subnets }) =>
      subnets.map(({ subnet }) => [
        subnet.address,
        { purpose: subnet.sizing.needed > 0, isGateway: subnet.workloads.some(({ service }) => GATEWAYS.has(service.id)) },
      ]),
    ),
  );
  const peerings = new Map<string, PeeringState>();
  for (const peering of resources.peerings) {
    const between = [peering.from, peering.to].sort(compareText) as [string, string];
    const key = between.join(' ↔ ');
    const before = peerings.get(key);
    const own = JSON.stringify([peering.from, peering.allowForwardedTraffic, peering.allowGatewayTransit, peering.useRemoteGateways]);
    peerings.set(key, {
      key,
      between,
      transit: peering.allowGatewayTransit ? peering.from : before?.transit,
      settings: [before?.settings ?? '', own].sort(compareText).join(''),
    });
  }
  return {
    networks: new Map(resources.networks.map((network) => [network.name, networkState(network, content)])),
    peerings,
    zones: new Map(resources.dnsZones.map(({ name, links }) => [name, { name, links: links.map(({ network }) => network).sort(compareText) }])),
    known: knownTo({ plan, allocation }),
  };
}

const GATEWAYS: ReadonlySet<string> = new Set(['vpn-gateway', 'expressroute-gateway', 'route-server']);

function networkState(
  network: NetworkResource,
  content: ReadonlyMap<string, { readonly purpose: boolean; readonly isGateway: boolean }>,
): NetworkState {
  const attachments = attachmentsOf(network);
  return {
    name: network.name,
    identity: JSON.stringify([network.region ?? '', network.resourceGroup, network.subscription ?? '']),
    space: network.addressSpace,
    attachments: new Map(attachments.map((attachment) => [attachment.name, attachment])),
    subnets: new Map(
      network.subnets.map((subnet) => [
        subnet.address,
        {
          address: subnet.address,
          network: network.name,
          prefixes: subnet.prefixes,
          content: content.get(subnet.address)?.purpose === true ? subnet.purpose : '',
          refers: refersTo(subnet),
          settings: JSON.stringify([subnet.serviceEndpoints.map(({ type }) => type), subnet.privateEndpointPolicies, subnet.defaultOutboundAccess]),
          delegation: subnet.delegation?.to ?? '',
          isGateway: content.get(subnet.address)?.isGateway === true,
        },
      ]),
    ),
  };
}

function refersTo({ nsg, routeTable, natGateway, serviceEndpointPolicy }: SubnetResource): string[] {
  return [nsg, routeTable, natGateway, serviceEndpointPolicy].filter((name) => name !== undefined);
}

function attachmentsOf({ name: network, nsgs, routeTables, natGateways, serviceEndpointPolicies }: NetworkResource): Attachment[] {
  return [
    ...nsgs.map(({ name, rules }): Attachment => {
      const told = rules.map((rule) => [
        rule.name,
        rule.priority,
        rule.direction,
        rule.access,
        rule.protocol,
        rule.sources,
        rule.destinations,
        rule.ports,
      ]);
      return { kind: 'NSG', name, network, settings: JSON.stringify(told), nextHops: [], count: rules.length };
    }),
    ...routeTables.map(({ name, routes, gatewayPropagation }): Attachment => {
      const told = routes.map(({ name: route, to, nextHop, nextHopAddress }) => [route, to, nextHop, nextHopAddress ?? '']);
      const nextHops = routes.flatMap(({ nextHopAddress }) => nextHopAddress ?? []);
      return { kind: 'route table', name, network, settings: JSON.stringify([gatewayPropagation, told]), nextHops, count: routes.length };
    }),
    ...natGateways.map(({ name, sku, publicAddresses }): Attachment => {
      return { kind: 'NAT gateway', name, network, settings: JSON.stringify([sku, publicAddresses]), nextHops: [], count: publicAddresses.length };
    }),
    ...serviceEndpointPolicies.map(({ name, definitions }): Attachment => {
      const told = definitions.map(({ service, resources }) => [service, resources]);
      return { kind: 'service endpoint policy', name, network, settings: JSON.stringify(told), nextHops: [], count: definitions.length };
    }),
  ];
}

/** An external network has to know the address spaces of all virtual networks that it sees. */
function knownTo({ plan, allocation }: Pick<Computed, 'plan' | 'allocation'>): Map<string, string[]> {
  const views = viewsOf(plan);
  const spaces = new Map(allocation.networks.map(({ network, prefixes }) => [network, prefixes.map(formatPrefix)]));
  const known = new Map<string, string[]>();
  for (const external of plan.externalNetworks) {
    if (external.connections.length === 0) continue;
    const seen = plan.networks.filter((network) => views.seenBy(external).has(network));
    known.set(external.name, seen.flatMap((network) => spaces.get(network) ?? []).sort(compareText));
  }
  return known;
}
