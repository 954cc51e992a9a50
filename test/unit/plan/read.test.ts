import { describe, expect, test } from 'vitest';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { CONTRACT_DOCUMENT } from '../../support/contract-document.ts';
import { placeProblems } from '../../../shared/plan/document-problem.ts';

const problemsOf = (text: string) => {
  const read = readPlanDocument(text, 'yaml');
  return read.ok ? [] : read.problems.map(({ code, at, place, hint }) => ({ code, at, place: `${place?.line ?? 0}:${place?.column ?? 0}`, hint }));
};
const HEAD = 'cadastre: 1\nname: x\n';

test('the example of the contract reads', () => {
  const read = readPlanDocument(CONTRACT_DOCUMENT, 'yaml');
  expect(read.ok ? [] : read.problems).toEqual([]);
});

describe('the mistakes that people make', () => {
  test.each<{ why: string; text: string; code: string; at: string; place: string; hint?: RegExp }>([
    { why: 'no version', text: 'name: x\n', code: 'format-version', at: '', place: '1:1', hint: /cadastre: 1/ },
    { why: 'a newer version', text: 'cadastre: 2\nname: x\nnew: 1\n', code: 'format-version', at: 'cadastre', place: '1:11', hint: /newer/ },
    { why: 'a version in quotes', text: 'cadastre: "1"\nname: x\n', code: 'format-version', at: 'cadastre', place: '1:11', hint: /without quotes/ },
    { why: 'a version of nought', text: 'cadastre: 0\nname: x\n', code: 'format-version', at: 'cadastre', place: '1:11' },
    { why: 'half a version', text: 'cadastre: 1.5\nname: x\n', code: 'format-version', at: 'cadastre', place: '1:11' },
    { why: 'not a group', text: '- a\n', code: 'wrong-kind', at: '', place: '1:1', hint: /shortest/ },
    { why: 'comments alone', text: '# a\n', code: 'empty-document', at: '', place: '1:1' },
    { why: 'no name', text: 'cadastre: 1\n', code: 'missing-key', at: '', place: '1:1', hint: /name/ },
    { why: 'a misspelt key', text: `${HEAD}adressPools: []\n`, code: 'unknown-key', at: 'adressPools', place: '3:1', hint: /"addressPools"/ },
    { why: 'a key from habit', text: `${HEAD}vnets: []\n`, code: 'unknown-key', at: 'vnets', place: '3:1', hint: /"virtualNetworks"/ },
    {
      why: 'another in a network',
      text: `${HEAD}virtualNetworks:\n  - name: a\n    location: x\n`,
      code: 'unknown-key',
      at: 'virtualNetworks[0].location',
      place: '5:5',
      hint: /"region"/,
    },
    {
      why: 'another in a subnet',
      text: `${HEAD}virtualNetworks:\n  - {name: a, subnets: [{cidr: x}]}\n`,
      code: 'unknown-key',
      at: 'virtualNetworks[0].subnets[0].cidr',
      place: '4:26',
      hint: /"prefix"/,
    },
    { why: 'like nothing', text: `${HEAD}zzzzzz: 1\n`, code: 'unknown-key', at: 'zzzzzz', place: '3:1', hint: /Known keys: cadastre/ },
    { why: '__proto__', text: `${HEAD}__proto__: {a: 1}\n`, code: 'unknown-key', at: '__proto__', place: '3:1' },
    {
      why: 'a merge key',
      text: `${HEAD}virtualNetworks:\n  - &a {name: a}\n  - {<<: *a, name: b}\n`,
      code: 'unknown-key',
      at: 'virtualNetworks[1]["<<"]',
      place: '5:6',
      hint: /[Ww]rite .* out/,
    },
    {
      why: 'one prefix where a list is due',
      text: `${HEAD}addressPools: [{name: p, prefixes: 10.0.0.0/8}]\n`,
      code: 'wrong-kind',
      at: 'addressPools[0].prefixes',
      place: '3:36',
      hint: /\[10\.0\.0\.0\/8\]/,
    },
    {
      why: 'a group where a list is due',
      text: `${HEAD}virtualNetworks:\n  hub: {}\n`,
      code: 'wrong-kind',
      at: 'virtualNetworks',
      place: '4:3',
      hint: /- /,
    },
    {
      why: 'a size as a number',
      text: `${HEAD}virtualNetworks: [{name: a, size: 24}]\n`,
      code: 'wrong-kind',
      at: 'virtualNetworks[0].size',
      place: '3:35',
      hint: /"\/24"/,
    },
    {
      why: 'a size without a stroke',
      text: `${HEAD}virtualNetworks: [{name: a, size: '24'}]\n`,
      code: 'wrong-value',
      at: 'virtualNetworks[0].size',
      place: '3:35',
      hint: /"\/24"/,
    },
    {
      why: 'a number in quotes',
      text: `${HEAD}defaults: {growth: "25"}\n`,
      code: 'wrong-kind',
      at: 'defaults.growth',
      place: '3:20',
      hint: /without quotes: 25/,
    },
    {
      why: 'yes for true',
      text: `${HEAD}virtualNetworks: [{name: a, deployed: yes}]\n`,
      code: 'wrong-kind',
      at: 'virtualNetworks[0].deployed',
      place: '3:39',
      hint: /true/,
    },
    { why: 'a name that is a number', text: 'cadastre: 1\nname: 2026\n', code: 'wrong-kind', at: 'name', place: '2:7', hint: /"2026"/ },
    {
      why: 'a misspelt word',
      text: `${HEAD}defaults: {strategy: compct}\n`,
      code: 'wrong-value',
      at: 'defaults.strategy',
      place: '3:22',
      hint: /"compact"/,
    },
    {
      why: 'a key without a value',
      text: `${HEAD}virtualNetworks:\n`,
      code: 'wrong-kind',
      at: 'virtualNetworks',
      place: '3:17',
      hint: /remove the key/,
    },
    {
      why: 'a missing key in a list',
      text: `${HEAD}peerings:\n  - {forwardedTraffic: true}\n`,
      code: 'missing-key',
      at: 'peerings[0]',
      place: '4:5',
      hint: /between/,
    },
    { why: 'too much growth', text: `${HEAD}defaults: {growth: 2000}\n`, code: 'wrong-value', at: 'defaults.growth', place: '3:20' },
    { why: 'a name twice the length', text: `cadastre: 1\nname: ${'x'.repeat(160)}\n`, code: 'wrong-value', at: 'name', place: '2:7' },
  ])('$why', ({ text, code, at, place, hint }) => {
    // The networks of these texts are no more than they need to be; that they lack a place is told as well, and is not the point.
    const problems = problemsOf(text).filter((problem) => !['no-address-space', 'no-size'].includes(problem.code));
    expect(problems).toMatchObject([{ code, at, place }]);
    if (hint) expect(problems[0]?.hint).toMatch(hint);
  });

  test('all at once, in the order of the text', () => {
    const text = `cadastre: 1\nvnets: []\ndefaults: {growth: "1", spare: 99}\nvirtualNetworks:\n  - cidr: x\n    deployed: maybe\n    subnets: [{size: /30}, {foo: 1}]\n`;
    expect(problemsOf(text).map(({ code, place }) => `${place} ${code}`)).toEqual([
      '1:1 missing-key',
      '2:1 unknown-key',
      '3:20 wrong-kind',
      '3:32 wrong-value',
      '5:5 missing-key',
      '5:5 unknown-key',
      '6:15 wrong-kind',
      '7:22 wrong-value',
      '7:29 unknown-key',
    ]);
  });

  test('each problem once', () => {
    const read = readPlanDocument(HEAD, 'yaml');
    if (!read.ok) throw new Error('unreadable');
    const problem = { code: 'x', text: 'X.', at: 'name', path: ['name'] };
    expect(placeProblems([problem, problem], read.value.source)).toEqual([{ code: 'x', text: 'X.', at: 'name', place: { line: 2, column: 7 } }]);
  });
});

