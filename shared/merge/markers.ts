import { changedLines, type LineChange } from '../plan/changed-lines.ts';
import type { TextEdit } from '../plan/text-edit.ts';

/** What stands around the lines on which two texts do not agree, as git writes it. */
export const MARKERS = { ours: '<<<<<<< ours', between: '=======', theirs: '>>>>>>> theirs' } as const;

/**
 * Returns a text with both versions of each group of lines that edits change, between markers: with the first ones it is the text, with the
 * second ones the edited text. Where no line changes, `line` stands between markers twice. Never a text that reads as a plan.
 */
export function markedText(text: string, edits: readonly TextEdit[], line: number): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const found = changedLines(text, edits);
  const own = lines.slice(line - 1, line);
  const changes: readonly LineChange[] = found.length > 0 ? found : [{ from: { line, lines: own }, to: { line, lines: own } }];
  const made: string[] = [];
  let at = 0;
  for (const { from, to } of changes) {
    const first = from.lines.length === 0 ? from.line : from.line - 1;
    made.push(...lines.slice(at, first), MARKERS.ours, ...from.lines, MARKERS.between, ...to.lines, MARKERS.theirs);
    at = first + from.lines.length;
  }
  return [...made, ...lines.slice(at)].join(newline);
}
