import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import { checkEditedShape, checkShape, readPlanDocument } from '../../../shared/plan/read.ts';
import type { SourceEdit } from '../../../shared/plan/source-edit.ts';

const read = readPlanDocument(readFileSync('examples/hub-and-spoke.yaml', 'utf8'), 'yaml');
if (!read.ok) throw new Error('the example is a document');
const { document } = read.value;

const edits: readonly (readonly [string, SourceEdit])[] = [
  ['a name', { path: ['virtualNetworks', 1, 'name'], set: 'other' }],
  ['a wrong name', { path: ['virtualNetworks', 1, 'name'], set: 7 }],
  ['a wrong length, deep in it', { path: ['virtualNetworks', 2, 'subnets', 1, 'size'], set: '/99' }],
  ['an unknown key', { path: ['virtualNetworks', 0, 'colour'], set: 'red' }],
  ['a network that is none', { path: ['virtualNetworks', 5], insert: 'x' }],
  ['no networks', { path: ['virtualNetworks'] }],
  ['networks that are no list', { path: ['virtualNetworks'], set: 'x' }],
  ['something beside the networks', { path: ['defaults', 'growth'], set: -1 }],
];

test.each(edits)('%s is judged as the whole document is', (_, edit) => {
  const edited = applyEdits(document, [edit]);
  expect(checkEditedShape(edited, document)).toEqual(checkShape(edited));
});

test('some of them are wrong, some are not', () => {
  expect(new Set(edits.map(([, edit]) => checkShape(applyEdits(document, [edit])).length > 0))).toEqual(new Set([true, false]));
});
