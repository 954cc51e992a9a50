import type { Severity } from '../../checks/finding.ts';
import type { SpaceRibbon } from '../svg/space.ts';

/**
 * A piece of a text: plain, a name or prefix that is set as code, a severity, or the number of a source. All of it is data
 * that a user may have typed; each format escapes it.
 */
export type Piece = string | { readonly code: string } | { readonly severity: Severity } | { readonly source: number };
export type Text = readonly Piece[];

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly kind?: 'number';
}

/** A table. Each row has as many cells as there are columns. */
export interface Table {
  readonly kind: 'table';
  readonly caption: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Text[])[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  /** A picture of what the tables around it say; formats without pictures leave it out. */
  | { readonly kind: 'ribbon'; readonly ribbon: SpaceRibbon }
  | Table;

export interface Section {
  /** Unique in the report; lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: Text;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** A page that the report names, with the page's own date. */
export interface ReportSource {
  readonly title: string;
  readonly url: string;
  /** YYYY-MM-DD, 'undated', or '' where it is not known here. */
  readonly date: string;
}

/** A report in no format: sections of paragraphs, lists and tables. */
export interface Report {
  readonly title: string;
  readonly sections: readonly Section[];
  /** Each page once; number 1 is the first. */
  readonly sources: readonly ReportSource[];
}

/** Returns a paragraph. */
export function paragraph(...text: Piece[]): Block {
  return { kind: 'paragraph', text };
}

/** Returns a table, or nothing when it has no rows: no report holds an empty one. */
export function table(caption: Text, columns: readonly (string | Column)[], rows: readonly (readonly (Text | string | number)[])[]): Block[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption,
      columns: columns.map((column) => (typeof column === 'string' ? { title: column } : column)),
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell : cell === '' ? [] : [String(cell)]))),
    },
  ];
}

/** Returns a column of numbers. */
export function numbers(title: string): Column {
  return { title, kind: 'number' };
}

/** Returns a name or prefix as code. */
export function code(text: string): Piece {
  return { code: text };
}

/** Returns names or prefixes as code, with commas between; nothing when there are none. */
export function codes(texts: readonly string[]): Text {
  return texts.flatMap((text, i) => (i === 0 ? [code(text)] : [', ', code(text)]));
}
