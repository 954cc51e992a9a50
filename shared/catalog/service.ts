import type { Conflict, Fact, Source } from './source.ts';
import type { Inputs, InputSpec, InputSpecs, ResolvedInputs } from './inputs.ts';

/**
 * What the catalog says about one Azure service: the shape of a file in `services/`. Every number carries its source.
 * Prefix lengths are bits (27 means /27); counts of addresses never include the five that Azure reserves in each subnet,
 * unless the name says so.
 */
export interface Service {
  /** Kebab-case, never reused. */
  readonly id: string;
  readonly name: string;
  /** Other names, product names of the past, ids without our shortening. Compared case-insensitively. */
  readonly aliases: readonly string[];
  /** Groups services for people: decides colour and pattern, nothing else. */
  readonly family: Family;
  /** One sentence for lists. */
  readonly summary: string;
  readonly integration: readonly Integration[];
  /** What it takes of the address plan; absent: an ordinary subnet. */
  readonly placement?: Placement;
  readonly lifecycle: Lifecycle;
  readonly subnet: SubnetNeeds;
  readonly sizing: Sizing;
  readonly nsg: NsgNeeds;
  readonly routes: RouteNeeds;
  readonly serviceEndpoints: { readonly recommended: readonly string[]; readonly required: readonly string[]; readonly note?: string };
  /** How many public addresses the customer must supply, and what they are for. */
  readonly publicAddresses: { readonly count: (inputs: Inputs) => number; readonly note: string };
  /** Whether it needs the plan to give its subnet a way out to the internet. Absent: the platform sees to it, it needs none, or no page says. */
  readonly wayOut?: WayOutNeed;
  /** Ranges that the service cannot live in. */
  readonly excludedRanges: readonly ExcludedRange[];
  /** Further such ranges that the inputs name, such as the pod range of a cluster. */
  readonly excludedRangesFor?: (inputs: Inputs) => readonly ExcludedRange[];
  /** How networks outside the virtual network reach it, and it them. */
  readonly onPremises: string;
  /** Private DNS zones and what to know about names. */
  readonly dns: { readonly zones: readonly string[]; readonly note?: string };
  /** What else a planner must know, one sentence each. */
  readonly notes: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** All pages that the entry rests on; those named at single facts are among them. */
  readonly sources: readonly Source[];
}

export type Family = 'gateway' | 'security' | 'compute' | 'containers' | 'web' | 'integration' | 'data' | 'endpoints' | 'management';
export type Integration = 'injection' | 'outbound-integration' | 'private-endpoint' | 'service-endpoint';

/**
 * `own-subnets`: a prefix of a network in which the service makes its subnets itself, so exports leave it out.
 * `block`: a prefix of its own outside of every network of yours (a Virtual WAN hub): a plan holds it as a virtual network with
 * this one service, and exports leave that out. `none`: no address of any subnet by itself; its private endpoints, if it has any,
 * count in the subnet that they stand in.
 */
export type Placement = 'own-subnets' | 'block' | 'none';

/** `date`: the day of retirement. A retired service still works in a plan, with a finding. */
export interface Lifecycle {
  readonly status: 'ga' | 'preview' | 'retiring' | 'retired';
  readonly date?: string;
  readonly successor?: string;
  readonly note?: string;
  /** The page that says so; absent: the first of the entry's sources. */
  readonly source?: Source;
}

export interface Delegation {
  readonly to: string;
  readonly actions: readonly string[];
  readonly source: Source;
  readonly note?: string;
}

export interface SubnetNeeds {
  readonly sharing: Sharing;
  /** The subnet must bear exactly this name. */
  readonly requiredName?: Fact<string>;
  /** Names that the subnet must not bear. */
  readonly forbiddenNames?: readonly string[];
  readonly delegation?: Delegation;
  /** In place of `delegation` where it depends on inputs; undefined: none. */
  readonly delegationFor?: (inputs: Inputs) => Delegation | undefined;
  /** The longest prefix length (the smallest subnet) that the platform accepts. */
  readonly smallest: Fact<number>;
  /** Where some inputs have another floor than `smallest` (a SKU, a number of circuits). */
  readonly floor?: (inputs: Inputs) => Fact<number> | undefined;
  /** The prefix length that the documentation advises, honoured with `sizing: recommended`. */
  readonly recommended?: Fact<number>;
  /** As `recommended`, where it depends on inputs. */
  readonly recommendedFor?: (inputs: Inputs) => Fact<number> | undefined;
  /** The shortest prefix length (the largest subnet) that the service accepts. */
  readonly largest?: Fact<number>;
  readonly ipv6: Fact<'supported' | 'not-supported' | 'unknown'>;
  /** What becomes of it in a network that has IPv6 elsewhere, in one sentence; absent: its network may be dual stack. */
  readonly inDualStackNetwork?: Fact<string>;
  /** `no`: what is inside must be rebuilt; `empty-only`: as any subnet; `add-prefix`: a further prefix may be added. */
  readonly resizable: Fact<'no' | 'empty-only' | 'add-prefix'>;
  /** How many of this service one virtual network may hold. */
  readonly perNetwork?: Fact<number>;
  /** How many of what `perNetwork` counts one workload stands for; absent: one. */
  readonly countsFor?: (inputs: Inputs) => number;
  /** Subnets of other services that belong with this one. Subnets that are planned in one step are a set (`sets/`). */
  readonly companions?: readonly Companion[];
}

