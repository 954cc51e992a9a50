import type { Conflict, MergeNote } from '../shared/merge/conflict.ts';
import { count, paint, safe } from './print.ts';

/** Returns what a merge has to say beside its document, for standard error: each conflict with how to settle it, each place that moves, a summary. */
export function mergeReport({ conflicts, notes }: { readonly conflicts: readonly Conflict[]; readonly notes: readonly MergeNote[] }): string {
  const lines = [
    ...conflicts.map(({ text, hint, at }) => {
      const place = at === '' ? '' : paint('dim', ` [${safe(at)}]`, process.stderr);
      return `${paint('red', 'conflict', process.stderr)}: ${safe(text)} ${safe(hint)}${place}`;
    }),
    ...notes.map(({ text }) => `${paint('yellow', 'note', process.stderr)}: ${safe(text)}`),
    conflicts.length === 0 ? 'Merged without conflicts.' : `Merged with ${count(conflicts.length, 'conflict')}.`,
  ];
  return lines.join('\n');
}
