import type { PlanDocument } from '../../plan/document.ts';
import type { SourceEdit } from '../../plan/source-edit.ts';
import type { Path } from '../../problem/problem.ts';
import { invariant } from '../../problem/invariant.ts';
import { applyDiff } from './apply.ts';
import type { DocumentDiff, ListDiff, ListRun, ValueDiff } from './document-diff.ts';
import { fieldOf } from './equal.ts';

/**
 * Returns a diff of document `a` as edits of its text, for `editSource`: comments and the order of keys then survive. An entry of a list that
 * changes its place among the others goes and comes anew; as few as can be do.
 */
export function editsOfDiff({ change }: DocumentDiff, a: PlanDocument): readonly SourceEdit[] {
  return change === null ? [] : editsOf(change, a, []);
}

function editsOf(diff: ValueDiff, value: unknown, path: Path): SourceEdit[] {
  if (diff.kind === 'value') return [diff.to === undefined ? { path } : { path, set: diff.to }];
  if (diff.kind === 'list') return listEdits(diff, value as readonly unknown[], path);
  return diff.keys.flatMap(([key, change]) => editsOf(change, fieldOf(value as object, key), [...path, key]));
}

function listEdits({ runs, removed }: ListDiff, list: readonly unknown[], path: Path): SourceEdit[] {
  const edits: SourceEdit[] = removed.map(({ at }) => ({ path: [...path, at] }));
  const stays = ascending(runs);
  let behind = 0;
  for (const run of runs) {
    if ('add' in run) edits.push({ path: [...path, behind], insert: run.add });
    else if (stays.has(run)) {
      if ('change' in run) edits.push(...editsOf(run.change, list[run.at], [...path, run.at]));
      behind = run.at + ('count' in run ? run.count : 1);
    } else
      for (let at = run.at; at < run.at + ('count' in run ? run.count : 1); at++) {
        edits.push({ path: [...path, at] }, { path: [...path, behind], insert: 'change' in run ? changed(list[at], run.change) : list[at] });
      }
  }
  return edits;
}

function changed(value: unknown, change: ValueDiff): unknown {
  const made = applyDiff({ format: 'cadastre-patch/1', change }, value as PlanDocument);
  invariant(made.ok, 'a diff fits the document that it was made from');
  return made.value;
}

/** Returns the most runs of old entries that follow one another in the old list too. */
function ascending(runs: readonly ListRun[]): ReadonlySet<ListRun> {
  const old = runs.filter((run) => 'at' in run);
  // The last run of the best chain of each length, and what stands before each run in its chain.
  const ends: number[] = [];
  const before: number[] = [];
  old.forEach(({ at }, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((old[ends[middle] ?? 0]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  });
  const chain = new Set<ListRun>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const run = old[i];
    if (run) chain.add(run);
  }
  return chain;
}