test('a document is what was written: no defaults are filled in', () => {
  const read = readPlanDocument(`${HEAD}virtualNetworks: [{name: a}]\n`, 'yaml');
  expect(read.ok && read.value.document).toEqual({ cadastre: 1, name: 'x', virtualNetworks: [{ name: 'a' }] });
});

describe('everything at once, shape and names', () => {
  test('unknown keys, wrong values, unknown names and services are told together, by place', () => {
    const text = [
      'cadastre: 1',
      'name: x',
      'bogus: 1',
      'addressPools: [{name: weu, prefixes: [10.0.0.0/16]}]',
      'virtualNetworks:',
      '  - {name: aa, pool: weu1, subnets: [{name: s, service: nothing}]}',
      '  - {name: bb, addressSpace: [10.2.0.0/24], ipv6: "yes", tags: {constructor: [1]}}',
      'peerings: [{between: [aa, cc]}]',
      '',
    ].join('\n');
    const read = readPlanDocument(text, 'yaml');
    expect(read.ok ? [] : read.problems.map((problem) => `${problem.place?.line ?? 0} ${problem.code}`)).toEqual([
      '3 unknown-key',
      '6 unknown-reference',
      '6 unknown-service',
      '7 wrong-kind',
      '7 unknown-key',
      '8 unknown-reference',
    ]);
  });

  test('what may only follow from a refused value is left out', () => {
    const read = readPlanDocument('cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: aa, pool: 5, subnets: [{name: s, size: /26}]}\n', 'yaml');
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual(['wrong-kind']);
  });

  test('comments alone are an empty document', () => {
    const read = readPlanDocument('# only\n# comments\n', 'yaml');
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual(['empty-document']);
  });

  test.each([
    { key: 'subntes', why: 'a misspelt key held the subnets' },
    { key: 'subnets: 5, x', why: 'the subnets are not a list' },
  ])('names that a refused key may have held are not missed: $why', ({ key }) => {
    const read = readPlanDocument(
      `cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: aa, addressSpace: [10.0.0.0/24], ${key}: [{name: s, size: /26}]}\nflows: [{from: aa/s, to: internet, expect: blocked}]\n`,
      'yaml',
    );
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).not.toContain('unknown-reference');
    expect(read.ok).toBe(false);
  });
});
