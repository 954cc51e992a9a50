import type { Check } from '../../shared/checks/check.ts';
import { fence, MADE, plain } from './markdown.ts';

/** Returns the page of one check: what it reports, why, its messages, and a plan that it objects to beside one that it does not. */
export function checkPage(check: Check): string {
  const sources = check.sources.map((source) => `- [${plain(source.title)}](${source.url}) (${source.date})`);
  const parts = [
    `---\nrule: ${check.rule}\nseverity: ${check.severity}\nborn: ${check.born}\n---`,
    MADE,
    `# ${check.rule}`,
    plain(check.title),
    plain(check.why),
    `## Messages\n\n${Object.values(check.messages)
      .map((message) => `- ${plain(message)}`)
      .join('\n')}`,
    `## A plan that it objects to\n\n${fence(shown(check.samples.failing), 'yaml')}`,
    `## A plan that it accepts\n\n${fence(shown(check.samples.passing), 'yaml')}`,
    ...(sources.length > 0 ? [`## Sources\n\n${sources.join('\n')}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

// Samples of limits are as long as the limit; a page shows how they begin.
const MOST_LINES = 40;
const SHOWN_LINES = 15;

function shown(sample: string): string {
  const lines = sample.trimEnd().split('\n');
  if (lines.length <= MOST_LINES) return sample;
  return `${lines.slice(0, SHOWN_LINES).join('\n')}\n# and ${lines.length - SHOWN_LINES} more lines\n`;
}

/** Returns the list of all checks. */
export function checkIndex(checks: readonly Check[]): string {
  const rows = checks.map((check) => `| [${check.rule}](${check.rule}.md) | ${check.severity} | ${plain(check.title)} | ${check.born} |`);
  return [
    MADE,
    '# Checks',
    'What `cadastre check` looks for. An *error* is what Azure rejects or what breaks traffic, a *warning* works today and will hurt, an *info* is worth knowing.',
    ['| check | severity | what it reports | born |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
