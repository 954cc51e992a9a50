import type { Revision } from '../backend/store/revisions.ts';

/** A revision as JSON shows it: the contract's `Revision`, without the text of its document. */
export type RevisionJson = Pick<Revision, 'number' | 'time' | 'author' | 'note' | 'hash' | 'parent' | 'catalog' | 'language'> & {
  readonly tags: readonly string[];
};

/** Returns a revision as JSON shows it. */
export function revisionJson(revision: Revision, tags: readonly string[]): RevisionJson {
  const { number, time, author, note, hash, parent, catalog, language } = revision;
  return { number, time, author, note, hash, parent, catalog, language, tags };
}

/** Returns a time as people read it: `2026-11-26 13:05:31`, in UTC. */
export function timeText(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)}`;
}
