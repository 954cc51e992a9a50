import { describe, expect, test } from 'vitest';
import type { Path, Place } from '../../../shared/problem/problem.ts';
import { MOST_CHARACTERS } from '../../../shared/plan/source-limits.ts';
import { readSource, type DocumentFormat } from '../../../shared/plan/source.ts';

const at = (line: number, column: number): Place => ({ line, column });

function valueOf(text: string, format: DocumentFormat = 'yaml'): unknown {
  const read = readSource(text, format);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.value;
}
const problemsOf = (text: string, format: DocumentFormat = 'yaml') => {
  const read = readSource(text, format);
  return read.ok ? [] : read.problems;
};

describe('values', () => {
  test.each<{ why: string; text: string; value: unknown; format?: DocumentFormat }>([
    { why: 'a block group', text: 'a: 1\nb: x\n', value: { a: 1, b: 'x' } },
    { why: 'a list of groups', text: '- a: 1\n- b: 2', value: [{ a: 1 }, { b: 2 }] },
    { why: 'brackets inside brackets', text: 'a: {b: [1, {c: d}], e: }', value: { a: { b: [1, { c: 'd' }], e: null } } },
    { why: 'no value is null', text: 'a:\nb: ~\n', value: { a: null, b: null } },
    { why: 'yes and no are words in YAML 1.2', text: 'a: yes\nb: no\nc: true', value: { a: 'yes', b: 'no', c: true } },
    { why: 'a prefix and a size are texts', text: 'a: 10.0.0.0/24\nb: /26\nc: ::/0', value: { a: '10.0.0.0/24', b: '/26', c: '::/0' } },
    { why: 'a date is a text', text: 'a: 2026-05-11', value: { a: '2026-05-11' } },
    { why: 'a number key is a text', text: '1: a', value: { '1': 'a' } },
    { why: 'line ends of Windows', text: 'a: 1\r\nb: |\r\n  x\r\n  y\r\n', value: { a: 1, b: 'x\ny\n' } },
    { why: 'a byte order mark', text: '\ufeffa: 1\n', value: { a: 1 } },
    { why: 'a start marker alone', text: '---\na: 1\n', value: { a: 1 } },
    { why: 'an end marker', text: 'a: 1\n...\n', value: { a: 1 } },
    { why: 'an alias stands for its anchor', text: 'a: &x {b: 1}\nc: *x', value: { a: { b: 1 }, c: { b: 1 } } },
    { why: 'an alias stands for the last anchor of its name', text: 'a: &x 1\nb: *x\nc: &x 2\nd: *x', value: { a: 1, b: 1, c: 2, d: 2 } },
    { why: 'an anchor may stand at a key', text: '&x a: 1\nb: *x', value: { a: 1, b: 'a' } },
    { why: 'a merge key is a key like any other', text: 'a: &x {b: 1}\nc: {<<: *x}', value: { a: { b: 1 }, c: { '<<': { b: 1 } } } },
    { why: 'tags of the core schema', text: 'a: !!str 1', value: { a: '1' } },
    {
      why: 'a comment of many marks',
      text: `# ${'*'.repeat(500)}\n# ${'- '.repeat(500)}\n# ${'='.repeat(500)}\n#${'['.repeat(500)}\na: 1 # ${'&'.repeat(500)}`,
      value: { a: 1 },
    },
    {
      why: 'a text of many brackets',
      text: `a: "${'['.repeat(900)}"\nb: |\n  ${'{ '.repeat(900)}\n`,
      value: { a: '['.repeat(900), b: `${'{ '.repeat(900)}\n` },
    },
    { why: 'a text of many quotes', text: `a: '${"''".repeat(900)}'`, value: { a: "'".repeat(900) } },
    { why: 'a text of many marks', text: `a: "${'!&*,:|>%@'.repeat(90)}"`, value: { a: '!&*,:|>%@'.repeat(90) } },
    { why: 'a list of many one-letter names', text: '- a\n'.repeat(900), value: new Array(900).fill('a') },
    { why: 'a list of many digits', text: `a: [${'1,'.repeat(900)}]`, value: { a: new Array(900).fill(1) } },
    { why: 'a list of many aliases', text: `a: &x 1\nb:\n${'  - *x\n'.repeat(900)}`, value: { a: 1, b: new Array(900).fill(1) } },
    { why: 'what looks like base64', text: `a: ${'QUJD+/8='.repeat(900)}`, value: { a: 'QUJD+/8='.repeat(900) } },
    {
      why: 'as deep as is allowed',
      text: `${'['.repeat(40)}1${']'.repeat(40)}`,
      value: JSON.parse(`${'['.repeat(40)}1${']'.repeat(40)}`) as unknown,
    },
    { why: 'JSON', text: '{"a": [1, "x", null, true, -1.5e3]}', value: { a: [1, 'x', null, true, -1500] }, format: 'json' },
    { why: 'JSON with a byte order mark and line ends of Windows', text: '\ufeff{\r\n"a": 1\r\n}', value: { a: 1 }, format: 'json' },
    { why: 'JSON with brackets in a text', text: `{"a": "${'['.repeat(99)}\\"{"}`, value: { a: `${'['.repeat(99)}"{` }, format: 'json' },
  ])('$why', ({ text, value, format }) => {
    expect(valueOf(text, format)).toEqual(value);
  });

  test.each<DocumentFormat>(['yaml', 'json'])('%s: keys that objects inherit are keys like any other', (format) => {
    const text = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "toString": 2, "hasOwnProperty": 3}';
    const value = valueOf(text, format) as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('places', () => {
  const yaml = 'a: 1\nlist:\n  - name: x\n    rest: {b: [1, {c: d}]}\n  - &n\n    name: y\ncopy: *n\nnone:\n';
  const json = '{\n  "a": 1,\n  "list": [{"b": [1, {"c": "d"}]}]\n}';
  test.each<{ why: string; text: string; path: Path; part?: 'key' | 'value'; place: Place | undefined; format?: DocumentFormat }>([
    { why: 'the document', text: yaml, path: [], place: at(1, 1) },
    { why: 'a value', text: yaml, path: ['a'], place: at(1, 4) },
    { why: 'its key', text: yaml, path: ['a'], part: 'key', place: at(1, 1) },
    { why: 'a value in a list', text: yaml, path: ['list', 0, 'name'], place: at(3, 11) },
    { why: 'an entry of a list', text: yaml, path: ['list', 0], place: at(3, 5) },
    { why: 'deep in brackets', text: yaml, path: ['list', 0, 'rest', 'b', 1, 'c'], place: at(4, 23) },
    { why: 'a key deep in brackets', text: yaml, path: ['list', 0, 'rest', 'b', 1, 'c'], part: 'key', place: at(4, 20) },
    { why: 'through an alias: where it is written', text: yaml, path: ['copy', 'name'], place: at(6, 11) },
    { why: 'an alias', text: yaml, path: ['copy'], place: at(7, 7) },
    { why: 'nothing of that name', text: yaml, path: ['list', 0, 'other'], place: undefined },
    { why: 'behind the end of a list', text: yaml, path: ['list', 7], place: undefined },
    { why: 'into a word', text: yaml, path: ['a', 'b'], place: undefined },
    { why: 'a name that objects inherit', text: yaml, path: ['constructor'], place: undefined },
    { why: 'line ends of Windows', text: yaml.replaceAll('\n', '\r\n'), path: ['list', 0, 'rest', 'b', 1, 'c'], place: at(4, 23) },
    { why: 'a byte order mark takes no column', text: `\ufeff${yaml}`, path: ['a'], place: at(1, 4) },
    { why: 'behind the line of a byte order mark', text: `\ufeff${yaml}`, path: ['list', 0, 'name'], place: at(3, 11) },
    { why: 'a value of JSON', text: json, path: ['a'], place: at(2, 8), format: 'json' },
    { why: 'a key of JSON', text: json, path: ['a'], part: 'key', place: at(2, 3), format: 'json' },
    { why: 'deep in JSON', text: json, path: ['list', 0, 'b', 1, 'c'], place: at(3, 28), format: 'json' },
    { why: 'JSON behind a byte order mark', text: '\ufeff{"a": 1}', path: ['a'], place: at(1, 7), format: 'json' },
    { why: 'nothing of that name in JSON', text: json, path: ['list', 3], place: undefined, format: 'json' },
  ])('$why', ({ text, path, part, place, format }) => {
    const read = readSource(text, format ?? 'yaml');
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.locate(path, part)).toEqual(place);
  });
});

describe('what is refused', () => {
  const rows: { why: string; text: string; code: string; place: Place; says?: RegExp; format?: DocumentFormat }[] = [
    { why: 'nothing', text: '', code: 'empty-document', place: at(1, 1) },
    { why: 'white space', text: ' \r\n\t\n', code: 'empty-document', place: at(1, 1) },
    { why: 'comments alone', text: '# a\n', code: 'empty-document', place: at(1, 1) },
    { why: 'no JSON', text: ' ', code: 'empty-document', place: at(1, 1), format: 'json' },
    { why: 'NUL', text: 'a: 1\nb: \0', code: 'control-character', place: at(2, 4), says: /U\+0000/ },
    { why: 'a control character in JSON', text: '{"a": "\u0007"}', code: 'control-character', place: at(1, 8), format: 'json' },
    { why: 'a quote that stays open', text: 'a: "x\nb: 1\n', code: 'not-yaml', place: at(3, 1) },
    { why: 'a bracket that stays open', text: 'a: [1, 2\n', code: 'not-yaml', place: at(2, 1) },
    { why: 'a bracket too much', text: 'a: 1\nb: 2]\nc: ]\n', code: 'not-yaml', place: at(3, 4) },
    { why: 'a wrong bracket', text: 'a: [1}\n', code: 'not-yaml', place: at(1, 6) },
    { why: 'a tab as indentation', text: 'a:\n\tb: 1\n', code: 'not-yaml', place: at(2, 1), says: /[Tt]ab/ },
    { why: 'an indentation that fits nothing', text: 'a:\n    b: 1\n  c: 2\n', code: 'not-yaml', place: at(3, 1) },
    { why: 'two values in a line', text: 'a: b: c\n', code: 'not-yaml', place: at(1, 4) },
    { why: 'a reserved mark', text: 'a: @x\n', code: 'not-yaml', place: at(1, 4) },
    { why: 'a wrong escape', text: 'a: "\\q"\n', code: 'not-yaml', place: at(1, 5) },
    { why: 'a tag of its own', text: 'a: !secret x\n', code: 'not-yaml', place: at(1, 4), says: /tag/ },
    { why: 'a second document', text: 'a: 1\n---\nb: 2\n', code: 'not-yaml', place: at(2, 1), says: /second/ },
    { why: 'a key twice', text: 'a: 1\nb: 2\na: 3\n', code: 'duplicate-key', place: at(3, 1), says: /"a".*the document.*line 1/ },
    {
      why: 'a key twice, deep down',
      text: 'l:\n  - x: 1\n    y: {k: 1,\n       k: 2}\n',
      code: 'duplicate-key',
      place: at(4, 8),
      says: /"k".*l\[0\]\.y.*line 3/,
    },
    { why: 'a key twice, written in two ways', text: 'a: 1\n"a": 2\n', code: 'duplicate-key', place: at(2, 1) },
    { why: '__proto__ twice', text: '__proto__: 1\n__proto__: 2\n', code: 'duplicate-key', place: at(2, 1) },
    { why: 'a list as key', text: '[a]: 1\n', code: 'not-yaml', place: at(1, 1) },
    { why: 'an alias for nothing', text: 'a: *x\n', code: 'unknown-alias', place: at(1, 4) },
    { why: 'an alias before its anchor', text: 'a: *x\nb: &x 1\n', code: 'unknown-alias', place: at(1, 4) },
    { why: 'an alias for what it is part of', text: 'a: &x\n  b: [*x]\n', code: 'recursive-alias', place: at(2, 7) },
    { why: 'one level too deep', text: `${'['.repeat(41)}1${']'.repeat(41)}`, code: 'nested-too-deeply', place: at(1, 42) },
    { why: 'far too deep', text: '['.repeat(100_000), code: 'nested-too-deeply', place: at(1, 120) },
    {
      why: 'far too deep by lines',
      text: Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      code: 'nested-too-deeply',
      place: at(120, 120),
    },
    { why: 'JSON far too deep', text: '['.repeat(100_000), code: 'nested-too-deeply', place: at(1, 41), format: 'json' },
    { why: 'JSON with a comment', text: '{"a": 1 // x\n}', code: 'not-json', place: at(1, 9), format: 'json' },
    { why: 'JSON with a comma too much', text: '{"a": 1,}', code: 'not-json', place: at(1, 9), format: 'json' },
    { why: 'JSON that ends early', text: '{\n"a": ', code: 'not-json', place: at(2, 6), format: 'json' },
    { why: 'two values of JSON', text: '{} {}', code: 'not-json', place: at(1, 4), format: 'json' },
    { why: 'a key twice in JSON', text: '{"a": 1,\n "a": 2}', code: 'duplicate-key', place: at(2, 2), says: /line 1/, format: 'json' },
    { why: 'an escaped key twice in JSON', text: '{"a": 1,\n "\\u0061": 2}', code: 'duplicate-key', place: at(2, 2), format: 'json' },
    { why: 'a tab in a text of JSON', text: '{"a": "x\ty"}', code: 'not-json', place: at(1, 7), format: 'json' },
    { why: 'YAML as JSON', text: 'a: 1', code: 'not-json', place: at(1, 1), format: 'json' },
  ];
  test.each(rows)('$why', ({ text, code, place, says, format }) => {
    const problems = problemsOf(text, format);
    expect(problems[0]).toMatchObject({ code, place });
    for (const problem of problems) {
      expect(problem.text).toMatch(/^[A-Z].*[.!?]$/);
      expect(problem.place).toBeDefined();
      expect(problem.expected).toBeTruthy();
    }
    if (says) expect(problems[0]?.text).toMatch(says);
  });

  test('every fault of a text is reported, not only the first', () => {
    expect(problemsOf('a: 1\na: 2\nb: {c: 1, c: 2}\n').map(({ place }) => place)).toEqual([at(2, 1), at(3, 11)]);
    expect(problemsOf('a: @x\nb: @y\n').map(({ place }) => place)).toEqual([at(1, 4), at(2, 4)]);
    expect(problemsOf('{"a": 1, "a": 2, "b": {"c": 1, "c": 2}}', 'json')).toHaveLength(2);
  });

  test('stack traces are as before', () => {
    const before = Error.stackTraceLimit;
    problemsOf('a: [}');
    expect(Error.stackTraceLimit).toBe(before);
  });

  test.each<DocumentFormat>(['yaml', 'json'])('%s: more than the most characters', (format) => {
    expect(problemsOf('x'.repeat(MOST_CHARACTERS[format] + 1), format)).toMatchObject([{ code: 'document-too-large' }]);
  });
});

describe('texts that are made to hang or to crash', () => {
  const of = (part: string, size = 1_000_000) => part.repeat(Math.ceil(size / part.length));
  const bomb = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`),
  ].join('\n');
  test.each<{ why: string; text: string; code?: string }>([
    { why: 'brackets', text: of('['), code: 'nested-too-deeply' },
    { why: 'braces', text: of('{a: '), code: 'nested-too-deeply' },
    { why: 'lists in lists', text: of('- '), code: 'nested-too-deeply' },
    { why: 'keys in keys', text: of('? '), code: 'nested-too-deeply' },
    { why: 'tags', text: of('! '), code: 'not-yaml' },
    { why: 'anchors', text: of('&a '), code: 'not-yaml' },
    { why: 'aliases', text: of('*a'), code: 'unknown-alias' },
    { why: 'closing brackets', text: of(']'), code: 'not-yaml' },
    { why: 'wrong brackets', text: of('a: [}\n'), code: 'not-yaml' },
    { why: 'quotes', text: of('"'), code: 'not-yaml' },
    { why: 'commas', text: `[${of(',')}`, code: 'not-yaml' },
    { why: 'directives', text: of('%\n'), code: 'not-yaml' },
    { why: 'equal keys', text: of('a: 1\n'), code: 'duplicate-key' },
    { why: 'unequal keys', text: Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n') },
    { why: '60,000 aliases', text: `a: &a 1\nb:\n${'  - *a\n'.repeat(60_000)}` },
    { why: '120,000 aliases', text: `a: &a 1\nb: [${'*a, '.repeat(120_000)}]`, code: 'too-many-aliases' },
    { why: '60,000 anchors', text: Array.from({ length: 60_000 }, (_, i) => `- &a${i} 1`).join('\n') },
    { why: 'aliases of aliases', text: bomb, code: 'too-many-aliases' },
    { why: 'a long word', text: `a: ${of('x')}` },
    { why: 'a long text of short lines', text: `a: ${of('x\n ')}` },
    { why: 'a long key', text: `${of('x')}: 1`, code: 'not-yaml' },
    { why: 'wrong escapes', text: `a: "${of('\\q')}"`, code: 'not-yaml' },
    { why: 'blank lines', text: `${of('\n')}a: 1` },
    { why: 'documents', text: of('---\n'), code: 'not-yaml' },
  ])(
    '$why',
    ({ text, code }) => {
      const problems = problemsOf(text);
      expect(problems[0]?.code).toBe(code);
      expect(problems.length).toBeLessThanOrEqual(402);
      for (const problem of problems) expect(problem.place).toBeDefined();
    },
    20_000,
  );

  test.each(['[', '{"a":', '"', '{"a":1,', '[1,', '}', '\\', '1 ', '"a":1,'])(
    'JSON of many %s',
    (part) => {
      expect(problemsOf(of(part), 'json').length).toBeGreaterThan(0);
    },
    20_000,
  );
});
