import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { readSource, type DocumentFormat } from '../../../shared/plan/source.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { editText } from '../../../shared/plan/text-edit.ts';
import { editSource, setInSource, type SourceEdit } from '../../../shared/plan/write-back.ts';
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

const insert = (index: number, value: unknown): SourceEdit => ({ path: ['l', index], insert: value });
const remove = (index: number): SourceEdit => ({ path: ['l', index] });

describe('entries of lists', () => {
  test.each<{ why: string; text: string; edits: SourceEdit[]; answer: string }>([
    {
      why: 'a new entry, between the comment of the one before and the comment of the one after',
      text: 'l:\n  - a # one\n  # about c\n  - c\n# end\n',
      edits: [insert(1, 'b')],
      answer: 'l:\n  - a # one\n  - b\n  # about c\n  - c\n# end\n',
    },
    {
      why: 'a new entry below comments that are indented as the one before',
      text: 'l:\n  - a: 1\n    # deep\n  - c\n',
      edits: [insert(1, 'b')],
      answer: 'l:\n  - a: 1\n    # deep\n  - b\n  - c\n',
    },
    {
      why: 'a last entry and a key of the group around the list',
      text: 'l:\n  - a: 1\n    # deep\n# end\n',
      edits: [{ path: ['k'], set: 2 }, insert(1, 'b'), { path: ['l', 0, 'c'], set: 3 }],
      answer: 'l:\n  - a: 1\n    c: 3\n  - b\nk: 2\n    # deep\n# end\n',
    },
    {
      why: 'a last key that goes, and a key and an entry that come in its place',
      text: 'l:\n  - a: 1\n    b: 2 # two\nk: 1\n',
      edits: [{ path: ['l', 0, 'b'] }, { path: ['l', 0, 'c'], set: 3 }, insert(1, 'd')],
      answer: 'l:\n  - a: 1\n    c: 3\n  - d\nk: 1\n',
    },
    { why: 'a first entry', text: 'l:\n- a\n', edits: [insert(0, { name: 'x' })], answer: 'l:\n- {name: x}\n- a\n' },
    { why: 'a last entry where the last line has no end', text: 'l:\n  - a', edits: [insert(1, 'b')], answer: 'l:\n  - a\n  - b' },
    {
      why: 'two new entries in one place keep their order',
      text: 'l:\n  - a\n  - d\n',
      edits: [insert(1, 'b'), insert(1, 'c')],
      answer: 'l:\n  - a\n  - b\n  - c\n  - d\n',
    },
    {
      why: 'a new entry behind one that gets a key',
      text: 'l:\n  - a: 1 # one\n',
      edits: [insert(1, 'c'), { path: ['l', 0, 'b'], set: 2 }],
      answer: 'l:\n  - a: 1 # one\n    b: 2\n  - c\n',
    },
    {
      why: 'a new entry behind a text of lines',
      text: 'l:\n  - d: |\n      x\n  - c\n',
      edits: [insert(1, 'b')],
      answer: 'l:\n  - d: |\n      x\n  - b\n  - c\n',
    },
    { why: 'line ends of Windows', text: 'l:\r\n  - a # x\r\n', edits: [insert(1, 'b')], answer: 'l:\r\n  - a # x\r\n  - b\r\n' },
    { why: 'a new entry in brackets', text: 'l: [a, c] # x\n', edits: [insert(1, 'b')], answer: 'l: [a, b, c] # x\n' },
    { why: 'first and last in brackets', text: 'l: [b] # x\n', edits: [insert(1, 'c'), insert(0, 'a')], answer: 'l: [a, b, c] # x\n' },
    { why: 'a new entry in empty brackets', text: 'l: []\n', edits: [insert(0, 'a'), insert(0, 'b')], answer: 'l: [a, b]\n' },
    {
      why: 'new entries in brackets over lines',
      text: 'l: [\n  b, # two\n  d # four\n] # x\n',
      edits: [insert(0, 'a'), insert(1, 'c'), insert(2, 'e')],
      answer: 'l: [\n  a,\n  b, # two\n  c,\n  d, # four\n  e\n] # x\n',
    },
    { why: 'a new entry behind a last comma', text: 'l: [\n  a, # one\n]\n', edits: [insert(1, 'b')], answer: 'l: [\n  a, # one\n  b,\n]\n' },
    {
      why: 'an entry removed with its lines, comments around it stay',
      text: 'l:\n  - a # one\n  # about b\n  - b: 1 # two\n    c: 2\n  # about d\n  - d\n',
      edits: [remove(1)],
      answer: 'l:\n  - a # one\n  # about b\n  # about d\n  - d\n',
    },
    { why: 'the only entry removed', text: 'l: # list\n  - a\n  # rest\nk: 1\n', edits: [remove(0)], answer: 'l: [] # list\n  # rest\nk: 1\n' },
    { why: 'all entries removed', text: '"l" :\n- a\n- b\n', edits: [remove(1), remove(0)], answer: '"l" : []\n' },
    { why: 'an entry in brackets removed', text: 'l: [a, b, c]\n', edits: [remove(1)], answer: 'l: [a, c]\n' },
    { why: 'the only entry in brackets removed', text: 'l: [ a ]\n', edits: [remove(0)], answer: 'l: []\n' },
    { why: 'neighbours in brackets removed', text: 'l: [a, b, c]\n', edits: [remove(0), remove(1)], answer: 'l: [c]\n' },
    {
      why: 'indices are those of before: two removed, one of them changed for another',
      text: 'l:\n  - a\n  - b\n  - c\n',
      edits: [remove(0), remove(1), insert(1, 'x'), { path: ['l', 2], set: 'y' }],
      answer: 'l:\n  - x\n  - "y"\n',
    },
    {
      why: 'an entry of a list in an entry of a list',
      text: 'l:\n  - m: [1, 2]\n  - m:\n      - 3\n      - 4 # four\n',
      edits: [{ path: ['l', 1, 'm', 0] }, { path: ['l', 0, 'm', 1], insert: 9 }],
      answer: 'l:\n  - m: [1, 9, 2]\n  - m:\n      - 4 # four\n',
    },
    {
      why: 'lists in lists, which splices do not do',
      text: '- - a\n  - b\n- c\n',
      edits: [{ path: [0, 0] }],
      answer: '- - b\n- c\n',
    },
  ])('YAML: $why', ({ text, edits, answer }) => {
    expect(edited(text, edits)).toEqual({ ok: true, value: answer });
  });

  test.each<{ why: string; text: string; edits: SourceEdit[]; answer: string }>([
    {
      why: 'a new entry on a line of its own',
      text: '{\n  "l": [\n    {\n      "a": 1\n    },\n    2\n  ]\n}\n',
      edits: [insert(1, { b: 1 }), insert(2, 'c')],
      answer: '{\n  "l": [\n    {\n      "a": 1\n    },\n    {"b": 1},\n    2,\n    "c"\n  ]\n}\n',
    },
    { why: 'a first entry in one line', text: '{"l":[1,2]}', edits: [insert(0, 0)], answer: '{"l":[0, 1,2]}' },
    { why: 'an entry in nothing', text: '{"l":[]}', edits: [insert(0, 0)], answer: '{"l":[0]}' },
    { why: 'an entry removed', text: '{\n  "l": [\n    1,\n    2\n  ]\n}', edits: [remove(1)], answer: '{\n  "l": [\n    1\n  ]\n}' },
    { why: 'all entries removed', text: '{\n  "l": [\n    1,\n    2\n  ]\n}', edits: [remove(1), remove(0)], answer: '{\n  "l": []\n}' },
  ])('JSON: $why', ({ text, edits, answer }) => {
    expect(edited(text, edits, 'json')).toEqual({ ok: true, value: answer });
  });

  test.each<{ why: string; text: string; edits: SourceEdit[] }>([
    { why: 'behind the end of a list', text: 'l: [1]\n', edits: [insert(2, 0)] },
    { why: 'before its beginning', text: 'l: [1]\n', edits: [insert(-1, 0)] },
    { why: 'into a group', text: 'l: {a: 1}\n', edits: [{ path: ['l', 'b'], insert: 0 }] },
    { why: 'into a list that is not there', text: 'a: 1\n', edits: [insert(0, 0)] },
    { why: 'into what an alias stands for', text: 'a: &x [1]\nl: *x\n', edits: [{ path: ['a', 0], insert: 0 }] },
    { why: 'an entry that an alias stands for elsewhere', text: 'l:\n  - &x a\n  - b\nk: *x\n', edits: [remove(0)] },
  ])('refused: $why', ({ text, edits }) => {
    expect(edited(text, edits)).toMatchObject({ ok: false, problems: [{ code: 'cannot-write-back' }] });
  });
});

describe('undo', () => {
  const text = 'l: # list\n  - a: "1" # one\n  # about b\n  - b: 2 # two\n';
  const source = readSource(text, 'yaml');
  const done = source.ok ? editSource(source.value, [remove(1), { path: ['l', 0, 'a'], set: 'x' }]) : source;
  if (!done.ok) throw new Error(JSON.stringify(done.problems));

  test('brings back quotes and comments that an edit took along', () => {
    expect(done.value.text).toBe('l: # list\n  - a: x # one\n  # about b\n');
    expect(editText(done.value.text, done.value.undo)).toEqual({ ok: true, value: text });
  });

  test('is refused for a text that was changed since', () => {
    expect(editText(done.value.text.replace('x', 'z'), done.value.undo)).toMatchObject({ ok: false, problems: [{ code: 'text-changed' }] });
    expect(editText(done.value.text.slice(0, 9), done.value.undo)).toMatchObject({ ok: false, problems: [{ code: 'text-changed' }] });
  });

  test('of nothing is nothing', () => {
    expect(source.ok && editSource(source.value, [{ path: ['l', 0, 'a'], set: '1' }])).toMatchObject({ ok: true, value: { text, undo: [] } });
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
