import type { Finding } from '../checks/finding.ts';
import { compareText } from '../problem/compare.ts';
import type { Computed } from '../result/compute.ts';
import { configurationChanges } from './changes/configuration.ts';
import { flowChanges, peeringChanges, suppressionChanges } from './changes/joining.ts';
import { networkChanges } from './changes/networks.ts';
import { planChanges } from './changes/plan-level.ts';
import { externalNetworkChanges, poolChanges } from './changes/spaces.ts';
import { subnetChanges } from './changes/subnets.ts';
import { changeKinds, changeTypes, impacts, type Change, type ComparedFinding, type Comparison, type ComparisonSummary } from './comparison.ts';
import type { Compared } from './context.ts';
import { divisionsOf } from './divisions.ts';
import { matchPlans } from './matching.ts';

/**
 * Returns what became of a plan: every change with what it costs where the old plan stands in Azure, and the findings that appeared and vanished.
 *
 * `names` is what the two are called. The order of lists in the documents changes nothing; two plans that say and give the same have no change.
 */
export function comparePlans(from: Computed, to: Computed, names: { readonly from: string; readonly to: string }): Comparison {
  const matching = matchPlans(from, to);
  const compared: Compared = { from, to, matching };
  const changes = [
    ...planChanges(compared),
    ...poolChanges(compared),
    ...externalNetworkChanges(compared),
    ...networkChanges(compared),
    ...subnetChanges(compared),
    ...peeringChanges(compared),
    ...configurationChanges(compared),
    ...flowChanges(compared),
    ...suppressionChanges(compared),
  ].sort(order);
  const findings = {
    appeared: without(to.findings, from.findings, (name) => name, matching.newName),
    vanished: without(from.findings, to.findings, matching.newName, (name) => name),
  };
  return { ...names, changes, divisions: divisionsOf(matching), findings, summary: summaryOf(changes, findings) };
}

function order(a: Change, b: Change): number {
  return (
    changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) ||
    compareText(a.subject, b.subject) ||
    compareText(a.name ?? '', b.name ?? '') ||
    changeTypes.indexOf(a.change) - changeTypes.indexOf(b.change) ||
    compareText(a.impact, b.impact)
  );
}

/** Returns the findings of `list` that `others` has not: by rule and what they are about, whatever the figures in their messages. */
function without(
  list: readonly Finding[],
  others: readonly Finding[],
  name: (name: string) => string,
  otherName: (name: string) => string,
): ComparedFinding[] {
  const key = ({ rule, subjects }: Finding, called: (name: string) => string) => JSON.stringify([rule, ...subjects.map(called).sort()]);
  const known = new Map<string, number>();
  for (const finding of others) known.set(key(finding, otherName), (known.get(key(finding, otherName)) ?? 0) + 1);
  return list
    .filter((finding) => {
      const left = known.get(key(finding, name)) ?? 0;
      known.set(key(finding, name), left - 1);
      return left <= 0;
    })
    .map(({ rule, severity, message, subjects }) => ({ rule, severity, message, subjects }));
}

function summaryOf(changes: readonly Change[], { appeared, vanished }: Comparison['findings']): ComparisonSummary {
  const count = <K extends string>(keys: readonly K[], of: (change: Change) => K) => {
    const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
    for (const change of changes) counts[of(change)]++;
    return counts;
  };
  return {
    ...count(changeTypes, ({ change }) => change),
    impacts: count(impacts, ({ impact }) => impact),
    appeared: appeared.length,
    vanished: vanished.length,
  };
}
