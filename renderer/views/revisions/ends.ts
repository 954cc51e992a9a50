import type { RevisionInfo } from '../../../shared/contract/requests.ts';

/** The two states that are compared: revisions by number, and `open` for what is on screen. */
export interface Ends {
  readonly from: number;
  readonly to: number | 'open';
}

/** Returns what is compared: what was chosen while it is still there, else the latest revision with what is on screen; undefined without revisions. */
export function chosenEnds(revisions: readonly RevisionInfo[], chosen: Ends | undefined): Ends | undefined {
  const has = (end: number | 'open') => end === 'open' || revisions.some(({ number }) => number === end);
  if (chosen && has(chosen.from) && has(chosen.to)) return chosen;
  const latest = revisions[0];
  return latest && { from: latest.number, to: 'open' };
}

/** Returns what shows what a revision changed: the one before it and itself; of the first one, what changed since. */
export function changeOf({ number, parent }: Pick<RevisionInfo, 'number' | 'parent'>): Ends {
  return parent === null ? { from: number, to: 'open' } : { from: parent, to: number };
}

/** Returns what one of the two is called in reports: `revision 9 “AKS to 30 nodes”`, or `the plan now`. */
export function endName(revisions: readonly RevisionInfo[], end: number | 'open'): string {
  if (end === 'open') return 'the plan now';
  const note = revisions.find(({ number }) => number === end)?.note ?? '';
  return note === '' ? `revision ${end}` : `revision ${end} “${note}”`;
}

/** Returns a revision as a list to choose from shows it: `12 · approved · AKS to 30 nodes`. */
export function endOption({ number, tags, note }: RevisionInfo): string {
  return [String(number), ...tags, note].filter((part) => part !== '').join(' · ');
}
