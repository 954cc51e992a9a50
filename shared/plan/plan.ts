import type { Prefix } from '../address/prefix.ts';
import type { SizingMode, SubnetSize, Workload } from '../catalog/size.ts';
import type { SizingLine } from '../catalog/service.ts';
import type { Path } from '../problem/problem.ts';
import type { FlowDocument, OrganisationRules, PlanDocument, Protocol } from './document.ts';

/**
 * A plan: the document with every name followed to what it names, every default filled in and every need worked out.
 * Only where things lie is still open; that is what allocation answers. Lists keep the document's order.
 */
export interface Plan {
  readonly name: string;
  readonly description: string;
  readonly strategy: 'compact' | 'spaced';
  readonly sizing: SizingMode;
  readonly externalNetworks: readonly ExternalNetwork[];
  readonly pools: readonly Pool[];
  readonly networks: readonly Network[];
  readonly peerings: readonly Peering[];
  readonly flows: readonly FlowDocument[];
  /** Findings that are accepted. */
  readonly suppressions: readonly Suppression[];
  /** What the organisation asks of plans. */
  readonly rules: OrganisationRules;
  /** The document it was made from. */
  readonly document: PlanDocument;
}

/** A prefix as written. `prefix` is absent when strict reading refuses the text: a finding, and it takes no part in anything else. */
export interface WrittenPrefix {
  readonly text: string;
  readonly prefix: Prefix | undefined;
  /** Where it stands in the document. */
  readonly path: Path;
}

export interface ExternalNetwork {
  readonly name: string;
  readonly kind: 'on-premises' | 'other-cloud' | 'partner' | 'azure';
  readonly prefixes: readonly WrittenPrefix[];
  readonly connections: readonly { readonly to: Network; readonly via: 'expressroute' | 'vpn' | 'peering' }[];
  readonly overlaps: readonly DeclaredOverlap[];
  readonly path: Path;
}

/** An overlap with another network or external network that is intended. */
export interface DeclaredOverlap {
  readonly with: string;
  readonly because: string;
  readonly path: Path;
}

/** A finding that is accepted, and why. */
export interface Suppression {
  readonly rule: string;
  /** What the finding is about, or `NETWORK/*`. */
  readonly subject: string;
  readonly reason: string;
  readonly owner: string | undefined;
  /** The last day on which it holds, as ISO 8601 writes it. */
  readonly until: string | undefined;
  readonly path: Path;
}

export interface Pool {
  readonly name: string;
  readonly prefixes: readonly WrittenPrefix[];
  readonly reserved: readonly { readonly range: WrittenPrefix; readonly reason: string }[];
  readonly path: Path;
}

export interface Network {
  readonly name: string;
  readonly region: string | undefined;
  readonly pool: Pool | undefined;
  /** Pinned address space; empty when it is to be carved. */
  readonly addressSpace: readonly WrittenPrefix[];
  /** Prefix length asked for. */
  readonly size: number | undefined;
  /** Percent of the carved space that stays free. */
  readonly spare: number;
  readonly ipv6: boolean;
  readonly deployed: boolean;
  readonly resourceGroup: string | undefined;
  readonly subscription: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly overlaps: readonly DeclaredOverlap[];
  readonly subnets: readonly Subnet[];
  readonly path: Path;
}

export interface Subnet {
  readonly name: string;
  /** `network/subnet`: how messages and other parts of the document address it. */
  readonly address: string;
  readonly networkName: string;
  /** The set that it is one of, under its name in the plan. */
  readonly set: { readonly id: string; readonly name: string; readonly role: string } | undefined;
  /** At least one. */
  readonly workloads: readonly Workload[];
  /** Percent by which its private endpoints increase in a year, and its workloads unless they say otherwise. */
  readonly growthPerYear: number;
  /** Prefix length asked for; the sum then only checks it. */
  readonly size: number | undefined;
  readonly sizing: SubnetSize;
  /** Whether the document says anything about the need: inputs, workloads, private endpoints or a service of fixed size. */
  readonly prefix: WrittenPrefix | undefined;
  readonly ipv6Prefix: WrittenPrefix | undefined;
  readonly deployed: boolean;
  readonly serviceEndpoints: readonly string[];
  /** What its Storage endpoint may reach, in order, each once: ids as written, aliases as Azure spells them. Empty: everything. */
  readonly serviceEndpointPolicy: readonly string[];
  readonly privateEndpoints: readonly PrivateEndpoint[];
  readonly rules: readonly UserRule[];
  readonly routes: readonly UserRoute[];
  readonly path: Path;
}

export interface PrivateEndpoint {
  /** Id of the resource and its sub-resource. */
  readonly resource: string;
  readonly name: string;
  readonly groupId: string;
  readonly count: number;
  readonly addressesEach: number;
  readonly dnsZones: readonly string[];
  readonly line: SizingLine;
}

/** One end of a rule, its name followed to what it names. */
export type RuleEnd =
  | { readonly kind: 'self' }
  | { readonly kind: 'any' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'prefix'; readonly range: WrittenPrefix }
  | { readonly kind: 'network'; readonly name: string }
  | { readonly kind: 'subnet'; readonly address: string }
  | { readonly kind: 'external'; readonly name: string };

export interface UserRule {
  readonly name: string;
  readonly direction: 'inbound' | 'outbound';
  readonly access: 'allow' | 'deny';
  readonly protocol: Protocol;
  readonly from: readonly RuleEnd[];
  readonly to: readonly RuleEnd[];
  /** '*' or ports and ranges as text. */
  readonly ports: readonly string[];
  readonly priority: number;
  readonly description: string;
  readonly path: Path;
}

export interface UserRoute {
  readonly name: string;
  readonly to: { readonly kind: 'prefix'; readonly range: WrittenPrefix } | { readonly kind: 'tag'; readonly tag: string };
  readonly nextHop: NextHop;
  readonly path: Path;
}

export type NextHop =
  { readonly kind: 'firewall' | 'internet' | 'none' | 'gateway' | 'network' } | { readonly kind: 'appliance'; readonly address: string };

export interface Peering {
  readonly between: readonly [Network, Network];
  /** The one of the two whose gateway the other uses. */
  readonly gatewayTransit: Network | undefined;
  readonly forwardedTraffic: boolean;
  readonly path: Path;
}

/** Returns the prefix length that a subnet asks for: the explicit size, or what the sum says. */
export function demandedLength(subnet: Subnet): number {
  return subnet.size ?? subnet.sizing.prefixLength;
}
