import { formatPrefix, prefixAround } from '../address/prefix.ts';
import { assertNever } from '../problem/invariant.ts';
import type { Room, Stop } from './room.ts';
import type { Holder } from './taken.ts';

/** Returns in one sentence how far a network or a subnet, named as `subject`, can grow in place, and what keeps it from growing further. */
export function roomText({ prefix, growsTo, stop }: Room, kind: 'network' | 'subnet', subject = 'It'): string {
  if (growsTo === prefix.length) return `${subject} cannot grow in place: ${stopText(stop, kind)}.`;
  return `${subject} can grow in place to ${formatPrefix(prefixAround(prefix.first, growsTo))}; ${stopText(stop, kind)}.`;
}

function stopText(stop: Stop, kind: 'network' | 'subnet'): string {
  const parent = kind === 'network' ? 'pool' : 'network';
  switch (stop.kind) {
    case 'deployed':
      return 'it is deployed';
    case 'no-pool':
      return 'it names no pool whose addresses it could have';
    case 'outside':
      return `it does not lie in one prefix of its ${parent}`;
    case 'parent':
      return `its ${parent} ends there (${formatPrefix(stop.prefix)})`;
    case 'largest':
      return `${stop.who} accepts no larger subnet`;
    case 'excluded':
      return `${stop.who} keeps out of ${formatPrefix(stop.prefix)}`;
    case 'taken':
      return `${formatPrefix(stop.prefix)} is in the way, which ${heldText(stop.by)}`;
    default:
      return assertNever(stop);
  }
}

function heldText({ kind, name }: Holder): string {
  switch (kind) {
    case 'virtual-network':
    case 'subnet':
      return `${name} has`;
    case 'external-network':
      return `${name} has outside`;
    case 'reserved':
      return `is reserved: ${name}`;
    case 'forbidden':
      return `no network may have: ${name}`;
    default:
      return assertNever(kind);
  }
}