export interface Companion {
  readonly service: string;
  readonly why: string;
  readonly needed: 'required' | 'conditional';
  /** Decides `conditional` from the inputs; absent: the plan cannot tell. */
  readonly when?: (inputs: Inputs) => boolean;
}

/**
 * Who else may live in the subnet. `shared`: anyone who shares too; `same-service`: only this service, several times
 * over, and those named in `with`; `dedicated`: one instance of it and nothing else.
 */
export interface Sharing {
  readonly kind: 'shared' | 'same-service' | 'dedicated';
  readonly with?: readonly string[];
  readonly source: Source;
  readonly note?: string;
}

export interface Sizing {
  readonly inputs: InputSpecs;
  /** The rule in words, as a page of a manual would say it. */
  readonly rule: string;
  /** The receipt: lines whose addresses add up to what the workload needs. Inputs have grown already. */
  readonly lines: (inputs: Inputs) => readonly SizingLine[];
  /** Sentences about inputs that cannot hold together, each naming the inputs; empty: they can. Looked at before growth. */
  readonly contradictions?: (inputs: Inputs) => readonly string[];
  readonly sources: readonly Source[];
  /** Worked examples that official pages print: tests, and rows of the documentation. */
  readonly examples: readonly Example[];
}

export interface SizingLine {
  readonly label: string;
  readonly addresses: number;
  /** No page states this number; the safer choice was made. */
  readonly assumed?: true;
}

/** A printed figure. `needed` excludes, `total` includes the five reserved addresses; `usable` are those of `prefixLength`. */
export interface Example {
  readonly inputs: Readonly<Record<string, number | boolean | string | readonly (number | string)[]>>;
  readonly sizing?: 'minimum' | 'recommended';
  readonly needed?: number;
  readonly total?: number;
  readonly prefixLength?: number;
  readonly usable?: number;
  /** Public addresses that the customer must supply. */
  readonly publicAddresses?: number;
  /** The page prints how much of one input a subnet of `prefixLength` carries. */
  readonly capacity?: { readonly input: string; readonly most: number };
  readonly source: Source;
  readonly note?: string;
  /** Why the entry does not meet the figure; such an example is shown, with both numbers, and not asserted as equal. */
  readonly unmet?: { readonly ours: Figures; readonly why: string };
}

export type Figures = Pick<Example, 'needed' | 'total' | 'prefixLength' | 'usable' | 'publicAddresses'>;

export type NsgSupport = 'allowed' | 'required' | 'not-supported' | 'unknown';

export interface NsgNeeds {
  readonly support: Fact<NsgSupport>;
  /** In place of `support` where it depends on inputs. */
  readonly supportFor?: (inputs: Inputs) => Fact<NsgSupport>;
  readonly rules: readonly RuleNeed[];
  /** What must be open elsewhere than on this subnet: on the machines that Bastion reaches, on a relay's agent. Shown, not generated. */
  readonly elsewhere?: readonly RuleElsewhere[];
  readonly notes?: readonly string[];
}

/** One end of a rule: the subnet itself, anything, a service tag, a fixed prefix, or something the catalog cannot know (`role`). */
export type RulePeer = 'self' | 'any' | { readonly tag: string; readonly regional?: true } | { readonly prefix: string } | { readonly role: string };

