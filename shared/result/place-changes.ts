import { formatPrefix, type Prefix } from '../address/prefix.ts';
import type { PlaceChange } from '../plan/edit/index.ts';
import type { Computed } from './compute.ts';

/** Returns which prefixes differ between two states of a plan, by name: what comes, goes, moves, and changes its length. */
export function placeChanges(before: Computed, after: Computed): PlaceChange[] {
  const was = prefixesBySubject(before);
  const is = prefixesBySubject(after);
  const changes: PlaceChange[] = [];
  for (const [subject, { text: from, recorded: had }] of was) {
    const now = is.get(subject);
    if (!now) changes.push({ subject, what: 'removed', from, to: null });
    else if (now.text !== from) changes.push({ subject, what: lengthOf(now.text) === lengthOf(from) ? 'moved' : 'resized', from, to: now.text });
    else if (now.recorded && !had) changes.push({ subject, what: 'recorded', from, to: now.text });
  }
  for (const [subject, { text }] of is) if (!was.has(subject)) changes.push({ subject, what: 'added', from: null, to: text });
  return changes;
}

interface Had {
  readonly text: string | null;
  readonly recorded: boolean;
}

function prefixesBySubject({ allocation }: Computed): Map<string, Had> {
  const all = new Map<string, Had>();
  const text = (prefixes: readonly Prefix[]) => (prefixes.length === 0 ? null : prefixes.map(formatPrefix).join(', '));
  for (const { network, prefixes, origin, subnets } of allocation.networks) {
    all.set(network.name, { text: text(prefixes), recorded: origin !== 'allocated' });
    for (const place of subnets)
      all.set(place.subnet.address, { text: text(place.prefix ? [place.prefix] : []), recorded: place.origin !== 'allocated' });
  }
  return all;
}

function lengthOf(text: string | null): string {
  return text?.split('/')[1] ?? '';
}
