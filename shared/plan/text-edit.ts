import type { Problem } from '../problem/problem.ts';
import { ok, refused, type Result } from '../problem/result.ts';

/**
 * One change of a text: what stands at `at`, an offset in UTF-16 code units, is `was` and becomes `text`. Offsets of several edits
 * are all those of the text before any of them, in ascending order.
 */
export interface TextEdit {
  readonly at: number;
  readonly was: string;
  readonly text: string;
}

/** The text is another one than edits were made for. */
export const textChanged: Problem = {
  code: 'text-changed',
  at: '',
  text: 'The document should be as it was when it was edited; something else has changed it since.',
  hint: 'Read it anew.',
};

/** Returns a text with edits made. Problem: the text is another one than the edits were made for. */
export function editText(text: string, edits: readonly TextEdit[]): Result<string> {
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits) {
    if (edit.at < from || !text.startsWith(edit.was, edit.at)) return refused([textChanged]);
    parts.push(text.slice(from, edit.at), edit.text);
    from = edit.at + edit.was.length;
  }
  parts.push(text.slice(from));
  return ok(parts.join(''));
}

/** Returns the edits that take a text back to what it was before `edits` were made in it. */
export function invertText(edits: readonly TextEdit[]): TextEdit[] {
  let moved = 0;
  return edits.map(({ at, was, text }) => {
    const inverse = { at: at + moved, was: text, text: was };
    moved += text.length - was.length;
    return inverse;
  });
}

/** Returns the one edit that makes a text into another: what lies between their common beginning and their common end. */
export function differenceOf(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return [{ at: start, was: before.slice(start, before.length - end), text: after.slice(start, after.length - end) }];
}
