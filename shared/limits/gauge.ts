import type { Allocation } from '../allocate/allocation.ts';
import type { LimitName } from '../catalog/limits.ts';
import type { Resources } from '../config/resources.ts';
import type { Plan } from '../plan/plan.ts';
import type { Path } from '../problem/problem.ts';

/** What is counted from. */
export interface Counted {
  readonly plan: Plan;
  readonly allocation: Allocation;
  /** What would be deployed: costly, so only asked for where the document alone does not tell. */
  readonly resources: () => Resources;
}

/** A count that a limit is there for: of what, and where in the document. */
export interface Reading {
  readonly limit: LimitName;
  /** What is counted: `subnets`, `routes`. */
  readonly what: string;
  readonly subject: string;
  readonly count: number;
  readonly path: Path;
}

/** Counts what one limit, or a few that belong together, are there for. In time that grows with the plan alone. */
export type Gauge = (counted: Counted) => Iterable<Reading>;

/** The same of what counts in each network by itself. */
export type NetworkGauge = (counted: { readonly plan: Pick<Plan, 'networks'> }) => Iterable<Reading>;
