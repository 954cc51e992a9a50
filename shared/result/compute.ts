import type { Allocation } from '../allocate/allocation.ts';
import { allocate } from '../allocate/allocate.ts';
import type { Accepted } from '../checks/acceptance.ts';
import type { Finding } from '../checks/finding.ts';
import { overlapsOf } from '../checks/overlaps.ts';
import { runChecks } from '../checks/run-checks.ts';
import { configure } from '../config/configure.ts';
import type { Resources } from '../config/resources.ts';
import { viewsOf } from '../connectivity/views.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Plan } from '../plan/plan.ts';
import { resolvePlan } from '../plan/resolve.ts';
import { ok, type Result } from '../problem/result.ts';
import { reachOf } from '../reach/reach.ts';

/** A plan with everything that the engine works out of it. */
export interface Computed {
  readonly plan: Plan;
  readonly allocation: Allocation;
  readonly findings: readonly Finding[];
  /** Findings that the document accepts. */
  readonly accepted: readonly Accepted[];
  /** What to deploy; worked out when it is first asked for. */
  readonly resources: Resources;
}

/**
 * Returns a document's plan, allocation and findings: the main job, from one end to the other.
 *
 * `today` is the day on which it is looked at, as ISO 8601 writes it: acceptances of findings expire. Without it none does.
 *
 * `previous`: what was computed of a document that this one was edited from. What the edit cannot have changed is then taken from there,
 * which is told by the parts of the document being the very same values (`applyEdits` keeps them); the answer is the same without it. Nothing
 * of it is kept but those parts.
 *
 * Problems: those of `resolvePlan`. The same document gives the same answer, whatever the order of its lists.
 */
export function computePlan(
  document: PlanDocument,
  { today, previous }: { readonly today?: string | undefined; readonly previous?: Computed | undefined } = {},
): Result<Computed> {
  const resolved = resolvePlan(document, previous?.plan);
  if (!resolved.ok) return resolved;
  const plan = resolved.value;
  const allocation = allocate(plan, previous);
  let made: Resources | undefined;
  const views = viewsOf(plan);
  const resources = () => (made ??= configure(plan, allocation, views));
  const { findings, accepted } = runChecks({
    plan,
    allocation,
    views,
    overlaps: overlapsOf(plan, allocation, views),
    reach: reachOf(plan, allocation),
    resources,
    today,
  });
  return ok({
    plan,
    allocation,
    findings,
    accepted,
    get resources() {
      return resources();
    },
  });
}
