import type { PlanDocument } from '../../plan/document.ts';
import { formatPath, showInput, type Path, type Problem } from '../../problem/problem.ts';
import { ok, refused, type Result } from '../../problem/result.ts';
import type { DocumentDiff, GroupDiff, ListDiff, Replacement, ValueDiff } from './document-diff.ts';
import { equal, fieldOf, groupOf, isGroup, keysOf } from './equal.ts';

/**
 * Returns the document that a diff makes of `a`. What does not change is shared with `a`, which stays as it is.
 *
 * Problems, one for each place: the diff does not fit, since something that it changes or removes is not what it was made for.
 */
export function applyDiff({ change }: DocumentDiff, a: PlanDocument): Result<PlanDocument> {
  if (change === null) return ok(a);
  const problems: Problem[] = [];
  const document = applied(a, change, [], problems);
  return problems.length > 0 ? refused(problems) : ok(document as PlanDocument);
}

function applied(value: unknown, diff: ValueDiff, path: Path, problems: Problem[]): unknown {
  if (diff.kind === 'value') return replaced(value, diff, path, problems);
  return diff.kind === 'group' ? appliedToGroup(value, diff, path, problems) : appliedToList(value, diff, path, problems);
}

function replaced(value: unknown, { from, to }: Replacement, path: Path, problems: Problem[]): unknown {
  if (!equal(value, from)) problems.push(misfit(path, value, from === undefined ? 'nothing' : showInput(from)));
  return to;
}

function appliedToGroup(value: unknown, { keys }: GroupDiff, path: Path, problems: Problem[]): unknown {
  if (!isGroup(value)) {
    problems.push(misfit(path, value, 'a group of keys'));
    return value;
  }
  const changes = new Map(keys);
  const now = (key: string, change: ValueDiff) => applied(fieldOf(value, key), change, [...path, key], problems);
  const old = keysOf(value);
  const made: [string, unknown][] = old.map((key) => {
    const change = changes.get(key);
    return [key, change ? now(key, change) : fieldOf(value, key)];
  });
  for (const [key, change] of changes) if (fieldOf(value, key) === undefined) made.push([key, now(key, change)]);
  return groupOf(made.filter(([, entry]) => entry !== undefined));
}

function appliedToList(value: unknown, { length, runs, removed }: ListDiff, path: Path, problems: Problem[]): unknown {
  if (!Array.isArray(value) || value.length !== length) {
    problems.push(misfit(path, value, `a list of ${length}`));
    return value;
  }
  const list: readonly unknown[] = value;
  const seen = new Uint8Array(length);
  let used = 0;
  const take = (at: number) => {
    if (seen[at] === 0) used++;
    seen[at] = 1;
  };
  const made: unknown[] = [];
  for (const run of runs) {
    if ('add' in run) made.push(run.add);
    else if ('change' in run) {
      take(run.at);
      made.push(applied(list[run.at], run.change, [...path, run.at], problems));
    } else
      for (let at = run.at; at < run.at + run.count; at++) {
        take(at);
        made.push(list[at]);
      }
  }
  for (const { at, value: gone } of removed) {
    take(at);
    if (!equal(list[at], gone)) problems.push(misfit([...path, at], list[at], showInput(gone)));
  }
  if (used !== length) problems.push(misfit(path, value, 'a list of which the diff names each entry once'));
  return made;
}

function misfit(path: Path, value: unknown, expected: string): Problem {
  const at = formatPath(path);
  return {
    code: 'diff-does-not-fit',
    at,
    text: `The diff should fit the document: ${at === '' ? 'the document' : at} should be ${expected}, not ${showInput(value)}.`,
    input: showInput(value),
    expected,
    hint: 'Apply it to the document that it was made from, or compare the two documents anew.',
  };
}
