import { styleText } from 'node:util';
import { escapeActing, safe } from '../shared/problem/safe-text.ts';

export { safe };

type Style = Parameters<typeof styleText>[0];

/** Writes text to standard output. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes one JSON value to standard output. Characters that could act on a terminal are escaped, which changes no value. */
export function printJson(value: unknown): void {
  process.stdout.write(`${escapeActing(JSON.stringify(value, null, 2))}\n`);
}

/** Writes a diagnostic to standard error. */
export function warn(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Returns text in a colour where the stream is a terminal and NO_COLOR is not set, else as it is. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(style, text, { stream, validateStream: true });
}

/** A column of a text table. */
export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

/** Returns rows as an aligned table without borders; widths follow the content. Cells must be `safe` and unpainted. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], indent = ''): string {
  const widths = columns.map((column, i) => Math.max(width(column.title), ...rows.map((row) => width(row[i] ?? ''))));
  const line = (cells: readonly string[], style?: Style) => {
    const padded = cells.map((cell, i) => {
      const room = ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
      return columns[i]?.align === 'right' ? room + cell : cell + room;
    });
    const text = `${indent}${padded.join('  ').trimEnd()}`;
    return style === undefined ? text : paint(style, text);
  };
  return [
    line(
      columns.map((column) => column.title),
      'dim',
    ),
    ...rows.map((row) => line(row)),
  ].join('\n');
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
// Scripts whose characters take two cells of a terminal, and pictures.
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.\ufe0f)/u;

/** Returns how many cells of a terminal a text takes: a letter with its accents one, a Chinese character or a picture two. */
function width(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let cells = 0;
  for (const { segment } of characters.segment(text)) cells += WIDE.test(segment) ? 2 : 1;
  return cells;
}

/** Returns a count with its noun: `1 subnet`, `3 subnets`, `2 prefixes`. */
export function count(n: number, noun: string, nouns = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : nouns}`;
}

/** Returns a share in whole percent; what is neither nothing nor everything never reads as such. */
export function percentOf(part: number, whole: number): string {
  const percent = Math.round((part / whole) * 100);
  if (percent === 0 && part > 0) return 'under 1 %';
  if (percent === 100 && part < whole) return 'over 99 %';
  return `${percent} %`;
}
