import { isMet, type Row } from './task.ts';

const DIGITS: Readonly<Record<Row['unit'], number>> = {
  '× floor': 2,
  '× frame': 2,
  '× engine': 2,
  '× own IPv4': 2,
  '× whole plan': 3,
  '× smaller': 2,
  exponent: 2,
  MB: 0,
  'bytes each': 1,
  '%': 1,
  cases: 0,
};

/** Returns rows as a table in fixed columns: the same rows give the same lines. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['work', 'count', 'who or what', 'figure', 'goal', 'met', 'ms'];
  const body = rows.map((row, i) => {
    const before = rows[i - 1];
    const met = isMet(row);
    return [
      before?.work === row.work ? '' : row.work,
      before?.work === row.work && before.count === row.count ? '' : grouped(row.count),
      row.what,
      `${figureText(row.figure, row)} ${row.unit}`,
      row.goal === undefined ? '' : `${row.goal.is === 'at most' ? '≤' : '≥'} ${figureText(row.goal.value, row)}`,
      met === undefined ? '' : met ? 'yes' : 'NO',
      row.ms === undefined ? '' : timeText(row.ms),
    ];
  });
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((cells) => cells[column]!.length)));
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...body].map((cells) =>
    cells
      .map((cell, column) => (RIGHT.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

const RIGHT: ReadonlySet<number> = new Set([1, 6]);

function figureText(value: number, { unit }: Row): string {
  return grouped(value, value >= 1000 ? 0 : value >= 100 ? Math.min(1, DIGITS[unit]) : DIGITS[unit]);
}

function timeText(ms: number): string {
  return ms >= 100 ? grouped(ms, 0) : ms >= 1 ? ms.toFixed(1) : ms >= 0.01 ? ms.toFixed(3) : ms.toFixed(5);
}

/** Returns a number with its thousands apart, the same whatever the locale. */
export function grouped(value: number, digits = 0): string {
  const [whole = '', rest] = value.toFixed(digits).split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? parted : `${parted}.${rest}`;
}

/** Returns how many goals are met and which are not, in a sentence or two. */
export function verdictOf(rows: readonly Row[]): string {
  const judged = rows.filter((row) => row.goal !== undefined);
  const missed = judged.filter((row) => isMet(row) === false);
  const names = missed.map((row) => `${row.work}, ${grouped(row.count)}: ${row.what}`);
  return `${judged.length - missed.length} of ${judged.length} goals met.${names.length === 0 ? '' : `\nMissed:\n  ${names.join('\n  ')}`}`;
}
