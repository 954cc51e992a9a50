import { formatPrefix, samePrefix, type Prefix } from '../../address/prefix.ts';
import { formatPath } from '../../problem/problem.ts';
import type { PlaceExplanation } from '../explain.ts';
import { roomText } from '../room-text.ts';
import type { Shortage } from '../allocation.ts';
import type { Choice, NextBest } from './choice.ts';
import type { Refused } from './reasons.ts';

/** One part of an explanation in words. */
export interface ExplanationPart {
  readonly title: 'length' | 'place' | 'passed over' | 'next best' | 'room' | 'missing';
  readonly lines: readonly string[];
}

// Reasons against one block, and blocks passed over, that are told.
const MOST_REASONS = 3;
const MOST_REFUSED = 5;

/** Returns the explanation of one prefix in sentences, part by part; parts that have nothing to say are left out. */
export function explanationParts(place: PlaceExplanation, kind: 'network' | 'subnet'): ExplanationPart[] {
  const { length, refused, shortage, choice, room } = place;
  const parts: ExplanationPart[] = [
    { title: 'length', lines: [length.text] },
    shortage ? { title: 'missing', lines: [missingText(place, shortage)] } : { title: 'place', lines: [placeText(place)] },
    { title: 'passed over', lines: refusedTexts(refused) },
    { title: 'next best', lines: choice ? nextTexts(choice) : [] },
    { title: 'room', lines: room ? [roomText(room, kind)] : [] },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function placeText({ prefix, origin, at, within, choice, family }: PlaceExplanation): string {
  if (at !== undefined) {
    const where = formatPath(at);
    if (prefix === undefined) return `What the document gives at ${where} is no prefix that can be read.`;
    return origin === 'deployed' ? `It is deployed and never moves; the document gives it at ${where}.` : `The document gives it at ${where}.`;
  }
  if (prefix === undefined) {
    return within.space.length === 0
      ? `It has no place, since ${within.name} has no IPv${family} address space.`
      : 'It has no place, since it asks for a size that does not hold what it needs.';
  }
  return choice
    ? choiceText(choice, prefix, within.name)
    : `The smallest block of ${within.name} around its pinned subnets that holds all of them; of each size there is but one.`;
}

function choiceText({ how, turn, of, block, equals }: Choice, prefix: Prefix, within: string): string {
  const isWhole = samePrefix(block, prefix);
  const cut = isWhole ? `It fills ${formatPrefix(block)}` : `It is cut from ${formatPrefix(block)}`;
  const order = of === 1 ? '' : ` It was number ${turn} of ${of} to be placed, larger ones first.`;
  switch (how) {
    case 'tightest':
      return `${cut}, ${equals === 0 ? 'the smallest free block' : `the lowest of the ${equals + 1} smallest free blocks`} of ${within} that could hold it.${order}`;
    case 'roomiest':
      return `${isWhole ? `It fills ${formatPrefix(block)}` : `Around it ${formatPrefix(block)} is free`}: places in ${within} are chosen so that as many as possible can double in place, those that stand there already included.`;
    case 'together':
      return `${cut}. Its place and those of the others in ${within} were searched for together, since it makes a difference which free block each of them gets.`;
  }
}

function refusedTexts(refused: readonly Refused[]): string[] {
  const told = refused.slice(0, MOST_REFUSED).map(({ prefix, because }) => {
    const reasons = because.length === 0 ? ['it has no room for all subnets beside what their services keep out of'] : because.slice(0, MOST_REASONS);
    const more = because.length > MOST_REASONS ? ['and more'] : [];
    return `${formatPrefix(prefix)}: ${[...reasons, ...more].join('; ')}.`;
  });
  return refused.length > MOST_REFUSED ? [...told, `and ${refused.length - MOST_REFUSED} more.`] : told;
}

function nextTexts({ nextBest, block }: Choice): string[] {
  if (nextBest.length === 0) return ['No other place was free for it.'];
  return nextBest.map((next) => `${formatPrefix(next.prefix)}, ${costText(next, block)}${nowText(next)}.`);
}

function costText({ prefix, breaks }: NextBest, block: Prefix): string {
  if (samePrefix(prefix, breaks)) return 'which it would have filled';
  return samePrefix(breaks, block) ? 'from the same block' : `which would have broken ${formatPrefix(breaks)}`;
}

function nowText({ nowBy: [first, ...more] }: NextBest): string {
  if (first === undefined) return '';
  return more.length === 0 ? `; ${first} has addresses of it now` : `; ${first} and ${more.length} more have addresses of it now`;
}

function missingText({ within }: PlaceExplanation, { length, largestFree, freeAddresses, family, because }: Shortage): string {
  const space = within.space.map(formatPrefix).join(', ');
  if (because === 'no-pool-prefix') return `${within.name} has no IPv${family} prefix to look in.`;
  const largest = largestFree ? formatPrefix(largestFree) : undefined;
  const free = largest === undefined ? 'nothing is free there' : `${freeAddresses} addresses are free there, ${largest} the largest block of them`;
  if (because === 'pinned-subnets')
    return `The blocks around its pinned subnets were tried, from the smallest that could hold all subnets; none is free and lies in ${within.name} (${space}). In all, ${free}.`;
  const looked = `A free /${length ?? 0} was looked for in ${space}, after everything larger`;
  return because === 'excluded-ranges' ? `${looked}; ${free}, but no block that is large enough is allowed.` : `${looked}; ${free}.`;
}
