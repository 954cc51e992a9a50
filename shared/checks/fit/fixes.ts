import type { Allocation, Shortage } from '../../allocate/allocation.ts';
import type { Plan } from '../../plan/plan.ts';
import { compareText } from '../../problem/compare.ts';
import type { Fix } from '../finding.ts';
import { askForLargerNetwork, askForLessSpare, askForSmallerNetwork, askForSmallerSubnet } from './ask-less.ts';
import { KINDS, lackOf, type Change, type Lack } from './change.ts';
import { furtherPrefix } from './further-prefix.ts';
import { moveOther } from './movables.ts';
import { Trials, type Proven } from './trial.ts';

// Shortages for which fixes are looked for, trials of one kind for each of them, and what all trials together may cost.
const MOST_SHORTAGES = 20;
const MOST_TRIALS = 12;
const BUDGET = 60_000;

/**
 * Returns what would remedy each shortage, the smallest change first: at most one fix of each kind. The kinds are a smaller size of the
 * subject (its subnet, its spare, its network), a further prefix of the pool or the address space, and another place for one
 * subnet or network that is only planned. Each has been tried: with it in the document, the shortage is gone, no other one has come up,
 * and nothing that has a place moves but what the title names; what would be chosen elsewhere is recorded where it is, and the title says so.
 *
 * Fewer edits are a smaller change; of as many, asking for less comes before a further prefix, and that before a move.
 *
 * Without shortages this costs nothing. With them, the first 20 by name get fixes. A trial works out the networks that it touches and
 * those that are carved; all trials together place at most 60,000 subnets and networks, which takes about as long as working out a plan
 * of that many. When that is used up, the rest get no fix: a plan of 10,000 subnets of which nothing is recorded has six trials.
 */
export function fixesFor(plan: Plan, allocation: Allocation): Map<Shortage, readonly Fix[]> {
  const fixes = new Map<Shortage, readonly Fix[]>();
  if (allocation.shortages.length === 0) return fixes;
  const trials = new Trials(plan, allocation, BUDGET);
  const ordered = [...allocation.shortages].sort((a, b) => compareText(a.subject, b.subject) || a.family - b.family);
  for (const shortage of ordered.slice(0, MOST_SHORTAGES)) {
    const lack = lackOf(plan, allocation, shortage);
    if (lack && !trials.isOver) fixes.set(shortage, provenFixes(lack, trials));
  }
  return fixes;
}

/** Returns what would remedy one shortage, as `fixesFor` does; the trials for it alone may place as many subnets as all those do. */
export function fixesForOne(plan: Plan, allocation: Allocation, shortage: Shortage): readonly Fix[] {
  const lack = lackOf(plan, allocation, shortage);
  return lack ? provenFixes(lack, new Trials(plan, allocation, BUDGET)) : [];
}

const SOURCES = [askForSmallerSubnet, askForLessSpare, askForSmallerNetwork, askForLargerNetwork, furtherPrefix, moveOther];

function provenFixes(lack: Lack, trials: Trials): Fix[] {
  return SOURCES.flatMap((changes) => firstProven(changes(lack), lack.shortage, trials) ?? [])
    .sort((a, b) => a.edits.length - b.edits.length || KINDS.indexOf(a.change.kind) - KINDS.indexOf(b.change.kind))
    .map((proven) => ({ title: titleOf(proven), edits: inOrder(proven) }));
}

function firstProven(changes: Iterable<Change>, shortage: Shortage, trials: Trials): Proven | undefined {
  let tried = 0;
  for (const change of changes) {
    if (trials.isOver) return undefined;
    const proven = trials.prove(shortage, change);
    if (proven !== undefined || ++tried >= MOST_TRIALS) return proven;
  }
  return undefined;
}

function titleOf({ change, recorded, after }: Proven): string {
  const title = change.title(after);
  if (recorded === 0) return title;
  return `${title}, and record ${recorded === 1 ? '1 prefix' : `${recorded} prefixes`} so that nothing else moves`;
}

/** The change itself first, then what is recorded, by place: the order of trials does not show. */
function inOrder({ change, edits }: Proven): Fix['edits'] {
  const own = edits.slice(0, change.edits.length);
  const records = edits.slice(change.edits.length);
  return [...own, ...records.sort((a, b) => compareText(JSON.stringify(a.path), JSON.stringify(b.path)))];
}
