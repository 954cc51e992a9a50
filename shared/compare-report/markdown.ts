import type { Change, Comparison, Impact } from '../compare/comparison.ts';
import { impacts } from '../compare/comparison.ts';
import { escapeCode, escapeText } from '../export/markdown/writer.ts';
import { formatCount } from './count.ts';
import { divisionText } from './text.ts';
import { differences, IMPACT_MEANS, IMPACT_WORDS, isRecording, KIND_WORDS, subjectText, summaryText } from './words.ts';

/** Returns a comparison as Markdown to paste into a change request: the costliest changes first, each impact with a table of its own. */
export function comparisonMarkdown({ from, to, changes, divisions, findings, summary }: Comparison): string {
  const told = changes.filter((change) => !isRecording(change));
  const recorded = changes.length - told.length;
  const blocks = [
    `# Changes from ${escapeText(from)} to ${escapeText(to)}`,
    `${capital(summaryText(summary))}.`,
    ...(divisions.length > 0 ? [divisions.map((division) => `- ${escapeText(divisionText(division))}`).join('\n')] : []),
    ...[...impacts].reverse().flatMap((impact) => impactBlocks(impact, told)),
    ...(recorded > 0
      ? [`${capital(formatCount(recorded, 'prefix').replace('prefixs', 'prefixes'))} recorded where ${recorded === 1 ? 'it' : 'they'} stood.`]
      : []),
    ...findingBlocks('Findings that appear', findings.appeared),
    ...findingBlocks('Findings that vanish', findings.vanished),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function impactBlocks(impact: Impact, changes: readonly Change[]): string[] {
  const rows = changes.filter((change) => change.impact === impact);
  if (rows.length === 0) return [];
  return [
    `## ${capital(IMPACT_WORDS[impact])}`,
    IMPACT_MEANS[impact],
    [
      '| What | Change | From | To | Why |',
      '| --- | --- | --- | --- | --- |',
      ...rows.map((change) => {
        const values = differences(change);
        const side = (which: 'was' | 'is') =>
          values
            .flatMap(({ key, [which]: value }) => (value === undefined ? [] : [`${escapeText(key)} ${value === '' ? 'none' : escapeCode(value)}`]))
            .join('<br>');
        const what = `${change.name === undefined ? `${capital(KIND_WORDS[change.kind])} ` : ''}${escapeText(subjectText(change))}`;
        const why = `${escapeText(change.why)}${change.source ? ` ([source](<${encodeURI(change.source.url)}>))` : ''}`;
        return `| ${what} | ${change.change} | ${side('was')} | ${side('is')} | ${why} |`;
      }),
    ].join('\n'),
  ];
}

function findingBlocks(title: string, findings: Comparison['findings']['appeared']): string[] {
  if (findings.length === 0) return [];
  return [`## ${title}`, findings.map(({ severity, message, rule }) => `- ${severity}: ${escapeText(message)} (${rule})`).join('\n')];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
