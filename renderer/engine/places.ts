import { addressCount, formatPrefix, parsePrefix, prefixContains, type Prefix } from '../../shared/address/prefix.ts';
import { freePrefixes, largestPrefix } from '../../shared/address/free-space.ts';
import { containerOf, obstaclesFor } from '../../shared/plan/edit/obstacles.ts';
import { move, placeRules, resize, type PlacedPlan } from '../../shared/plan/edit/index.ts';
import { findSubject, presentOf } from '../../shared/plan/edit/subject.ts';
import type { Computed } from '../../shared/result/compute.ts';

/** Where a subject may lie, for the map: the map asks once when a block is picked up, and draws. */
export interface Places {
  readonly subject: string;
  /** Its present IPv4 prefix; null when it has none. */
  readonly present: string | null;
  /** Where it must lie. */
  readonly within: readonly string[];
  /** Free blocks there that are large enough, whole: each aligned place of its length inside of one can be asked for. */
  readonly free: readonly string[];
  /** Legal places of its length, nearest to the present one first, at most `MOST_PLACES`. */
  readonly allowed: readonly string[];
  /** Why it cannot be moved at all, such as that it is deployed. */
  readonly refusal: string | null;
}

/** Whether a subject may lie at a prefix, and what would follow. */
export interface PlaceAnswer {
  readonly prefix: string;
  /** Why not; null when it may. */
  readonly refusal: string | null;
  /** The nearest legal place. */
  readonly nearest: string | null;
  /** The largest free block of the container afterwards. */
  readonly largestFree: string | null;
  /** Whether the block of twice the size around it would be free for it. */
  readonly canDouble: boolean;
}

/** How many legal places the map lights up: more than that nobody can tell apart. */
export const MOST_PLACES = 64;

/** Returns where a subject may lie in IPv4, or undefined when there is no such subject. */
export function placesOf(computed: Computed, name: string): Places | undefined {
  const placed = placedOf(computed);
  const found = findSubject(placed, name);
  if (!found.ok) return undefined;
  const subject = found.value;
  const present = presentOf(subject, 4)[0];
  const container = containerOf(subject, 4);
  const obstacles = obstaclesFor(placed, subject, present).map(({ prefix }) => prefix);
  const free = freePrefixes(
    container.prefixes,
    obstacles.filter(({ family }) => family === 4),
  );
  const length = present?.length ?? 32;
  const rules = placeRules(placed, subject, 4, present);
  const allowed: Prefix[] = [];
  let refusal: string | null = null;
  for (const block of free) {
    if (block.family !== 4 || block.length > length) continue;
    const size = 2 ** (32 - length);
    for (let at = block.first; at < block.first + 2 ** (32 - block.length); at += size) {
      const place: Prefix = { family: 4, first: at, length };
      if (present?.family === 4 && present.first === at) continue;
      const why = rules.whyNot(place);
      if (why) {
        refusal ??= why.text;
        if (why.code === 'deployed') break;
      } else allowed.push(place);
      if (allowed.length >= MOST_PLACES * 8) break;
    }
  }
  const from = present?.family === 4 ? present.first : 0;
  const nearest = allowed.sort((a, b) => Math.abs(Number(a.first) - from) - Math.abs(Number(b.first) - from)).slice(0, MOST_PLACES);
  return {
    subject: name,
    present: present ? formatPrefix(present) : null,
    within: container.prefixes.map(formatPrefix),
    free: free.map(formatPrefix),
    allowed: nearest.map(formatPrefix),
    refusal: nearest.length > 0 ? null : (refusal ?? 'No other place of this size is free.'),
  };
}

/** Returns whether a subject may lie at a prefix, and what would follow from that. A prefix of another length resizes. */
export function placeAnswer(computed: Computed, name: string, text: string): PlaceAnswer {
  const placed = placedOf(computed);
  const none = { prefix: text, nearest: null, largestFree: null, canDouble: false };
  const found = findSubject(placed, name);
  const prefix = parsePrefix(text);
  if (!found.ok || !prefix) return { ...none, refusal: found.ok ? `${text} is no prefix.` : (found.problems[0]?.text ?? null) };
  const present = presentOf(found.value, prefix.family)[0];
  const made =
    present && present.length !== prefix.length
      ? resize(placed, { subject: name, length: `/${prefix.length}` })
      : move(placed, { subject: name, prefix: text });
  if (!made.ok) return { ...none, refusal: made.problems.map((problem) => problem.text).join(' '), nearest: made.problems[0]?.nearest ?? null };
  const container = containerOf(found.value, prefix.family);
  const others = obstaclesFor(placed, found.value, present).map((obstacle) => obstacle.prefix);
  const left = largestPrefix(
    freePrefixes(
      container.prefixes,
      [...others, prefix].filter(({ family }) => family === prefix.family),
    ),
  );
  const around = prefix.family === 4 && prefix.length > 0 ? doubled(prefix.first, prefix.length) : undefined;
  const canDouble =
    around !== undefined &&
    container.prefixes.some((space) => prefixContains(space, around)) &&
    freePrefixes(
      [around],
      others.filter(({ family }) => family === 4),
    ).reduce((sum, block) => sum + addressCount(block), 0) === addressCount(around);
  return { prefix: text, refusal: null, nearest: null, largestFree: left ? formatPrefix(left) : null, canDouble };
}

function doubled(first: number, length: number): Prefix {
  const size = 2 ** (33 - length);
  return { family: 4, first: Math.floor(first / size) * size, length: length - 1 };
}

function placedOf({ plan, allocation }: Computed): PlacedPlan {
  return { plan, places: allocation };
}
