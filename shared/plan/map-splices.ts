import { inlineText, scalar } from './inline-text.ts';
import type { DocumentSource, Span } from './source.ts';

/** A part of a text that is written over. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of lines that are added: how far they are indented. */
  readonly indent?: number;
}

/** Writes over a value. What stood in lines of its own goes onto the line of its key, unless a comment is in the way. */
export function replacementOf({ text, format }: DocumentSource, own: Span, value: unknown): Splice {
  const lead =
    own.style === 'block' && format === 'yaml'
      ? (/(?<=:)[ \t]*\r?\n[ \t]*$/.exec(text.slice(Math.max(0, own.start - 100), own.start))?.[0].length ?? 0)
      : 0;
  const blank = own.kind === 'empty' || lead > 0 ? ' ' : '';
  return { start: own.start - lead, end: own.end, text: blank + inlineText(value, format) };
}

/** Adds keys behind the last one: on lines of their own where the map has lines, behind a comma where it stands in brackets. */
export function additionTo({ text, format }: DocumentSource, parent: Span, keys: readonly [string, unknown][]): Splice {
  const json = format === 'json';
  const pairs = keys.map(([key, value]) => `${json ? JSON.stringify(key) : scalar(key)}: ${inlineText(value, format)}`);
  const last = parent.entries.at(-1);
  if (!last) return { start: parent.start + 1, end: parent.start + 1, text: pairs.join(', ') };
  if (parent.style === 'flow') {
    const rest = text.slice(last.end, parent.end);
    // A comma after the last entry is allowed in YAML: the new ones go behind it.
    const comma = /^\s*,/.exec(rest);
    const at = last.end + (comma?.[0].length ?? 0);
    return { start: at, end: at, text: comma ? ` ${pairs.join(', ')}` : `, ${pairs.join(', ')}` };
  }
  const lineStart = text.lastIndexOf('\n', last.start) + 1;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentOf(text, lineStart, last.start);
  if (json) return { start: last.end, end: last.end, text: pairs.map((pair) => `,${newline}${indent}${pair}`).join('') };
  // A block text (| or >) ends behind its own line end; anything else may have a comment behind it on its line.
  const endsLine = text[last.end - 1] === '\n';
  const lineEnd = endsLine ? last.end : endOfLine(text, last.end);
  if (endsLine) return { start: lineEnd, end: lineEnd, text: pairs.map((pair) => `${indent}${pair}${newline}`).join(''), indent: indent.length };
  return { start: lineEnd, end: lineEnd, text: pairs.map((pair) => `${newline}${indent}${pair}`).join(''), indent: indent.length };
}

/** Returns white space as it stands, and spaces in place of "- ", so that a new key lies under the old one. */
export function indentOf(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/[^\t ]/g, ' ');
}

/** Returns where the line of an offset ends, before its line end. */
export function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Removes keys: their whole lines, or their parts between commas. Undefined where that would leave what is not the same. */
export function removalsOf(source: DocumentSource, parent: Span, keys: ReadonlySet<string>): Splice[] | undefined {
  const { entries } = parent;
  const splices: Splice[] = [];
  for (let from = 0; from < entries.length; from++) {
    if (!keys.has(entries[from]?.key ?? '')) continue;
    let to = from;
    if (parent.style === 'flow' || source.format === 'json') {
      while (keys.has(entries[to + 1]?.key ?? '')) to++;
      splices.push(flowRemoval(source.text, parent, from, to));
    } else {
      const removal = lineRemoval(source.text, parent, from);
      if (!removal) return undefined;
      splices.push(removal);
    }
    from = to;
  }
  return splices;
}

/** Removes neighbours from a map or a list in brackets, with one comma for each. Comments between entries stay. */
export function flowRemoval(text: string, { entries, end }: Span, from: number, to: number): Splice {
  const [before, first, last, next] = [entries[from - 1], entries[from], entries[to], entries[to + 1]];
  const [start, stop] = [first?.start ?? 0, last?.end ?? 0];
  const gapBefore = before ? text.slice(before.end, start) : '';
  const inner = entries.slice(from, to).map((entry, i) => text.slice(entry.end, entries[from + i + 1]?.start).replace(COMMA, '$1'));
  const kept = inner.some((gap) => gap.includes('#')) ? inner.join('') : '';
  const behind = text.slice(stop, next?.start ?? end);
  if (kept === '' && !gapBefore.includes('#') && !behind.includes('#'))
    return before ? { start: before.end, end: stop, text: '' } : { start, end: next?.start ?? stop, text: '' };
  const comma = COMMA.exec(behind);
  if (comma) return { start, end: stop + comma[0].length, text: kept + (comma[1] ?? '') };
  return { start: before?.end ?? start, end: stop, text: gapBefore.replace(COMMA, '$1').replace(/[ \t]+$/, '') + kept };
}

/** Removes the lines of one key. */
function lineRemoval(text: string, { entries }: Span, index: number): Splice | undefined {
  const [before, own, next] = [entries[index - 1], entries[index], entries[index + 1]];
  if (!own) return undefined;
  // The first key behind "- " cannot take its line with it: the next one takes its place, below the comments between them.
  if (!before) return next ? { start: own.start, end: text.slice(own.end, next.start).includes('#') ? own.end : next.start, text: '' } : undefined;
  const lineStart = text.lastIndexOf('\n', own.start) + 1;
  const endsLine = text[own.end - 1] === '\n';
  const lineEnd = endsLine ? own.end : text.indexOf('\n', own.end) + 1 || text.length;
  return { start: lineStart, end: lineEnd, text: '' };
}

/** The comma between two entries, behind white space and comments; a comma in a comment is text. */
export const COMMA = /^((?:\s|#[^\n]*\n)*),/;
