import { explainPrefix, formatPrefix, parsePrefix, prefixContains, samePrefix, type Prefix } from '../../address/prefix.ts';
import { PrefixIndex } from '../../address/overlaps.ts';
import { carry } from './carry.ts';
import { refuse, type PlacedPlan, type Refusal } from './change.ts';
import { lengthsOf, whyNotLength } from './lengths.ts';
import { nearestPlace } from './nearest-place.ts';
import { containerOf, containerWords, obstaclesFor, type Container, type Obstacle } from './obstacles.ts';
import { deployedRefusal, findSubject, presentOf, type Subject } from './subject.ts';

/** The rules for where one subject may lie. Worked out once; then they answer for one prefix after another, as a mouse moves. */
export interface PlaceRules {
  /** Returns why the subject cannot have a prefix, or undefined when it can. The one that it has is legal. */
  readonly whyNot: (prefix: Prefix) => Refusal | undefined;
  /** Returns the legal place of that length whose first address is nearest to that of `aim`, other than the present one. */
  readonly nearest: (aim: Prefix, length: number) => Prefix | undefined;
}

/**
 * Returns the rules for where a subject may lie. `own` is the one of its prefixes that is to change; undefined for what has no place.
 *
 * A prefix inside `own` takes no address that the subject does not have, so only its length matters. Any other one must be in the
 * address space of its network, or in its pool, and keep out of what others hold, of external networks, of reserved and forbidden
 * ranges, and of those that services cannot use. A network takes its subnets along.
 */
export function placeRules(placed: PlacedPlan, subject: Subject, family: 4 | 6, own: Prefix | undefined): PlaceRules {
  const container = containerOf(subject, family);
  const obstacles = obstaclesFor(placed, subject, own).filter(({ prefix }) => prefix.family === family);
  const taken = obstacles.map(({ prefix }) => prefix);
  const index = new PrefixIndex(taken);
  const lengths = lengthsOf(subject, family);
  const deployed = deployedRefusal(subject, 'be moved or resized');
  const whyNot = (prefix: Prefix): Refusal | undefined => {
    if (own && samePrefix(own, prefix)) return undefined;
    if (deployed) return deployed;
    const wrong = whyNotLength(subject.name, lengths, prefix.length);
    if (wrong) return wrong;
    if (!own || !prefixContains(own, prefix)) {
      const hit = whyNotAt(subject.name, container, obstacles, index, prefix);
      if (hit) return hit;
    }
    if (subject.kind === 'subnet' || !own) return undefined;
    const moved = carry(subject.holding, own, prefix);
    return 'refusal' in moved ? moved.refusal : undefined;
  };
  return {
    whyNot,
    nearest: (aim, length) => {
      if (deployed || whyNotLength(subject.name, lengths, length)) return undefined;
      return nearestPlace({ containers: container.prefixes, taken, own, allowed: (place) => whyNot(place) === undefined }, aim, length);
    },
  };
}

/** Returns what is in the way at a prefix: that it lies outside, or the first obstacle that it meets. */
export function whyNotAt(
  name: string,
  container: Container,
  obstacles: readonly Obstacle[],
  index: PrefixIndex,
  prefix: Prefix,
): Refusal | undefined {
  const about = { code: 'place-refused', at: 'prefix', input: formatPrefix(prefix) };
  if (!container.prefixes.some((space) => prefixContains(space, prefix)))
    return {
      ...about,
      text: `The prefix ${formatPrefix(prefix)} for ${name} should lie inside ${containerWords(container)}.`,
      expected: `a prefix inside ${container.words}`,
    };
  const [first] = index.overlapping(prefix).sort((a, b) => a - b);
  const hit = first === undefined ? undefined : obstacles[first];
  if (!hit) return undefined;
  const { prefix: range, words } = hit;
  return {
    ...about,
    text: `The prefix ${formatPrefix(prefix)} for ${name} should keep out of ${formatPrefix(range)}, ${words}.`,
    expected: `a free prefix inside ${container.words}`,
  };
}

/** Returns a refusal that also offers the nearest legal place. */
export function withNearest(refusal: Refusal, nearest: Prefix | undefined): Refusal {
  if (refusal.nearest !== undefined) return refusal;
  if (!nearest) return { ...refusal, hint: refusal.hint ?? 'No legal place of that size is free.' };
  return { ...refusal, hint: `The nearest legal place is ${formatPrefix(nearest)}.`, nearest: formatPrefix(nearest) };
}

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Refusal[] };

/** Reads an argument that is a prefix, or absent. */
export function readPrefix(text: string | undefined, at: string): Found<Prefix | undefined> {
  const value = text === undefined ? undefined : parsePrefix(text);
  return text === undefined || value ? { ok: true, value } : refuse(explainPrefix(text, at));
}

/**
 * Returns the prefix of a subject that an edit is about: the one that it has, of several the one that is named, or the only one of that
 * length; undefined for what has none. Refused when several come into question.
 */
export function ownPrefix(
  subject: Subject,
  family: 4 | 6,
  { named, length }: { readonly named?: Prefix | undefined; readonly length?: number | undefined } = {},
): Found<Prefix | undefined> {
  const present = presentOf(subject, family);
  const alike = present.filter((prefix) => prefix.length === length);
  const chosen = named ? present.filter((prefix) => samePrefix(prefix, named)) : present.length > 1 && alike.length === 1 ? alike : present;
  if (chosen.length <= 1 && !(named && chosen.length === 0)) return { ok: true, value: chosen[0] };
  const list = present.map(formatPrefix).join(', ');
  return refuse({
    code: 'several-prefixes',
    at: 'from',
    text: named
      ? `${formatPrefix(named)} should be one of the prefixes of ${subject.name}, which are ${list || 'none'}.`
      : `The prefix of ${subject.name} that is meant should be named, since it has ${present.length}: ${list}.`,
    expected: `one of ${list || 'none'}`,
    ...(named ? {} : { hint: `For example: --from ${list.split(',')[0] ?? ''}` }),
  });
}

/**
 * Returns why a network or subnet cannot have a prefix, in one sentence with the nearest legal place, or undefined when it can. To ask
 * many times about one subject, use `placeRules`.
 */
export function whyNot(placed: PlacedPlan, name: string, prefixText: string): string | undefined {
  const found = findSubject(placed, name);
  if (!found.ok) return found.problems[0]?.text;
  const prefix = parsePrefix(prefixText);
  if (!prefix) return explainPrefix(prefixText, 'prefix').text;
  const own = ownPrefix(found.value, prefix.family, { length: prefix.length });
  if (!own.ok) return own.problems[0]?.text;
  const rules = placeRules(placed, found.value, prefix.family, own.value);
  const refusal = rules.whyNot(prefix);
  if (!refusal) return undefined;
  const { text, hint } = withNearest(refusal, rules.nearest(prefix, prefix.length));
  return hint === undefined ? text : `${text} ${hint}`;
}
