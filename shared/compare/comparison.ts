/**
 * What became of a plan between two documents: what `cadastre diff --json` prints. Plain JSON. Every change says what it costs where the old
 * plan stands in Azure.
 */
export interface Comparison {
  /** What the two are called: a file, or a plan and its revision. */
  readonly from: string;
  readonly to: string;
  /** By kind, then by subject. */
  readonly changes: readonly Change[];
  /** Subnets and networks of which one became several, or several one. Each of their changes is among `changes` too. */
  readonly divisions: readonly Division[];
  readonly findings: { readonly appeared: readonly ComparedFinding[]; readonly vanished: readonly ComparedFinding[] };
  readonly summary: ComparisonSummary;
}

export interface Change {
  /** A name in the new plan, or in the old one for what was removed; of a rule, route or endpoint the subnet that has it. */
  readonly subject: string;
  /** Which rule, route or endpoint of the subject. */
  readonly name?: string;
  readonly kind: ChangeKind;
  readonly change: ChangeType;
  /** What was and what is, only what differs. A value that is not there is null. */
  readonly from?: Values;
  readonly to?: Values;
  readonly impact: Impact;
  /** Why it costs that, and what else it asks for. */
  readonly why: string;
  /** The page that says so. */
  readonly source?: { readonly title: string; readonly url: string };
}

export type Values = Readonly<Record<string, unknown>>;

export const changeKinds = [
  'plan',
  'pool',
  'externalNetwork',
  'virtualNetwork',
  'subnet',
  'peering',
  'rule',
  'route',
  'endpoint',
  'flow',
  'suppression',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeTypes = ['added', 'removed', 'moved', 'resized', 'renamed', 'configured'] as const;
export type ChangeType = (typeof changeTypes)[number];

/** From the least to the most: nothing to do in Azure; changed where it is; what is inside must be rebuilt; Azure refuses it while what is there is deployed. */
export const impacts = ['none', 'in-place', 'redeploy', 'blocked'] as const;
export type Impact = (typeof impacts)[number];

export interface Division {
  readonly kind: 'split' | 'joined';
  readonly of: 'virtualNetwork' | 'subnet';
  /** Names in the old plan. */
  readonly from: readonly string[];
  /** Names in the new plan. */
  readonly to: readonly string[];
}

export interface ComparedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly subjects: readonly string[];
}

export type ComparisonSummary = Readonly<Record<ChangeType, number>> & {
  readonly impacts: Readonly<Record<Impact, number>>;
  readonly appeared: number;
  readonly vanished: number;
};
