import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource, type DocumentSource } from '../../../shared/plan/source.ts';
import { editText } from '../../../shared/plan/text-edit.ts';
import { undoWord } from '../../../shared/plan/word-edit.ts';
import { editSource } from '../../../shared/plan/write-back.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import type { Path } from '../../../shared/problem/problem.ts';
import { anyDocument } from '../../support/random-documents.ts';

// A word that is written over is not read again. Everything that is said of the text should be what reading it says.

function sourceOf(text: string, format: 'yaml' | 'json'): DocumentSource {
  const read = readSource(text, format);
  if (!read.ok) throw new Error(`${JSON.stringify(read.problems)}\n${text}`);
  return read.value;
}

/** Every path of a value, its scalars apart. */
function pathsOf(value: unknown, path: Path = []): { readonly all: Path[]; readonly scalars: Path[] } {
  if (typeof value !== 'object' || value === null) return { all: [path], scalars: [path] };
  const inner = Object.entries(value).map(([key, entry]) => pathsOf(entry, [...path, Array.isArray(value) ? Number(key) : key]));
  return { all: [path, ...inner.flatMap(({ all }) => all)], scalars: inner.flatMap(({ scalars }) => scalars) };
}

const anyWord = fc.oneof(
  fc.nat({ max: 9999 }),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,9}$/),
  fc.constantFrom('true', 'null', '12', '0x1f', '1e3', '2026-11-01', '~', '- a', 'a: b', 'a #b', '', '&a', '*a', '10.0.0.0/24'),
);

let words = 0;

test.each(['yaml', 'json'] as const)(
  '%s: words that are written over, one after the other, and taken back',
  (format) => {
    fc.assert(
      fc.property(anyDocument, fc.array(fc.record({ at: fc.nat(), word: anyWord }), { minLength: 1, maxLength: 8 }), (document, edits) => {
        let source = sourceOf(writePlanDocument(document, format), format);
        const before: { readonly source: DocumentSource; readonly undo: Parameters<typeof undoWord>[1] }[] = [];
        for (const { at, word } of edits) {
          const { all, scalars } = pathsOf(source.value);
          const path = scalars[at % scalars.length] ?? [];
          const edited = editSource(source, [{ path, set: word }]);
          if (!edited.ok) continue;
          if (edited.value.isWord) {
            words++;
            before.push({ source, undo: edited.value.undo });
          } else before.length = 0;
          expect(editText(edited.value.text, edited.value.undo)).toEqual({ ok: true, value: source.text });
          source = edited.value.source;
          const again = sourceOf(source.text, format);
          expect(source.value).toEqual(again.value);
          for (const one of all) {
            expect(source.spanOf(one)).toEqual(again.spanOf(one));
            expect(source.locate(one)).toEqual(again.locate(one));
          }
        }
        for (const { source: wanted, undo } of before.toReversed()) {
          const back = undoWord(source, undo, wanted.value);
          expect(back?.text).toBe(wanted.text);
          for (const path of pathsOf(wanted.value).all) expect(back?.spanOf(path)).toEqual(wanted.spanOf(path));
          source = back ?? wanted;
        }
      }),
      { numRuns: 150 },
    );
    // Were no word ever taken for one, all this would hold of itself.
    expect(words).toBeGreaterThan(100);
  },
  60_000,
);

test.each([
  ['a value that an alias repeats', 'a: &x {b: 1}\nc: *x\n', ['a', 'b'], 2],
  ['a text in quotes', 'a: "1"\n', ['a'], '2'],
  ['a text of several lines', 'a: b\n  c\n', ['a'], 'd'],
  ['a word that would read as something else', 'a: b\n', ['a'], 'true'],
] as const)('%s is no such word', (_, text, path, set) => {
  const source = sourceOf(text, 'yaml');
  const edited = editSource(source, [{ path: [...path], set }]);
  expect(edited.ok && edited.value.isWord).not.toBe(true);
  if (edited.ok) expect(sourceOf(edited.value.text, 'yaml').value).toEqual(edited.value.value);
});
