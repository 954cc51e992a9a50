import type { Source } from '../catalog/source.ts';

/**
 * What a plan asks Azure for, in no deployment language: exporters write it down. Lists are sorted by name, rules by
 * direction and priority. Prefixes are strings.
 */
export interface Resources {
  readonly networks: readonly NetworkResource[];
  /** One for each direction of each peering. */
  readonly peerings: readonly PeeringResource[];
  /** The zones in which the names of private endpoints are answered. */
  readonly dnsZones: readonly DnsZoneResource[];
  /** Networks and subnets without a place: they are in no export. */
  readonly unplaced: readonly string[];
  /** Networks and subnets that hold a place which a service fills itself: they are in no export either. */
  readonly leftToServices: readonly { readonly subject: string; readonly prefixes: readonly string[]; readonly because: string }[];
}

export interface NetworkResource {
  readonly name: string;
  readonly region: string | undefined;
  readonly resourceGroup: string;
  readonly subscription: string | undefined;
  readonly addressSpace: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly subnets: readonly SubnetResource[];
  readonly nsgs: readonly NsgResource[];
  readonly routeTables: readonly RouteTableResource[];
  readonly publicAddresses: readonly PublicAddressResource[];
  readonly natGateways: readonly NatGatewayResource[];
  readonly serviceEndpointPolicies: readonly ServiceEndpointPolicyResource[];
  readonly privateEndpoints: readonly PrivateEndpointResource[];
}

export interface SubnetResource {
  readonly name: string;
  readonly address: string;
  /** One IPv4 prefix, and a /64 where the network is dual stack. */
  readonly prefixes: readonly string[];
  /** What lives in it, in words. */
  readonly purpose: string;
  /** Name of the NSG; absent where none is allowed. */
  readonly nsg: string | undefined;
  /** Why there is no NSG, where there is none. */
  readonly noNsgBecause: string | undefined;
  readonly routeTable: string | undefined;
  readonly natGateway: string | undefined;
  readonly delegation: { readonly to: string; readonly because: string } | undefined;
  readonly serviceEndpoints: readonly ServiceEndpointResource[];
  /** Name of the policy that narrows its Storage endpoint. */
  readonly serviceEndpointPolicy: string | undefined;
  /** Whether NSG and routes act on private endpoints in the subnet. */
  readonly privateEndpointPolicies: 'Enabled' | 'Disabled';
  readonly defaultOutboundAccess: boolean;
}

export interface ServiceEndpointResource {
  /** `Microsoft.Storage`. */
  readonly type: string;
  /**
   * The regions whose resources it leads to. Absent where that is not known: the plan names no region, or the catalog does not have the type.
   * Azure fills them in itself, so that exports of code leave them out.
   */
  readonly regions: readonly string[] | 'all' | undefined;
}

/** What the Storage endpoint of a subnet may reach; everything else in Storage is cut off. */
export interface ServiceEndpointPolicyResource {
  readonly name: string;
  /** `network/subnet`. */
  readonly subnet: string;
  /** At least one; at most one for ids and one for aliases. */
  readonly definitions: readonly ServiceEndpointPolicyDefinition[];
}

export interface ServiceEndpointPolicyDefinition {
  readonly name: 'storage' | 'aliases';
  /** `Microsoft.Storage` for ids of subscriptions, resource groups and accounts; `Global` for aliases. */
  readonly service: 'Microsoft.Storage' | 'Global';
  /** At least one, sorted. */
  readonly resources: readonly string[];
  /** What it lets through, one sentence. */
  readonly because: string;
}

/** A public IPv4 address, static: it belongs to a NAT gateway, or waits for the service that asks for it. */
export interface PublicAddressResource {
  readonly name: string;
  readonly sku: 'Standard' | 'StandardV2';
  /** `network/subnet`. */
  readonly subnet: string;
  /** Why it is there, one sentence. */
  readonly because: string;
  /** Id of the service that asked for it. */
  readonly origin: string;
}

export interface NatGatewayResource {
  readonly name: string;
  readonly sku: 'Standard' | 'StandardV2';
  /** `network/subnet`. */
  readonly subnet: string;
  /** Names of its public addresses, at least one. */
  readonly publicAddresses: readonly string[];
}

/** A private endpoint. The plan says to what kind of resource it leads, not to which: exports take that as a parameter. */
export interface PrivateEndpointResource {
  readonly name: string;
  /** `network/subnet`. */
  readonly subnet: string;
  /** Id of the resource and its sub-resource, as the plan writes it: `storage-blob`. */
  readonly resource: string;
  /** What that is, in words: `Azure Storage account, blob`. */
  readonly purpose: string;
  /** The sub-resource: `blob`. */
  readonly groupId: string;
  /** Names of the zones in `Resources.dnsZones` that answer for it. */
  readonly dnsZones: readonly string[];
}

export interface DnsZoneResource {
  /** `privatelink.blob.core.windows.net`. */
  readonly name: string;
  /** The resource group, and the network whose subscription and region it has. */
  readonly resourceGroup: string;
  readonly beside: string;
  /** The networks that resolve its names: those that hold its endpoints, and those that reach them. */
  readonly links: readonly { readonly name: string; readonly network: string }[];
}

export interface NsgResource {
  readonly name: string;
  /** `network/subnet`. */
  readonly subnet: string;
  /** To be deployed. */
  readonly rules: readonly RuleResource[];
  /** Added by the platform itself: shown, never deployed. */
  readonly platformRules: readonly RuleResource[];
  /** Rules that hold only in a case that the plan does not tell: shown, never deployed. */
  readonly conditionalRules: readonly ConditionalRule[];
}

export interface RuleResource {
  readonly name: string;
  readonly priority: number;
  readonly direction: 'inbound' | 'outbound';
  readonly access: 'allow' | 'deny';
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'any';
  /** '*', a service tag, or prefixes. */
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  /** '*', ports, ranges. */
  readonly ports: readonly string[];
  /** Why it is there, one sentence. */
  readonly because: string;
  /** Id of the service that asked for it, or 'user'. */
  readonly origin: string;
  readonly source?: Source;
}

export interface ConditionalRule {
  readonly name: string;
  readonly direction: 'inbound' | 'outbound';
  readonly access: 'allow' | 'deny';
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly ports: readonly string[];
  readonly condition: string;
  readonly because: string;
  readonly origin: string;
  readonly source: Source;
}

export interface RouteTableResource {
  readonly name: string;
  readonly subnet: string;
  /** Whether routes learned by gateways reach the subnet. */
  readonly gatewayPropagation: boolean;
  readonly routes: readonly RouteResource[];
  /** Added by the platform itself: shown, never deployed. */
  readonly platformRoutes: readonly RouteResource[];
  /** Why the table is there. */
  readonly because: string;
}

export interface RouteResource {
  readonly name: string;
  /** A prefix or a service tag. */
  readonly to: string;
  readonly nextHop: 'Internet' | 'VirtualAppliance' | 'VirtualNetworkGateway' | 'VnetLocal' | 'None';
  readonly nextHopAddress?: string;
  readonly because: string;
  readonly origin: string;
  readonly source?: Source;
}

export interface PeeringResource {
  readonly name: string;
  /** The network that the peering belongs to. */
  readonly from: string;
  readonly to: string;
  readonly allowForwardedTraffic: boolean;
  readonly allowGatewayTransit: boolean;
  readonly useRemoteGateways: boolean;
}
