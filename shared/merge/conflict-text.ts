import { equal, isGroup, keysOf, fieldOf } from '../compare/patch/equal.ts';
import { showInput } from '../problem/problem.ts';
import type { NameDisagreement } from './common-names.ts';
import type { Conflict } from './conflict.ts';
import type { Dangling } from './dangling.ts';
import type { Disagreement } from './merge-values.ts';
import type { PlanTrouble } from './plan-conflicts.ts';
import { inWords, shown, trailPath, type InWords } from './trail.ts';

/** Returns the conflict of a value or an item that the two sides do not agree on. */
export function valueConflict(disagreement: Disagreement): Conflict {
  const { kind, trail, base, ours, theirs } = disagreement;
  const words = inWords(trail);
  return {
    subject: words.subject,
    kind,
    at: trailPath(trail),
    base: base ?? null,
    ours: ours ?? null,
    theirs: theirs ?? null,
    text: `${capital(words.subject)}: ${sentence(disagreement, words)}`,
    hint: HINTS[kind],
  };
}

const HINTS = {
  'both-changed': 'Choose one of the two values.',
  'both-added': 'Keep one of the two, or give one of them another name.',
  'changed-removed': 'Keep it with the change, or remove it.',
  'both-renamed': 'Choose one of the two names.',
} as const;

function sentence({ kind, base, ours, theirs, isItem }: Disagreement, { what, noun }: InWords): string {
  const thing = what === '' ? `the ${noun}` : what;
  if (kind === 'both-added') return `both added ${thing}, and they differ in ${differing(ours, theirs)}.`;
  if (kind === 'changed-removed') {
    const [changer, remover, now] = ours === undefined ? ['theirs', 'ours', theirs] : ['ours', 'theirs', ours];
    const how = isItem ? ` (${differing(base, now)})` : ` from ${shown(base)} to ${shown(now)}`;
    return `${changer} changed ${thing}${how}, ${remover} removed it.`;
  }
  if (base === undefined) return `both added ${thing}, ours ${shown(ours)}, theirs ${shown(theirs)}.`;
  return `both changed ${thing}, ours from ${shown(base)} to ${shown(ours)}, theirs from ${shown(base)} to ${shown(theirs)}.`;
}

/** The keys in which two items differ. */
function differing(a: unknown, b: unknown): string {
  if (!isGroup(a) || !isGroup(b)) return `${shown(a)} and ${shown(b)}`;
  const keys = [...new Set([...keysOf(a), ...keysOf(b)])].filter((key) => !equal(fieldOf(a, key), fieldOf(b, key)));
  return keys.slice(0, 6).join(', ') + (keys.length > 6 ? `, and ${keys.length - 6} more` : '');
}

// A sentence begins with a capital, a name as it is written.
function capital(subject: string): string {
  return /^[a-z ]+ /.test(subject) ? subject.charAt(0).toUpperCase() + subject.slice(1) : subject;
}

/** Returns the conflict of two new names, or of a new name for what the other side removed. */
export function nameConflict({ kind, trail, base, ours, theirs }: NameDisagreement): Conflict {
  const { subject } = inWords(trail);
  const [renamer, remover, name] = ours === null ? ['theirs', 'ours', theirs] : ['ours', 'theirs', ours];
  const text =
    kind === 'both-renamed'
      ? `${subject}: both renamed it, ours to ${ours ?? ''}, theirs to ${theirs ?? ''}.`
      : `${subject}: ${renamer} renamed it to ${name ?? ''}, ${remover} removed it.`;
  return { subject, kind, at: `${trailPath(trail)}.name`, base, ours, theirs, text, hint: HINTS[kind] };
}

/** Returns the conflict of a place that names what the other side removed. */
export function referenceConflict({ item, at, to, removedBy }: Dangling): Conflict {
  const { subject } = item ? inWords(item.trail) : { subject: 'the plan' };
  const side = removedBy === 'ours' ? 'theirs' : 'ours';
  return {
    subject,
    kind: 'reference',
    at,
    base: to,
    ours: removedBy === 'ours' ? null : to,
    theirs: removedBy === 'ours' ? to : null,
    text: `${capital(subject)}: ${side} names ${showInput(to)}, which ${removedBy} removed.`,
    hint: `Keep ${to}, or change what names it.`,
  };
}

/** Returns the conflict of an error that only the merged plan has. */
export function planConflict({ rule, text, subjects }: PlanTrouble, at: string): Conflict {
  const [subject = 'the plan'] = subjects;
  return {
    subject,
    kind: 'plan',
    at,
    base: null,
    ours: null,
    theirs: null,
    text: `${capital(subject)}: the merged plan has an error that neither side has (${rule}): ${text}`,
    hint: 'Change one of the two sides so that both fit into one plan.',
    rule,
  };
}
