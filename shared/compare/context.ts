import type { Source } from '../catalog/source.ts';
import type { Computed } from '../result/compute.ts';
import type { Change, Impact, Values } from './comparison.ts';
import type { Matching } from './matching.ts';
import { equal } from './patch/equal.ts';

/** What every part of the comparison looks at. */
export interface Compared {
  readonly from: Computed;
  readonly to: Computed;
  readonly matching: Matching;
}

/** What a change costs, and why. */
export interface Cost {
  readonly impact: Impact;
  readonly why: string;
  readonly source?: Source;
}

/** Returns a change with its cost. */
export function changed(change: Omit<Change, 'impact' | 'why' | 'source'>, { impact, why, source }: Cost): Change {
  return { ...change, impact, why, ...(source === undefined ? {} : { source: { title: source.title, url: source.url } }) };
}

/** Returns the values of two groups that differ, keys in order; undefined when none does. What one side lacks is null on it. */
export function differing(from: Values, to: Values): { readonly from: Values; readonly to: Values; readonly keys: readonly string[] } | undefined {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().filter((key) => !equal(from[key], to[key]));
  if (keys.length === 0) return undefined;
  const only = (values: Values) => Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  return { from: only(from), to: only(to), keys };
}

/** Returns names as `a, b and c`, of many the first eight and how many more there are. */
export function listed(names: readonly string[]): string {
  const most = 8;
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
