import { grouped } from '../../checks/words.ts';
import type { Block, Piece, Report, ReportSource, Section, Table, Text } from '../report-model/model.ts';
import { describeRibbon, drawRibbon } from '../svg/ribbon.ts';
import type { SpaceRibbon } from '../svg/space.ts';
import { svgAttribute as attribute, svgText as escape } from '../svg/text.ts';
import { REPORT_STYLE } from './style.ts';

const RIBBON_WIDTH = 1124;

// No script, no picture, no frame, no request: only the style in the file itself.
export const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Returns a report as one page of HTML that needs nothing beside it. Whatever a user typed is escaped. */
export function writeHtml({ title, sections, sources }: Report): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escape(title)}</title>`,
    `<style>\n${REPORT_STYLE}\n</style>`,
    '</head>',
    '<body>',
    `<header>\n<h1>${escape(title)}</h1>\n<p class="by">Address plan of Azure virtual networks</p>\n</header>`,
    contents(sections, sources),
    '<main>',
    ...sections.map((section) => sectionHtml(section, 2)),
    ...(sources.length > 0 ? [sourcesHtml(sources)] : []),
    '</main>',
    '<footer>Written by Cadastre. Change the plan, not this file.</footer>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function contents(sections: readonly Section[], sources: readonly ReportSource[]): string {
  const entries = sections.map(({ id, title }) => `<li><a href="#${id}">${inline(title)}</a></li>`);
  if (sources.length > 0) entries.push('<li><a href="#sources">Sources</a></li>');
  return `<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n${entries.join('\n')}\n</ol>\n</nav>`;
}

function sectionHtml({ id, title, blocks, sections }: Section, level: number): string {
  const style = /^network-\d+$/.test(id) ? ' class="network"' : '';
  return [
    `<section aria-labelledby="${id}">`,
    `<h${level} id="${id}"${style}>${inline(title)}</h${level}>`,
    ...blocks.map(blockHtml),
    ...sections.map((section) => sectionHtml(section, level + 1)),
    '</section>',
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableHtml(block);
    case 'ribbon':
      return ribbonHtml(block.ribbon);
  }
}

/** The first column names what the row is about; of numbers it does not. */
function tableHtml({ caption, columns, rows }: Table): string {
  const style = (column: number) => (columns[column]?.kind === 'number' ? ' class="number"' : '');
  const head = columns.map(({ title }, i) => `<th scope="col"${style(i)}>${escape(title)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 && columns[0]?.kind !== 'number' ? `<th scope="row">${inline(cell)}</th>` : `<td${style(i)}>${inline(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="scroll"><table>\n<caption>${inline(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
}

function ribbonHtml(ribbon: SpaceRibbon): string {
  const { svg, height } = drawRibbon(ribbon, RIBBON_WIDTH);
  const share = `${grouped(ribbon.free)} of ${grouped(ribbon.addresses)} addresses free`;
  return [
    '<figure>',
    `<figcaption><b>${escape(ribbon.name)}</b> <code>${escape(ribbon.prefix)}</code>, ${share}</figcaption>`,
    `<svg viewBox="0 0 ${RIBBON_WIDTH} ${height}" role="img" aria-label="${attribute(describeRibbon(ribbon))}">`,
    svg,
    '</svg>',
    '</figure>',
  ].join('\n');
}

function sourcesHtml(sources: readonly ReportSource[]): string {
  const items = sources.map(
    ({ title, url, date }, i) =>
      `<li id="source-${i + 1}"><a href="${attribute(url)}">${escape(title)}</a>${date === '' ? '' : `, ${escape(date)}`}</li>`,
  );
  return `<section aria-labelledby="sources">\n<h2 id="sources">Sources</h2>\n<ol class="sources">\n${items.join('\n')}\n</ol>\n</section>`;
}

function inline(text: Text): string {
  return text.map(pieceHtml).join('');
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === 'string') return escape(piece);
  if ('code' in piece) return `<code>${escape(piece.code)}</code>`;
  if ('severity' in piece) return `<span class="severity ${piece.severity}">${piece.severity}</span>`;
  return `<a class="cite" href="#source-${piece.source}">[${piece.source}]</a>`;
}
