import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { terraform } from '../../../shared/export/terraform/terraform.ts';
import { comment, quote } from '../../../shared/export/terraform/writer.ts';
import { mustRead } from '../../support/documents.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mixedLists } from '../../support/mixed-lists.ts';
import { mustCompute } from '../../support/plans.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
describe('text', () => {
  const valueOf = async (code: string) => ((await parse('x.tf', `locals {\n  x = ${code}\n}\n`)) as { locals: { x: string }[] }).locals[0]?.x;

  test('any text comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        fc.pre(text.isWellFormed());
        expect((await valueOf(quote(text)))?.replace(/([$%])\1\{/g, '$1{')).toBe(text.normalize('NFC'));
      }),
      { numRuns: 500, seed: 43 },
    );
  });

  test.each([...HOSTILE_NAMES, 'two\nlines', 'a\r\nb', '\u0085next'])('%j stays inside a comment', async (name) => {
    expect(comment(name)).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
    expect(await valueOf(`1 ${comment(name)}`)).toBe(1);
  });
});

test('the order of lists changes no byte, and a network more changes no other file but those that join', () => {
  const document = mustRead(readFileSync(path.join(ROOT, 'examples/hub-and-spoke.yaml'), 'utf8'));
  const files = terraform.write(mustCompute(document));
  expect(terraform.write(mustCompute(mixedLists(document, 7)))).toEqual(files);
  const more = terraform.write(
    mustCompute({
      ...document,
      virtualNetworks: [
        ...(document.virtualNetworks ?? []),
        { name: 'a-first-by-name', addressSpace: ['192.168.100.0/24'], subnets: [{ name: 'app' }] },
      ],
    }),
  );
  const changed = more.filter(({ path: file, text }) => files.find((before) => before.path === file)?.text !== text).map(({ path: file }) => file);
  expect(changed.sort()).toEqual(['main.tf', 'network-a-first-by-name.tf', 'outputs.tf']);
});
