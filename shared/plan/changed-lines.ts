import { Lines } from './text-problems.ts';
import { editText, type TextEdit } from './text-edit.ts';

/** Neighbouring lines of a text that go, and those that come in their place. */
export interface LineChange {
  readonly from: LineRange;
  readonly to: LineRange;
}

/** Some lines of a text, without their ends. */
export interface LineRange {
  /** The number of the first one, counted from 1; where there is none, that of the line before the place. */
  readonly line: number;
  readonly lines: readonly string[];
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Returns which lines of a text change when edits are made in it, from top to bottom; without lines that stay as they are. */
export function changedLines(text: string, edits: readonly TextEdit[]): LineChange[] {
  const edited = editText(text, edits);
  if (!edited.ok) return [];
  const [placesBefore, placesAfter] = [new Lines(text), new Lines(edited.value)];
  const groups: { from: Span; to: Span }[] = [];
  let moved = 0;
  for (const { at, was, text: now } of edits) {
    const from = { first: placesBefore.placeOf(at).line, last: placesBefore.placeOf(at + was.length).line };
    const to = { first: placesAfter.placeOf(at + moved).line, last: placesAfter.placeOf(at + moved + now.length).line };
    moved += now.length - was.length;
    const last = groups.at(-1);
    if (last && (from.first <= last.from.last || to.first <= last.to.last))
      groups.splice(-1, 1, { from: joined(last.from, from), to: joined(last.to, to) });
    else groups.push({ from, to });
  }
  const [before, after] = [linesOf(text), linesOf(edited.value)];
  return groups.flatMap(({ from, to }) => withoutCommon(before, from, after, to) ?? []);
}

function joined(a: Span, b: Span): Span {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r?\n/);
}

function withoutCommon(before: readonly string[], from: Span, after: readonly string[], to: Span): LineChange | undefined {
  const [gone, come] = [before.slice(from.first - 1, from.last), after.slice(to.first - 1, to.last)];
  const shorter = Math.min(gone.length, come.length);
  let start = 0;
  while (start < shorter && gone[start] === come[start]) start++;
  let end = 0;
  while (end < shorter - start && gone[gone.length - 1 - end] === come[come.length - 1 - end]) end++;
  const range = (lines: readonly string[], first: number): LineRange => {
    const kept = lines.slice(start, lines.length - end);
    return { line: first + start - (kept.length === 0 ? 1 : 0), lines: kept };
  };
  const change = { from: range(gone, from.first), to: range(come, to.first) };
  return change.from.lines.length + change.to.lines.length > 0 ? change : undefined;
}
