import { impacts, type Change, type Comparison, type Impact } from '../compare/comparison.ts';
import { REPORT_STYLE } from '../export/html/style.ts';
import { POLICY } from '../export/html/writer.ts';
import { svgAttribute as attribute, svgText as escape } from '../export/svg/text.ts';
import type { Computed } from '../result/compute.ts';
import { formatCount } from './count.ts';
import { ribbonPairs } from './ribbon-pairs.ts';
import { drawPair, PAIR_STYLE } from './svg.ts';
import { divisionText } from './text.ts';
import { differences, IMPACT_MEANS, IMPACT_WORDS, isRecording, KIND_WORDS, subjectText, summaryText } from './words.ts';

const WIDTH = 1124;

// What the report does not have: the impact of a change, by line and colour.
const STYLE = `.impact{display:inline-block;padding:0 7px;border:1px solid currentcolor;border-radius:9px;font-size:12px;font-weight:600;white-space:nowrap}
.impact.redeploy{border-style:dashed;color:var(--cm-warning)}
.impact.blocked{border-style:double;border-width:3px;color:var(--cm-error)}
.impact.none{color:var(--cm-dim)}
td code{white-space:pre-wrap;overflow-wrap:normal}`;

/** Returns a comparison as one page that needs nothing beside it: ribbons before and after, and every change with its impact and reason. */
export function comparisonHtml(from: Computed, to: Computed, comparison: Comparison): string {
  const title = `Changes from ${comparison.from} to ${comparison.to}`;
  const told = comparison.changes.filter((change) => !isRecording(change));
  const recorded = comparison.changes.length - told.length;
  const pairs = ribbonPairs(from, to, comparison);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escape(title)}</title>`,
    `<style>\n${REPORT_STYLE}\n${PAIR_STYLE}\n${STYLE}\n</style>`,
    '</head>',
    '<body>',
    `<header>\n<h1>${escape(title)}</h1>\n<p class="by">${escape(capital(summaryText(comparison.summary)))}.</p>\n</header>`,
    '<main>',
    ...(comparison.divisions.length > 0 ? [`<ul>${comparison.divisions.map((one) => `<li>${escape(divisionText(one))}</li>`).join('')}</ul>`] : []),
    ...(pairs.length > 0
      ? ['<section aria-labelledby="ribbons">', '<h2 id="ribbons">Places before and after</h2>', ...pairs.map(figure), '</section>']
      : []),
    ...[...impacts].reverse().map((impact) => impactSection(impact, told)),
    ...(recorded > 0 ? [`<p>${formatCount(recorded, 'place')} recorded where ${recorded === 1 ? 'it' : 'they'} stood.</p>`] : []),
    findingSection('Findings that appear', 'appear', comparison.findings.appeared),
    findingSection('Findings that vanish', 'vanish', comparison.findings.vanished),
    '</main>',
    '<footer>Written by Cadastre. What a change costs is where the old plan stands in Azure.</footer>',
    '</body>',
    '</html>',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}

function figure(pair: Parameters<typeof drawPair>[0]): string {
  const { svg, height } = drawPair(pair, WIDTH);
  const words = `${pair.name} before and after: ${formatCount(pair.bands.length, 'subnet')} changed place or size`;
  return `<figure><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${attribute(words)}">\n${svg}\n</svg></figure>`;
}

function impactSection(impact: Impact, changes: readonly Change[]): string {
  const rows = changes.filter((change) => change.impact === impact);
  if (rows.length === 0) return '';
  return [
    `<section aria-labelledby="impact-${impact}">`,
    `<h2 id="impact-${impact}">${escape(capital(IMPACT_WORDS[impact]))}</h2>`,
    `<p>${escape(IMPACT_MEANS[impact])}</p>`,
    '<div class="scroll"><table>',
    '<thead><tr><th scope="col">What</th><th scope="col">Change</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Impact</th><th scope="col">Why</th></tr></thead>',
    `<tbody>\n${rows.map(changeRow).join('\n')}\n</tbody>`,
    '</table></div>',
    '</section>',
  ].join('\n');
}

function changeRow(change: Change): string {
  const values = differences(change);
  const side = (which: 'was' | 'is') =>
    values
      .flatMap(({ key, [which]: value }) =>
        value === undefined ? [] : [`${escape(key)} ${value === '' ? 'none' : `<code>${escape(value)}</code>`}`],
      )
      .join('<br>');
  const what = `${change.name === undefined ? `${capital(KIND_WORDS[change.kind])} ` : ''}${subjectText(change)}`;
  const source = change.source ? ` <a class="cite" href="${attribute(change.source.url)}">${escape(change.source.title)}</a>` : '';
  return `<tr><th scope="row">${escape(what)}</th><td>${change.change}</td><td>${side('was')}</td><td>${side('is')}</td><td><span class="impact ${change.impact}">${IMPACT_WORDS[change.impact]}</span></td><td>${escape(change.why)}${source}</td></tr>`;
}

function findingSection(title: string, id: string, findings: Comparison['findings']['appeared']): string {
  if (findings.length === 0) return '';
  const items = findings.map(
    ({ severity, message, rule }) => `<li><span class="severity ${severity}">${severity}</span> ${escape(message)} <code>${escape(rule)}</code></li>`,
  );
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</section>`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
