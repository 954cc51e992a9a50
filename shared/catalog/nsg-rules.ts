import { ipv6Overview } from './ipv6-rules.ts';
import { source, type Conflict, type Fact, type Source } from './source.ts';

// How Azure evaluates network security groups, and the rules that every group has. Bounds stand in limits.ts.

export const nsgOverview = source(
  'Azure network security groups overview',
  'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  '2025-07-15',
);
const nsgHow = source(
  'How network security groups filter network traffic',
  'https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works',
  '2020-08-24',
);

export type DefaultRuleName =
  'AllowVNetInBound' | 'AllowAzureLoadBalancerInBound' | 'DenyAllInBound' | 'AllowVnetOutBound' | 'AllowInternetOutBound' | 'DenyAllOutBound';

/** A rule that every group has; it cannot be deleted, only overridden by one of a lower number. Every port and protocol. */
export interface DefaultRule {
  readonly name: DefaultRuleName;
  readonly direction: 'inbound' | 'outbound';
  readonly priority: number;
  readonly access: 'allow' | 'deny';
  readonly from: 'any' | { readonly tag: string };
  readonly to: 'any' | { readonly tag: string };
  readonly source: Source;
}

/** The six default rules, each direction in the order in which they are tried. */
// prettier-ignore
export const defaultRules: readonly DefaultRule[] = [
  { name: 'AllowVNetInBound', direction: 'inbound', priority: 65_000, access: 'allow', from: { tag: 'VirtualNetwork' }, to: { tag: 'VirtualNetwork' }, source: nsgOverview },
  { name: 'AllowAzureLoadBalancerInBound', direction: 'inbound', priority: 65_001, access: 'allow', from: { tag: 'AzureLoadBalancer' }, to: 'any', source: nsgOverview },
  { name: 'DenyAllInBound', direction: 'inbound', priority: 65_500, access: 'deny', from: 'any', to: 'any', source: nsgOverview },
  { name: 'AllowVnetOutBound', direction: 'outbound', priority: 65_000, access: 'allow', from: { tag: 'VirtualNetwork' }, to: { tag: 'VirtualNetwork' }, source: nsgOverview },
  { name: 'AllowInternetOutBound', direction: 'outbound', priority: 65_001, access: 'allow', from: 'any', to: { tag: 'Internet' }, source: nsgOverview },
  { name: 'DenyAllOutBound', direction: 'outbound', priority: 65_500, access: 'deny', from: 'any', to: 'any', source: nsgOverview },
];

const byName = new Map(defaultRules.map((rule) => [rule.name.toLowerCase(), rule]));

/** Returns the default rule of this name, in any case, since pages spell some in two ways; undefined when it is none. */
export function findDefaultRule(name: string): DefaultRule | undefined {
  return byName.get(name.trim().toLowerCase());
}

export const defaultRuleConflicts: readonly Conflict[] = [
  {
    topic: 'spelling of default rules',
    says: ['DenyAllInbound, in one place of the overview (2025-07-15)', 'DenyAllInBound (page on diagnosing filters, 2018-05-29)'],
    followed: 'DenyAllInBound; names are compared without regard to case.',
  },
];

/** Protocols that a rule may name, as templates spell them. */
export const ruleProtocols: Fact<readonly { readonly name: string; readonly templatesOnly?: true }[]> = {
  value: [
    { name: 'Tcp' },
    { name: 'Udp' },
    { name: 'Icmp' },
    { name: 'Esp', templatesOnly: true },
    { name: 'Ah', templatesOnly: true },
    { name: '*' },
  ],
  source: nsgOverview,
  note: 'any, in a default rule, means TCP, UDP and ICMP',
};

/** How a packet is judged. */
export const nsgEvaluation: {
  /** The groups that it passes, in this order. */
  readonly order: Readonly<Record<'inbound' | 'outbound', Fact<readonly ('subnet' | 'interface')[]>>>;
  /** Each group on the way has to allow it. */
  readonly everyGroupMustAllow: Fact<true>;
  /** Where there is no group everything passes. */
  readonly missingGroup: Fact<'allow'>;
  /** Lower numbers first; the first rule that matches decides. */
  readonly firstMatchDecides: Fact<true>;
  /** Traffic inside a subnet is judged as well. */
  readonly insideSubnet: Fact<true>;
  /** Replies to what was allowed pass; a changed rule acts on new connections only. */
  readonly stateful: Fact<true>;
  /** Rules see private addresses: inbound behind, outbound before the translation of public ones. */
  readonly addresses: Fact<'private'>;
  /** Admin rules of Virtual Network Manager come first: which of their verdicts still leave the groups a say. */
  readonly adminRules: Fact<{ readonly goesOn: readonly string[]; readonly final: readonly string[] }>;
} = {
  order: {
    inbound: { value: ['subnet', 'interface'], source: nsgHow },
    outbound: { value: ['interface', 'subnet'], source: nsgHow },
  },
  everyGroupMustAllow: { value: true, source: nsgHow },
  missingGroup: { value: 'allow', source: nsgHow },
  firstMatchDecides: { value: true, source: nsgOverview },
  insideSubnet: { value: true, source: nsgHow },
  stateful: { value: true, source: nsgOverview },
  addresses: { value: 'private', source: nsgOverview },
  adminRules: { value: { goesOn: ['Allow'], final: ['AlwaysAllow', 'Deny'] }, source: nsgOverview },
};

// The refusal of Azure itself is quoted there: "cannot specify existing VIRTUALNETWORK, INTERNET, AZURELOADBALANCER, '*' or system tags".
const tagsInLists = source(
  'azurerm provider, issue 5617: SecurityRuleParameterContainsUnsupportedValue',
  'https://github.com/hashicorp/terraform-provider-azurerm/issues/5617',
  'undated',
  { checkedOn: '2026-11-26' },
);

/** What one side of a rule may hold. */
export const ruleSides = {
  severalPrefixes: { value: true, source: nsgOverview },
  severalTags: { value: false, source: nsgOverview, note: 'one service tag, or application security groups' },
  tagBesidePrefixes: { value: false, source: tagsInLists, note: 'a list that holds a tag is refused, and so is a list of tags' },
  bothFamilies: { value: false, source: ipv6Overview, note: 'IPv4 and IPv6 prefixes go into rules of their own' },
} as const satisfies Readonly<Record<string, Fact<boolean>>>;
