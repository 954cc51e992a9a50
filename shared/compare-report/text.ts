import type { Change, Comparison, Division } from '../compare/comparison.ts';
import { formatCount } from './count.ts';
import { differences, IMPACT_WORDS, isRecording, KIND_WORDS, subjectText, summaryText } from './words.ts';

const SIGNS: Readonly<Record<Change['change'], string>> = { added: '+', removed: '-', moved: '>', resized: '*', renamed: '=', configured: '~' };

/**
 * Returns a comparison as lines for people: what changed with what was and what is, what it costs and why. Prefixes that were only recorded
 * where they stood are counted in one line. Texts that users typed are as they are: the face makes them safe.
 */
export function comparisonLines({ from, to, changes, divisions, findings, summary }: Comparison): string[] {
  const told = changes.filter((change) => !isRecording(change));
  const recorded = changes.length - told.length;
  return [
    `${from} → ${to}`,
    ...told.flatMap(changeLines),
    ...(recorded > 0
      ? [`~ ${formatCount(recorded, 'prefix').replace('prefixs', 'prefixes')} recorded where ${recorded === 1 ? 'it' : 'they'} stood`]
      : []),
    ...divisions.map((division) => divisionText(division)),
    ...findings.appeared.map(({ severity, message, rule }) => `! ${severity} appeared: ${message} [${rule}]`),
    ...findings.vanished.map(({ severity, message, rule }) => `. ${severity} vanished: ${message} [${rule}]`),
    `${summaryText(summary)}.`,
  ];
}

function changeLines(change: Change): string[] {
  const values = differences(change).map(({ key, was, is }) => {
    if (was === undefined || is === undefined) return `${key} ${was ?? is ?? ''}`;
    return `${key} ${was === '' ? 'none' : was} → ${is === '' ? 'none' : is}`;
  });
  const head = `${SIGNS[change.change]} ${change.name === undefined ? `${KIND_WORDS[change.kind]} ` : ''}${subjectText(change)} ${change.change}`;
  return [
    `${head}${change.impact === 'none' ? '' : ` (${IMPACT_WORDS[change.impact]})`}`,
    ...values.map((text) => `    ${text}`),
    ...(change.impact === 'none' ? [] : [`    ${change.why}`]),
  ];
}

/** Returns `spoke/app was split into spoke/app-1 and spoke/app-2.` */
export function divisionText({ kind, from, to }: Division): string {
  const names = (list: readonly string[]) => (list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`);
  return kind === 'split' ? `${names(from)} was split into ${names(to)}.` : `${names(from)} were joined into ${names(to)}.`;
}
