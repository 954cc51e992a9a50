import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../../shared/plan/source.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { editText } from '../../../shared/plan/text-edit.ts';
import { editSource, setInSource, type SourceEdit } from '../../../shared/plan/write-back.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { applyEdits } from '../../support/edits.ts';
import { anyDocument, anyName } from '../../support/random-documents.ts';

const prefix = fc.integer({ min: 0, max: 255 }).map((n) => `10.9.${n}.0/24`);
const setTo = (values: fc.Arbitrary<unknown>) => fc.option(values, { nil: undefined });

/** What may be set in a subnet or a network, or removed (undefined). */
const CHANGES = [
  { key: 'prefix', values: setTo(prefix) },
  { key: 'ipv6Prefix', values: setTo(fc.constant('fd00::/64')) },
  { key: 'size', values: setTo(fc.constant('/26')) },
  { key: 'name', values: setTo(anyName) },
];

const editsOf = (document: PlanDocument): fc.Arbitrary<SourceEdit[]> => {
  const targets = (document.virtualNetworks ?? []).flatMap((network, i) => [
    { path: ['virtualNetworks', i, 'name'], values: anyName },
    { path: ['virtualNetworks', i, 'addressSpace'], values: setTo(fc.array(prefix, { minLength: 1, maxLength: 2 })) },
    ...(network.subnets ?? []).flatMap((_subnet, j) =>
      CHANGES.map(({ key, values }) => ({ path: ['virtualNetworks', i, 'subnets', j, key], values })),
    ),
  ]);
  return fc
    .subarray(targets)
    .chain((chosen) =>
      fc.tuple(...chosen.map(({ path, values }) => values.map((set): SourceEdit => (set === undefined ? { path } : { path, set })))),
    );
};

// Comments and blank lines go wherever they leave the value as it is: not into a text of several lines.
function withComments(text: string, places: readonly number[], newline: string): { text: string; comments: string[] } {
  const before = mustSource(text, 'yaml').value;
  const comments: string[] = [];
  let lines = text.split('\n').slice(0, -1);
  for (const [i, place] of places.entries()) {
    const at = place % (lines.length + 1);
    const comment = i % 4 === 0 ? '' : `${' '.repeat(place % 7)}# comment ${i}, with: [marks] and a "quote`;
    // Every other one stands behind what its line holds.
    const next = i % 2 === 0 ? lines.toSpliced(at, 0, comment) : lines.with(at % lines.length, `${lines[at % lines.length] ?? ''} ${comment}`);
    const read = readSource(next.map((line) => `${line}\n`).join(''), 'yaml');
    if (!read.ok || JSON.stringify(read.value.value) !== JSON.stringify(before)) continue;
    lines = next;
    if (i % 2 === 0 && comment !== '') comments.push(comment.trim());
  }
  return { text: lines.map((line) => line + newline).join(''), comments };
}

const given = anyDocument.chain((document) =>
  fc.record({
    document: fc.constant(document),
    edits: editsOf(document),
    places: fc.array(fc.nat({ max: 1000 }), { maxLength: 8 }),
    newline: fc.constantFrom('\n', '\r\n'),
  }),
);

describe('any edits of any document', () => {
  test('YAML: the value is the one meant, and every comment stays', () => {
    fc.assert(
      fc.property(given, ({ document, edits, places, newline }) => {
        const commented = withComments(writePlanDocument(document, 'yaml'), places, newline);
        const source = mustSource(commented.text, 'yaml');
        const done = setInSource(source, edits);
        if (!done.ok) throw new Error(JSON.stringify(done.problems));
        expect(mustSource(done.value, 'yaml').value).toEqual(applyEdits(source.value as PlanDocument, edits));
        const kept = done.value.split(/\r?\n/).map((line) => line.trim());
        for (const comment of commented.comments) expect(kept.filter((line) => line.includes(comment))).toHaveLength(1);
        if (newline === '\r\n') expect(done.value.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  test.each([0, 2])('JSON with an indent of %i: the value is the one meant', (indent) => {
    fc.assert(
      fc.property(given, ({ document, edits }) => {
        const source = mustSource(JSON.stringify(document, null, indent), 'json');
        const done = setInSource(source, edits);
        if (!done.ok) throw new Error(JSON.stringify(done.problems));
        expect(mustSource(done.value, 'json').value).toEqual(applyEdits(source.value as PlanDocument, edits));
        // One line stays one line, several stay several.
        if (indent === 0) expect(done.value).not.toContain('\n');
      }),
      { numRuns: 300 },
    );
  });

  test('an edit that changes nothing gives the same text', () => {
    fc.assert(
      fc.property(given, ({ document, edits }) => {
        const text = writePlanDocument(document, 'yaml');
        const source = mustSource(text, 'yaml');
        const idle = edits.map(({ path }): SourceEdit => {
          const value = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], source.value);
          return value === undefined ? { path } : { path, set: structuredClone(value) };
        });
        expect(setInSource(source, idle)).toEqual({ ok: true, value: text });
      }),
      { numRuns: 150 },
    );
  });
});

/** Every list of a document: where it stands, and how long it is. */
function listsOf(value: unknown, path: SourceEdit['path'] = []): { path: SourceEdit['path']; length: number }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, entry]) => listsOf(entry as unknown, [...path, Array.isArray(value) ? Number(key) : key]));
  return Array.isArray(value) ? [{ path, length: value.length }, ...inner] : inner;
}

const entry = fc.oneof(anyName, prefix, fc.record({ name: anyName, size: fc.constant('/26') }), fc.constant({ rules: [{ a: 1 }], tags: {} }));

