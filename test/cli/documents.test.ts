import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cadastre, planFile } from '../support/command-line.ts';

test('all problems of a document are told at once, each with its place', async () => {
  const file = planFile(`cadastre: 1
name: x
virtualNetworks:
  - name: net
    pool: nowhere
    subnets:
      - { name: a, service: nothing }
      - { name: a, inputs: { machines: -4 } }
peerings: [{ between: [net, other] }]
`);
  for (const args of [
    ['plan', file],
    ['check', file],
    ['config', file],
    ['free', file],
    ['export', file, '--format', 'csv', '--out', '-'],
  ]) {
    const ran = await cadastre(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    const places = [...ran.err.matchAll(/plan\.yaml:(\d+:\d+): error: /g)].map(([, place]) => place);
    expect(places).toEqual(['5:11', '7:29', '8:17', '8:40', '9:29']);
    expect(ran.err).toContain('Nothing was done: 5 problems.');
  }
  const { problems } = JSON.parse((await cadastre(['plan', file, '--json'])).out) as { problems: { place: object; at: string }[] };
  expect(problems.map(({ place }) => place)[0]).toEqual({ line: 5, column: 11 });
  expect(problems.map(({ at }) => at)[0]).toBe('virtualNetworks[0].pool');
});

test('more than fifty problems are cut short in text and whole in JSON', async () => {
  const subnets = Array.from({ length: 60 }, (_, i) => `      - { name: s${i}, sixe: /28 }`).join('\n');
  const ran = await cadastre(['plan', '-', '--json'], {
    input: `cadastre: 1\nname: x\nvirtualNetworks:\n  - name: net\n    addressSpace: [10.0.0.0/24]\n    subnets:\n${subnets}\n`,
  });
  expect(ran.err.match(/ error: /g)).toHaveLength(50);
  expect(ran.err).toContain('and 10 more problems');
  expect((JSON.parse(ran.out) as { problems: unknown[] }).problems).toHaveLength(60);
});

const bomb = [
  'a0: &a0 [x,x,x,x,x,x,x,x,x,x]',
  ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => `*a${i}`).join(', ')}]`),
].join('\n');
const MEGABYTES_50 = 50 * 1024 * 1024;

test.each<{ content: string | Uint8Array; name?: string; says: RegExp; why: string }>([
  { content: '', says: /is empty/, why: 'nothing' },
  { content: ' \n\n', says: /is empty/, why: 'only space' },
  { content: '# only a comment\n', says: /is empty/, why: 'only a comment' },
  { content: '- a\n- b\n', says: /a group of keys, not a list/, why: 'a list' },
  { content: 'hello', says: /a group of keys/, why: 'a word' },
  { content: 'null', says: /a group of keys/, why: 'null' },
  { content: '{"cadastre": 1, "name": "x",}', name: 'plan.json', says: /:1:\d+: error/, why: 'JSON with a comma too many' },
  { content: 'cadastre: 1\nname: [\n', says: /:\d+:\d+: error/, why: 'YAML that breaks off' },
  { content: 'cadastre: 1\nname: a\n---\ncadastre: 1\nname: b\n', says: /one document/, why: 'two documents' },
  { content: 'cadastre: 2\nname: a\n', says: /format version 2/, why: 'a later format' },
  { content: 'name: a\n', says: /cadastre: 1/, why: 'no format' },
  { content: 'cadastre: 1\nname: a\nname: b\n', says: /:3:1: error: .*"name" stands twice/, why: 'a key twice' },
  { content: '{"cadastre": 1, "name": "a", "name": "b"}', name: 'plan.json', says: /"name" stands twice/, why: 'a key twice in JSON' },
  { content: 'cadastre: 1\nname: a\n__proto__: { polluted: true }\n', says: /"__proto__" is not a key/, why: '__proto__ as a key' },
  {
    content: '{"cadastre": 1, "name": "a", "__proto__": {"polluted": true}}',
    name: 'plan.json',
    says: /"__proto__" is not a key/,
    why: '__proto__ in JSON',
  },
  { content: 'cadastre: 1\nname: a\nconstructor: 1\n', says: /"constructor" is not a key/, why: 'constructor as a key' },
  { content: 'cadastre: 1\nname: !!js/function "function () {}"\n', says: /:2:\d+: error/, why: 'a tag that other readers run' },
  { content: 'cadastre: 1\nname: a\u0000b\n', says: /:2:8: error: .*U\+0000/, why: 'a NUL' },
  { content: new Uint8Array(Buffer.from('\ufeffcadastre: 1\nname: a\n', 'utf16le')), says: /UTF-16.*Save it as UTF-8/, why: 'UTF-16 with its mark' },
  { content: new Uint8Array(Buffer.from('cadastre: 1\nname: a\n', 'utf16le')), says: /UTF-8/, why: 'UTF-16 without its mark' },
  { content: Uint8Array.from({ length: 2560 }, (_, i) => i % 256), says: /not UTF-8/, why: 'bytes' },
  { content: new Uint8Array([...Buffer.from('cadastre: 1\nname: caf'), 0xe9, 0x0a]), says: /not UTF-8 text: .* in line 2/, why: 'Latin 1' },
  { content: '['.repeat(100_000), name: 'plan.json', says: /levels deep/, why: 'deep JSON' },
  { content: `cadastre: 1\nname: ${'['.repeat(100_000)}`, says: /nests? |brackets/, why: 'deep YAML' },
  { content: `cadastre: 1\nname: a\n${bomb}\n`, says: /Aliases/, why: 'aliases that multiply' },
  { content: 'cadastre: 1\nname: &a [*a]\n', says: /error/, why: 'an alias of itself' },
  { content: `cadastre: 1\nname: a\ndescription: ${'x'.repeat(MEGABYTES_50)}\n`, says: /at most 16000000/, why: '50 MB of YAML' },
  {
    content: `{"cadastre": 1, "name": "a", "description": "${'x'.repeat(MEGABYTES_50)}"}`,
    name: 'plan.json',
    says: /at most 20000 characters/,
    why: '50 MB of JSON',
  },
])('refuses $why with a sentence', { timeout: 20_000 }, async ({ content, name, says }) => {
  const file = planFile(content, name);
  const ran = await cadastre(['plan', file, '--write']);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(says);
  expect(ran.err).toMatch(/Nothing was done: \d+ problems?\.\n$/);
  expect(ran.err.length).toBeLessThan(10_000);
  expect(readFileSync(file).equals(Buffer.from(content))).toBe(true);
});

test.each([
  { name: '__proto__', why: 'a name that JavaScript knows' },
  { name: 'constructor', why: 'another' },
  { name: 'a'.repeat(80), why: 'as long as can be' },
  { name: '名前', why: 'not Latin' },
])('the name $name is a name: $why', async ({ name }) => {
  const input = `cadastre: 1\nname: ${name}\naddressPools: [{name: ${name}, prefixes: [10.0.0.0/16]}]\nvirtualNetworks: [{name: ${name}, pool: ${name}, subnets: [{name: ${name}, size: /28}]}]\n`;
  const ran = await cadastre(['plan', '-', '--json'], { input });
  expect(JSON.parse(ran.out)).toMatchObject({
    plan: name,
    virtualNetworks: [{ name, addressSpace: ['10.0.0.0/28'], subnets: [{ name, prefix: '10.0.0.0/28' }] }],
  });
});

test.each([
  { plan: '{cadastre: 1, name: empty}', networks: 0, why: 'nothing in it' },
  { plan: '{cadastre: 1, name: pools, addressPools: [{name: a, prefixes: [10.0.0.0/16]}]}', networks: 0, why: 'only a pool' },
  { plan: '{cadastre: 1, name: net, virtualNetworks: [{name: net, addressSpace: [10.0.0.0/16], subnets: []}]}', networks: 1, why: 'no subnets' },
  {
    plan: '{cadastre: 1, name: all, addressPools: [{name: a, prefixes: [0.0.0.0/0]}], virtualNetworks: [{name: net, pool: a, size: /8}]}',
    networks: 1,
    why: 'all addresses as a pool',
  },
])('a plan with $why', async ({ plan, networks }) => {
  for (const command of ['plan', 'check', 'config', 'free']) {
    const ran = await cadastre([command, '-'], { input: plan });
    expect({ ...ran, command }).toMatchObject({ code: 0, err: '' });
  }
  expect(JSON.parse((await cadastre(['plan', '-', '--json'], { input: plan })).out)).toMatchObject({
    summary: { virtualNetworks: networks, errors: 0 },
  });
});
