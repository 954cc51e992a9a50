import type { Source } from '../../shared/catalog/source.ts';

/** Returns every source that stands anywhere in a value, an entry or a whole module; functions hide theirs. */
export function sourcesIn(part: unknown, seen = new Set<unknown>()): Source[] {
  if (typeof part !== 'object' || part === null || seen.has(part)) return [];
  seen.add(part);
  if ('url' in part && 'title' in part && 'checkedOn' in part) return [part as Source];
  return Object.values(part).flatMap((value) => sourcesIn(value, seen));
}
