import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Writes text to standard output. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes one JSON value to standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a diagnostic to standard error. */
export function warn(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Returns text in a colour where the stream is a terminal and NO_COLOR is not set, else as it is. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(style, text, { stream, validateStream: true });
}

// Controls, line separators, and marks that change the direction of what follows.
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Returns text that a user typed as it is safe on a terminal: control characters, which could move the cursor, are shown as escapes. */
export function safe(text: string): string {
  return text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
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

function width(text: string): number {
  return Array.from(text).length;
}

/** Returns a count with its noun: `1 subnet`, `3 subnets`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
