import type { Block, Piece, Report, ReportSource, Section, Table, Text } from '../report-model/model.ts';
import { visible } from '../report-model/visible.ts';

// What Markdown, GitHub's and others', could take for a sign of its own. A reference cannot be one, not even in a table or a formula;
// for the rest a backslash is enough, and easier to read.
const SIGNS = /[&<>|\\$`[\]*_~#]/g;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const BY_BACKSLASH = '`[]*_~#';

/** Returns text that Markdown shows as it is: no markup, no HTML, no link, no line end in it is one. */
export function escapeText(text: string): string {
  return (
    visible(text)
      .replace(SIGNS, (char) => NAMED[char] ?? (BY_BACKSLASH.includes(char) ? `\\${char}` : reference(char)))
      // Addresses of pages become links by themselves in many readers.
      .replace(/:\/\//g, ':&#47;&#47;')
      .replace(/\bwww\./gi, (start) => `${start.slice(0, 3)}&#46;`)
  );
}

/** Returns text as code. What a code span cannot hold everywhere (backticks, pipes, backslashes, outer spaces) is shown by references. */
export function escapeCode(text: string): string {
  const plain = visible(text);
  if (plain === '') return '';
  if (!/[`|\\]|^ | $/.test(plain)) return `\`${plain}\``;
  return `<code>${escapeText(plain).replace(/^ +| +$/g, (spaces) => '&nbsp;'.repeat(spaces.length))}</code>`;
}

function reference(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** Returns a report as Markdown: tables as GitHub has them, and the list of sources at the end. */
export function writeMarkdown({ title, sections, sources }: Report): string {
  const blocks = [
    `# ${lineOf([title], sources)}`,
    ...sections.flatMap((section) => sectionBlocks(section, 2, sources)),
    ...(sources.length > 0 ? ['## Sources', sources.map((source, i) => `${i + 1}. ${sourceLine(source)}`).join('\n')] : []),
    'Written by Cadastre. Change the plan, not this file.',
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sectionBlocks({ title, blocks, sections }: Section, level: number, sources: readonly ReportSource[]): string[] {
  return [
    `${'#'.repeat(level)} ${lineOf(title, sources)}`,
    ...blocks.flatMap((block) => blockTexts(block, sources)),
    ...sections.flatMap((section) => sectionBlocks(section, level + 1, sources)),
  ];
}

function blockTexts(block: Block, sources: readonly ReportSource[]): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [lineOf(block.text, sources)];
    case 'list':
      return block.items.length === 0 ? [] : [block.items.map((item) => `- ${lineOf(item, sources)}`).join('\n')];
    case 'table':
      return tableTexts(block, sources);
    case 'ribbon':
      return []; // the tables beside it say the same
  }
}

function tableTexts({ caption, columns, rows }: Table, sources: readonly ReportSource[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = line(columns.map(({ title }) => escapeText(title)));
  const rule = line(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---')));
  return [`**${lineOf(caption, sources)}**`, [head, rule, ...rows.map((row) => line(row.map((cell) => inline(cell, sources).trim())))].join('\n')];
}

// What would begin a list, a quotation or the underline of a heading at the start of a line.
function lineOf(text: Text, sources: readonly ReportSource[]): string {
  return inline(text, sources)
    .trim()
    .replace(/^[-+=]/, reference)
    .replace(/^(\d+)([.)])/, (_, digits: string, sign: string) => digits + reference(sign));
}

function inline(text: Text, sources: readonly ReportSource[]): string {
  return text.map((piece) => pieceText(piece, sources)).join('');
}

function pieceText(piece: Piece, sources: readonly ReportSource[]): string {
  if (typeof piece === 'string') return escapeText(piece);
  if ('code' in piece) return escapeCode(piece.code);
  if ('severity' in piece) return `**${piece.severity}**`;
  return `[\\[${piece.source}\\]](<${addressOf(sources[piece.source - 1])}>)`;
}

function sourceLine(source: ReportSource): string {
  const { title, date } = source;
  return `[${escapeText(title)}](<${addressOf(source)}>)${date === '' ? '' : `, ${date}`}`;
}

function addressOf(source: ReportSource | undefined): string {
  return (source?.url ?? '').replace(/[<>|\\\s]/g, encodeURIComponent);
}
