import type { Path, Place } from '../problem/problem.ts';
import type { DocumentSource } from './source.ts';

/** Returns where the value at a path begins, or the nearest thing around it that stands in the text; undefined where nothing does. */
export function placeAt(path: Path, locate: DocumentSource['locate']): Place | undefined {
  for (let at = path; ; at = at.slice(0, -1)) {
    const place = locate(at);
    if (place !== undefined || at.length === 0) return place;
  }
}
