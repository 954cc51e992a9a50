import { formatPrefix, subprefixes, type Prefix } from '../../address/prefix.ts';
import { PrefixIndex } from '../../address/overlaps.ts';
import type { SourceEdit } from '../source-edit.ts';
import { makeChange, refuse, type EditResult, type PlaceChange, type PlacedPlan, type Refusal } from './change.ts';
import { lengthsOf, networkLengths, whyNotLength } from './lengths.ts';
import { parseLength } from './length-text.ts';
import { freeNames, whyNotNamed } from './names.ts';
import { containerOf, obstaclesFor } from './obstacles.ts';
import { ownPrefix, readPrefix, whyNotAt } from './place-rules.ts';
import { placeEdits } from './record.ts';
import { whyNoMoreSubnets } from './room-for-more.ts';
import { deployedRefusal, findSubject, withoutPlace, type NetworkSubject, type SubnetSubject } from './subject.ts';

// More pieces at once are a slip of the keyboard.
const MOST_PIECES = 256;

/** What is asked of `split`. */
export interface Split {
  /** `network/subnet`, or a network, of which a prefix of the address space is split. */
  readonly subject: string;
  /** The prefix length of the pieces; absent: two halves. */
  readonly into?: string | undefined;
  /** Names of the new subnets, from the second piece on; those that are missing are made from the name of the subnet. */
  readonly names?: readonly string[] | undefined;
  /** Of a network with several prefixes, the one that is split. */
  readonly from?: string | undefined;
}

/**
 * Splits a subnet into aligned pieces of one length: what lives in it stays in the first piece under its name, the others become subnets
 * of virtual machines. Of a network it splits a prefix of the address space; its subnets stay where they are.
 *
 * Refused when what lives in the subnet does not fit into a piece, when a subnet would lie in two pieces, for what is deployed or the
 * block of a service, for what lies wrong already, and for names that cannot be given.
 */
export function split(placed: PlacedPlan, { subject: name, into, names = [], from }: Split): EditResult {
  const found = findSubject(placed, name);
  if (!found.ok) return found;
  const subject = found.value;
  const deployed = deployedRefusal(subject, 'be split');
  if (deployed) return refuse(deployed);
  const named = readPrefix(from, 'from');
  if (!named.ok) return named;
  const found4 = ownPrefix(subject, 4, { named: named.value });
  if (!found4.ok) return found4;
  const own = found4.value;
  if (!own) return refuse(withoutPlace(subject, 4));
  const asked = into === undefined ? ({ ok: true, value: own.length + 1 } as const) : parseLength(into, 'into');
  if (!asked.ok) return asked;
  const length = asked.value;
  const count = 2 ** (length - own.length);
  if (count < 2 || count > MOST_PIECES) return refuse(wrongCount(name, own, length));
  const pieces = [...subprefixes(own, length)];
  return subject.kind === 'subnet' ? splitSubnet(placed, subject, own, pieces, names) : splitNetwork(placed, subject, own, pieces);
}

