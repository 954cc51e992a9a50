import { parsePrefix, type Prefix } from '../address/prefix.ts';
import { excludedRangesOf, type Needing } from './by-inputs.ts';
import type { ExcludedRange } from './service.ts';

/** A range that a workload keeps out of, and its prefix as a value. */
export interface ExcludedPrefix {
  readonly range: ExcludedRange;
  readonly prefix: Prefix;
}

const known = new WeakMap<object, readonly ExcludedPrefix[]>();

/** Returns all ranges that a workload keeps out of, as `excludedRangesOf` has them. They are read once, however often it is asked. */
export function excludedPrefixesOf(workload: Needing): readonly ExcludedPrefix[] {
  // Without inputs that say more, all workloads of a service keep out of the same.
  const key = workload.service.excludedRangesFor ? workload : workload.service;
  let read = known.get(key);
  if (!read) {
    read = excludedRangesOf(workload).flatMap((range) => {
      const prefix = parsePrefix(range.prefix);
      return prefix ? [{ range, prefix }] : [];
    });
    known.set(key, read);
  }
  return read;
}
