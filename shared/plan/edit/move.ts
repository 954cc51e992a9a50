import { formatPrefix, samePrefix, type Prefix } from '../../address/prefix.ts';
import { demandedLength, type Subnet } from '../plan.ts';
import type { SourceEdit } from '../source-edit.ts';
import { carry } from './carry.ts';
import { makeChange, refuse, type EditResult, type PlaceChange, type PlacedPlan, type Refusal } from './change.ts';
import { ownPrefix, placeRules, readPrefix, withNearest } from './place-rules.ts';
import { placeEdits } from './record.ts';
import { deployedRefusal, findSubject, nothingChanges, withoutPlace, type NetworkSubject, type Subject, type SubnetSubject } from './subject.ts';

/** What is asked of `move`. */
export interface Move {
  /** A network's name, or `network/subnet`. */
  readonly subject: string;
  /** The new place; with `nearest` only what the new place is to be near to. */
  readonly prefix?: string | undefined;
  readonly nearest?: boolean | undefined;
  /** Of a network with several prefixes, the one that moves. */
  readonly from?: string | undefined;
}

/**
 * Moves a subnet inside its network, or a network inside its pool together with its subnets, each of which keeps its offset.
 *
 * Refused with the nearest legal place when the new one is not free; when the subject, or a subnet that would go along, is deployed; and
 * when the new place has another length than the present one.
 */
export function move(placed: PlacedPlan, { subject: name, prefix, nearest = false, from }: Move): EditResult {
  const found = findSubject(placed, name);
  if (!found.ok) return found;
  const subject = found.value;
  const deployed = deployedRefusal(subject, 'be moved');
  if (deployed) return refuse(deployed);
  const asked = readPrefix(prefix, 'prefix');
  const named = readPrefix(from, 'from');
  if (!asked.ok) return asked;
  if (!named.ok) return named;
  const family = asked.value?.family ?? named.value?.family ?? 4;
  const own = ownPrefix(subject, family, { named: named.value, length: asked.value?.length });
  if (!own.ok) return own;
  const length = own.value?.length ?? (subject.kind === 'subnet' && family === 4 ? demandedLength(subject.own.subnet) : undefined);
  const aim = asked.value ?? own.value ?? subject.holding.prefixes.find((space) => space.family === family);
  if (length === undefined || aim === undefined) return refuse(withoutPlace(subject, family));

  const rules = placeRules(placed, subject, family, own.value);
  if (nearest) {
    const to = rules.nearest(aim, length);
    return to ? moveTo(placed, subject, own.value, to) : refuse(nothingFree(subject, length));
  }
  const to = asked.value;
  if (!to) return refuse(missingPlace(subject));
  if (own.value && samePrefix(own.value, to)) return refuse(nothingChanges(name, `lies at ${formatPrefix(to)}`));
  const refusal = to.length === length ? rules.whyNot(to) : wrongLength(subject, to, length);
  return refusal ? refuse(withNearest(refusal, rules.nearest(to, length))) : moveTo(placed, subject, own.value, to);
}

function moveTo(placed: PlacedPlan, subject: Subject, from: Prefix | undefined, to: Prefix): EditResult {
  const where = from ? `from ${formatPrefix(from)} to ${formatPrefix(to)}` : `to ${formatPrefix(to)}`;
  if (subject.kind === 'subnet') return placeSubnet(placed, subject, from, to, { what: 'moved', title: `Moves ${subject.name} ${where}.` });
  // A network without a place has been refused.
  return placeNetwork(placed, subject, from ?? to, to, { what: 'moved', title: `Moves ${subject.name} ${where}` });
}

/** How an edit of one place is told, and what else is edited with it. */
interface Told {
  readonly what: 'moved' | 'resized';
  readonly title: string;
  readonly edits?: readonly SourceEdit[];
}

/** Gives a subnet a prefix that the rules allow. */
export function placeSubnet(
  placed: PlacedPlan,
  { name, holding, own: { subnet } }: SubnetSubject,
  from: Prefix | undefined,
  to: Prefix,
  { what, title, edits: more = [] }: Told,
): EditResult {
  const { edits, recorded } = placeEdits(placed, { networks: [holding], subnets: new Map([[subnet, to]]) });
  return makeChange(placed, {
    title,
    edits: [...edits, ...more],
    changes: [{ subject: name, what, from: from ? formatPrefix(from) : null, to: formatPrefix(to) }, ...recorded],
  });
}

/** Gives a network a prefix in place of one that it has, where the rules allow it. The title lacks its end: how many subnets go along. */
export function placeNetwork(
  placed: PlacedPlan,
  { name, holding }: NetworkSubject,
  from: Prefix,
  to: Prefix,
  { what, title, edits: more = [] }: Told,
): EditResult {
  const moved = carry(holding, from, to);
  if ('refusal' in moved) return refuse(moved.refusal);
  const { carried } = moved;
  const subnets = new Map<Subnet, Prefix>(carried.map((one) => [one.own.subnet, one.to]));
  const { edits, recorded } = placeEdits(placed, { networks: [holding], subnets, space: { holding, of: from, by: [to] } });
  const along = carried.length === 0 ? '' : ` and its ${carried.length === 1 ? 'subnet' : `${carried.length} subnets`} with it`;
  const own: PlaceChange = { subject: name, what, from: formatPrefix(from), to: formatPrefix(to) };
  const others = carried.map((one): PlaceChange => ({
    subject: one.own.subnet.address,
    what: 'moved',
    from: formatPrefix(one.from),
    to: formatPrefix(one.to),
  }));
  return makeChange(placed, { title: `${title}${along}.`, edits: [...edits, ...more], changes: [own, ...others, ...recorded] });
}

function nothingFree(subject: Subject, length: number): Refusal {
  return {
    code: 'place-refused',
    at: 'subject',
    text: `No other place is free for ${subject.name}, which is a /${length}.`,
    input: subject.name,
    expected: `a free /${length}`,
  };
}

function missingPlace(subject: Subject): Refusal {
  return {
    code: 'missing-place',
    at: 'prefix',
    text: `It should be said where ${subject.name} is to move.`,
    expected: 'a prefix, or "nearest"',
    hint: 'Give a prefix, or --to nearest.',
  };
}

function wrongLength(subject: Subject, to: Prefix, length: number): Refusal {
  return {
    code: 'wrong-length',
    at: 'prefix',
    text: `The new place of ${subject.name} should be a /${length}, not ${formatPrefix(to)}; "resize" makes it larger or smaller.`,
    input: formatPrefix(to),
    expected: `a /${length}`,
  };
}