function splitSubnet(placed: PlacedPlan, subject: SubnetSubject, own: Prefix, pieces: readonly Prefix[], names: readonly string[]): EditResult {
  const { name, holding } = subject;
  const { subnet } = subject.own;
  const [first, ...rest] = pieces;
  if (!first) return refuse(withoutPlace(subject, 4));
  const { length } = first;
  const lengths = lengthsOf(subject, 4);
  const wrong = whyNotLength(name, lengths, length);
  if (wrong) return refuse(lengths.longest > own.length ? { ...wrong, at: 'into' } : notSplit(name, wrong));
  const block = whyNoMoreSubnets(holding, rest.length);
  if (block) return refuse(block);
  const obstacles = obstaclesFor(placed, subject, own);
  const misplaced = whyNotAt(name, containerOf(subject, 4), obstacles, new PrefixIndex(obstacles.map(({ prefix }) => prefix)), own);
  if (misplaced) return refuse({ ...misplaced, at: 'subject', hint: 'Move it first: the pieces would lie as wrong as it does.' });

  const others = holding.subnets.map((held) => held.subnet.name);
  if (names.length > rest.length) return refuse(tooManyNames(names, rest.length));
  const given = [...names, ...freeNames(subnet.name, [...others, ...names], rest.length - names.length)];
  for (const [i, one] of given.entries()) {
    const taken = [...others, ...given.slice(0, i)];
    const refusal = whyNotNamed(one, { kind: 'subnet', taken });
    if (refusal) return refuse({ ...refusal, at: 'names' });
  }
  const { edits, recorded } = placeEdits(placed, { networks: [holding], subnets: new Map([[subnet, first]]) });
  const list = [...holding.network.path, 'subnets'];
  // Of a set the entry is the whole set: new subnets come behind it.
  const behind = Number(subnet.path[list.length]) + 1;
  const entries = rest.map((prefix, i) => ({ name: given[i] ?? '', prefix }));
  const inserts = entries.map((entry): SourceEdit => ({
    path: [...list, behind],
    insert: { name: entry.name, size: `/${length}`, prefix: formatPrefix(entry.prefix) },
  }));
  const size: SourceEdit[] = subnet.size === undefined ? [] : [{ path: [...subnet.path, 'size'], set: `/${length}` }];
  const added = entries.map((entry): PlaceChange => ({
    subject: `${holding.network.name}/${entry.name}`,
    what: 'added',
    from: null,
    to: formatPrefix(entry.prefix),
  }));
  const what =
    rest.length === 1 ? `two halves, ${formatPrefix(first)} and ${formatPrefix(rest[0] ?? first)}` : `${pieces.length} subnets of a /${length}`;
  const left = rest.length === 1 ? `the other one is ${added[0]?.subject ?? ''}` : `the others are ${given[0] ?? ''} to ${given.at(-1) ?? ''}`;
  return makeChange(placed, {
    title: `Splits ${name} (${formatPrefix(own)}) into ${what}; what lives in it stays in ${formatPrefix(first)}, ${left}.`,
    edits: [...edits, ...size, ...inserts],
    changes: [{ subject: name, what: 'resized', from: formatPrefix(own), to: formatPrefix(first) }, ...added, ...recorded],
  });
}

function splitNetwork(placed: PlacedPlan, { name, holding }: NetworkSubject, own: Prefix, pieces: readonly Prefix[]): EditResult {
  const { length = 0 } = pieces[0] ?? {};
  const wrong = whyNotLength(name, networkLengths(name, 4), length);
  if (wrong) return refuse({ ...wrong, at: 'into' });
  const whole = holding.subnets.find(({ prefix }) => prefix && prefix.length < length && pieces.some((piece) => piece.first === prefix.first));
  if (whole?.prefix)
    return refuse({
      code: 'place-refused',
      at: 'into',
      text: `The address space of ${name} should not be split into prefixes of a /${length}, since ${whole.subnet.address} (${formatPrefix(whole.prefix)}) would lie in several of them.`,
      input: `/${length}`,
      expected: `a prefix length up to /${whole.prefix.length}`,
    });
  const { edits, recorded } = placeEdits(placed, { networks: [holding], space: { holding, of: own, by: pieces } });
  return makeChange(placed, {
    title: `Splits the prefix ${formatPrefix(own)} of ${name} into ${pieces.length} prefixes of a /${length}.`,
    edits,
    changes: [
      ...pieces.map((piece): PlaceChange => ({ subject: name, what: 'resized', from: formatPrefix(own), to: formatPrefix(piece) })),
      ...recorded,
    ],
  });
}

/** What needs its whole prefix has no length to be split into. */
function notSplit(name: string, { nearest: _nearest, ...wrong }: Refusal): Refusal {
  return { ...wrong, at: 'into', expected: 'a subnet with room to spare', hint: `${name} needs its whole prefix.` };
}

function wrongCount(name: string, own: Prefix, length: number): Refusal {
  return {
    code: 'wrong-length',
    at: 'into',
    text: `The pieces of ${name}, which is a /${own.length}, should be smaller than it, and at most ${MOST_PIECES} of them.`,
    input: `/${length}`,
    expected: `a prefix length from /${own.length + 1} to /${Math.min(32, own.length + Math.log2(MOST_PIECES))}`,
  };
}

function tooManyNames(names: readonly string[], needed: number): Refusal {
  return {
    code: 'wrong-value',
    at: 'names',
    text: `Names should be given for at most ${needed} new ${needed === 1 ? 'subnet' : 'subnets'}, not for ${names.length}; the first piece keeps its name.`,
    input: names.join(', '),
    expected: `up to ${needed}`,
  };
}