export interface RuleNeed {
  /** Kebab-case, unique in the service and direction. */
  readonly name: string;
  readonly direction: 'inbound' | 'outbound';
  readonly access: 'allow' | 'deny';
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'any';
  readonly from: RulePeer;
  readonly to: RulePeer;
  /** Destination ports: '443', '65200-65535' or '*'; or worked out from the inputs. */
  readonly ports: readonly string[] | ((inputs: Inputs) => readonly string[]);
  /** Fixed for ever, 100 to 4096, so that adding a rule renumbers no other. */
  readonly priority: number;
  readonly need: 'required' | 'recommended' | 'optional';
  /** In which case the rule is needed, in words; absent: always. */
  readonly condition?: string;
  /** Decides `condition` from the inputs. A conditional rule without it is shown, never generated. */
  readonly when?: (inputs: Inputs) => boolean;
  readonly purpose: string;
  /** `platform`: Azure adds it by itself; shown, never generated. */
  readonly appliedBy?: 'platform';
  /** The default rule that already lets it pass: generated all the same, so that a later deny cannot cut it. */
  readonly coveredBy?: string;
  readonly source: Source;
}

/** A rule that another subnet or host needs; `self` is the service's own subnet, `there` the place that `on` names. */
export interface RuleElsewhere extends Omit<RuleNeed, 'priority' | 'from' | 'to' | 'appliedBy'> {
  /** Where, in words: `the subnets of the machines that are reached`. */
  readonly on: string;
  readonly from: RulePeer | 'there';
  readonly to: RulePeer | 'there';
}

export type TableSupport = 'allowed' | 'required' | 'limited' | 'not-supported' | 'avoid' | 'unknown';
export type DefaultRoute = 'any' | 'internet-only' | 'forbidden' | 'with-exceptions' | 'unknown';

export interface RouteNeeds {
  readonly table: Fact<TableSupport>;
  /** In place of `table` where it depends on inputs. */
  readonly tableFor?: (inputs: Inputs) => Fact<TableSupport>;
  /** Where 0.0.0.0/0 may lead: anywhere; only to the internet; nowhere by a user route; anywhere once `required` routes stand. */
  readonly defaultRoute: DefaultRoute;
  /** In place of `defaultRoute` where it depends on inputs. */
  readonly defaultRouteFor?: (inputs: Inputs) => DefaultRoute;
  /** Whether routes learned by gateways must, may or must not reach the subnet. */
  readonly gatewayPropagation?: 'must-be-on' | 'must-be-off';
  /** User routes must leave alone what is for the subnet itself. */
  readonly ownRange?: Fact<'untouched'>;
  readonly required: readonly RouteNeed[];
  readonly forbidden?: string;
}

export interface RouteNeed {
  readonly name: string;
  readonly to: 'self' | { readonly prefix: string } | { readonly tag: string; readonly regional?: true } | { readonly role: string };
  readonly nextHop: 'internet' | 'network' | 'gateway' | 'appliance';
  readonly need: 'required' | 'recommended' | 'optional';
  readonly condition?: string;
  /** Decides `condition`. `defaultRouteAway`: the subnet's 0.0.0.0/0 leads elsewhere than to the internet. */
  readonly when?: (inputs: Inputs, around: { readonly defaultRouteAway: boolean }) => boolean;
  readonly purpose: string;
  readonly appliedBy?: 'platform';
  readonly source: Source;
}

/** Instances that reach the internet by a NAT gateway, an appliance or public addresses only, since new subnets are private. */
export interface WayOutNeed {
  /** `always`: it does not work without; `if-used`: only what somebody wants out there fails; `no`: it has one of its own. */
  readonly needed: (inputs: Inputs) => 'always' | 'if-used' | 'no';
  readonly source: Source;
}

export interface ExcludedRange {
  readonly prefix: string;
  /** `subnet`: the service's subnet must keep out; `network`: the whole address space; `clients`: callers' addresses. */
  readonly appliesTo: 'subnet' | 'network' | 'clients';
  readonly why: string;
  readonly source: Source;
}

// The same shape with functions that see typed inputs: what an author of an entry writes.
type Seen<T, I extends InputSpecs> = T extends (inputs: Inputs, ...rest: infer R) => infer A
  ? (inputs: ResolvedInputs<I>, ...rest: R) => A
  : T extends readonly (infer E)[]
    ? readonly Seen<E, I>[]
    : T extends string | number | boolean | undefined
      ? T
      : T extends object
        ? { readonly [K in keyof T]: Seen<T[K], I> }
        : T;

export type ServiceDefinition<I extends InputSpecs> = {
  readonly [K in keyof Service as Exclude<K, 'sizing'>]: Seen<Service[K], I>;
} & { readonly sizing: { readonly inputs: I } & { readonly [K in keyof Sizing as Exclude<K, 'inputs'>]: Seen<Sizing[K], I> } };

/** Returns a catalog entry; inside it, functions see the inputs that the entry itself declares, with their kinds. */
export function defineService<const I extends Readonly<Record<string, InputSpec>>>(definition: ServiceDefinition<I>): Service {
  return definition as unknown as Service;
}
