import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { readSource, type DocumentFormat } from '../../../shared/plan/source.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { setInSource, type SourceEdit } from '../../../shared/plan/write-back.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { mustCompute } from '../../support/plans.ts';

const edited = (text: string, edits: readonly SourceEdit[], format: DocumentFormat = 'yaml') => {
  const source = readSource(text, format);
  if (!source.ok) throw new Error(JSON.stringify(source.problems));
  return setInSource(source.value, edits);
};
const setB = (set: unknown): SourceEdit[] => [{ path: ['b'], set }];
const removeB: SourceEdit[] = [{ path: ['b'] }];

describe('edits of YAML', () => {
  test.each<{ why: string; text: string; edits: SourceEdit[]; answer: string }>([
    { why: 'a value in its line', text: 'a: 1 # one\nb: 2 # two\n', edits: setB(3), answer: 'a: 1 # one\nb: 3 # two\n' },
    { why: 'a quoted value', text: "b: 'x y' # why\n", edits: setB('z'), answer: 'b: z # why\n' },
    { why: 'a value that needs quotes', text: 'b: x\n', edits: setB('1: #'), answer: 'b: "1: #"\n' },
    { why: 'a word that would read as something else', text: 'b: x\n', edits: setB('true'), answer: 'b: "true"\n' },
    { why: 'a group in place of a word', text: 'b: x\n', edits: setB({ c: [1, 'y'] }), answer: 'b: {c: [1, "y"]}\n' },
    { why: 'a value where there is none', text: 'a: 1\nb: # later\nc: 3\n', edits: setB(2), answer: 'a: 1\nb: 2 # later\nc: 3\n' },
    { why: 'a value where there is none, at the end', text: 'a: 1\nb:', edits: setB(2), answer: 'a: 1\nb: 2' },
    { why: 'a list of lines', text: 'b:\n  - 1\n  - 2\n# three\nc:   3\n', edits: setB([4]), answer: 'b: [4]\n# three\nc:   3\n' },
    { why: 'a list of lines below a comment', text: 'b: # two\n  - 1 # one\nc:   3\n', edits: setB([4]), answer: 'b: # two\n  [4] # one\nc:   3\n' },
    { why: 'a new key', text: 'a: 1 # one\n', edits: setB(2), answer: 'a: 1 # one\nb: 2\n' },
    { why: 'a new key where the last line has no end', text: 'a: 1', edits: setB(2), answer: 'a: 1\nb: 2' },
    { why: 'a new key before comments', text: 'a: 1\n\n# end\n', edits: setB(2), answer: 'a: 1\nb: 2\n\n# end\n' },
    { why: 'a new key behind a text of lines', text: 'a: |\n  x\n  y\n', edits: setB(2), answer: 'a: |\n  x\n  y\nb: 2\n' },
    {
      why: 'a new key in an entry of a list',
      text: 'l:\n  - a: 1 # one\n  - a: 2\n',
      edits: [{ path: ['l', 0, 'b'], set: 3 }],
      answer: 'l:\n  - a: 1 # one\n    b: 3\n  - a: 2\n',
    },
    {
      why: 'two new keys',
      text: 'l:\n  - a: 1\n',
      edits: [
        { path: ['l', 0, 'b'], set: 2 },
        { path: ['l', 0, 'c'], set: 3 },
      ],
      answer: 'l:\n  - a: 1\n    b: 2\n    c: 3\n',
    },
    {
      why: 'new keys below groups that are not there yet',
      text: 'l:\n  - a: 1 # one\n',
      edits: [
        { path: ['l', 0, 's', 'host', 'prefix'], set: '10.0.0.0/26' },
        { path: ['l', 0, 's', 'container', 'prefix'], set: '10.0.0.64/26' },
      ],
      answer: 'l:\n  - a: 1 # one\n    s: {host: {prefix: 10.0.0.0/26}, container: {prefix: 10.0.0.64/26}}\n',
    },
    {
      why: 'a new group beside one that is there',
      text: 'l:\n  - s:\n      host: {name: x} # mine\n',
      edits: [
        { path: ['l', 0, 's', 'host', 'prefix'], set: '10.0.0.0/26' },
        { path: ['l', 0, 's', 'container', 'prefix'], set: '10.0.0.64/26' },
      ],
      answer: 'l:\n  - s:\n      host: {name: x, prefix: 10.0.0.0/26} # mine\n      container: {prefix: 10.0.0.64/26}\n',
    },
    { why: 'a new key in brackets', text: 'l: [{a: 1}] # x\n', edits: [{ path: ['l', 0, 'b'], set: 2 }], answer: 'l: [{a: 1, b: 2}] # x\n' },
    { why: 'a new key in empty brackets', text: 'l: {}\n', edits: [{ path: ['l', 'b'], set: 2 }], answer: 'l: {b: 2}\n' },
    { why: 'a new key in brackets with spaces', text: 'l: { a: 1 }\n', edits: [{ path: ['l', 'b'], set: 2 }], answer: 'l: { a: 1, b: 2 }\n' },
    {
      why: 'a new key behind a last comma',
      text: 'l: {\n  a: 1, # one\n}\n',
      edits: [{ path: ['l', 'b'], set: 2 }],
      answer: 'l: {\n  a: 1, b: 2 # one\n}\n',
    },
    {
      why: 'a new key with marks in its name',
      text: 'tags: {a: 1}\n',
      edits: [{ path: ['tags', 'x: y'], set: 2 }],
      answer: 'tags: {a: 1, "x: y": 2}\n',
    },
    { why: 'a key removed', text: 'a: 1\nb: 2 # two\n# three\nc: 3\n', edits: removeB, answer: 'a: 1\n# three\nc: 3\n' },
    { why: 'a last key removed', text: 'a: 1 # one\nb: 2', edits: removeB, answer: 'a: 1 # one\n' },
    { why: 'a key of lines removed', text: 'a: 1\nb:\n  - 1\n  - 2\nc: 3\n', edits: removeB, answer: 'a: 1\nc: 3\n' },
    { why: 'a first key of an entry removed', text: 'l:\n  - b: 1\n    c: 2\n', edits: [{ path: ['l', 0, 'b'] }], answer: 'l:\n  - c: 2\n' },
    {
      why: 'a first key removed, comments below it',
      text: 'l:\n  - b: 1 # one\n    # two\n    c: 2\n',
      edits: [{ path: ['l', 0, 'b'] }],
      answer: 'l:\n  -  # one\n    # two\n    c: 2\n',
    },
    { why: 'a key in brackets removed', text: 'l: {a: 1, b: 2, c: 3}\n', edits: [{ path: ['l', 'b'] }], answer: 'l: {a: 1, c: 3}\n' },
    { why: 'a first key in brackets removed', text: 'l: {b: 2, c: 3}\n', edits: [{ path: ['l', 'b'] }], answer: 'l: {c: 3}\n' },
    { why: 'an only key in brackets removed', text: 'l: {b: 2}\n', edits: [{ path: ['l', 'b'] }], answer: 'l: {}\n' },
    {
      why: 'a key in brackets over lines removed',
      text: 'l: {\n  a: 1, # one, a\n  b: 2, # two\n  c: 3\n}\n',
      edits: [{ path: ['l', 'b'] }],
      answer: 'l: {\n  a: 1, # one, a\n   # two\n  c: 3\n}\n',
    },
    {
      why: 'a last key in brackets over lines removed',
      text: 'l: {\n  a: 1, # one, a\n  b: 2 # two\n}\n',
      edits: [{ path: ['l', 'b'] }],
      answer: 'l: {\n  a: 1 # one, a\n # two\n}\n',
    },
    {
      why: 'two neighbours in brackets removed',
      text: 'l: {a: 1, b: 2, c: 3, d: 4}\n',
      edits: [{ path: ['l', 'c'] }, { path: ['l', 'b'] }],
      answer: 'l: {a: 1, d: 4}\n',
    },
    {
      why: 'the first two in brackets removed',
      text: 'l: {a: 1, b: 2, c: 3}\n',
      edits: [{ path: ['l', 'a'] }, { path: ['l', 'b'] }],
      answer: 'l: {c: 3}\n',
    },
    {
      why: 'two neighbours in brackets over lines removed: the YAML package would lose the comments',
      text: 'l: {\n  a: 1,\n# one\n  b: 2,\n# two\n  c: 3,\n  d: 4\n}\n',
      edits: [{ path: ['l', 'b'] }, { path: ['l', 'c'] }],
      answer: 'l: {\n  a: 1,\n# one\n  \n# two\n  \n  d: 4\n}\n',
    },
    { why: 'quoted keys', text: '"a": 1 # one\n# two\n"b": 2\n', edits: removeB, answer: '"a": 1 # one\n# two\n' },
    { why: 'line ends of Windows', text: 'a: 1 # x\r\n', edits: setB(2), answer: 'a: 1 # x\r\nb: 2\r\n' },
    { why: 'a byte order mark', text: '\ufeffa: 1\nb: 2\n', edits: setB(3), answer: '\ufeffa: 1\nb: 3\n' },
    { why: 'tabs behind values', text: 'a: 1\t# x\nb: 2\t# y\n', edits: setB(3), answer: 'a: 1\t# x\nb: 3\t# y\n' },
    { why: 'anchors elsewhere', text: 'a: &x [1]\nb: 2\nc: *x\n', edits: setB(3), answer: 'a: &x [1]\nb: 3\nc: *x\n' },
    { why: 'an alias is written over', text: 'a: &x [1]\nb: *x\n', edits: setB(3), answer: 'a: &x [1]\nb: 3\n' },
    { why: 'nothing new', text: 'b:   2   # x\n', edits: setB(2), answer: 'b:   2   # x\n' },
    { why: 'nothing to remove', text: 'a:   1\n', edits: removeB, answer: 'a:   1\n' },
    {
      why: 'a network removed by its index is no key: an entry set',
      text: 'l: [1, 2]\n',
      edits: [{ path: ['l', 1], set: 3 }],
      answer: 'l: [1, 3]\n',
    },
  ])('$why', ({ text, edits, answer }) => {
    expect(edited(text, edits)).toEqual({ ok: true, value: answer });
  });

  test.each<{ why: string; text: string; edits: SourceEdit[] }>([
    { why: 'inside an alias', text: 'a: &x {c: 1}\nb: *x\n', edits: [{ path: ['b', 'c'], set: 2 }] },
    { why: 'inside what an alias stands for', text: 'a: &x {c: 1}\nb: *x\n', edits: [{ path: ['a', 'c'], set: 2 }] },
    { why: 'what an alias stands for', text: 'a: &x 1\nb: *x\n', edits: [{ path: ['a'], set: 2 }] },
    { why: 'below an entry of a list that is not there', text: 'a: []\n', edits: [{ path: ['a', 0, 'c'], set: 2 }] },
    { why: 'below a word', text: 'a: 1\n', edits: [{ path: ['a', 'c'], set: 2 }] },
    { why: 'below what objects inherit', text: 'a: 1\n', edits: [{ path: ['__proto__', 'c'], set: 2 }] },
    { why: 'what objects inherit, below nothing', text: 'a: 1\n', edits: [{ path: ['b', '__proto__', 'c'], set: 2 }] },
  ])('refused: $why', ({ text, edits }) => {
    expect(edited(text, edits)).toMatchObject({ ok: false, problems: [{ code: 'cannot-write-back' }] });
    expect(({} as Record<string, unknown>)['c']).toBeUndefined();
  });

  test('what splices cannot do is printed anew, with the mark, the line ends and the comments as before', () => {
    const done = edited('\ufeffl:\r\n  - a: 1\r\n  # x\r\nb: {}\r\n', [{ path: ['l', 1], set: 5 }]);
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    expect(done.value).toMatch(/^\ufeffl:\r\n/);
    expect(done.value).toContain('# x\r\n');
    expect(done.value.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('edits of JSON', () => {
  test.each<{ why: string; text: string; edits: SourceEdit[]; answer: string }>([
    { why: 'a value', text: '{\n  "a": 1,\n  "b": 2\n}\n', edits: setB('x'), answer: '{\n  "a": 1,\n  "b": "x"\n}\n' },
    { why: 'a new key on a line of its own', text: '{\n  "a": 1\n}\n', edits: setB([1, 'x']), answer: '{\n  "a": 1,\n  "b": [1, "x"]\n}\n' },
    { why: 'a new key in one line', text: '{"a":1}', edits: setB(2), answer: '{"a":1, "b": 2}' },
    { why: 'a new key in nothing', text: '{}', edits: setB(2), answer: '{"b": 2}' },
    { why: 'a key removed', text: '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', edits: removeB, answer: '{\n  "a": 1,\n  "c": 3\n}' },
    { why: 'a first key removed', text: '{\n  "b": 2,\n  "c": 3\n}', edits: removeB, answer: '{\n  "c": 3\n}' },
    {
      why: 'a byte order mark and line ends of Windows',
      text: '\ufeff{\r\n  "a": 1\r\n}',
      edits: setB(2),
      answer: '\ufeff{\r\n  "a": 1,\r\n  "b": 2\r\n}',
    },
  ])('$why', ({ text, edits, answer }) => {
    expect(edited(text, edits, 'json')).toEqual({ ok: true, value: answer });
  });
});

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
describe.each(readdirSync(EXAMPLES))('examples/%s, recorded', (name) => {
  test.each<DocumentFormat>(['yaml', 'json'])('%s: a second time there is nothing to record', (format) => {
    const yaml = mustPlan(readFileSync(path.join(EXAMPLES, name), 'utf8'), 'yaml');
    const first = format === 'yaml' ? yaml : mustPlan(writePlanDocument(yaml.document, 'json'), 'json');
    const recorded = setInSource(first.source, recordEdits(mustCompute(first.document)));
    if (!recorded.ok) throw new Error(JSON.stringify(recorded.problems));
    const second = mustPlan(recorded.value, format);
    const edits = recordEdits(mustCompute(second.document));
    expect(edits).toEqual([]);
    expect(setInSource(second.source, edits)).toEqual({ ok: true, value: recorded.value });
    // Only keys were added: every line of before is there, as it was or longer.
    if (format === 'yaml') expect(commentsOf(recorded.value)).toEqual(commentsOf(first.source.text));
  });
});

const commentsOf = (text: string) => text.match(/(?<=^|\s)# .*/gm) ?? [];

function mustPlan(text: string, format: DocumentFormat) {
  const read = readPlanDocument(text, format);
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  return read.value;
}
