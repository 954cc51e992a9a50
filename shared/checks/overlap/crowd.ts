import type { Inside } from '../../address/insides.ts';
import { counted } from '../words.ts';

/**
 * So many others around a prefix, or equal to it, are named one by one. Where there are more only the nearest is, and the rest is counted:
 * findings grow with the number of prefixes then, not with its square, and each of them still stands in one.
 */
export const CROWD = 10;

/** What is named of the surroundings of a prefix. */
export interface Named {
  /** Places in the list, the nearest first. */
  readonly outers: readonly number[];
  /** How many more prefixes contain it. */
  readonly more: number;
}

/**
 * Returns what is to be named of what is around a prefix. `ownerOf` says who holds the prefix at a place: the crowd is one of owners.
 * `isPassed`: that one does not count.
 */
export function namedAround({ count, around }: Inside, ownerOf: (place: number) => unknown, isPassed: (place: number) => boolean): Named {
  const outers: number[] = [];
  const owners = new Set<unknown>();
  let passed = 0;
  for (const outer of around()) {
    if (isPassed(outer)) {
      passed++;
      continue;
    }
    outers.push(outer);
    owners.add(ownerOf(outer));
    if (owners.size > CROWD) return { outers: outers.slice(0, 1), more: count - passed - 1 };
  }
  return { outers, more: 0 };
}

/** Says that there are more: what goes before the period of a message; empty where there are none. */
export function moreInWords(more: number, holder: string, which = ''): string {
  return more === 0
    ? ''
    : `; ${counted(more, `more ${which}prefix`, `more ${which}prefixes`)} ${more === 1 ? 'holds' : 'hold'} the addresses of ${holder} too`;
}
