import { inlineText } from './inline-text.ts';
import { COMMA, endOfLine, flowRemoval, indentOf, type Splice } from './map-splices.ts';
import type { DocumentSource, Span } from './source.ts';
import type { ListChange } from './source-edit.ts';

/**
 * Returns the splices that insert and remove entries of one list, or undefined where its layout is not one that splices can keep.
 *
 * A new entry is one line below the entry before it and its comments, or stands in the brackets behind it. An entry that goes takes
 * its lines along; comments on lines of their own around it stay.
 */
export function listSplices(source: DocumentSource, list: Span, change: ListChange, keyOf: Span | undefined): Splice[] | undefined {
  if (list.kind !== 'list') return undefined;
  const inBrackets = list.style === 'flow' || source.format === 'json';
  if (inBrackets) {
    const { replaced, inserted, removed } = paired(change);
    return [
      ...removedInBrackets(source.text, list, removed),
      ...insertedInBrackets(source, list, inserted),
      ...replacedInBrackets(source, list, replaced),
    ];
  }
  return insertedOrRemovedLines(source, list, change, keyOf);
}

/** Entries that come where others go are written over those, so that what comes and what goes do not meet at one comma. */
function paired({ inserted, removed }: ListChange) {
  const replaced = new Map<number, unknown[]>();
  const left = new Map<number, readonly unknown[]>();
  for (const [index, values] of inserted) {
    const at = removed.has(index) ? index : removed.has(index - 1) ? index - 1 : undefined;
    if (at === undefined) left.set(index, values);
    else replaced.set(at, (replaced.get(at) ?? []).concat(values));
  }
  return { replaced, inserted: left, removed: new Set([...removed].filter((index) => !replaced.has(index))) };
}

function replacedInBrackets({ text, format }: DocumentSource, list: Span, replaced: ReadonlyMap<number, readonly unknown[]>): Splice[] {
  return [...replaced].map(([index, values]) => {
    const { start = 0, end = 0 } = list.entries[index] ?? {};
    return { start, end, text: values.map((value) => inlineText(value, format)).join(`,${leadOf(text, list)}`) };
  });
}

/** What stands between the comma of one entry in brackets and the next: where the entries have lines of their own, a new line. */
function leadOf(text: string, { start, entries }: Span): string {
  const first = entries[0]?.start ?? start;
  const lineStart = text.lastIndexOf('\n', first) + 1;
  return lineStart > start ? `${text.includes('\r\n') ? '\r\n' : '\n'}${indentOf(text, lineStart, first)}` : ' ';
}

function removedInBrackets(text: string, list: Span, removed: ReadonlySet<number>): Splice[] {
  const splices: Splice[] = [];
  const inside = { start: list.start + 1, end: list.end - 1, text: '' };
  const gaps = list.entries.map(({ end }, i) => text.slice(end, list.entries[i + 1]?.start ?? inside.end)).join('');
  if (removed.size === list.entries.length && !gaps.includes('#') && !text.slice(inside.start, list.entries[0]?.start).includes('#'))
    return removed.size === 0 ? [] : [inside];
  for (let from = 0; from < list.entries.length; from++) {
    if (!removed.has(from)) continue;
    let to = from;
    while (removed.has(to + 1)) to++;
    splices.push(flowRemoval(text, list, from, to));
    from = to;
  }
  return splices;
}