/** New entries for some lists of a document and entries taken from others; with `both`, from and into the same. */
const listEditsOf = (document: PlanDocument, both: boolean): fc.Arbitrary<SourceEdit[]> =>
  fc.subarray(listsOf(document)).chain((lists) =>
    fc
      .tuple(
        ...lists.map(({ path, length }) => {
          const inserts = fc.array(
            fc.tuple(fc.nat({ max: length }), entry).map(([at, insert]): SourceEdit => ({ path: [...path, at], insert })),
            { minLength: 1, maxLength: 3 },
          );
          const removals = fc
            .subarray(
              Array.from({ length }, (_, i) => i),
              { minLength: Math.min(1, length) },
            )
            .map((chosen) => chosen.map((at): SourceEdit => ({ path: [...path, at] })));
          return both ? fc.tuple(inserts, removals).map((parts) => parts.flat()) : fc.oneof(inserts, removals);
        }),
      )
      .map((parts) => {
        const edits = parts.flat();
        // What lies in an entry that goes cannot be edited too.
        const gone = edits.filter((edit) => !('insert' in edit)).map(({ path }) => path);
        const lies = (path: SourceEdit['path'], within: SourceEdit['path']) =>
          path.length > within.length && within.every((step, i) => path[i] === step);
        return edits.filter(({ path }) => !gone.some((within) => lies(path, within)));
      }),
  );

/** Makes list edits the plain way: one after the other, the last places first, so that none moves another. */
function editedLists(value: unknown, edits: readonly SourceEdit[]): unknown {
  const copy = structuredClone(value);
  const key = ({ path }: SourceEdit) => path.map((step) => (typeof step === 'number' ? String(step).padStart(4, '0') : step)).join('\n');
  const order = edits.map((edit, i) => ({ edit, i, key: key(edit) }));
  // Of edits in one place an entry goes before others come, and those that come last go in first.
  order.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : Number('insert' in a.edit) - Number('insert' in b.edit) || b.i - a.i));
  for (const { edit } of order) {
    let list: unknown = copy;
    for (const step of edit.path.slice(0, -1)) list = (list as Record<string | number, unknown>)[step];
    (list as unknown[]).splice(Number(edit.path.at(-1)), 'insert' in edit ? 0 : 1, ...('insert' in edit ? [structuredClone(edit.insert)] : []));
  }
  return copy;
}

const givenLists = (both: boolean) =>
  anyDocument.chain((document) =>
    fc.record({
      document: fc.constant(document),
      edits: listEditsOf(document, both),
      places: fc.array(fc.nat({ max: 1000 }), { maxLength: 8 }),
      newline: fc.constantFrom('\n', '\r\n'),
    }),
  );

describe('entries of the lists of any document', () => {
  test('YAML: the value is the one meant, comments elsewhere stay, and undo gives the same bytes', () => {
    let written = 0;
    fc.assert(
      fc.property(givenLists(false), ({ document, edits, places, newline }) => {
        const { text, comments } = withComments(writePlanDocument(document, 'yaml'), places, newline);
        const source = mustSource(text, 'yaml');
        const done = editSource(source, edits);
        if (!done.ok) throw new Error(JSON.stringify(done.problems));
        written += Number(edits.length > 0);
        expect(mustSource(done.value.text, 'yaml').value).toEqual(editedLists(source.value, edits));
        expect(done.value.value).toEqual(editedLists(source.value, edits));
        expect(editText(done.value.text, done.value.undo)).toEqual({ ok: true, value: text });
        const gone = edits.flatMap((edit) => ('insert' in edit ? [] : (source.spanOf(edit.path) ?? [])));
        for (const comment of comments) {
          const at = text.indexOf(comment);
          if (!gone.some(({ start, end }) => at >= start && at < end) && done.value.text.split(comment).length !== 2)
            throw new Error(`${text}\n=====\n${done.value.text}\n${comment}`);
        }
        if (newline === '\r\n') expect(done.value.text.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 300, seed: 21 },
    );
    expect(written).toBeGreaterThan(150);
  }, 60_000);

  test('YAML: entries come and go in one list', () => {
    fc.assert(
      fc.property(givenLists(true), ({ document, edits }) => {
        const source = mustSource(writePlanDocument(document, 'yaml'), 'yaml');
        const done = editSource(source, edits);
        if (!done.ok) throw new Error(JSON.stringify(done.problems));
        expect(mustSource(done.value.text, 'yaml').value).toEqual(editedLists(source.value, edits));
        expect(editText(done.value.text, done.value.undo)).toEqual({ ok: true, value: source.text });
      }),
      { numRuns: 200, seed: 22 },
    );
  }, 60_000);

  test.each([0, 2])('JSON with an indent of %i: the value is the one meant, and undo gives the same bytes', (indent) => {
    fc.assert(
      fc.property(givenLists(true), ({ document, edits }) => {
        const source = mustSource(JSON.stringify(document, null, indent), 'json');
        const done = editSource(source, edits);
        if (!done.ok) throw new Error(JSON.stringify(done.problems));
        expect(mustSource(done.value.text, 'json').value).toEqual(editedLists(source.value, edits));
        expect(editText(done.value.text, done.value.undo)).toEqual({ ok: true, value: source.text });
      }),
      { numRuns: 300, seed: 23 },
    );
  });
});

function mustSource(text: string, format: 'yaml' | 'json') {
  const read = readSource(text, format);
  if (!read.ok) throw new Error(`${JSON.stringify(read.problems[0])}\n${text}`);
  return read.value;
}
