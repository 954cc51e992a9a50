import type { Place, Problem } from '../problem/problem.ts';
import type { DocumentFormat } from './source.ts';
import { MOST_CHARACTERS } from './source-limits.ts';

/** Turns offsets in a text into lines and columns, both counted from 1. */
export class Lines {
  readonly #starts: number[];

  constructor(text: string) {
    // A byte order mark takes no column: no editor shows it.
    this.#starts = [text.startsWith('\ufeff') ? 1 : 0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  placeOf(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (this.#starts[low] ?? 0)) + 1 };
  }
}

/** Returns a problem at an offset of a text. */
export function textProblem(
  code: string,
  text: string,
  place: Place | undefined,
  more: { input?: string; expected?: string; hint?: string } = {},
): Problem {
  return { code, text, at: '', ...(place ? { place } : {}), ...more };
}

/** A text with nothing in it, or with comments only. */
export const emptyDocument: Problem = textProblem(
  'empty-document',
  'The document is empty.',
  { line: 1, column: 1 },
  { expected: 'a plan document', hint: 'The shortest one is: {cadastre: 1, name: my plan}' },
);

// NUL and the other controls have no place in a document; tab, line feed and carriage return do.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const MOST_SHOWN = 20;

/** Returns what is wrong with a text before anybody tries to read it: nothing in it, too much of it, control characters. */
export function checkText(text: string, format: DocumentFormat): readonly Problem[] {
  if (text.trim() === '') return [emptyDocument];
  const most = MOST_CHARACTERS[format];
  if (text.length > most) {
    return [
      textProblem(
        'document-too-large',
        `The document has ${text.length} characters; ${format.toUpperCase()} documents of at most ${most} are read.`,
        undefined,
        { expected: `at most ${most} characters`, hint: format === 'yaml' ? 'JSON documents may be larger.' : 'Split the plan.' },
      ),
    ];
  }
  const leftOver = markerProblems(text);
  if (leftOver.length > 0) return leftOver;
  const problems: Problem[] = [];
  let lines: Lines | undefined;
  for (const match of text.matchAll(CONTROL)) {
    lines ??= new Lines(text);
    const name = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    problems.push(
      textProblem('control-character', `The document should not contain the control character ${name}.`, lines.placeOf(match.index), {
        input: name,
        expected: 'text',
        hint: 'Remove it, or save the file as UTF-8 text.',
      }),
    );
    if (problems.length >= MOST_SHOWN) break;
  }
  return problems;
}

// What a merge leaves around lines on which two sides did not agree. No line of a plan document begins so.
const MARKER = /^(?:<{7}|>{7})(?: [^\r\n]*)?$/gm;

function markerProblems(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  let lines: Lines | undefined;
  for (const match of text.matchAll(MARKER)) {
    lines ??= new Lines(text);
    const marker = match[0].trim();
    // Those that close are named only where none opens.
    if (marker.startsWith('>') && problems.length > 0) continue;
    problems.push(
      textProblem(
        'merge-not-finished',
        `A merge of this document was not finished: ${JSON.stringify(marker.slice(0, 80))} marks lines of two sides.`,
        lines.placeOf(match.index),
        {
          input: marker.slice(0, 80),
          expected: 'the lines of one side, without the markers',
          hint: 'Keep the lines that are right, and remove the lines <<<<<<<, ======= and >>>>>>>.',
        },
      ),
    );
    if (problems.length >= MOST_SHOWN) break;
  }
  return problems;
}
