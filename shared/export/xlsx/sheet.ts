import { cellText, columnLetters } from './xml.ts';

/** Text, a number, or nothing. Text is never read as a formula, whatever it begins with. */
export type Cell = string | number | undefined;

/** A sheet: columns by title, and rows with a cell for each. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The numbers of the cell formats in `styles.xml`. */
export const FORMAT = { text: 1, number: 2, header: 3, textLikeFormula: 4 } as const;

const NARROWEST = 9;
const WIDEST = 60;

/** Returns the part of a workbook that holds a sheet: header frozen and with filters, columns as wide as their texts need. */
export function sheetXml(sheet: Sheet, isFirst: boolean): string {
  const { columns, rows } = sheet;
  const range = filterRange(sheet);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="${range}"/>`,
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.map((title, i) => columnXml(i, widthOf(title, rows, i))).join('')}</cols>`,
    '<sheetData>',
    rowXml(1, columns, FORMAT.header),
    ...rows.map((row, i) => rowXml(i + 2, row)),
    '</sheetData>',
    `<autoFilter ref="${range}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape" fitToHeight="0"/>',
    '</worksheet>',
  ].join('');
}

/** Returns the range of all cells, the header too: `A1:K6`, or with `sign` before each part: `$A$1:$K$6`. */
export function filterRange({ columns, rows }: Sheet, sign = ''): string {
  return `${sign}A${sign}1:${sign}${columnLetters(columns.length - 1)}${sign}${rows.length + 1}`;
}

function columnXml(column: number, width: number): string {
  return `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`;
}

/** In characters, as the format counts; the filter's button needs some in the header. */
function widthOf(title: string, rows: readonly (readonly Cell[])[], column: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[column] ?? '').length), title.length + 3);
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}

function rowXml(row: number, cells: readonly Cell[], format?: number): string {
  return `<row r="${row}">${cells.map((cell, i) => cellXml(`${columnLetters(i)}${row}`, cell, format)).join('')}</row>`;
}

function cellXml(at: string, cell: Cell, format: number | undefined): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}" s="${format ?? FORMAT.number}"><v>${cell}</v></c>`;
  // A cell of text stays text; the mark keeps it text when somebody edits it, too.
  const own = /^[=+\-@]/.test(cell) ? FORMAT.textLikeFormula : FORMAT.text;
  return `<c r="${at}" s="${format ?? own}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
}
