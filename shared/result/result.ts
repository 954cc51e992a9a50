import type { Finding } from '../checks/finding.ts';
import type { FullestMeter } from '../limits/index.ts';
import type { AggregationSummary } from './aggregation.ts';
import type { ServiceResult } from './service-result.ts';

/**
 * What `cadastre plan --json` prints: the answer to a plan as plain JSON. Prefixes are strings, counts are integers and
 * count IPv4 addresses; lists keep the document's order, findings their own.
 */
export interface PlanResult {
  readonly format: 'cadastre-result/1';
  readonly plan: string;
  /** The version of the catalog that it was computed with. */
  readonly catalog: string;
  readonly pools: readonly PoolResult[];
  readonly virtualNetworks: readonly NetworkResult[];
  /** What the catalog says of each service in the plan, by id. */
  readonly services: readonly ServiceResult[];
  readonly findings: readonly FindingResult[];
  /** Findings that the document accepts, each with the reason. Absent when there are none. */
  readonly accepted?: readonly AcceptedResult[];
  /** For each limit of the platform that the plan counts towards, the fullest of its kind; by the name of the limit. */
  readonly meters: readonly FullestMeter[];
  /** Counts, and how few prefixes each pool, region and gateway would advertise. */
  readonly summary: {
    readonly virtualNetworks: number;
    readonly subnets: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    /** Findings that the document accepts. */
    readonly accepted: number;
  } & AggregationSummary;
}

export interface PoolResult {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly addresses: number;
  /** Addresses of the pool that virtual networks hold. */
  readonly assigned: number;
  /** Free prefixes: not held, not reserved, not in use outside. */
  readonly free: readonly string[];
  readonly largestFree: string | null;
}

export interface NetworkResult {
  readonly name: string;
  readonly region: string | null;
  readonly addressSpace: readonly string[];
  readonly source: 'allocated' | 'pinned' | 'deployed';
  readonly addresses: number;
  /** Addresses that subnets hold. */
  readonly assigned: number;
  readonly free: readonly string[];
  /**
   * The shortest prefix length that an IPv4 prefix of its address space can take in place: the block around it that is otherwise free in
   * its pool. Of several prefixes the one with the most room. The shortest that it has when none can grow; null without a place.
   */
  readonly growsTo: number | null;
  readonly subnets: readonly SubnetResult[];
}

export interface SubnetResult {
  readonly name: string;
  /** The service's id; several are joined with " + ". */
  readonly service: string;
  readonly prefix: string | null;
  readonly ipv6Prefix: string | null;
  /** The shortest prefix length that its IPv4 prefix can take in place; its own when it cannot grow; null without a place. */
  readonly growsTo: number | null;
  readonly source: 'allocated' | 'pinned' | 'deployed';
  /** The set that it is one of, and its role there. */
  readonly set?: { readonly id: string; readonly name: string; readonly role: string };
  readonly delegation: string | null;
  /** Public addresses that must be supplied for what lives in it. */
  readonly publicAddresses: number;
  readonly sizing: SizingResult;
}

export interface SizingResult {
  /** After growth, without the addresses that Azure reserves. */
  readonly needed: number;
  readonly reserved: number;
  readonly total: number;
  /** Of the prefix that the subnet has; of the one that it should get while it has none. */
  readonly usable: number;
  readonly prefixLength: number;
  /** The prefix length that the sum and the platform ask for, and the one that the documentation advises: `sizing` chooses between them. */
  readonly minimum: number;
  readonly recommended: number;
  readonly lines: readonly { readonly label: string; readonly addresses: number; readonly assumed?: true }[];
  readonly growth?: readonly { readonly input: string; readonly from: number; readonly to: number; readonly percent: number }[];
  readonly floor?: { readonly prefixLength: number; readonly because: string };
  readonly sources: readonly { readonly title: string; readonly url: string; readonly date: string }[];
}

/** A finding as it is printed: edits name their place as text. */
export type FindingResult = Omit<Finding, 'path' | 'fix' | 'alternatives'> & {
  readonly at: string;
  readonly fix?: FixResult;
  /** What would remedy it in place of the fix, the smaller change first. */
  readonly alternatives?: readonly FixResult[];
};

/** A finding that the document accepts, and who accepted it, why, and until which day. */
export interface AcceptedResult extends FindingResult {
  readonly because: string;
  readonly owner?: string;
  readonly until?: string;
}

export interface FixResult {
  readonly title: string;
  readonly edits: readonly { readonly path: string; readonly set?: unknown; readonly insert?: unknown }[];
}
