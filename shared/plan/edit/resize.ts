import { formatPrefix, prefixAround, prefixContains, type Prefix } from '../../address/prefix.ts';
import { parseLength } from './length-text.ts';
import { refuse, type EditResult, type PlacedPlan, type Refusal } from './change.ts';
import { lengthsOf, whyNotLength } from './lengths.ts';
import { placeNetwork, placeSubnet } from './move.ts';
import { ownPrefix, placeRules, readPrefix, type PlaceRules } from './place-rules.ts';
import { deployedRefusal, findSubject, nothingChanges, withoutPlace, type Subject } from './subject.ts';
import type { SourceEdit } from '../source-edit.ts';

/** What is asked of `resize`. */
export interface Resize {
  /** A network's name, or `network/subnet`. */
  readonly subject: string;
  /** The new prefix length: `/24`. */
  readonly length: string;
  /** Of a network with several prefixes, the one that is resized. */
  readonly from?: string | undefined;
}

/**
 * Makes the IPv4 prefix of a subnet or a network larger or smaller: in place where that can be, which is the prefix of the new length
 * that begins where the present one does, else the one that holds the present one; else at the nearest legal place.
 *
 * Refused with the nearest legal prefix length when the need, a service or Azure forbids the new one or nowhere is room for it, and
 * when what is resized is deployed.
 */
export function resize(placed: PlacedPlan, { subject: name, length: text, from }: Resize): EditResult {
  const found = findSubject(placed, name);
  if (!found.ok) return found;
  const subject = found.value;
  const deployed = deployedRefusal(subject, 'be resized');
  if (deployed) return refuse(deployed);
  const asked = parseLength(text, 'length');
  if (!asked.ok) return asked;
  const length = asked.value;
  const named = readPrefix(from, 'from');
  if (!named.ok) return named;
  const found4 = ownPrefix(subject, 4, { named: named.value });
  if (!found4.ok) return found4;
  const own = found4.value;
  if (!own) return refuse(withoutPlace(subject, 4));
  if (own.length === length) return refuse(nothingChanges(name, `is a /${length}`));
  const wrong = whyNotLength(name, lengthsOf(subject, 4), length);
  if (wrong) return refuse({ ...wrong, at: 'length' });

  const rules = placeRules(placed, subject, 4, own);
  const to = resizedPlace(subject, rules, own, length);
  if (!to) return refuse(noRoom(subject, rules, own, length));
  const inPlace = prefixContains(to, own) || prefixContains(own, to);
  const verb = `${length < own.length ? 'Grows' : 'Shrinks'}${inPlace ? '' : ' and moves'}`;
  const title = `${verb} ${name} from ${formatPrefix(own)} to ${formatPrefix(to)}${inPlace ? ', in place' : ''}`;
  const told = { what: 'resized', title: subject.kind === 'subnet' ? `${title}.` : title, edits: sizeEdits(subject, length) } as const;
  return subject.kind === 'subnet' ? placeSubnet(placed, subject, own, to, told) : placeNetwork(placed, subject, own, to, told);
}

/** Where a subject lies with another prefix length: in place where it can, a network around its subnets, else as near as can be. */
function resizedPlace(subject: Subject, rules: PlaceRules, own: Prefix, length: number): Prefix | undefined {
  const first = prefixAround(own.first, length);
  const subnets = subject.kind === 'network' ? subject.holding.subnets.flatMap(({ prefix }) => prefix ?? []) : [];
  const around = subnets.filter((prefix) => prefixContains(own, prefix)).map((prefix) => prefixAround(prefix.first, length));
  return [first, ...around].find((place) => rules.whyNot(place) === undefined) ?? rules.nearest(own, length);
}

/** An explicit size in the document goes with the prefix. */
function sizeEdits(subject: Subject, length: number): SourceEdit[] {
  const { size, path } = subject.kind === 'network' ? subject.holding.network : subject.own.subnet;
  return size === undefined ? [] : [{ path: [...path, 'size'], set: `/${length}` }];
}

/** Why nothing of a legal length is free, with the length nearest to it that is. */
function noRoom(subject: Subject, rules: PlaceRules, own: Prefix, length: number): Refusal {
  const step = length < own.length ? 1 : -1;
  let near = length + step;
  while (near !== own.length && !resizedPlace(subject, rules, own, near)) near += step;
  const inPlace = rules.whyNot(prefixAround(own.first, length));
  const what = subject.kind === 'network' ? 'virtual network' : 'subnet';
  return {
    code: 'place-refused',
    at: 'length',
    text: `No /${length} can be had for the ${what} ${subject.name}.${inPlace ? ` ${inPlace.text}` : ''}`,
    input: `/${length}`,
    expected: 'a prefix length for which there is room',
    ...(near === own.length ? { hint: `It stays a /${own.length}.` } : { hint: `The nearest legal prefix length is /${near}.`, nearest: `/${near}` }),
  };
}
