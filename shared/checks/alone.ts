import type { NetworkPlace } from '../allocate/allocation.ts';
import type { Check, Examined } from './check.ts';
import type { Finding } from './finding.ts';

/** What one check found in one network, with the severities of the check itself. */
export interface AloneFound {
  readonly check: Check;
  readonly findings: readonly Finding[];
}

const known = new WeakMap<NetworkPlace, readonly AloneFound[]>();

/**
 * Returns what checks that look at networks one by one find in a network; only those that find something. A place never changes, so it is
 * looked at once, however many plans it is part of; `checks` should be the same ones each time.
 */
export function foundAlone(checks: readonly Check[], place: NetworkPlace): readonly AloneFound[] {
  const before = known.get(place);
  if (before) return before;
  const examined = onlyOf(place);
  const found: AloneFound[] = [];
  for (const check of checks) {
    const findings = [...check.run(examined)];
    if (findings.length > 0) found.push({ check, findings });
  }
  known.set(place, found);
  return found;
}

/** A plan of one network, and nothing else that could tell of the others: a check that asks for more than it says it does stops there. */
export function onlyOf(place: NetworkPlace): Examined {
  return { plan: { networks: [place.network] }, allocation: { networks: [place] } } as unknown as Examined;
}
