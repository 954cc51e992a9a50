import type { DocumentDiff, ListDiff, ListRun, ValueDiff } from './document-diff.ts';

/** Returns the diff that undoes another one: what it makes, it takes back to what was before. */
export function reverseDiff({ format, change }: DocumentDiff): DocumentDiff {
  return { format, change: change && reversed(change) };
}

function reversed(diff: ValueDiff): ValueDiff {
  if (diff.kind === 'group') return { kind: 'group', keys: diff.keys.map(([key, change]) => [key, reversed(change)]) };
  if (diff.kind === 'list') return reversedList(diff);
  return { kind: 'value', ...('to' in diff ? { from: diff.to } : {}), ...('from' in diff ? { to: diff.from } : {}) };
}

function reversedList({ runs, removed }: ListDiff): ListDiff {
  // Each part of the old list with where it begins there: as a run of the new list, which is the old one of the reverse.
  const parts: { readonly first: number; readonly run: ListRun }[] = removed.map(({ at, value }) => ({ first: at, run: { add: value } }));
  const added: { at: number; value: unknown }[] = [];
  let length = 0;
  for (const run of runs) {
    if ('add' in run) added.push({ at: length, value: run.add });
    else if ('change' in run) parts.push({ first: run.at, run: { at: length, change: reversed(run.change) } });
    else parts.push({ first: run.at, run: { at: length, count: run.count } });
    length += 'count' in run ? run.count : 1;
  }
  parts.sort((a, b) => a.first - b.first);
  const joined: ListRun[] = [];
  for (const { run } of parts) {
    const last = joined.at(-1);
    if ('count' in run && last && 'count' in last && last.at + last.count === run.at)
      joined[joined.length - 1] = { at: last.at, count: last.count + run.count };
    else joined.push(run);
  }
  return { kind: 'list', length, runs: joined, removed: added };
}