function insertedInBrackets({ text, format }: DocumentSource, list: Span, inserted: ListChange['inserted']): Splice[] {
  const { entries } = list;
  const lead = leadOf(text, list);
  const onLines = lead !== ' ';
  return [...inserted].flatMap(([index, values]): Splice[] => {
    const texts = values.map((value) => inlineText(value, format));
    const [before, next] = [entries[index - 1], entries[index]];
    if (!before) {
      const at = next?.start ?? list.start + 1;
      return [{ start: at, end: at, text: next ? texts.map((one) => `${one},${lead}`).join('') : texts.join(', ') }];
    }
    const gap = text.slice(before.end, next?.start ?? list.end - 1);
    const comma = COMMA.exec(gap)?.[0].length;
    const from = before.end + (comma ?? 0);
    // Behind the comment on the line of the entry before, where the line ends before the next entry or bracket.
    const lineEnd = endOfLine(text, from);
    const at = onLines && lineEnd <= before.end + gap.length && gap.includes('\n') ? lineEnd : from;
    if (comma !== undefined) return [{ start: at, end: at, text: texts.map((one) => `${lead}${one},`).join('') }];
    const added = texts.map((one) => `${lead}${one}`).join(',');
    if (at === before.end) return [{ start: at, end: at, text: `,${added}` }];
    return [
      { start: before.end, end: before.end, text: ',' },
      { start: at, end: at, text: added },
    ];
  });
}

function insertedOrRemovedLines(
  source: DocumentSource,
  list: Span,
  { inserted, removed }: ListChange,
  keyOf: Span | undefined,
): Splice[] | undefined {
  const { text, format } = source;
  const starts = list.entries.map(({ start }) => dashedLine(text, start));
  if (starts.some((start) => start === undefined)) return undefined;
  const lines = starts as number[];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^[ \t]*/.exec(text.slice(lines[0] ?? 0, list.entries[0]?.start))?.[0] ?? '';
  const splices: Splice[] = [];
  for (const index of removed) {
    const end = list.entries[index]?.end ?? 0;
    splices.push({ start: lines[index] ?? 0, end: text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length, text: '' });
  }
  // A list without entries is written in brackets behind its key.
  if (removed.size === list.entries.length && inserted.size === 0) {
    const at = keyOf && colonOf(text, keyOf, list.start);
    return at === undefined ? undefined : [...splices, { start: at, end: at, text: ' []' }];
  }
  for (const [index, values] of inserted) {
    const rows = values.map((value) => `${indent}- ${inlineText(value, format)}`);
    const before = list.entries[index - 1];
    if (!before || removed.has(index - 1)) {
      const at = lines[Math.max(0, index - 1)] ?? 0;
      splices.push({ start: at, end: at, text: rows.map((row) => row + newline).join(''), indent: indent.length });
      continue;
    }
    // Behind the last entry there may be keys of the group around the list, so that comments stay where they are.
    const at = index < list.entries.length ? endOfEntry(text, before.end, indent.length) : endOfLines(text, before.end);
    const endsLine = text[at - 1] === '\n';
    splices.push({ start: at, end: at, text: rows.map((row) => (endsLine ? row + newline : newline + row)).join(''), indent: indent.length });
  }
  return splices;
}

/** Returns where the line of an entry begins if its dash is the first thing on it. */
function dashedLine(text: string, start: number): number | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*-(?:[ \t]|$)/.test(text.slice(lineStart, start)) ? lineStart : undefined;
}

/** Returns where the last line of what ends at `end` ends; a block text (| or >) ends behind its own line end. */
function endOfLines(text: string, end: number): number {
  return text[end - 1] === '\n' ? end : endOfLine(text, end);
}

/** Returns where an entry ends, with the comment on its line and the comments below it that are indented as its own. */
function endOfEntry(text: string, end: number, indent: number): number {
  let at = endOfLines(text, end);
  for (;;) {
    const next = text[at - 1] === '\n' ? at : text.indexOf('\n', at) + 1;
    if (next === 0 && at !== 0) return at;
    const comment = /^([ \t]*)#[^\n]*/.exec(text.slice(next, endOfLine(text, next)));
    if (!comment || (comment[1]?.length ?? 0) <= indent) return at;
    at = endOfLine(text, next);
  }
}

/** Returns the offset behind the colon of a key, before the value at `until`. */
function colonOf(text: string, { start }: Span, until: number): number | undefined {
  const key = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:#\n]*?)[ \t]*:(?=\s)/.exec(text.slice(start, until));
  return key ? start + key[0].length : undefined;
}
